"""The part of YAML that our files use, read into JSON text; everything else is a problem at its place.

Refused: duplicate keys, anchors, aliases, tags, directives, tabs, several documents, words and numbers
that readers of YAML understand in different ways, control characters, deep nesting, huge files.
"""

import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring

from yaml.events import (
    CollectionEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from pipeline.places import Loc, Parsed, Place
from pipeline.problems import Problem
from pipeline.scalars import Meaning, meaning
from pipeline.yamlevents import Refused, Step, decoded, steps

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UNCLEAR = {
    Meaning.UNCLEAR_BOOLEAN: ("yaml-unclear-boolean", "write true or false, or quotes around a text"),
    Meaning.UNCLEAR_NUMBER: ("yaml-unclear-number", "write a plain decimal number, or quotes around a text"),
    Meaning.UNCLEAR_NULL: ("yaml-unclear-null", "leave the key out, or put quotes around a text"),
}


def parse(data: bytes, path: str) -> Parsed:
    """Read a YAML file into JSON text, with a problem at its place for all that is not accepted.

    Numbers keep their digits as written, dates stay texts, an absent value is null.
    """
    out: list[str] = []
    problems: list[Problem] = []
    try:
        for step in steps(decoded(data)):
            _write(step, out)
            problems += _complaints(step, path)
    except Refused as refusal:
        problems.append(Problem(path, *refusal.place, refusal.code, refusal.message, refusal.hint))
    return Parsed(None if problems else "".join(out[:-1]), tuple(problems))


def _write(step: Step, out: list[str]) -> None:
    """Add the JSON of one step and the comma that may follow it."""
    event = step.event
    if isinstance(event, ScalarEvent):
        out += [encode_basestring(event.value), ":"] if step.is_key else [_scalar(event), ","]
    elif isinstance(event, CollectionEndEvent):
        closing = "}" if isinstance(event, MappingEndEvent) else "]"
        out[-1:] = [closing, ","] if out[-1] == "," else [out[-1], closing, ","]
    elif isinstance(event, MappingStartEvent | SequenceStartEvent):
        out.append("{" if isinstance(event, MappingStartEvent) else "[")


def _scalar(event: ScalarEvent) -> str:
    """Return the JSON of a scalar: text, or what a plain word or number stands for."""
    text = str(event.value)
    found = Meaning.TEXT if event.style else meaning(text)
    if found in (Meaning.NUMBER, Meaning.BOOLEAN):
        return text
    return "null" if found is Meaning.NULL else str(encode_basestring(text))


def _complaints(step: Step, path: str) -> Iterator[Problem]:
    """Yield what is wrong with one scalar: a repeated key, an unclear word, a hidden character."""
    event = step.event
    if not isinstance(event, ScalarEvent):
        return
    text = str(event.value)
    if not event.style and not step.is_key and (unclear := _UNCLEAR.get(meaning(text))):
        yield Problem(
            path, *step.place, unclear[0], f"readers of YAML differ on what {text} means", unclear[1]
        )
    if event.style == '"' and (hidden := _CONTROL.search(text)):
        message = f"the text holds the control character U+{ord(hidden[0]):04X}"
        yield Problem(path, *step.place, "yaml-control-character", message, "take the escape out")
    if step.is_key:
        yield from _key_complaints(step, text, path)


def _key_complaints(step: Step, text: str, path: str) -> Iterator[Problem]:
    """Yield a problem for a key that is empty or stands twice."""
    if not text:
        yield Problem(
            path, *step.place, "yaml-empty-key", "a key without a name", "write a name before the colon"
        )
    if not step.stack[-1].add(text):
        message = f"the key {text[:60]!r} stands twice in one place"
        yield Problem(path, *step.place, "yaml-duplicate-key", message, "keep one of the two")


def positions(data: bytes) -> Mapping[Loc, Place]:
    """Return line and column of every key and item of a file, as far as it can be read."""
    found: dict[Loc, Place] = {}
    try:
        for step in steps(decoded(data)):
            if not isinstance(step.event, CollectionEndEvent):
                found.setdefault(step.loc, step.place)
    except Refused:
        return found
    return found
