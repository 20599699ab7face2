"""Rules of searches: their sidecars, what they say of their exports, and their indexes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from pipeline import files
from pipeline.loaded import IndexRow, Stored
from pipeline.problems import Severity
from pipeline.rules.protocol import negative, number
from pipeline.rules.sheets import too_early
from pipeline.rules.vocabulary import folded
from pipeline.rules.world import Finding, World, repeated, unknown

_HASH = re.compile(r"[0-9a-f]{64}")


def sidecars(world: World) -> Iterator[Finding]:
    """Yield what is wrong with each sidecar by itself."""
    for stored in world.loaded.searches:
        search, path = stored.value, stored.path
        yield from misnamed(path, ("id",), search.id)
        yield from unknown(world, path, ("source",), "source", search.source)
        yield from unknown(world, path, ("version",), "version", search.version)
        if search.sequence < 1:
            hint = "number searches from 1 in the order in which they count"
            yield Finding(path, ("sequence",), "bad-sequence", f"{search.sequence} is no sequence", hint)
        yield from _hits(search, path)
        yield from _emptiness(search, path)
        yield from _exports(search, path)
        yield from _acknowledged(world, search, path)


def misnamed(path: str, loc: tuple[str, ...], ident: str) -> Iterator[Finding]:
    """Yield a finding where a file does not bear the id that stands in it."""
    wanted = ident.replace(":", "-")
    if PurePosixPath(path).stem != wanted:
        message = f"the file is called {PurePosixPath(path).name}, its id is {ident}"
        yield Finding(path, loc, "file-name", message, f"call the file {wanted}.yml, or mend the id")


def _hits(search: files.Search, path: str) -> Iterator[Finding]:
    """Yield queries that stand twice, and numbers of hits that are none or have no place."""
    yield from repeated(path, ("queries",), (query.id for query in search.queries))
    for place, query in enumerate(search.queries):
        yield from negative(path, ("queries", place, "hits"), query.hits)
    yield from negative(path, ("reported",), search.reported)
    if search.reported is not None and search.place is None:
        hint = "say in `place` where its authors print it"
        yield Finding(path, ("reported",), "place-missing", "a reported number without its place", hint)


def _emptiness(search: files.Search, path: str) -> Iterator[Finding]:
    """Yield a search that has exports and none, and one that has nothing at all and does not say why."""
    if search.files and search.unavailable:
        message = "the export is said to be unavailable, and stands below"
        yield Finding(path, ("unavailable",), "export-and-none", message, "take one of the two out")
    if not search.files and not search.unavailable:
        hint = "list its export under `files`, or say under `unavailable` why there is none"
        yield Finding(path, (), "search-empty", "the search has no export and does not say why", hint)


def _exports(search: files.Search, path: str) -> Iterator[Finding]:
    """Yield files that stand twice, and numbers of theirs that contradict each other."""
    yield from repeated(path, ("files",), (folded(file.path) for file in search.files), key="path")
    for place, file in enumerate(search.files):
        for name in ("bytes", "entries", "records", "unreadable"):
            yield from negative(path, ("files", place, name), getattr(file, name))
        if file.entries != file.records + file.unreadable:
            message = (
                f"{file.records} records and {file.unreadable} unreadable are not {file.entries} entries"
            )
            hint = "entries = records + unreadable"
            yield Finding(path, ("files", place, "entries"), "entries-do-not-add", message, hint)
        if not _HASH.fullmatch(file.sha256):
            hint = "write the 64 digits and letters a to f that sha256sum prints"
            yield Finding(path, ("files", place, "sha256"), "bad-hash", "no SHA-256 in hexadecimal", hint)


def _acknowledged(world: World, search: files.Search, path: str) -> Iterator[Finding]:
    """Yield acknowledgements of entries that are unknown, of another search, readable, or named twice."""
    readable = {record.id for record in world.loaded.records}
    yield from repeated(path, ("acknowledged",), (one.record for one in search.acknowledged), key="record")
    for place, one in enumerate(search.acknowledged):
        loc = ("acknowledged", place, "record")
        yield from unknown(world, path, ("acknowledged", place, "by"), "reviewer", one.by)
        yield from unknown(world, path, loc, "record", one.record)
        if one.record.partition(":")[0] == search.id:
            yield from too_early(world, path, ("acknowledged", place, "on"), one.record, one.on)
        else:
            message = f"{one.record} is an entry of another search"
            yield Finding(path, loc, "other-search", message, "acknowledge it in the sidecar of its search")
        if one.record in readable:
            message = f"{one.record} is read without trouble"
            hint = "take the acknowledgement out"
            yield Finding(path, loc, "acknowledged-readable", message, hint, Severity.WARNING)


def series(world: World) -> Iterator[Finding]:
    """Yield searches that share id, sequence or export, or whose version goes back."""
    for one, other in pairwise(world.loaded.searches):
        if one.value.sequence == other.value.sequence:
            message = f"{one.path} has the sequence {one.value.sequence} too"
            hint = "give each search a number of its own"
            yield Finding(other.path, ("sequence",), "duplicate-sequence", message, hint)
        if number(other.value.version) < number(one.value.version):
            message = f"version {other.value.version}, but {one.path} before it has {one.value.version}"
            hint = "number the searches of later versions after those of earlier ones"
            yield Finding(other.path, ("version",), "version-goes-back", message, hint)
    yield from _shared(world)


def _shared(world: World) -> Iterator[Finding]:
    """Yield ids and exports that an earlier search has too."""
    ids: dict[str, str] = {}
    exports: dict[str, str] = {}
    for stored in world.loaded.searches:
        first = ids.setdefault(stored.value.id, stored.path)
        if first != stored.path:
            message = f"{first} has the id {stored.value.id} too"
            yield Finding(stored.path, ("id",), "duplicate-id", message, "give one another id")
        for place, file in enumerate(stored.value.files):
            other = exports.setdefault(folded(file.path), stored.path)
            if other != stored.path:
                message = f"{other} lists {file.path} too"
                loc = ("files", place, "path")
                yield Finding(stored.path, loc, "export-shared", message, "an export belongs to one search")


def indexes(world: World) -> Iterator[Finding]:
    """Yield searches without an index, and rows that disagree with the sidecar or with each other."""
    for stored in world.loaded.searches:
        rows = world.loaded.indexes.get(stored.value.id)
        if rows is not None:
            yield from _rows(stored, rows.path, rows.value)
        elif stored.value.files and stored.value.id not in world.broken_searches:
            hint = "run `python -m pipeline format`, which writes it"
            yield Finding(stored.path, ("files",), "index-missing", "the exports have no index", hint)


def _rows(stored: Stored[files.Search], path: str, rows: Sequence[IndexRow]) -> Iterator[Finding]:
    """Yield, once each, what an index does not have in common with its sidecar, and where it breaks off."""
    names = {file.path for file in stored.value.files}
    hint = "bring back the index as it was written"
    foreign = next((place for place, row in enumerate(rows) if row.file not in names), None)
    if foreign is not None:
        message = f"the search has no export {rows[foreign].file}"
        yield Finding(path, (foreign, "file"), "index-file", message, f"list it in the sidecar, or {hint}")
    broken = next((place for place, row in enumerate(rows) if row.ordinal != place + 1), None)
    if broken is not None:
        message = f"ordinal {rows[broken].ordinal} stands where {broken + 1} is due"
        yield Finding(path, (broken, "ordinal"), "index-order", message, f"{hint}: ordinals go up by one")
    for place, row in enumerate(rows):
        if not row.length:
            yield Finding(path, (place, "length"), "index-length", "an entry without bytes", hint)
    entries = sum(file.entries for file in stored.value.files)
    if len(rows) < entries:
        message = f"the index has {len(rows)} rows, the sidecar {entries} entries"
        yield Finding(path, (), "index-incomplete", message, hint)
