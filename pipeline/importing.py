"""Plans an import: which files a search adds to a review, and what their entries are. Writes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline import files, index, permitted
from pipeline.cache import digest
from pipeline.canonical import to_text
from pipeline.dedupe.matching import match
from pipeline.exports_open import FOLDER, IGNORE, ignoring_also, unpacked
from pipeline.formats.accounting import Account, account
from pipeline.formats.base import Reader
from pipeline.formats.choosing import choose
from pipeline.formats.opening import held, packed
from pipeline.formats.stream import Export, of
from pipeline.formats.trouble import outcome
from pipeline.identity import grouped
from pipeline.loaded import Loaded
from pipeline.model import Record
from pipeline.order import position
from pipeline.problems import Problem
from pipeline.values import RecordId, ReportId, SearchId, Slug, SourceId, Text, VersionId

Watch = Callable[[Export], Export]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A search to import: its exports by the names they came with, and what is known of how it was run.

    `format` names the reader where the content alone does not tell; `version` is the one in preparation
    unless given. `ignored` is the text of the .gitignore beside the searches.
    """

    id: SearchId
    source: SourceId
    on: date
    exports: Mapping[str, bytes]
    queries: tuple[files.Query, ...] = ()
    platform: Text | None = None
    format: str = ""
    version: VersionId | None = None
    ignored: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would write (path below the root to bytes, in that order) and find.

    Where it is refused there is nothing to write, and the problems say why. `private` are the written paths
    that the source does not let be published. The new records are of reports that are `new`, or `known`
    from earlier searches.
    """

    files: Mapping[str, bytes]
    private: tuple[str, ...]
    records: tuple[Record, ...]
    unreadable: tuple[RecordId, ...]
    new: frozenset[ReportId]
    known: frozenset[ReportId]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Export:
    """One export: the name it came with and the one it gets, its bytes packed and unpacked, its account."""

    given: str
    name: str
    reader: str
    raw: bytes
    data: bytes
    account: Account


def plan_import(loaded: Loaded, request: Request, watch: Watch = lambda export: export) -> Plan:
    """Return what importing a search would write and find; pure. `watch` may look on as exports are read."""
    refused = tuple(_refusals(loaded, request))
    exports = () if refused else tuple(_exports(request, watch))
    refused += tuple(problem for export in exports for problem in _unread(export))
    if refused:
        return _refusal_of(refused)
    search = _sidecar(loaded, request, exports)
    rows = index.index_rows((export.name, export.data, export.account) for export in exports)
    accounts = {export.name: export.account for export in exports}
    joined = index.join(search.id, search.source, "", rows, accounts)
    private = _secret(loaded, request)
    new, known = _reports(loaded, search, joined.records)
    return Plan(
        files=dict(_written(loaded, request, search, exports, index.write(rows))),
        private=tuple(f"{FOLDER}{export.name}" for export in exports if private),
        records=joined.records,
        unreadable=joined.unreadable,
        new=new,
        known=known,
        problems=tuple(problem for export in exports for problem in export.account.problems),
    )


def _refusal_of(problems: tuple[Problem, ...]) -> Plan:
    none: frozenset[ReportId] = frozenset()
    return Plan(files={}, private=(), records=(), unreadable=(), new=none, known=none, problems=problems)


def _written(
    loaded: Loaded, request: Request, search: files.Search, exports: Sequence[_Export], rows: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the files to write: what keeps a raw file out of git first, the sidecar last."""
    start = f"{FOLDER}{search.id}"
    private = _secret(loaded, request)
    if private:
        yield IGNORE, ignoring_also(request.ignored, (export.name for export in exports)).encode()
    yield from ((f"{FOLDER}{export.name}", export.raw) for export in exports)
    if private:
        questions = permitted.questions_of(loaded.protocol.value)
        kept = [
            (file, permitted.reduced(export.account, questions))
            for file, export in zip(search.files, exports, strict=True)
        ]
        yield f"{start}.records.jsonl", permitted.write(kept, questions.terms).encode()
    yield f"{start}.index.csv", rows.encode()
    yield f"{start}.yml", to_text(search).encode()


def _refusals(loaded: Loaded, request: Request) -> Iterator[Problem]:
    """Yield the reasons for which nothing of a request is imported."""
    place = f"{FOLDER}{request.id}.yml"
    protocol = loaded.protocol.value
    if request.source not in {source.id for source in protocol.sources}:
        message = f"the protocol has no source {request.source}"
        yield _refusal(place, "import-source", message, "add it to protocol.yml")
    if request.version and request.version not in {version.id for version in protocol.versions}:
        message = f"the protocol has no version {request.version}"
        yield _refusal(place, "import-version", message, "add it to protocol.yml")
    if request.id in {search.value.id for search in loaded.searches}:
        yield _refusal(place, "import-search", f"there is a search {request.id} already", "choose another id")
    seen = {str(export.sha256): search.path for search in loaded.searches for export in search.value.files}
    for name, data in request.exports.items():
        if digest(data) in seen:
            message = f"the same file is part of {seen[digest(data)]}"
            yield _refusal(name, "import-twice", message, "leave it out")
        seen[digest(data)] = name
        reader = choose(held(data), name, request.format)
        if isinstance(reader, Problem):
            yield reader
        elif reader is None:
            yield _refusal(name, "import-empty", "an empty file tells no format", "name it with --from")


def _refusal(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, 0, 0, code, message, hint)


def _exports(request: Request, watch: Watch) -> Iterator[_Export]:
    for number, (given, raw) in enumerate(request.exports.items(), 1):
        reader = choose(held(raw), given, request.format)
        if not isinstance(reader, Reader):
            continue
        part = f"-{number}" if len(request.exports) > 1 else ""
        name = f"{request.id}{part}.{reader.ending}{'.gz' if packed(raw) else ''}"
        data = unpacked(raw, name)
        made = account(watch(of(data)), reader, f"{FOLDER}{name}")
        yield _Export(given=given, name=name, reader=reader.name, raw=raw, data=data, account=made)


def _unread(export: _Export) -> Iterator[Problem]:
    """Yield why an export is refused as a whole, by the name it came with."""
    for problem in export.account.problems:
        if outcome(problem.code) == "refused":
            yield replace(problem, path=export.given)


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
        sha256=Text(digest(export.raw)),
        bytes=len(export.raw),
        entries=export.account.starts,
        records=len(export.account.records),
        unreadable=len(export.account.unreadable),
    )


def _secret(loaded: Loaded, request: Request) -> bool:
    sources = loaded.protocol.value.sources
    return any(source.id == request.source and source.publish == "no-raw" for source in sources)


def _reports(
    loaded: Loaded, search: files.Search, records: Sequence[Record]
) -> tuple[frozenset[ReportId], frozenset[ReportId]]:
    """Return the reports of new records: those that no earlier search has, and those known already."""
    order = {stored.value.id: stored.value.sequence for stored in loaded.searches}
    order[search.id] = search.sequence
    everything = sorted((*loaded.records, *records), key=lambda one: position(one.id, order))
    matched = match(everything, [stored.value for stored in loaded.rulings], order)
    report_of = grouped([one.id for one in everything], matched.matches)
    mine = {report_of[one.id] for one in records}
    before = {report_of[one.id] for one in loaded.records}
    return frozenset(mine - before), frozenset(mine & before)
