"""One page of a built site, read once: what a crawler wants to know of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

NOT_FOUND: Final = "404.html"
"""The page a host serves for an unknown address: it is no part of the review, and nothing leads to it."""
VOID: Final = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"])
SOURCED: Final = frozenset(["data-source", "data-number", "data-claim"])
CONTENT: Final = "md-content__inner"
"""The class of the element that holds a page's own content. What the theme sets around it repeats titles
and headings (banner, navigation, table of contents, footer) and is the only place where a digit needs no
source."""
LOADS: Final = ("img", "script", "iframe", "source", "audio", "video", "embed", "object", "image", "input")
LOADED_LINKS: Final = frozenset(
    ["stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest", "modulepreload"]
)
TEXTS: Final = frozenset(["a", "q", "style", "title"])
REFERRING: Final = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
URL: Final = re.compile(r"""url\(\s*['"]?(?!data:)([^'")]*)|@import\s+['"]([^'"]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as a reader meets it: where it leads, what it says, its attributes, and whether it is drawn."""

    href: str
    text: str
    attributes: Mapping[str, str]
    drawn: bool

    @property
    def said(self) -> str:
        """Return what the link says of a number: its text, or in a drawing the end of its label."""
        label = self.attributes.get("aria-label", "")
        return label.rpartition(": ")[2] if self.drawn else self.text


@dataclass(slots=True, kw_only=True)
class Page:
    """What matters of one page, gathered while it was read once."""

    path: str
    title: str = ""
    description: str = ""
    policy: str = ""
    headings: int = 0
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    refers: list[str] = field(default_factory=list)
    sets: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    quotes: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    made_from: list[str] = field(default_factory=list)
    unsourced: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)

    @property
    def generated(self) -> bool:
        """Tell whether it is the engine's, with no hand-written page of docs/ in it."""
        return self.path != NOT_FOUND and not any(source.startswith("docs/") for source in self.made_from)


@dataclass(slots=True, kw_only=True)
class _Open:
    """An element that is not closed yet, and the text inside it so far where anybody will ask for it."""

    tag: str
    attributes: Mapping[str, str]
    text: list[str] = field(default_factory=list)

    @property
    def heard(self) -> bool:
        """Tell whether its text matters."""
        return self.tag in TEXTS or "data-row" in self.attributes or self.is_a("lr-warn")

    def is_a(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    """Reads one page from its first byte to its last, and notes what matters as elements end."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = Page(path=path)
        self.stack: list[_Open] = []
        self.heard: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; note its id, what it loads, and which rows it holds."""
        attributes = {name: value or "" for name, value in attrs}
        page, opened = self.page, _Open(tag=tag, attributes=attributes)
        page.ids += [attributes["id"]] if "id" in attributes else []
        page.loads += loads(tag, attributes)
        page.refers += [one for name in REFERRING for one in attributes.get(name, "").split()]
        page.headings += tag == "h1"
        if "data-source" in attributes:
            page.sources.add(attributes["data-source"])
        if tag == "meta":
            self._meta(attributes)
        if "data-set" in attributes:
            page.sets.setdefault(attributes["data-set"], [])
        if "data-row" in attributes:
            self._row(attributes["data-row"])
        if tag not in VOID:
            self.stack.append(opened)
            self.heard += [opened] if opened.heard else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element and close it at once, as drawings do."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and whatever was left open inside it."""
        if not any(one.tag == tag for one in self.stack):
            self.page.torn.append(f"</{tag}> without a beginning")
            return
        while (ended := self._closed()).tag != tag:
            self.page.torn.append(f"<{ended.tag}> without an end")
        self._note(ended)

    def handle_data(self, data: str) -> None:
        """Add text to every open element; note a digit that nothing gives a source for."""
        for one in self.heard:
            one.text.append(data)
        if re.search(r"[0-9]", data) and self._content() and not self._named():
            self.page.unsourced.append(" ".join(data.split()))

    def _closed(self) -> _Open:
        ended = self.stack.pop()
        if self.heard and self.heard[-1] is ended:
            self.heard.pop()
        return ended

    def _meta(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("name") == "description":
            self.page.description = attributes.get("content", "")
        if attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.page.policy = attributes.get("content", "")

    def _row(self, row: str) -> None:
        self.page.listed.add(row)
        around = next((one for one in reversed(self.stack) if "data-set" in one.attributes), None)
        if around is not None:
            self.page.sets[around.attributes["data-set"]].append(row)

    def _content(self) -> bool:
        return any(one.is_a(CONTENT) for one in self.stack) and self.stack[-1].tag not in {"script", "style"}

    def _named(self) -> bool:
        return any(one.attributes.get(name) for one in self.stack for name in SOURCED)

    def _note(self, ended: _Open) -> None:
        text = " ".join("".join(ended.text).split())
        drawn = any(one.tag == "svg" for one in self.stack)
        if ended.tag == "title" and not drawn:
            self.page.title = text
        if ended.tag == "a" and "href" in ended.attributes:
            link = Link(href=ended.attributes["href"], text=text, attributes=ended.attributes, drawn=drawn)
            self.page.links.append(link)
        if {"id", "data-row"} <= ended.attributes.keys():
            self.page.rows[ended.attributes["id"]] = (ended.attributes["data-row"], text)
        if ended.tag == "q":
            row = next((one.attributes["data-row"] for one in self.stack if "data-row" in one.attributes), "")
            self.page.quotes.setdefault(row, []).append(text)
        if ended.is_a("lr-warn"):
            self.page.warnings.append(text)
        if ended.tag == "li" and any(one.is_a("lr-provenance") for one in self.stack):
            self.page.made_from.append(ended.attributes.get("data-source", ""))
        if ended.tag == "style" or "style" in ended.attributes:
            css = text if ended.tag == "style" else ended.attributes["style"]
            self.page.loads += urls(css)


def loads(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield what a browser fetches on meeting an element."""
    if tag in LOADS:
        yield from (attributes[name] for name in ("src", "data", "href", "poster") if name in attributes)
        yield from (one.split()[0] for one in attributes.get("srcset", "").split(",") if one.strip())
    if tag == "link" and LOADED_LINKS & set(attributes.get("rel", "").split()):
        yield attributes.get("href", "")
    if tag == "use":
        yield attributes.get("href", attributes.get("xlink:href", ""))


def urls(css: str) -> Iterator[str]:
    """Yield the addresses that a style sheet asks for."""
    return (found[1] or found[2] for found in URL.finditer(css) if found[1] or found[2])


def parse(path: str, html: str) -> Page:
    """Return what matters of one page."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.page.torn += [f"<{one.tag}> without an end" for one in reader.stack]
    return reader.page
