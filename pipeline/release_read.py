"""Reading a release back: every file held to the manifest's hash, every row to its type."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pipeline import csvtext
from pipeline.model import Outcome, Release, Snapshot
from pipeline.problems import Problem
from pipeline.values import SearchId, SourceId, VersionId, value

T = TypeVar("T")

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

MANIFEST: Final = "manifest.json"
OUTCOMES: Final = "outcomes.csv"
STUDIES: Final = "studies.jsonl"
SEARCHES: Final = "searches.csv"
PROTOCOL: Final = "protocol.yml"
TAXONOMY: Final = "taxonomy.yml"
NAMES: Final = (OUTCOMES, PROTOCOL, SEARCHES, STUDIES, TAXONOMY)
OUTCOME_HEADER: Final = (
    "record",
    "report",
    "search",
    "source",
    "arm",
    "state",
    "stage",
    "reason",
    "study",
    "also",
)
SEARCH_HEADER: Final = ("id", "sequence", "source", "version", "date", "sha256")
RESTORE: Final = "take the file back from the repository's history: a release does not change"


@value
class Frozen:
    """What the manifest says of one file."""

    bytes: int
    sha256: str


@value
class Manifest:
    """The manifest of a release; `digest` is the hash of everything else in it."""

    schema: int
    version: VersionId
    on: date
    title: str
    trigger: str
    previous: str
    reported: str
    files: Mapping[str, Frozen]
    digest: str


@value
class SearchRow:
    """One row of searches.csv."""

    id: SearchId
    sequence: str
    source: SourceId
    version: VersionId
    date: str
    sha256: str


def read_release(files: Mapping[str, bytes]) -> tuple[Release | None, tuple[Problem, ...]]:
    """Return the release that these files freeze, by path or by name, and what is wrong with them.

    A file that has changed since it was frozen is a problem; what it says now is read all the same.
    """
    paths = {path.rpartition("/")[2]: path for path in sorted(files)}
    folder = min(files, default="").rpartition("/")[0]
    missing = [name for name in (*NAMES, MANIFEST) if name not in paths]
    if missing:
        gone = (f"{folder}/{name}".removeprefix("/") for name in missing)
        return None, tuple(
            _problem(path, "release-incomplete", "a file of the release is missing") for path in gone
        )
    manifest, problems = _manifest(paths[MANIFEST], files[paths[MANIFEST]])
    if manifest is None:
        return None, problems
    changed = tuple(_changed(manifest, paths, files))
    release, unreadable = _release(manifest, paths, files)
    return release, tuple(sorted((*problems, *changed, *unreadable)))


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the hash of a manifest's content, its own digest left out."""
    rest = {key: content[key] for key in content if key != "digest"}
    return sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode())


def sha256(data: bytes) -> str:
    """Return the hash of bytes as the manifest writes it."""
    return hashlib.sha256(data).hexdigest()


def _manifest(path: str, data: bytes) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """Return the manifest, and a problem where it is not of its shape or not as it was written."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - who only knows names needs no pydantic

    try:
        manifest = TypeAdapter(Manifest).validate_json(data)
    except ValidationError as error:
        return None, tuple(_invalid(path, error, 0))
    if digest_of(json.loads(data)) != manifest.digest:
        return manifest, (_problem(path, "release-changed", "the manifest is not as it was written"),)
    return manifest, ()


def _changed(manifest: Manifest, paths: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield a problem for each file that is not the one that was frozen."""
    for name in NAMES:
        frozen = manifest.files.get(name)
        if frozen is None or frozen.sha256 != sha256(files[paths[name]]):
            message = f"the file is not the one that version {manifest.version} froze"
            yield _problem(paths[name], "release-changed", message)
    for name in sorted(paths.keys() - {*NAMES, MANIFEST}):
        yield _problem(paths[name], "release-changed", f"version {manifest.version} froze no such file")


def _release(
    manifest: Manifest, paths: Mapping[str, str], files: Mapping[str, bytes]
) -> tuple[Release | None, tuple[Problem, ...]]:
    """Return the release of the manifest and its files, None where a row of them cannot be read."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - likewise

    rows_of, searches_of = TypeAdapter(list[Outcome]), TypeAdapter(list[SearchRow])
    outcomes, first = _rows(paths[OUTCOMES], files[paths[OUTCOMES]], OUTCOME_HEADER, rows_of)
    searches, second = _rows(paths[SEARCHES], files[paths[SEARCHES]], SEARCH_HEADER, searches_of)
    studies, third = _snapshots(paths[STUDIES], files[paths[STUDIES]])
    problems = (*first, *second, *third)
    if problems:
        return None, problems
    made = Release(
        version=manifest.version,
        on=manifest.on,
        trigger=manifest.trigger,
        outcomes=tuple(outcomes),
        studies=studies,
        searches={row.id: row.sha256 for row in searches},
        protocol_sha256=sha256(files[paths[PROTOCOL]]),
        taxonomy_sha256=sha256(files[paths[TAXONOMY]]),
        digest=manifest.digest,
        previous=manifest.previous,
        reported_sha256=manifest.reported,
    )
    return made, ()


def _rows(
    path: str, data: bytes, header: tuple[str, ...], adapter: "TypeAdapter[list[T]]"
) -> tuple[list[T], tuple[Problem, ...]]:
    """Return the rows of a table as values of a class; an empty cell is a value that is not given."""
    from pydantic import ValidationError  # noqa: PLC0415 - likewise

    parsed = csvtext.parse(data, path, header)
    if parsed.json is None:
        return [], parsed.problems
    rows = [
        {key: cell.split("+") if key == "also" else cell for key, cell in row.items() if cell}
        for row in json.loads(parsed.json)
    ]
    try:
        return adapter.validate_python(rows, strict=False), ()
    except ValidationError as error:
        return [], tuple(_invalid(path, error, 2))


def _snapshots(path: str, data: bytes) -> tuple[tuple[Snapshot, ...], tuple[Problem, ...]]:
    """Return the studies of a release, one for each line."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - likewise

    adapter = TypeAdapter(Snapshot)
    made: list[Snapshot] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            made.append(adapter.validate_json(line))
        except ValidationError as error:
            problems += _invalid(path, error, number, lines=False)
    return tuple(made), tuple(problems)


def _invalid(path: str, error: "ValidationError", first: int, *, lines: bool = True) -> Iterator[Problem]:
    """Yield a problem for each thing wrong with rows that begin at line `first`."""
    for each in error.errors(include_url=False, include_input=False):
        row = each["loc"][0] if lines and first and each["loc"] else 0
        where = ".".join(str(part) for part in each["loc"])
        line = first + row if isinstance(row, int) else first
        yield _problem(path, "release-unreadable", f"{where}: {each['msg']}", line)


def _problem(path: str, code: str, message: str, line: int = 0) -> Problem:
    return Problem(path, line, 0, code, message, RESTORE)
