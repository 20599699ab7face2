"""The one canonical form of a human file, comments kept.

Keys stand in the order of the value class, indented by two spaces, one line each where they fit, long
texts folded at words; an optional key that says nothing is left out; the shape's version is written.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from json import dumps
from types import GenericAlias

from pipeline.decode import plain
from pipeline.layout import Node, layout
from pipeline.quoting import scalar, single
from pipeline.scalars import Meaning, meaning, plain_safe
from pipeline.shapes import Shape, shape

_STEP = 2


def format_text(text: str, kind: object) -> str:
    """Return the canonical form of a file's text; raise yamlevents.Refused where it cannot be read.

    `kind` is the value class of the file. What the file says is not judged and does not change.
    """
    root, rest = layout(text.replace("\r\n", "\n"))
    if root.kind == "map" and "schema" in shape(kind).keys and "schema" not in _names(root):
        root.keys.insert(0, Node(kind="scalar", text="schema", bare=True))
        root.items.insert(0, Node(kind="scalar", text="1", bare=True))
    _arrange(root, kind)
    lines = [*_remarks(_trimmed(root.before), 0), *_body(root, 0), *_remarks(rest, 0)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _names(node: Node) -> list[str]:
    """Return the keys of a mapping."""
    return [key.text for key in node.keys]


def _arrange(node: Node, kind: object) -> None:
    """Bring the keys of a node and of all below it into order; move comments to the front of their place."""
    known = shape(kind)
    if node.kind == "map":
        _order(node, known)
    for key, item in zip(node.keys or node.items, node.items, strict=True):
        _arrange(item, known.below(key.text))
        if item.kind == "scalar" and key is not item:
            key.before += filter(None, item.before)
    first = node.keys[:1] or node.items[:1]
    for leading in first:
        node.before += leading.before
        leading.before = []


def _order(node: Node, known: Shape) -> None:
    """Sort the keys that the class knows, the others after them as they stood, and drop what says nothing."""
    rank = {name: place for place, name in enumerate(known.keys)}
    pairs = sorted(
        zip(node.keys, node.items, strict=True), key=lambda pair: rank.get(pair[0].text, len(rank))
    )
    kept = [pair for pair in pairs if not _silent(*pair, known)]
    node.keys = [key for key, _ in kept]
    node.items = [item for _, item in kept]


def _silent(key: Node, item: Node, known: Shape) -> bool:
    """Tell whether a key can be left out without a change of what is said."""
    if key.text not in known.defaults or not item.empty or key.remarked or item.remarked:
        return False
    default = known.defaults[key.text]
    if item.kind != "scalar":
        return default in ((), {})
    return default is None if item.bare else default == ""


def _body(node: Node, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping, a sequence or a lone scalar."""
    if node.kind == "scalar":
        yield from _written(node, 0, indent)
    for key, item in zip(node.keys, node.items, strict=False):
        yield from _remarks(key.before, indent)
        yield from _entry(" " * indent + _key(key.text) + ":", key.after, item, indent)
    for item in node.items if node.kind == "seq" else []:
        yield from _remarks(item.before, indent)
        yield from _item(item, indent)


def _entry(head: str, after: str, item: Node, indent: int) -> Iterator[str]:
    """Yield the lines of one key with its value."""
    if item.kind == "scalar":
        first, *rest = _written(item, len(head) + 1, indent + _STEP)
        yield _beside(f"{head} {first}".rstrip(), f"{after} {item.after}")
        yield from rest
    elif item.empty:
        yield _beside(f"{head} {'{}' if item.kind == 'map' else '[]'}", after)
    else:
        yield _beside(head, after)
        yield from _remarks(_trimmed(item.before), indent + _STEP)
        yield from _body(item, indent + _STEP)


def _item(item: Node, indent: int) -> Iterator[str]:
    """Yield the lines of one item of a sequence."""
    dash = " " * indent + "- "
    if item.kind == "scalar":
        first, *rest = _written(item, len(dash), indent + _STEP)
        yield _beside((dash + first).rstrip(), item.after)
        yield from rest
    elif item.empty:
        yield dash + ("{}" if item.kind == "map" else "[]")
    else:
        first, *rest = _body(item, indent + _STEP)
        yield dash + first[len(dash) :]
        yield from rest


def _written(node: Node, used: int, indent: int) -> list[str]:
    """Return the lines of a scalar; a number, a word of YAML and null stay as they are."""
    if node.bare and meaning(node.text) is not Meaning.TEXT:
        return ["" if meaning(node.text) is Meaning.NULL else node.text]
    return scalar(node.text, used, indent)


def _key(text: str) -> str:
    """Return a key, in quotes where it needs them; a word such as `on` needs none as a key."""
    unclear = text and meaning(text) in (Meaning.UNCLEAR_BOOLEAN, Meaning.BOOLEAN)
    return text if unclear or plain_safe(text) else single(text)


def _beside(line: str, comment: str) -> str:
    """Return a line with a comment after it."""
    return f"{line}  {comment.strip()}" if comment.strip() else line


def _remarks(lines: list[str], indent: int) -> Iterator[str]:
    """Yield comment lines at an indent, and one blank line where there were several."""
    for line, following in pairwise([*lines, "#"]):
        if line:
            yield " " * indent + line
        elif following:
            yield ""


def _trimmed(lines: list[str]) -> list[str]:
    """Return comment lines without the blank ones at their start."""
    first = next((place for place, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def to_text(value: object) -> str:
    """Return the canonical text of a new file from its value."""
    root = _node(plain(value))
    return format_text("".join(f"{line}\n" for line in _body(root, 0)), type(value))


def with_key(text: str, kind: object, name: str, value: object) -> str:
    """Return the canonical text of a file in which one key has another value, its comments kept.

    What else the file says stays as it is. Raise yamlevents.Refused where it cannot be read.
    """
    root, rest = layout(text.replace("\r\n", "\n"))
    made = _node(plain(value))
    if name in _names(root):
        place = _names(root).index(name)
        _carry(root.items[place], made)
        root.items[place] = made
    else:
        root.keys.append(Node(kind="scalar", text=name, bare=True))
        root.items.append(made)
    lines = [*_remarks(_trimmed(root.before), 0), *_body(root, 0), *_remarks(rest, 0)]
    return format_text("".join(f"{line}\n" for line in lines), kind)


def entry_lines(name: str, value: object, indent: int, old: str = "") -> list[str]:
    """Return the canonical lines of one key with a value class below it.

    Comments of `old`, the text of the same entry until now, are kept at their keys.
    """
    made = Node(kind="map", keys=[Node(kind="scalar", text=name, bare=True)], items=[_node(plain(value))])
    rest: list[str] = []
    if old.strip():
        before, rest = layout(old)
        _carry(before, made)
    _arrange(made, GenericAlias(Mapping, (str, type(value))))
    return [*_body(made, indent), *_remarks(_trimmed(rest), indent)]


def _node(raw: object) -> Node:
    """Return the node of a value as JSON knows it."""
    if isinstance(raw, dict):
        keys = [Node(kind="scalar", text=key, bare=True) for key in raw]
        return Node(kind="map", keys=keys, items=[_node(item) for item in raw.values()])
    if isinstance(raw, list):
        return Node(kind="seq", items=[_node(item) for item in raw])
    if isinstance(raw, str):
        return Node(kind="scalar", text=raw)
    if isinstance(raw, Decimal):
        return Node(kind="scalar", text=f"{raw:f}", bare=True)
    return Node(kind="scalar", text=dumps(raw), bare=True)


def _carry(old: Node, new: Node) -> None:
    """Take the comments of an old node over to the new one that stands in its place."""
    new.before, new.after = old.before, old.after
    if old.kind != new.kind:
        return
    names = [key.text for key in old.keys] or [str(place) for place in range(len(old.items))]
    known = dict(zip(names, zip(old.keys or old.items, old.items, strict=True), strict=True))
    for place, item in enumerate(new.items):
        key = new.keys[place] if new.keys else item
        if (found := known.get(key.text if new.keys else str(place))) is not None:
            key.before, key.after = found[0].before, found[0].after
            _carry(found[1], item)
