"""Reads BibTeX entries that are broken, and says what was done about it.

Braces are matched once, so the work is linear in the length of the entry whatever is wrong with it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

HEAD = re.compile(r"@\s*[A-Za-z][\w-]*\s*[{(]")
NAME = r"(?:Early Access Date\b|[A-Za-z][\w:.+/-]{0,60}(?:[ \u00a0][0-9]{1,2})?)"
_KEY = re.compile(r"\s*([^,={}\"\n]{0,300}?(?:,[^\s,={}\"]{1,40}(?=,)){0,9})\s{0,300},")
_BARE_KEY = re.compile(rf"\s*([^\s,={{}}\"]{{1,300}})\s+(?={NAME}\s*=)")
_FIELD = re.compile(rf"[\s,;]*({NAME})\s*=\s*")
_MORE = re.compile(rf"[\s,;}})]*+(?={NAME}\s{{0,20}}=\s{{0,20}}[{{\"\w])")
_NEXT = re.compile(rf"(?<=[\s,}}\"])(?={NAME}\s{{0,20}}=\s{{0,20}}[{{\"\w])")
_NEXT_LINE = re.compile(rf"\n[ \t]{{0,80}}(?={NAME}\s{{0,20}}=\s{{0,20}}[{{\"0-9])")
_ALL = re.compile(r"[{}]")
_UNESCAPED = re.compile(r"(?<!\\)[{}]")
_QUOTED = re.compile(r"(?<!\\)\"|\{")
_BARE = re.compile(r"[^\s,#{}()\"=]+")
_MARGIN = re.compile(r"[\s,;]*")
_SPACE = re.compile(r"\s*")
_TRIM = ' \t\n,;}"'
MOST_FIELDS = 5_000


class Part(NamedTuple):
    """A piece of a value: text, or the name of an abbreviation."""

    text: str
    name: bool = False


Value = str | tuple[Part, ...]


@dataclass(slots=True)
class Parsed:
    """An entry as far as it could be read; `faults` are (code, place in the text, what).

    A value is its text, or its pieces where it has several or one is an abbreviation.
    """

    key: str = ""
    fields: list[tuple[str, Value]] = field(default_factory=list)
    faults: list[tuple[str, int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of an entry with its matched braces, where it ends, and whether it is closed there."""

    text: str
    closes: Mapping[int, int]
    end: int
    whole: bool


def repair(text: str) -> Parsed:
    """Return what an entry means, read with patience; `text` begins with `@type{`."""
    made = Parsed()
    head = HEAD.match(text)
    if not head:
        return made
    given = _matched(text, head.end() - 1)
    at = _key(text, head.end(), made)
    while at >= 0 and len(made.fields) < MOST_FIELDS:
        found = _FIELD.match(text, at)
        at = _value(given, found.end(), found[1], made) if found else _skipped(given, at, made)
    if not given.whole:
        made.faults.append(("unclosed-entry", len(text), ""))
    if at >= 0:
        made.faults.append(("fields-left-out", at, str(MOST_FIELDS)))
    return made


def _matched(text: str, opening: int) -> _Text:
    """Match the braces, escaped ones too as BibTeX does, unless only leaving those out closes the entry."""
    for signs in (_ALL, _UNESCAPED):
        closes = _pairs(text, signs)
        end = len(text) - 1 if text[opening] == "(" and text.endswith(")") else closes.get(opening, -1)
        if end >= 0:
            return _Text(text, closes, end, whole=True)
    return _Text(text, closes, len(text), whole=False)


def _pairs(text: str, signs: re.Pattern[str]) -> Mapping[int, int]:
    closes: dict[int, int] = {}
    opened: list[int] = []
    for found in signs.finditer(text):
        if found[0] == "{":
            opened.append(found.start())
        elif opened:
            closes[opened.pop()] = found.start()
    return closes


def of_parts(value: Value) -> tuple[Part, ...]:
    """Return the pieces of a value."""
    return (Part(value),) if isinstance(value, str) else value


def _key(text: str, at: int, made: Parsed) -> int:
    if found := _KEY.match(text, at):
        made.key = found[1].strip()
    elif found := _BARE_KEY.match(text, at):
        made.key = found[1]
        made.faults.append(("missing-comma", found.end(1), "the first field"))
    else:
        made.faults.append(("missing-key", at, ""))
    return found.end() if found else at


def _value(given: _Text, at: int, name: str, made: Parsed) -> int:
    """Read the value that begins at a place; return where to go on."""
    parts: list[Part] = []
    more, end = True, at
    while more:
        found = _part(given, at)
        if found is None:
            return _cut(given, at, name, parts, made)
        part, end = found
        parts.append(part)
        at = _past(_SPACE, given.text, end)
        more = given.text.startswith("#", at)
        at = _past(_SPACE, given.text, at + 1) if more else at
    made.fields.append((name, tuple(parts)))
    return _closed(given, end, name, made)


def _past(signs: re.Pattern[str], text: str, at: int) -> int:
    found = signs.match(text, at)
    return found.end() if found else at


def _part(given: _Text, at: int) -> tuple[Part, int] | None:
    """Return one piece of a value and where it ends, or None where it is not closed."""
    if given.text.startswith("{", at):
        end = given.closes.get(at, -1)
        if end < 0 or (not given.whole and _NEXT_LINE.search(given.text, at, end)):
            return None
        return Part(given.text[at + 1 : end]), end + 1
    if given.text.startswith('"', at):
        end = _quote_end(given, at + 1)
        return (Part(given.text[at + 1 : end]), end + 1) if end >= 0 else None
    found = _BARE.match(given.text, at)
    return (Part(found[0], name=not found[0].isdigit()), found.end()) if found else (Part(""), at)


def _quote_end(given: _Text, at: int) -> int:
    """Return where a quoted text ends, braced groups passed over; -1 where it does not."""
    while found := _QUOTED.search(given.text, at):
        if found[0] == '"':
            return found.start()
        at = given.closes.get(found.start(), -1) + 1
        if not at:
            return -1
    return -1


def _cut(given: _Text, at: int, name: str, parts: list[Part], made: Parsed) -> int:
    """End a value that is not closed before the next line that begins a field, or with the entry."""
    found = _NEXT_LINE.search(given.text, at)
    end = found.start() if found else max(at, given.end)
    made.fields.append((name, (*parts, Part(given.text[at + 1 : end].rstrip(_TRIM)))))
    made.faults.append(("unclosed-value", at, name))
    return end


def _closed(given: _Text, end: int, name: str, made: Parsed) -> int:
    """Go past the end of a value; text that follows it before the next field belongs to it."""
    at = _past(_SPACE, given.text, end)
    if given.text[at : at + 1] in {",", "}", ")", ""}:
        return at
    if found := _FIELD.match(given.text, at):
        made.faults.append(("missing-comma", end, found[1]))
        return at
    after = _next_field(given, at)
    parts = of_parts(made.fields.pop()[1])
    parts = (Part(parts[0].text),) if len(parts) == 1 else parts
    inner = given.text[end - 1] == '"'
    rest = given.text[end - 1 : after].rstrip(_TRIM) if inner else f" {given.text[at:after].strip(_TRIM)}"
    made.fields.append((name, (*parts, Part(rest))))
    made.faults.append(("broken-value", end, name))
    return after


def _next_field(given: _Text, at: int) -> int:
    limit = given.end if at < given.end else len(given.text)
    found = _NEXT.search(given.text, at, limit)
    return found.start() if found else limit


def _skipped(given: _Text, at: int, made: Parsed) -> int:
    """Return where the next field begins after what is none, or -1 at the end of the entry."""
    at = _past(_MARGIN, given.text, at)
    if at >= len(given.text):
        return -1
    if given.text[at] in "})":
        found = _MORE.match(given.text, at)
        if found:
            made.faults.append(("extra-brace", at, ""))
        return found.end() if found else -1
    end = _next_field(given, at)
    made.faults.append(("stray-text", at, " ".join(given.text[at:end].split())[:60]))
    return end
