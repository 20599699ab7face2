"""Reads a list of retracted works: a CSV file with a column of DOIs, PubMed ids or titles, in whatever order.

Columns are known by their usual names, those of Retraction Watch among them. Where a column says what
happened to the work, corrections, expressions of concern and reinstatements are passed over. Which columns a
list has is kept by its hash: its rows are read only where a report is looked up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as remembered
from typing import Final, TypeVar, cast

from pipeline import delimited, files, normalize
from pipeline.cache import Cache, digest, fingerprint, key
from pipeline.decode import encode
from pipeline.delimited import Manner
from pipeline.formats.stream import of
from pipeline.model import ListedWork, RetractionList
from pipeline.problems import Problem
from pipeline.typed import kept

FOLDER: Final = "records/retractions/"
_NAMES: Final[Mapping[str, str]] = {
    name: field
    for field, names in {
        "doi": "doi originalpaperdoi paperdoi articledoi",
        "pmid": "pmid pubmedid originalpaperpubmedid paperpmid",
        "title": "title papertitle articletitle originaltitle",
        "nature": "nature retractionnature noticetype",
    }.items()
    for name in names.split()
}
_OTHER: Final = ("correction", "concern", "reinstate")
CODE: Final = (
    "retractions.py",
    "delimited.py",
    "normalize.py",
    "formats/stream.py",
    "formats/text.py",
    "decode.py",
)
Holds = tuple[str, ...]
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Works:
    """What a list says: the line of each DOI and PubMed id, the work of each title, the fields it has."""

    dois: Mapping[str, int]
    pmids: Mapping[str, int]
    titles: Mapping[str, ListedWork]
    holds: frozenset[str]


class _Later(Mapping[str, Kept]):
    """A mapping that is made when something is asked of it for the first time."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Mapping[str, Kept]]) -> None:
        self._make = make

    def __getitem__(self, name: str) -> Kept:
        return self._make()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make())

    def __len__(self) -> int:
        return len(self._make())


def read(
    given: files.Retractions, data: bytes | None, path: str, shelf: Cache | None = None
) -> tuple[RetractionList | None, Problem | None]:
    """Return the list that a sidecar describes, or why its file is not used; `path` is the sidecar's.

    A list that was sound before, as the shelf knows, is read only when a report is looked up in it.
    """
    if data is None:
        hint = "bring back the file, or delete the sidecar"
        return None, _problem(path, "retractions-missing", f"{given.file} is not there", hint)
    if digest(data) != given.sha256:
        hint = "bring back the file as it was obtained, or load the new list under its own date"
        return None, _problem(path, "retractions-hash", f"{given.file} is not the list that was loaded", hint)
    place = key(_code(), "retractions", given.sha256.encode()) if shelf else ""
    known = cast("Holds | None", kept(Holds, shelf, place)) if shelf else None
    if known is not None:
        works = remembered(lambda: _works(given, data, path)[0])
        return _list(given, frozenset(known), works), None
    made, problem = _works(given, data, path)
    if problem is not None:
        return None, problem
    if shelf:
        shelf.put(place, encode(tuple(sorted(made.holds))))
    return _list(given, made.holds, lambda: made), None


@remembered
def _code() -> str:
    """Return the fingerprint of the code that reads lists."""
    return fingerprint(CODE)


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, 0, 0, code, message, hint)


def _list(given: files.Retractions, holds: frozenset[str], works: Callable[[], _Works]) -> RetractionList:
    return RetractionList(
        name=given.name,
        on=given.date,
        sha256=given.sha256,
        holds=holds,
        dois=_Later(lambda: works().dois),
        pmids=_Later(lambda: works().pmids),
        titles=_Later(lambda: works().titles),
    )


def _works(given: files.Retractions, data: bytes, path: str) -> tuple[_Works, Problem | None]:
    """Return what a list says, of several rows for one work the first, and what keeps it from being used."""
    found: list[Problem] = []
    rows = delimited.rows(of(data), Manner(path=given.file, name="retractions"), found.append)
    names = ["".join(filter(str.isalnum, cell.lower())) for cell in next(rows, (0, []))[1]]
    places = {_NAMES[name]: at for at, name in enumerate(names) if name in _NAMES}
    made = _read(rows, places)
    if found:
        message = f"{given.file} cannot be read: line {found[0].line}: {found[0].message}"
        return made, _problem(path, "retractions-unreadable", message, found[0].hint)
    if not made.holds:
        message = f"no column of {given.file} holds DOIs, PubMed ids or titles"
        return made, _problem(path, "retractions-columns", message, "name a column doi, pmid or title")
    return made, None


def _read(rows: Iterator[delimited.Row], places: Mapping[str, int]) -> _Works:
    """Return the retractions among the rows of a list, whose fields stand at these places."""
    dois: dict[str, int] = {}
    pmids: dict[str, int] = {}
    titles: dict[str, ListedWork] = {}
    nature, *fields = (places.get(field, -1) for field in ("nature", "doi", "pmid", "title"))
    for line, cells in rows:
        if _counts(_cell(cells, nature)):
            doi, pmid, title = (_cell(cells, at) for at in fields)
            work = ListedWork(line=line, doi=normalize.doi(doi), pmid=_pmid(pmid))
            dois.setdefault(work.doi, line)
            pmids.setdefault(work.pmid, line)
            titles.setdefault(normalize.title_key(title), work)
    for made in (dois, pmids, titles):
        made.pop("", None)
    return _Works(dois=dois, pmids=pmids, titles=titles, holds=frozenset(places) - {"nature"})


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if 0 <= at < len(cells) else ""


def _counts(nature: str) -> bool:
    return not any(word in nature.lower() for word in _OTHER)


def _pmid(cell: str) -> str:
    pmid = cell.strip().removesuffix(".0")
    return pmid if pmid.isdecimal() and int(pmid) else ""
