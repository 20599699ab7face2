"""Crawl a built site as a reader would, and print what is amiss, one finding a line.

    python -m tools.crawl SITE_DIR

Looked at are links and anchors (those of drawings too), what a page would load from elsewhere, the rows
behind every number, the statements behind every claim, the source of every digit, the head of every page,
and whether a page can be reached from index.html. The exit code is 1 where anything was found.
"""

import argparse
import posixpath
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tools.crawl_page import NOT_FOUND, Page, parse, urls

HOME: Final = "index.html"
PRINTED: Final = re.compile(r"(\d+) is a number that was reported, at (\S.*)\. Its rows are not held here\.")
UNKNOWN: Final = re.compile(r"Not reported: \S.*")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something amiss on one page: a stable code, and what exactly."""

    page: str
    code: str
    what: str

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.page}: {self.code}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All pages of a built site by path, every file of it, and what its style sheets ask for."""

    pages: Mapping[str, Page]
    files: frozenset[str]
    styles: Mapping[str, tuple[str, ...]]

    def target(self, path: str, href: str) -> tuple[str, str] | None:
        """Return the file and the anchor that a link on a page leads to; None where it leaves the site."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        found = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), unquote(parts.path)))[1:]
        if not parts.path:
            found = path
        elif parts.path.endswith("/") or not found:
            found = posixpath.join(found, HOME)
        return found, unquote(parts.fragment)

    def continued(self, path: str) -> Iterator[Page]:
        """Yield a page of rows and the pages that continue it."""
        yield self.pages[path]
        place = 2
        while (more := f"{path.removesuffix('.html')}.{place}.html") in self.pages:
            yield self.pages[more]
            place += 1


def read(root: Path) -> Site:
    """Read every page and style sheet below a directory."""
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items() if name.endswith(".html")}
    return Site(
        pages={name: parse(name, text) for name, text in texts.items()},
        files=frozenset(files),
        styles={
            name: tuple(urls(path.read_text(encoding="utf-8")))
            for name, path in files.items()
            if name.endswith(".css")
        },
    )


def dead_links(site: Site) -> Iterator[Finding]:
    """Yield links and references that lead to no file, or to no such place of a page."""
    for path, page in site.pages.items():
        wanted = [*(link.href for link in page.links), *page.loads, *(f"#{one}" for one in page.refers)]
        for href in dict.fromkeys(wanted):
            found = site.target(path, href)
            if found and found[0] not in site.files:
                yield Finding(path, "dead-link", href)
            elif found and found[1] and found[0] in site.pages and found[1] not in site.pages[found[0]].ids:
                yield Finding(path, "dead-anchor", href)


def foreign(site: Site) -> Iterator[Finding]:
    """Yield what would be fetched from another host, and pages whose policy would let it be."""
    asked = {**{path: tuple(page.loads) for path, page in site.pages.items()}, **site.styles}
    for path, wanted in asked.items():
        away = (href for href in wanted if not href.startswith("data:") and site.target(path, href) is None)
        yield from (Finding(path, "foreign-request", href) for href in away)
    for path, page in site.pages.items():
        if "default-src 'self'" not in page.policy or re.search(r"https?:", page.policy):
            yield Finding(path, "policy", page.policy or "none")


def outward(site: Site) -> Iterator[Finding]:
    """Yield links out of the site that are not https."""
    for path, page in site.pages.items():
        away = (link.href for link in page.links if site.target(path, link.href) is None)
        yield from (Finding(path, "not-https", href) for href in away if not href.startswith("https://"))


def numbers(site: Site) -> Iterator[Finding]:
    """Yield numbers whose page holds another number of rows, or does not say where or why."""
    for path, page in site.pages.items():
        for link in page.links:
            if name := link.attributes.get("data-number"):
                found = site.target(path, link.href)
                if found is None or found[0] not in site.pages:
                    yield Finding(path, "number-nowhere", f"{name}: {link.href}")
                elif amiss := _unlike(site, found[0], name, link.said):
                    yield Finding(path, "number-differs", f"{name} says {link.said!r}: {amiss}")


def _unlike(site: Site, target: str, name: str, said: str) -> str:
    rows = [row for page in site.continued(target) for row in page.sets.get(name, ())]
    held = any(name in page.sets for page in site.continued(target))
    warnings = site.pages[target].warnings
    printed = [int(found[1]) for one in warnings if (found := PRINTED.fullmatch(one))]
    unknown = any(UNKNOWN.fullmatch(one) for one in warnings)
    if len(rows) != len(set(rows)):
        return f"{target} lists a row twice"
    if not held and not printed:
        return "" if said == "not reported" and unknown else f"{target} holds no such set and gives no reason"
    known = len(rows) + sum(printed)
    right = re.fullmatch(rf"≥ {known} \(.* not reported\)", said) if unknown else said == str(known)
    return "" if right else f"{target} has {len(rows)} rows and {printed} reported"


def claims(site: Site) -> Iterator[Finding]:
    """Yield values of claims that do not lead to the claim, its statements as printed, and that value."""
    for path, page in site.pages.items():
        for link in page.links:
            if claim := link.attributes.get("data-claim"):
                found = site.target(path, link.href) or ("", "")
                there = site.pages.get(found[0])
                row, text = there.rows.get(found[1], ("", "")) if there else ("", "")
                if there is None or row != claim or not any(there.quotes.get(claim, ())):
                    yield Finding(path, "claim-nowhere", f"{claim}: {link.href}")
                elif not link.drawn and link.text not in text:
                    yield Finding(path, "claim-differs", f"{claim} says {link.text!r}")


def digits(site: Site) -> Iterator[Finding]:
    """Yield texts of generated pages with a digit that no element around them gives a source for."""
    for path, page in site.pages.items():
        if page.generated:
            yield from (Finding(path, "unsourced", text) for text in page.unsourced)


def heads(site: Site) -> Iterator[Finding]:
    """Yield pages without a title, a description, exactly one first heading, or what they were made from."""
    for path, page in site.pages.items():
        if not page.title:
            yield Finding(path, "no-title", "")
        if not page.description.strip():
            yield Finding(path, "no-description", "")
        if page.headings != 1:
            yield Finding(path, "first-headings", str(page.headings))
        if not page.made_from and path != NOT_FOUND:
            yield Finding(path, "no-sources", "")


def shape(site: Site) -> Iterator[Finding]:
    """Yield ids given twice on a page, and elements that do not nest."""
    for path, page in site.pages.items():
        twice = {one for one in page.ids if page.ids.count(one) > 1}
        yield from (Finding(path, "id-twice", one) for one in sorted(twice))
        yield from (Finding(path, "torn", one) for one in page.torn)


def orphans(site: Site) -> Iterator[Finding]:
    """Yield pages that no row of links leads to from the first page."""
    reached, left = {HOME, NOT_FOUND}, [HOME]
    while left:
        page = site.pages.get(left.pop())
        targets = (site.target(page.path, link.href) for link in page.links) if page else ()
        fresh = {found[0] for found in targets if found and found[0] in site.pages} - reached
        reached |= fresh
        left += sorted(fresh)
    yield from (Finding(path, "orphan", "") for path in site.pages if path not in reached)


CHECKS: Final[Mapping[str, Callable[[Site], Iterator[Finding]]]] = {
    "links": dead_links,
    "requests": foreign,
    "outward": outward,
    "numbers": numbers,
    "claims": claims,
    "digits": digits,
    "heads": heads,
    "shape": shape,
    "orphans": orphans,
}
"""Everything that is looked at, by name."""


def crawl(site: Site) -> tuple[Finding, ...]:
    """Return all findings of all checks, sorted."""
    return tuple(sorted({finding for check in CHECKS.values() for finding in check(site)}))


def main() -> int:
    """Crawl the site that was named; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("site", type=Path, metavar="SITE_DIR")
    site = read(parser.parse_args().site)
    found = crawl(site)
    for one in found:
        print(one)
    links = sum(len(page.links) for page in site.pages.values())
    print(f"{len(site.pages)} pages, {links} links: {len(found)} findings")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
