"""The markup of one record element as a tree without name spaces, and text taken from it.

Sound markup goes through expat; what expat refuses is read by rules that take tags as they come. Nothing
is ever fetched, and no entity is known but those of HTML.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from pipeline.formats.stream import Refused
from pipeline.formats.text import clean
from pipeline.formats.xml_split import SECTION, tokens

DEEPEST = 200
MOST_SIGNS = 500_000
_DTD = b'<!DOCTYPE w SYSTEM "w">'
_ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)[A-Za-z]")
_PREFIX = re.compile(rb"[\s</]([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_TOKEN = re.compile(
    SECTION + rb"|<(?P<end>/?)(?:[A-Za-z_][\w.-]{0,40}:)?(?P<name>[A-Za-z_][\w.-]{0,99})"
    rb"(?P<attributes>(?:[\s/][^<>]{0,4000})?)>"
)
_ATTRIBUTE = re.compile(rb"(?:[\w.-]{1,60}:)?([\w.-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"<]*)\"|'([^'<]*)')")
_CUT_TAG = re.compile(rb"<(?:/?[A-Za-z_][^<>]{0,4000}|/)?\Z")
_HTML = {name[:-1]: text for name, text in html5.items() if name.endswith(";")}


def tree(body: bytes, line: int) -> tuple[Element, bool]:
    """Return the element that UTF-8 bytes hold, and whether its markup was sound.

    Raises Refused where it has more tags or levels than any export gives one record.
    """
    if sum(map(body.count, (b"<", b"=", b"&", b"\n"))) > MOST_SIGNS:
        raise Refused("too-many-fields", line)
    root, sound = _strict(body)
    if root is None:
        root, sound = _lenient(body), False
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return _bare(root), sound
    raise Refused("nested-too-deep", line)


def _strict(body: bytes) -> tuple[Element | None, bool]:
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - it is given no document type that declares anything
    if _ENTITY.search(body):
        parser.entity.update(_HTML)
    known = b" ".join(
        b'xmlns:%s="%s"' % (name, name) for name in {*_PREFIX.findall(body)} if name != b"xmlns"
    )
    try:
        parser.feed(_DTD + b"<w " + known.replace(b'xmlns:xml="xml"', b"") + b">")
        parser.feed(body)
        parser.feed(b"</w>")
        root = parser.close()
    except ParseError:
        return None, False
    return (root[0], True) if len(root) == 1 else (None, False)


def _lenient(body: bytes) -> Element:
    """Return the tree of broken markup: tags are closed where their parents are, stray end tags ignored."""
    builder, at = TreeBuilder(), 0
    names: list[str] = []
    builder.start("w", {})
    for found, then in tokens(body, _TOKEN, whole=True):
        builder.data(unescape(body[at : found.start()].decode("utf-8", "replace")))
        at = then
        name = (found["name"] or b"").decode("utf-8", "replace")
        if found[0] == b"<![CDATA[":
            builder.data(body[found.end() : then].decode("utf-8", "replace").removesuffix("]]>"))
        elif name and found["end"]:
            _close(builder, names, name)
        elif name:
            builder.start(name, _attributes(found["attributes"]))
            names.append(name)
            if found["attributes"].endswith(b"/") or len(names) > 2 * DEEPEST:
                builder.end(names.pop())
    builder.data(unescape(_CUT_TAG.sub(b"", body[at:]).decode("utf-8", "replace")))
    for name in reversed(names):
        builder.end(name)
    builder.end("w")
    root = builder.close()
    return root[0] if len(root) else root


def _close(builder: TreeBuilder, names: list[str], name: str) -> None:
    if name in names:
        while (last := names.pop()) != name:
            builder.end(last)
        builder.end(name)


def _attributes(raw: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(raw)
    return {name.decode(): unescape((one or other).decode("utf-8", "replace")) for name, one, other in found}


def _bare(root: Element) -> Element:
    """Return a tree with the name spaces of its tags and attributes taken off."""
    for element in root.iter():
        if "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
        for name in [name for name in element.keys() if "}" in name]:  # noqa: SIM118 - an element is no mapping
            element.set(name.rpartition("}")[2], element.attrib.pop(name))
    return root


def text(element: Element | None) -> str:
    """Return all text of an element, markup inside it included, as one clean line; "" for none."""
    return "" if element is None else clean("".join(element.itertext()))


def at(element: Element, path: str) -> str:
    """Return the text of the first element at a path below another."""
    return text(element.find(path))


def each(element: Element, path: str) -> Iterator[str]:
    """Yield the texts, other than empty ones, of all elements at a path below another."""
    return filter(None, map(text, element.iterfind(path)))
