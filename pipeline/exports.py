"""Reads the raw exports of every search and the index that names their entries; verifies both.

The hashes of the entries and the join with the index are made anew each time.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline import files, index, permitted
from pipeline.cache import Cache, digest
from pipeline.exports_open import Opened, Place, gathered, kept_path, place_of
from pipeline.folder import Folder
from pipeline.loaded import IndexRow, Stored
from pipeline.model import Record
from pipeline.problems import Problem, Severity
from pipeline.values import RecordId, SearchId


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """What was read from all raw exports."""

    indexes: Mapping[SearchId, Stored[tuple[IndexRow, ...]]]
    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    problems: tuple[Problem, ...]


def read(
    searches: Sequence[Stored[files.Search]], protocol: files.Protocol, folder: Folder, cache: Cache
) -> Exports:
    """Read the exports of all searches, in the order given; a file that is not there has no records."""
    place = place_of(protocol, folder, cache)
    read = [_search(stored, place) for stored in searches]
    return Exports(
        indexes={stored.value.id: rows for stored, (rows, _, _) in zip(searches, read, strict=True) if rows},
        records=tuple(record for _, made, _ in read for record in made.records),
        unreadable=tuple(ident for _, made, _ in read for ident in made.unreadable),
        problems=tuple(problem for _, _, problems in read for problem in problems),
    )


def _search(
    stored: Stored[files.Search], place: Place
) -> tuple[Stored[tuple[IndexRow, ...]] | None, index.Joined, list[Problem]]:
    """Return the index of one search, its entries with their ids, and what is wrong with them."""
    search = stored.value
    opened = gathered(stored, place)
    path = _index_path(stored)
    rows, faults = _index(path, place.folder)
    made = index.join(search.id, search.source, path, rows, opened.accounts)
    lost = frozenset(row.file for row in rows) - opened.accounts.keys()
    known = replace(
        made, unreadable=tuple(one for one in made.unreadable if one not in _ids(search, rows, lost))
    )
    found = [*opened.problems, *_sensible(made.problems, rows, lost), *faults]
    found += index.verify(path, rows, opened.data)
    found += [problem for account in opened.accounts.values() for problem in account.problems]
    indexed = path in place.folder.paths
    return (
        Stored(path=path, value=rows) if indexed else None,
        known,
        _forgiven(found, search, opened, made, rows),
    )


def completed(
    stored: Stored[files.Search], protocol: files.Protocol, folder: Folder, cache: Cache
) -> Iterator[tuple[str, str]]:
    """Yield path and text of what is written beside a search: its index, and what may be kept of it.

    The index has a row for every entry; what stood in it stays. None is yielded where there is nothing to
    index, or an index that cannot be read whole; nor what may be kept, while a raw file is not there.
    """
    place = place_of(protocol, folder, cache)
    opened = gathered(stored, place, afresh=True)
    path = _index_path(stored)
    rows, faults = _index(path, folder)
    if faults or not opened.accounts:
        return
    made = index.join(stored.value.id, stored.value.source, path, rows, opened.accounts)
    added = [replace(row, sha256=digest(_slice(opened.data[row.file], row))) for row in made.added]
    yield path, index.write([*rows, *added])
    if place.private(stored.value) and all(file.path in opened.data for file in stored.value.files):
        kept = ((file, opened.accounts[file.path]) for file in stored.value.files)
        yield kept_path(stored), permitted.write(kept, place.questions.terms)


def _slice(data: bytes, row: IndexRow) -> bytes:
    """Return the bytes of one entry."""
    return data[row.offset : row.offset + row.length]


def _index_path(stored: Stored[files.Search]) -> str:
    """Return where the index of a search stands."""
    return stored.path.removesuffix(".yml") + ".index.csv"


def _index(path: str, folder: Folder) -> tuple[tuple[IndexRow, ...], tuple[Problem, ...]]:
    """Return the rows of an index file and what is wrong with it; without a file there are none."""
    data = folder.read(path)
    if data is None:
        return (), ()
    try:
        return index.parse(data.decode("utf-8"), path)
    except csv.Error as error:
        hint = "bring back the index as it was written"
        return (), (Problem(path, 0, 0, "index-unreadable", str(error), hint),)
    except UnicodeDecodeError:
        hint = "bring back the index as it was written"
        return (), (Problem(path, 1, 1, "not-utf-8", "a byte that is not UTF-8", hint),)


def _ids(search: files.Search, rows: Sequence[IndexRow], names: frozenset[str]) -> frozenset[RecordId]:
    """Return the ids of the entries of some files of a search."""
    return frozenset(index.record_id(search.id, row.ordinal) for row in rows if row.file in names)


def _sensible(
    problems: Sequence[Problem], rows: Sequence[IndexRow], lost: frozenset[str]
) -> Iterator[Problem]:
    """Yield the problems of a join, but one problem for a whole file that is missing or has no index."""
    for problem in problems:
        of_lost = problem.line > 1 and rows[problem.line - 2].file in lost
        if not of_lost and (rows or problem.code != "not-in-index"):
            yield problem


def _forgiven(
    problems: Sequence[Problem],
    search: files.Search,
    opened: Opened,
    made: index.Joined,
    rows: Sequence[IndexRow],
) -> list[Problem]:
    """Return the problems; what a person has looked at and found unreadable is a warning."""
    known = {(row.file, row.offset): index.record_id(search.id, row.ordinal) for row in (*rows, *made.added)}
    seen = frozenset(one.record for one in search.acknowledged)
    unreadable = {
        entry.problem
        for name, account in opened.accounts.items()
        for entry in account.unreadable
        if known[name, entry.offset] in seen
    }
    lines = {line for line, row in enumerate(rows, 2) if index.record_id(search.id, row.ordinal) in seen}
    return [
        replace(one, severity=Severity.WARNING)
        if one in unreadable or (one.code == "index-entry-missing" and one.line in lines)
        else one
        for one in problems
    ]
