"""The events of a YAML text, guarded: what our files never hold is refused at its place.

The text is read as a stream and nothing in it is expanded, so that a hostile file costs no more than
its size: reading ends at the first alias, at the first value that is nested too deeply, and at the limit
of values in a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from pipeline.places import Loc, Place

_MOST_BYTES = 20_000_000
_MOST_NODES = 400_000
_DEEPEST = 40
_FORBIDDEN = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")


class Refused(Exception):  # noqa: N818 - it is a refusal of the input, no error of ours
    """Raised inside this module where reading cannot go on; carries the place and the rule."""

    def __init__(self, place: Place, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.place, self.code, self.message, self.hint = place, code, message, hint


@dataclass(slots=True)
class Frame:
    """An open mapping or sequence: the key or index being read, and the keys met so far."""

    mapping: bool
    key: str | int = -1
    wants_key: bool = True
    seen: set[str] = field(default_factory=set)

    def add(self, key: str) -> bool:
        """Note a key and tell whether it is new here."""
        known = len(self.seen)
        self.seen.add(key)
        return len(self.seen) > known


@dataclass(frozen=True, slots=True)
class Step:
    """One event with what it is there: a key, a value, the start or the end of a collection."""

    event: Event
    is_key: bool
    stack: list[Frame]

    @property
    def place(self) -> Place:
        """Return line and column, from 1."""
        return _place(self.event)

    @property
    def loc(self) -> Loc:
        """Return the keys and indexes that lead here."""
        return tuple(frame.key for frame in self.stack)


def decoded(data: bytes) -> str:
    """Return the text of a file; raise Refused where it is too large, not UTF-8, or not printable."""
    if len(data) > _MOST_BYTES:
        raise Refused((1, 1), "yaml-too-large", f"the file has {len(data)} bytes", "split it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_at(data[: error.start].decode("utf-8"), error.start)
        hint = "save the file as UTF-8"
        raise Refused(place, "yaml-not-utf-8", "a byte that is not UTF-8", hint) from error
    found = _FORBIDDEN.search(text)
    if found:
        raise _forbidden(text, found.start())
    return text


def _forbidden(text: str, index: int) -> Refused:
    """Return the refusal of a character that must not stand in a file as it is."""
    sign = text[index]
    if sign == "\t":
        return Refused(place_at(text, index), "yaml-tab", "a tab", "write spaces")
    message = f"the character U+{ord(sign):04X}, which nobody sees"
    return Refused(place_at(text, index), "yaml-control-character", message, "take it out")


def _place(event: Event) -> Place:
    """Return line and column, from 1, of an event's start."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def place_at(text: str, index: int) -> Place:
    """Return line and column, from 1, of a character index."""
    before = text[:index]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def steps(text: str) -> Iterator[Step]:
    """Yield the keys, values, starts and ends of a text; raise Refused at what we do not accept."""
    stack: list[Frame] = []
    documents = nodes = 0
    for event in _events(text):
        if isinstance(event, DocumentStartEvent):
            documents += 1
            _guard_document(event, documents)
        elif isinstance(event, CollectionEndEvent):
            stack.pop()
            yield Step(event, is_key=False, stack=stack)
        elif isinstance(event, NodeEvent):
            nodes += 1
            _guard_node(event, nodes, len(stack))
            yield Step(event, is_key=_advance(stack, event), stack=stack)
            if isinstance(event, CollectionStartEvent):
                stack.append(Frame(mapping=isinstance(event, MappingStartEvent)))
    if not documents:
        raise Refused((1, 1), "yaml-empty", "the file is empty", "write its keys, or delete it")


def _events(text: str) -> Iterator[Event]:
    """Yield the parser's events; raise Refused at a syntax error."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "put quotes around a text with ': ', ' #' or a sign at its start; align keys of one level"
        raise Refused(place, "yaml-syntax", str(error.problem or error.context), hint) from error


def _guard_document(event: DocumentStartEvent, documents: int) -> None:
    """Refuse directives and a second document."""
    place = _place(event)
    if documents > 1:
        raise Refused(place, "yaml-several-documents", "a second document", "one file holds one document")
    if event.version or event.tags:
        raise Refused(place, "yaml-directive", "a YAML directive", "take the line with % out")


def _guard_node(event: NodeEvent, nodes: int, depth: int) -> None:
    """Refuse aliases, anchors, tags, deep nesting and more nodes than a file of ours can have."""
    place = _place(event)
    if event.anchor is not None:
        word = "alias" if isinstance(event, AliasEvent) else "anchor"
        raise Refused(place, f"yaml-{word}", f"an {word}", "write the value out where it is meant")
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise Refused(place, "yaml-tag", f"the tag {tag}", "take it out; the type follows from the key")
    if depth >= _DEEPEST:
        raise Refused(place, "yaml-too-deep", f"nested deeper than {_DEEPEST}", "no file of ours is so deep")
    if nodes > _MOST_NODES:
        raise Refused(place, "yaml-too-many-nodes", f"more than {_MOST_NODES} values", "split the file")


def _advance(stack: list[Frame], event: NodeEvent) -> bool:
    """Move the innermost frame on by one node and tell whether that node is a key."""
    if not stack:
        return False
    frame = stack[-1]
    if not frame.mapping:
        frame.key = int(frame.key) + 1
        return False
    is_key, frame.wants_key = frame.wants_key, not frame.wants_key
    if is_key:
        if not isinstance(event, ScalarEvent):
            place = _place(event)
            raise Refused(place, "yaml-complex-key", "a key that is no text", "write a plain word as the key")
        frame.key = event.value
    return is_key
