"""The fields of one BibTeX entry: split by bibtexparser, checked, and repaired where it erred in silence."""

import logging
import re
from collections.abc import Mapping

from bibtexparser.model import DuplicateFieldKeyBlock, Entry
from bibtexparser.splitter import Splitter

from pipeline.formats.bibtex_repair import NAME, Parsed, Part, repair
from pipeline.normalize import MONTHS

_BRACED = r"(?:[^{}]++|\{(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+\})*+"
_HEAD = re.compile(r"@[A-Za-z]\w*[ \t]*+\{\s*+([^\s,{}()\"=#%]*+)\s*+,")
_FIELD = re.compile(
    rf"\s*+({NAME})\s*+=\s*+(?:\{{({_BRACED})\}}|\"([^\"{{}}]*+)\"|([0-9]++|[A-Za-z][\w:.+/-]*+))\s*+(?:,|(?=\}}))"
)
_END = re.compile(r"\s*+\}")
_GOES_ON = re.compile(rf"[\s,}}]*+{NAME}\s{{0,20}}=\s{{0,20}}[{{\"\w]")
_NAME = re.compile(NAME)
_BRACES = re.compile(r"[{}]")
_BARE_BRACES = re.compile(r"(?<!\\)[{}]")
_JOINED = re.compile(
    r"\s*(\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}|\"[^\"{}]*+\"|[^\s#\"{},=]++)\s*(?:#|\Z)"
)
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
    found = None if "\\{" in text or "\\}" in text else _HEAD.match(text)
    if not found:
        return None
    made, at = Parsed(key=found[1]), found.end()
    while found := _FIELD.match(text, at):
        name, braced, quoted, bare = found.groups()
        part = Part(bare, name=not bare.isdigit()) if bare else Part(quoted or braced or "")
        made.fields.append((name, (part,)))
        at = found.end()
    found = _END.match(text, at)
    return None if not found or _GOES_ON.match(text, found.end()) else made


def _checked(text: str) -> Parsed:
    """Return what bibtexparser finds in an entry, or what repairing it finds where that is in doubt."""
    entry = _split(text)
    if entry is None or _GOES_ON.match(text, len(entry.raw or "")):
        return repair(text)
    fields = []
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


def pieces(raw: str) -> tuple[Part, ...] | None:
    """Return the pieces of a value as bibtexparser splits it, or None where it is not one value."""
    if _whole(raw):
        return (Part(raw[1:-1]),)
    return (Part(raw),) if not raw or raw.isdigit() else _joined(raw)


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


def resolve(parts: tuple[Part, ...], strings: Mapping[str, str], undefined: list[str]) -> str:
    """Return the text of a value with its abbreviations replaced; names not defined are kept and listed."""
    if len(parts) == 1 and not parts[0].name:
        return parts[0].text
    texts = []
    for part in parts:
        name = part.text.lower()
        known = strings.get(name, name if name in MONTHS else None) if part.name else part.text
        if known is None:
            undefined.append(part.text)
        texts.append(part.text if known is None else known)
    return "".join(texts)
