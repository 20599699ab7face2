"""From JSON items to entries, and the values in them: what all JSON readers share."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.formats import trouble
from pipeline.formats.base import Entry, Unreadable
from pipeline.formats.json_split import Shape, items
from pipeline.formats.json_text import parsed
from pipeline.formats.markup import plain
from pipeline.formats.said import Said, made, unread
from pipeline.formats.stream import Export
from pipeline.formats.text import clean, decode
from pipeline.values import PartialDate

Object = Mapping[str, object]
NONE: Object = {}


def entries(
    export: Export, path: str, shape: Shape, describe: Callable[[Object], Said]
) -> Iterator[Entry | Unreadable]:
    """Yield the items of a JSON export in order, one at a time."""
    for item in items(export, shape):
        chunk = item.chunk
        text, known = decode(chunk.body)
        found, sound = parsed(text, chunk.line)
        if found is None:
            yield unread(chunk, trouble.unreadable("broken-entry", path, chunk.line))
        elif not found:
            yield unread(chunk, trouble.unreadable("empty-entry", path, chunk.line))
        else:
            codes = (("not-utf-8", not known), ("broken-json", not sound), ("cut-short", item.cut))
            yield made(describe(found), chunk, path, codes)


def within(item: Object, *keys: str) -> object:
    """Return what stands under keys, one inside the other; None where one is missing."""
    found: object = item
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def text(item: Object, *keys: str) -> str:
    """Return the text or number under keys as one clean line, its HTML decoded; "" for anything else."""
    return line(within(item, *keys))


def line(found: object) -> str:
    """Return a text, a number, or the first of a list of such, as one clean line without markup."""
    if isinstance(found, list):
        return (
            next(filter(None, map(line, found)), "")
            if not any(isinstance(one, list) for one in found)
            else ""
        )
    if isinstance(found, str):
        return clean(plain(found))
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def texts(found: object) -> tuple[str, ...]:
    """Return the texts of a list, or of one value, other than empty ones."""
    return tuple(filter(None, map(line, listed(found))))


def listed(found: object) -> Sequence[object]:
    """Return a list as it is, nothing for nothing, and anything else as a list of one."""
    if isinstance(found, list):
        return found
    return () if found is None else (found,)


def objects(found: object) -> tuple[Object, ...]:
    """Return the objects of a list, or the one object."""
    return tuple(one for one in listed(found) if isinstance(one, Mapping))


def first(item: Object, *keys: str) -> str:
    """Return the first text under any of some keys."""
    return next(filter(None, (text(item, key) for key in keys)), "")


def dated(found: object) -> PartialDate | None:
    """Return the date of CSL and Crossref: `{"date-parts": [[year, month, day]]}`."""
    parts = within(found, "date-parts") if isinstance(found, Mapping) else None
    given = listed(parts)[0] if listed(parts) else None
    numbers = [int(part) for part in map(line, listed(given)) if part.isdecimal() and len(part) < 5]
    year, month, day = ([*numbers, 0, 0, 0])[:3]
    if not 1000 <= year <= 2100:
        return None
    month = month if 1 <= month <= 12 else 0
    return PartialDate(year, month, day if month and 1 <= day <= 31 else 0)


def span(start: str, end: str) -> str:
    """Return a range of pages from its ends."""
    return f"{start}-{end}" if end and end != start and start else start
