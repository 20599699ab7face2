"""A YAML file as people see it: its keys and values in order, with the comments and blank lines between.

YAML's own parsers drop comments. Here the text between two scalars is searched for them: outside of a
scalar a `#` can begin nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.events import CollectionEndEvent, MappingStartEvent, ScalarEvent

from pipeline.scalars import Meaning, meaning
from pipeline.yamlevents import Step, steps


@dataclass(slots=True)
class Node:
    """A scalar, mapping or sequence with the comment lines before it and the comment on its line.

    An empty string in `before` is a blank line. `keys` are those of a mapping, in the order of `items`.
    """

    kind: str
    text: str = ""
    bare: bool = False
    items: list["Node"] = field(default_factory=list)
    keys: list["Node"] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing in it: null, an empty text, mapping or sequence."""
        return (not self.text and not self.items) or (self.bare and meaning(self.text) is Meaning.NULL)

    @property
    def remarked(self) -> bool:
        """Tell whether a comment stands in, before or beside it."""
        inner = any(node.remarked for node in [*self.keys, *self.items])
        return inner or bool(self.after) or any(self.before)


@dataclass(slots=True)
class _Reading:
    """What is open while a text is read: the collections, and the tokens since the last gap."""

    text: str
    root: Node = field(default_factory=lambda: Node(kind="seq"))
    open: list[Node] = field(default_factory=list)
    last: Node | None = None
    fresh: Node | None = None
    at: int = 0


def layout(text: str) -> tuple[Node, list[str]]:
    """Return the root of a text and the comment lines after its end; raise Refused as `steps` does."""
    reading = _Reading(text=text)
    reading.open.append(reading.root)
    for step in steps(text):
        _take(reading, step)
    rest = list(_gap(reading, text[reading.at :]))
    return reading.root.items[0], rest


def _take(reading: _Reading, step: Step) -> None:
    """Take one event into the tree."""
    event = step.event
    if isinstance(event, CollectionEndEvent):
        closed = reading.open.pop()
        reading.fresh = None if reading.fresh is closed else reading.fresh
        return
    if isinstance(event, ScalarEvent):
        node = Node(kind="scalar", text=str(event.value), bare=not event.style)
    else:
        node = Node(kind="map" if isinstance(event, MappingStartEvent) else "seq")
    parent = reading.open[-1]
    (parent.keys if step.is_key else parent.items).append(node)
    if isinstance(event, ScalarEvent):
        _token(reading, event, node)
    else:
        reading.open.append(node)
        reading.fresh = reading.fresh or node


def _token(reading: _Reading, event: ScalarEvent, node: Node) -> None:
    """Give the comments before a scalar to what begins there, and the one on its first line to itself."""
    start, end = _span(reading.text, event)
    if start == end:
        return
    before = list(_gap(reading, reading.text[reading.at : start]))
    (reading.fresh or node).before += before
    if event.style in ("|", ">"):
        node.after = _comment(reading.text[start:end].partition("\n")[0])
    reading.last, reading.fresh, reading.at = node, None, end


def _span(text: str, event: ScalarEvent) -> tuple[int, int]:
    """Return where a scalar begins and ends; blank lines after a block are not its own."""
    start = event.start_mark.index if event.start_mark else 0
    end = event.end_mark.index if event.end_mark else start
    if event.style in ("|", ">"):
        return start, start + len(text[start:end].rstrip())
    return start, end


def _gap(reading: _Reading, text: str) -> Iterator[str]:
    """Yield the comment and blank lines of the text between two scalars."""
    first, *rest = text.split("\n")
    comment = _comment(first)
    if comment and reading.last is not None:
        reading.last.after = f"{reading.last.after} {comment}".strip()
    elif comment:
        yield comment
    for line in rest[:-1] if rest else []:
        if not line.strip() or _comment(line):
            yield _comment(line)
    if rest and _comment(rest[-1]):
        yield _comment(rest[-1])


def _comment(text: str) -> str:
    """Return the comment in a line that holds no scalar, without white space around it."""
    at = text.find("#")
    return text[at:].strip() if at >= 0 else ""
