"""Plans an import: which files a search adds to a review, and what their entries are. Writes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline import files, index
from pipeline.canonical import to_text
from pipeline.formats import READERS, detect
from pipeline.formats.accounting import Account, account
from pipeline.loaded import Loaded
from pipeline.model import Bib, Record
from pipeline.normalize import title_key
from pipeline.problems import Problem
from pipeline.values import RecordId, SearchId, Slug, SourceId, Text, VersionId

FOLDER = "records/searches"
_ENDINGS = {"bibtex": "bib", "ris": "ris"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A search to import: its exports by the names they came with, and what is known of how it was run.

    `format` names the reader where the content alone does not tell; `version` is the one in preparation
    unless given.
    """

    id: SearchId
    source: SourceId
    on: date
    exports: Mapping[str, bytes]
    queries: tuple[files.Query, ...] = ()
    platform: Text | None = None
    format: str = ""
    version: VersionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would write (path below the root to bytes) and find.

    `private` are the written paths that the source does not let be published; `known` are the new
    records that share an identifier, or title and year, with one the review has. With an error among the
    problems nothing is to be written.
    """

    files: Mapping[str, bytes]
    private: tuple[str, ...]
    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    known: tuple[RecordId, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Export:
    """One export with the name it gets, its bytes and its account."""

    name: str
    reader: str
    data: bytes
    account: Account


def plan_import(loaded: Loaded, request: Request) -> Plan:
    """Return what importing a search would write and find; pure."""
    refused = tuple(_refusals(loaded, request))
    exports = () if refused else tuple(_exports(request))
    rows = index.index_rows((export.name, export.data, export.account) for export in exports)
    accounts = {export.name: export.account for export in exports}
    path = f"{FOLDER}/{request.id}.index.csv"
    joined = index.join(request.id, request.source, path, rows, accounts)
    written = {f"{FOLDER}/{export.name}": export.data for export in exports}
    if exports:
        written[path] = index.write(rows).encode()
        written[f"{FOLDER}/{request.id}.yml"] = to_text(_sidecar(loaded, request, exports)).encode()
    return Plan(
        files=written,
        private=tuple(f"{FOLDER}/{export.name}" for export in exports if _secret(loaded, request)),
        records=joined.records,
        unreadable=joined.unreadable,
        known=tuple(_known(loaded.records, joined.records)),
        problems=(*refused, *(problem for export in exports for problem in export.account.problems)),
    )


def _refusals(loaded: Loaded, request: Request) -> Iterator[Problem]:
    """Yield the reasons for which nothing of a request is imported."""
    place = f"{FOLDER}/{request.id}.yml"
    if request.source not in {source.id for source in loaded.protocol.value.sources}:
        message = f"the protocol has no source {request.source}"
        yield _refusal(place, "import-source", message, "add it to protocol.yml")
    if request.id in {search.value.id for search in loaded.searches}:
        yield _refusal(place, "import-search", f"there is a search {request.id} already", "choose another id")
    seen = {str(export.sha256): search.path for search in loaded.searches for export in search.value.files}
    for name, data in request.exports.items():
        digest = _digest(data)
        if digest in seen:
            yield _refusal(name, "import-twice", f"the same file is part of {seen[digest]}", "leave it out")
        seen[digest] = name
        if not _reader(request, data):
            yield _unclear(name, data)


def _unclear(name: str, data: bytes) -> Problem:
    found = detect(data)
    what = f"it may be {' or '.join(found)}" if found else "no reader knows it"
    return _refusal(
        name, "import-format", f"the format is not clear: {what}", f"name one of {', '.join(READERS)}"
    )


def _refusal(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, 0, 0, code, message, hint)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _reader(request: Request, data: bytes) -> str:
    """Return the name of the reader: the one asked for, or the only one that recognises the content."""
    found = (request.format,) if request.format in READERS else detect(data)
    return found[0] if len(found) == 1 else ""


def _exports(request: Request) -> Iterator[_Export]:
    for number, data in enumerate(request.exports.values(), 1):
        reader = _reader(request, data)
        part = f"-{number}" if len(request.exports) > 1 else ""
        name = f"{request.id}{part}.{_ENDINGS.get(reader, 'txt')}"
        made = account(data, READERS[reader], f"{FOLDER}/{name}")
        yield _Export(name=name, reader=reader, data=data, account=made)


def _sidecar(loaded: Loaded, request: Request, exports: Iterable[_Export]) -> files.Search:
    return files.Search(
        id=request.id,
        sequence=max((search.value.sequence for search in loaded.searches), default=0) + 1,
        source=request.source,
        version=request.version or loaded.protocol.value.versions[-1].id,
        platform=request.platform,
        date=request.on,
        queries=request.queries,
        files=tuple(_exported(export) for export in exports),
    )


def _exported(export: _Export) -> files.ExportFile:
    return files.ExportFile(
        path=Text(export.name),
        format=Slug(export.reader),
        sha256=Text(_digest(export.data)),
        bytes=len(export.data),
        entries=export.account.starts,
        records=len(export.account.records),
        unreadable=len(export.account.unreadable),
    )


def _secret(loaded: Loaded, request: Request) -> bool:
    sources = loaded.protocol.value.sources
    return any(source.id == request.source and source.publish == "no-raw" for source in sources)


def _known(old: Iterable[Record], new: Iterable[Record]) -> Iterator[RecordId]:
    """Yield the new records that share a mark with an old one, or with a new one before them."""
    seen = {mark for record in old for mark in _marks(record.bib)}
    for record in new:
        marks = _marks(record.bib)
        if not seen.isdisjoint(marks):
            yield record.id
        seen |= marks


def _marks(bib: Bib) -> set[str]:
    """Return what a document is known by: its identifiers, and its title with the year."""
    marks = {f"doi:{bib.doi}", f"arxiv:{bib.arxiv}", f"pmid:{bib.pmid}"}
    title = title_key(bib.title)
    if title and bib.date:
        marks.add(f"title:{title} {bib.date.year}")
    return {mark for mark in marks if not mark.endswith(":")}
