"""The index of a search: which raw entry has which ordinal, written once and believed ever after.

A record's id comes from the row of its file and offset, never from counting again: a reader that finds
one entry more moves no other id.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.formats.accounting import Account
from pipeline.formats.base import Entry, Unreadable
from pipeline.loaded import IndexRow
from pipeline.model import Record
from pipeline.problems import Problem, Severity
from pipeline.values import RecordId, SearchId, SourceId

HEADER = ("ordinal", "file", "offset", "length", "sha256", "accession")
_HASH = 64
Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The entries of one search with their ids, in order of ordinal, and the rows not yet stored."""

    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    added: tuple[IndexRow, ...]
    problems: tuple[Problem, ...]


def record_id(search: SearchId, ordinal: int) -> RecordId:
    """Return the id of the entry with an ordinal.

    >>> record_id(SearchId("second"), 7)
    'second:0007'
    """
    return RecordId(f"{search}:{ordinal:04d}")


def index_rows(files: Iterable[tuple[str, bytes, Account]], first: int = 1) -> tuple[IndexRow, ...]:
    """Return a row for every entry of several files (name, bytes, account), unreadable ones included."""
    entries = ((name, data, entry) for name, data, account in files for entry in account.entries)
    return tuple(
        IndexRow(
            ordinal=ordinal,
            file=name,
            offset=entry.offset,
            length=entry.length,
            sha256=_digest(data, entry.offset, entry.length),
            accession=_accession(entry),
        )
        for ordinal, (name, data, entry) in enumerate(entries, first)
    )


def _digest(data: bytes, offset: int, length: int) -> str:
    return hashlib.sha256(data[offset : offset + length]).hexdigest()


def _accession(entry: Entry | Unreadable) -> str:
    """Return what the entry is called where it comes from; a spreadsheet is to see no formula in it."""
    return (entry.bib.accession or entry.key).lstrip("=+-@| ") if isinstance(entry, Entry) else ""


def join(
    search: SearchId, source: SourceId, path: str, rows: Sequence[IndexRow], files: Mapping[str, Account]
) -> Joined:
    """Give every entry of a search the id that its index at `path` says.

    `files` are the accounts by the file names that the rows use. An entry that no row knows gets the next
    free ordinal and a warning; a row whose entry is not there, or cannot be read, is unreadable.
    """
    found = {(name, entry.offset): entry for name in files for entry in files[name].entries}
    known = {(row.file, row.offset): row.ordinal for row in rows}
    new = _numbered(known, found)
    ids = {place: record_id(search, ordinal) for place, ordinal in {**known, **new}.items()}
    records, unreadable = [], []
    for place, ident in sorted(ids.items(), key=lambda item: known.get(item[0]) or new[item[0]]):
        entry = found.get(place)
        if isinstance(entry, Entry):
            records.append(_record(ident, search, source, files[place[0]].path, entry))
        else:
            unreadable.append(ident)
    return Joined(
        records=tuple(records),
        unreadable=tuple(unreadable),
        added=tuple(_row(ordinal, place[0], found[place]) for place, ordinal in new.items()),
        problems=(*_unknown(path, ids, new), *_vanished(path, rows, found)),
    )


def _numbered(known: Mapping[Place, int], found: Iterable[Place]) -> dict[Place, int]:
    """Return the next free ordinals for the entries that no row knows."""
    first = max(known.values(), default=0) + 1
    return {place: first + at for at, place in enumerate(place for place in found if place not in known)}


def _record(ident: RecordId, search: SearchId, source: SourceId, file: str, entry: Entry) -> Record:
    return Record(
        id=ident,
        search=search,
        source=source,
        file=file,
        offset=entry.offset,
        length=entry.length,
        line=entry.line,
        bib=entry.bib,
        withheld=entry.withheld,
        spoken=entry.spoken,
    )


def _row(ordinal: int, name: str, entry: Entry | Unreadable) -> IndexRow:
    return IndexRow(
        ordinal=ordinal,
        file=name,
        offset=entry.offset,
        length=entry.length,
        sha256="",
        accession=_accession(entry),
    )


def _unknown(path: str, ids: Mapping[Place, RecordId], new: Iterable[Place]) -> Iterator[Problem]:
    for name, offset in new:
        given = f"it was given the id {ids[name, offset]}"
        message = f"the entry of {name} at byte {offset} is not in the index; {given}"
        hint = "add it to the index with `format`, so that its id stays"
        yield Problem(path, 0, 0, "not-in-index", message, hint, Severity.WARNING)


def _vanished(
    path: str, rows: Sequence[IndexRow], found: Mapping[Place, Entry | Unreadable]
) -> Iterator[Problem]:
    """Yield a problem for each row whose entry no reader finds any more; line 1 is the header."""
    for line, row in enumerate(rows, 2):
        if (row.file, row.offset) not in found:
            message = f"no entry begins at byte {row.offset} of {row.file}"
            yield Problem(
                path, line, 1, "index-entry-missing", message, "bring back the file as it was imported"
            )


def verify(path: str, rows: Sequence[IndexRow], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield a problem for each row whose bytes are not those that were imported."""
    for line, row in enumerate(rows, 2):
        data = files.get(row.file)
        if data is not None and _digest(data, row.offset, row.length) != row.sha256:
            message = f"the bytes of {row.file} from {row.offset} on differ from those that were imported"
            yield Problem(path, line, 1, "index-hash", message, "bring back the file as it was imported")


def write(rows: Iterable[IndexRow]) -> str:
    """Return the text of an index file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for row in sorted(rows, key=lambda row: row.ordinal):
        writer.writerow((row.ordinal, row.file, row.offset, row.length, row.sha256, row.accession))
    return out.getvalue()


def parse(text: str, path: str) -> tuple[tuple[IndexRow, ...], tuple[Problem, ...]]:
    """Read the text of an index file; a row that does not fit is left out and reported."""
    lines = list(csv.reader(io.StringIO(text)))
    if not lines or tuple(lines[0]) != HEADER:
        hint = f"the first line must be {','.join(HEADER)}"
        return (), (Problem(path, 1, 1, "index-header", "the header of the index is wrong", hint),)
    rows, problems = [], []
    ordinals: set[int] = set()
    places: set[tuple[str, int]] = set()
    for line, cells in enumerate(lines[1:], 2):
        row = _parsed(cells)
        if row is None or row.ordinal in ordinals or (row.file, row.offset) in places:
            code, message = _fault(row)
            problems.append(Problem(path, line, 1, code, message, "bring back the index as it was written"))
        else:
            ordinals.add(row.ordinal)
            places.add((row.file, row.offset))
            rows.append(row)
    return tuple(rows), tuple(problems)


def _fault(row: IndexRow | None) -> tuple[str, str]:
    if row is None:
        return "index-row", "the row is not six cells: ordinal, file, offset, length, sha256, accession"
    return "index-duplicate", f"ordinal {row.ordinal} or its place is already taken by an earlier row"


def _parsed(cells: Sequence[str]) -> IndexRow | None:
    if len(cells) != len(HEADER) or len(cells[4]) not in {0, _HASH}:
        return None
    numbers = [
        cell
        for cell in (cells[0], cells[2], cells[3])
        if cell.isascii() and cell.isdigit() and len(cell) < 16
    ]
    if len(numbers) != 3 or not int(numbers[0]):
        return None
    return IndexRow(
        ordinal=int(numbers[0]),
        file=cells[1],
        offset=int(numbers[1]),
        length=int(numbers[2]),
        sha256=cells[4],
        accession=cells[5],
    )
