"""Opens the raw exports of one search, holds them to the sidecar, and goes by what was kept of private ones.

Reading an export costs most of a cold start, so that its entries are kept in the cache; the hash of the
file and the comparison with what was kept are made anew each time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as remembered
from typing import NamedTuple

from pipeline import files, permitted
from pipeline.cache import Cache, digest, fingerprint, key
from pipeline.decode import encode
from pipeline.folder import Folder, ignoring, safe
from pipeline.formats.accounting import Account, account
from pipeline.formats.opening import held
from pipeline.formats.stream import Refused
from pipeline.loaded import Stored
from pipeline.locating import locate
from pipeline.problems import Problem, Severity
from pipeline.typed import kept
from pipeline.values import SourceId

CODE = (
    *("formats", "normalize.py", "model/identity.py", "values.py", "decode.py", "problems.py"),
    *("permitted.py", "languages.py", "query", "screen/wanted.py", "screen/spoken.py"),
)
FOLDER = "records/searches/"
IGNORE = f"{FOLDER}.gitignore"
_LARGEST = 1_000_000_000


class Fault(NamedTuple):
    """What is wrong with one export, and the key of the sidecar that says otherwise."""

    key: str
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The exports of one search: bytes and accounts by file name, and what is wrong with the files."""

    data: Mapping[str, bytes]
    accounts: Mapping[str, Account]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What `read` goes by: the folder, the cache, and what may be stored and shown of each source."""

    folder: Folder
    cache: Cache
    publish: Mapping[SourceId, str]
    protocol: files.Protocol
    ignored: frozenset[str]

    @property
    def questions(self) -> permitted.Questions:
        """Return what the criteria ask of texts that may not be stored."""
        return permitted.questions_of(self.protocol)

    def private(self, search: files.Search) -> bool:
        """Tell whether the exports of a search are not published."""
        return self.publish.get(search.source) == "no-raw"


def place_of(protocol: files.Protocol, folder: Folder, cache: Cache) -> Place:
    """Return what the exports of a review are read by."""
    return Place(
        folder=folder,
        cache=cache,
        publish={source.id: source.publish for source in protocol.sources},
        protocol=protocol,
        ignored=frozenset(ignoring(folder.root, FOLDER).splitlines()),
    )


def private_files(searches: Iterable[Stored[files.Search]], protocol: files.Protocol) -> tuple[str, ...]:
    """Return the names of the exports that may not be published."""
    sources = {source.id for source in protocol.sources if source.publish == "no-raw"}
    held = (stored.value for stored in searches if stored.value.source in sources)
    return tuple(file.path for search in held for file in search.files)


def ignoring_also(text: str, names: Iterable[str]) -> str:
    """Return the text of a .gitignore that lists some names too."""
    lines = text.splitlines()
    lines += sorted({f"/{name}" for name in names} - set(lines))
    return "".join(f"{line}\n" for line in lines)


def kept_path(stored: Stored[files.Search]) -> str:
    """Return where that stands which may be kept of the exports of a search."""
    return stored.path.removesuffix(".yml") + ".records.jsonl"


def gathered(stored: Stored[files.Search], place: Place, *, afresh: bool = False) -> Opened:
    """Open the exports that a sidecar lists.

    Those of a private source are what was kept of them, unless there is nothing or they are read afresh.
    """
    data: dict[str, bytes] = {}
    accounts: dict[str, Account] = {}
    found: list[tuple[int, Fault]] = []
    kept, problems = _kept(stored, place)
    for number, file in enumerate(stored.value.files):
        raw = place.folder.read(FOLDER + file.path) if safe(file.path) else None
        content = None if raw is None else unpacked(raw, file.path)
        fresh = None if content is None else _account(content, stored.value.source, file, place)
        made = kept.get(file.path, fresh) if not (afresh and fresh) else fresh
        faults = [*_faults(file, raw, stored.value, place, kept), *(() if made else _foreign(file))]
        faults += _counts(file, made) if made else ()
        faults += _stale(file, fresh, kept, private=place.private(stored.value))
        found += [(number, fault) for fault in faults]
        if content is not None and fresh is not None:
            data[file.path] = content
        if made is not None:
            accounts[file.path] = made
    placed = _placed(found, stored, place.folder)
    return Opened(data=data, accounts=accounts, problems=(*problems, *placed))


def _kept(stored: Stored[files.Search], place: Place) -> tuple[Mapping[str, Account], tuple[Problem, ...]]:
    """Return what was kept of private exports, by file, and why it cannot be read."""
    path = kept_path(stored)
    data = place.folder.read(path) if place.private(stored.value) else None
    if data is None:
        return {}, ()
    hint = "bring back the file as it was written"
    try:
        found = permitted.parse(data.decode("utf-8", "replace"), FOLDER)
    except permitted.Unfit as unfit:
        return {}, (Problem(path, unfit.line, 1, "records-unreadable", str(unfit), hint),)
    sums = {str(file.path): file.sha256 for file in stored.value.files}
    wrong = [name for name, (held, _) in found.items() if held != sums.get(name)]
    message = "what was kept belongs to another file than {}"
    problems = tuple(Problem(path, 0, 0, "records-hash", message.format(name), hint) for name in wrong)
    return {name: made for name, (_, made) in found.items() if name not in wrong}, problems


def _stale(
    file: files.ExportFile, fresh: Account | None, kept: Mapping[str, Account], *, private: bool
) -> Iterator[Fault]:
    """Yield where what was kept of a private export is not what its raw file says today."""
    if private and fresh is not None and kept.get(file.path) != fresh:
        message = f"what is kept of {file.path} is not what the file says today"
        yield Fault("path", "records-stale", message, "run `format`, which writes it", Severity.WARNING)


def _faults(
    file: files.ExportFile,
    raw: bytes | None,
    search: files.Search,
    place: Place,
    kept: Mapping[str, Account],
) -> Iterator[Fault]:
    """Yield what does not agree between a sidecar and an export; a private one may be missing."""
    again = "bring back the file as it was imported"
    if not safe(file.path):
        message = f"{file.path} leads out of the folder"
        yield Fault("path", "path-outside-root", message, "name a file beside this one")
    elif raw is None and file.path not in kept:
        severity = Severity.WARNING if place.private(search) else Severity.ERROR
        yield Fault("path", "export-missing", f"{file.path} is not there", again, severity)
    elif raw is not None:
        if place.private(search) and f"/{file.path}" not in place.ignored:
            message = f"{file.path} may not be published, and git is not told to leave it out"
            yield Fault("path", "raw-not-ignored", message, "run `format`, which tells it")
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
    made = bytearray()
    try:
        for block in held(raw).blocks():
            made += block
            if len(made) >= _LARGEST:
                break
    except Refused:
        return raw
    return bytes(made[:_LARGEST])


def _account(data: bytes, source: SourceId, file: files.ExportFile, place: Place) -> Account | None:
    """Return the entries of an export as its source lets us have them; None without a reader.

    They come from the cache where the export was read before.
    """
    path, publish = FOLDER + file.path, place.publish.get(source, "")
    asked = place.questions if publish == "no-raw" else permitted.of_language(place.protocol)
    where = key(_code(), f"{file.format} {path} {publish} {encode(asked)}", data)
    if isinstance(made := kept(Account, place.cache, where), Account):
        return made
    from pipeline.formats import READERS  # noqa: PLC0415 - likewise

    if file.format not in READERS:
        return None
    fresh = account(data, READERS[file.format], path)
    if publish == "no-raw":
        fresh = permitted.reduced(fresh, asked)
    else:
        fresh = permitted.heard(fresh) if asked.language else fresh
        fresh = fresh if publish == "everything" else permitted.unquoted(fresh)
    place.cache.put(where, encode(fresh))
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
