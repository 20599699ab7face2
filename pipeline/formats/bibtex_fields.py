"""The fields of one BibTeX entry: split by bibtexparser, checked, and repaired where it erred in silence."""

import logging
import re
from collections.abc import Mapping

from bibtexparser.model import DuplicateFieldKeyBlock, Entry
from bibtexparser.splitter import Splitter

from pipeline.formats.bibtex_repair import MOST_FIELDS, NAME, Parsed, Part, Value, of_parts, repair
from pipeline.formats.stream import Refused
from pipeline.normalize import MONTHS

_DEEPEST = 6
_BRACED = r"(?:[^{}]++|\{" * _DEEPEST + r"[^{}]*+" + r"\})*+" * _DEEPEST
_VALUE = rf"(?:\{{({_BRACED})\}}|\"((?:[^\"{{}}]++|\{{{_BRACED}\}})*+)\"|([0-9]++|[A-Za-z][\w:.+/-]*+))"
_ENDED = r"\s*+(?:,|(?=\})|(\#))"
_HEAD = re.compile(r"@[A-Za-z]\w*[ \t]*+\{\s*+([^\s,{}\"=]*+)\s*+,")
_FIELD = re.compile(rf"\s*+({NAME})\s*+=\s*+{_VALUE}{_ENDED}")
_MORE = re.compile(rf"\s*+{_VALUE}{_ENDED}")
_END = re.compile(r"\s*+\}")
_GOES_ON = re.compile(rf"[\s,}}]*+{NAME}\s{{0,20}}=\s{{0,20}}[{{\"\w]")
_NAME = re.compile(NAME)
_BRACES = re.compile(r"[{}]")
_BARE_BRACES = re.compile(r"(?<!\\)[{}]")
_JOINED = re.compile(
    r"\s*(\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}|\"[^\"{}]*+\"|[^\s#\"{},=]++)\s*(?:#|\Z)"
)
_LONG = 1 << 16
LONGEST_JOINED = 1 << 20
_OPEN_QUOTE = re.compile(r'(?<!\\)"(?!\})')
# What it would log about a broken entry we find and report ourselves, with file and line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def parse(text: str) -> Parsed:
    """Return key, fields and faults of an entry; `text` begins with `@type{` and may end in a comment."""
    return regular(text) or _checked(text)


def regular(text: str) -> Parsed | None:
    """Return an entry that has no oddity at all, read in one sweep; None for bibtexparser to split.

    It must find what bibtexparser finds: a test compares the two.
    """
    found = _HEAD.match(text)
    if not found or text.count("\\{") != text.count("\\}"):
        return None
    made, at = Parsed(key=found[1]), found.end()
    while len(made.fields) < MOST_FIELDS and (found := _FIELD.match(text, at)):
        name, braced, quoted, bare, more = found.groups()
        at = found.end()
        value = braced or quoted or _bare(bare)
        if more:
            value, at = _joined_to(value, text, at)
        made.fields.append((name, value))
    found = _END.match(text, at)
    return None if not found or _GOES_ON.match(text, found.end()) else made


def _bare(text: str | None) -> Value:
    return (Part(text, name=True),) if text and not text.isdigit() else text or ""


def _joined_to(first: Value, text: str, at: int) -> tuple[Value, int]:
    """Return a value of pieces joined by `#` and where it ends; -1 where a piece is not regular."""
    parts, more = [*of_parts(first)], "#"
    while more and (found := _MORE.match(text, at)):
        braced, quoted, bare, more = found.groups()
        parts += of_parts(braced or quoted or _bare(bare))
        at = found.end()
    return tuple(parts), len(text) if more else at


def _checked(text: str) -> Parsed:
    """Return what bibtexparser finds in an entry, or what repairing it finds where that is in doubt."""
    entry = _split(text) if len(text) < _LONG else None
    if entry is None or _GOES_ON.match(text, len(entry.raw or "")):
        return repair(text)
    fields: list[tuple[str, Value]] = []
    for field in entry.fields:
        parts = pieces(field.value)
        if parts is None or not _NAME.fullmatch(field.key):
            return repair(text)
        fields.append((field.key, parts))
    return Parsed(key=entry.key, fields=fields)


def _split(text: str) -> Entry | None:
    block = next(iter(Splitter(text).split().blocks), None)
    if isinstance(block, DuplicateFieldKeyBlock):
        block = block.ignore_error_block
    return block if isinstance(block, Entry) else None


def pieces(raw: str) -> Value | None:
    """Return the text or the pieces of a raw value, or None where it is not one value."""
    if _whole(raw):
        return raw[1:-1]
    return raw if not raw or raw.isdigit() else _joined(raw)


def _whole(raw: str) -> bool:
    """Tell whether a value is one text in braces or in quotation marks."""
    inner = raw[1:-1]
    if raw.startswith('"'):
        return len(raw) > 1 and raw.endswith('"') and not _OPEN_QUOTE.search(inner) and _balanced(inner)
    return raw.startswith("{") and raw.endswith("}") and _balanced(inner)


def _balanced(inner: str) -> bool:
    if "{" not in inner and "}" not in inner:
        return True
    return _matched(inner, _BRACES) or ("\\" in inner and _matched(inner, _BARE_BRACES))


def _matched(inner: str, signs: re.Pattern[str]) -> bool:
    depth = 0
    for sign in signs.findall(inner):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return not depth


def _joined(raw: str) -> tuple[Part, ...] | None:
    parts, at = [], 0
    while at < len(raw):
        found = _JOINED.match(raw, at)
        if not found:
            return None
        quoted = found[1][0] in '{"'
        parts.append(Part(found[1][1:-1]) if quoted else Part(found[1], name=not found[1].isdigit()))
        at = found.end()
    return tuple(parts)


def resolve(value: Value, strings: Mapping[str, str], undefined: list[str], line: int = 1) -> str:
    """Return the text of a value with its abbreviations replaced; names not defined are kept and listed.

    Raises Refused where that text grows longer than any value of an export.
    """
    if isinstance(value, str):
        return value
    texts, length = [], 0
    for part in value:
        name = part.text.lower()
        known = strings.get(name, name if name in MONTHS else None) if part.name else part.text
        if known is None:
            undefined.append(part.text)
        texts.append(part.text if known is None else known)
        length += len(texts[-1])
        if length > LONGEST_JOINED:
            raise Refused("entry-too-long", line)
    return "".join(texts)
