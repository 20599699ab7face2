"""Reads the raw exports of every search and the index that names their entries; verifies both.

Reading an export costs most of a cold start, so that its entries are kept in the cache; the hash of the
file, those of its entries and the join with the index are made anew each time.
"""

import csv
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache as remembered
from typing import NamedTuple

from pipeline import files, index
from pipeline.cache import Cache, digest, fingerprint, key
from pipeline.decode import encode
from pipeline.folder import Folder, safe
from pipeline.formats.accounting import Account, account
from pipeline.loaded import IndexRow, Stored
from pipeline.locating import locate
from pipeline.model import Record
from pipeline.problems import Problem, Severity
from pipeline.typed import kept
from pipeline.values import RecordId, SearchId

CODE = ("formats", "normalize.py", "model/identity.py", "values.py", "decode.py", "problems.py")
FOLDER = "records/searches/"
_LARGEST = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """What was read from all raw exports."""

    indexes: Mapping[SearchId, Stored[tuple[IndexRow, ...]]]
    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    problems: tuple[Problem, ...]


class Fault(NamedTuple):
    """What is wrong with one export, and the key of the sidecar that says otherwise."""

    key: str
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """The exports of one search: bytes and accounts by file name, and what is wrong with the files."""

    data: Mapping[str, bytes]
    accounts: Mapping[str, Account]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What `read` goes by: the folder, the cache, and the sources whose exports are not published."""

    folder: Folder
    cache: Cache
    private: frozenset[str]


def read(
    searches: Sequence[Stored[files.Search]], protocol: files.Protocol, folder: Folder, cache: Cache
) -> Exports:
    """Read the exports of all searches, in the order given; a file that is not there has no records."""
    private = frozenset(source.id for source in protocol.sources if source.publish == "no-raw")
    place = _Place(folder=folder, cache=cache, private=private)
    read = [_search(stored, place) for stored in searches]
    return Exports(
        indexes={stored.value.id: rows for stored, (rows, _, _) in zip(searches, read, strict=True) if rows},
        records=tuple(record for _, made, _ in read for record in made.records),
        unreadable=tuple(ident for _, made, _ in read for ident in made.unreadable),
        problems=tuple(problem for _, _, problems in read for problem in problems),
    )


def _search(
    stored: Stored[files.Search], place: _Place
) -> tuple[Stored[tuple[IndexRow, ...]] | None, index.Joined, list[Problem]]:
    """Return the index of one search, its entries with their ids, and what is wrong with them."""
    search = stored.value
    opened = _opened(stored, place)
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


def completed(stored: Stored[files.Search], folder: Folder, cache: Cache) -> tuple[str, str]:
    """Return path and text of a search's index with a row for every entry; what stood in it stays.

    The text is empty where there is nothing to index, or an index that cannot be read whole.
    """
    opened = _opened(stored, _Place(folder=folder, cache=cache, private=frozenset()))
    path = _index_path(stored)
    rows, faults = _index(path, folder)
    if faults or not opened.accounts:
        return path, ""
    made = index.join(stored.value.id, stored.value.source, path, rows, opened.accounts)
    added = (replace(row, sha256=digest(_slice(opened.data[row.file], row))) for row in made.added)
    return path, index.write([*rows, *added])


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
    opened: _Opened,
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


def _opened(stored: Stored[files.Search], place: _Place) -> _Opened:
    """Open the exports that a sidecar lists."""
    data: dict[str, bytes] = {}
    accounts: dict[str, Account] = {}
    found: list[tuple[int, Fault]] = []
    for number, file in enumerate(stored.value.files):
        raw = place.folder.read(FOLDER + file.path) if safe(file.path) else None
        content = None if raw is None else unpacked(raw, file.path)
        made = None if content is None else _account(content, file, place.cache)
        private = stored.value.source in place.private
        faults = [*_faults(file, raw, private=private), *(_counts(file, made) if made else _foreign(file))]
        found += [(number, fault) for fault in faults]
        if content is not None and made is not None:
            data[file.path], accounts[file.path] = content, made
    return _Opened(data=data, accounts=accounts, problems=_placed(found, stored, place.folder))


def _faults(file: files.ExportFile, raw: bytes | None, *, private: bool) -> Iterator[Fault]:
    """Yield what does not agree between a sidecar and an export; a private one may be missing."""
    again = "bring back the file as it was imported"
    if not safe(file.path):
        message = f"{file.path} leads out of the folder"
        yield Fault("path", "path-outside-root", message, "name a file beside this one")
    elif raw is None:
        severity = Severity.WARNING if private else Severity.ERROR
        yield Fault("path", "export-missing", f"{file.path} is not there", again, severity)
    else:
        if len(raw) != file.bytes:
            yield Fault("bytes", "export-bytes", f"the file has {len(raw)} bytes", again)
        if digest(raw) != file.sha256:
            yield Fault("sha256", "export-hash", "the file is not the one that was imported", again)


def _counts(file: files.ExportFile, made: Account) -> Iterator[Fault]:
    """Yield where a sidecar says other numbers than are found today."""
    found = {"entries": made.starts, "records": len(made.records), "unreadable": len(made.unreadable)}
    for name, number in found.items():
        if getattr(file, name) != number:
            hint = f"write {number}, unless the file is not the one that was imported"
            message = f"{number} {name} are found in the file"
            yield Fault(name, "export-count", message, hint, Severity.WARNING)


def _foreign(file: files.ExportFile) -> Iterator[Fault]:
    """Yield a format that has no reader."""
    from pipeline.formats import READERS  # noqa: PLC0415 - what the cache holds needs no reader

    if file.format not in READERS:
        message = f"no reader is called {file.format}"
        yield Fault("format", "unknown-format", message, f"use one of: {', '.join(READERS)}")


def unpacked(raw: bytes, path: str) -> bytes:
    """Return the bytes of an export; one that is compressed is unpacked, up to a limit."""
    if not path.endswith(".gz"):
        return raw
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, _LARGEST)
    except zlib.error:
        return raw


def _account(data: bytes, file: files.ExportFile, cache: Cache) -> Account | None:
    """Return the entries of an export, from the cache where it was read before; None without a reader."""
    path = FOLDER + file.path
    place = key(_code(), f"{file.format} {path}", data)
    if isinstance(made := kept(Account, cache, place), Account):
        return made
    from pipeline.formats import READERS  # noqa: PLC0415 - likewise

    if file.format not in READERS:
        return None
    fresh = account(data, READERS[file.format], path)
    cache.put(place, encode(fresh))
    return fresh


@remembered
def _code() -> str:
    """Return the fingerprint of the code that reads exports."""
    return fingerprint(CODE)


def _placed(
    found: Sequence[tuple[int, Fault]], stored: Stored[files.Search], folder: Folder
) -> tuple[Problem, ...]:
    """Return the faults of a sidecar's files at their keys."""
    data = (folder.read(stored.path) or b"") if found else b""
    places = [locate(data, stored.path, ("files", number, fault.key)) for number, fault in found]
    return tuple(
        Problem(stored.path, *place, fault.code, fault.message, fault.hint, fault.severity)
        for place, (_, fault) in zip(places, found, strict=True)
    )
