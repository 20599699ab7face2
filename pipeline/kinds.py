"""The kinds of files that people write under records/: where each stands and the value it becomes."""

from collections.abc import Hashable
from dataclasses import dataclass, fields
from types import GenericAlias

from pipeline import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file: how its path below the root begins and ends, how deep it stands, its newest shape.

    `cls` is the value class of a YAML file, or of a row of a CSV file (`rows`).
    """

    name: str
    start: str
    end: str
    depth: int
    cls: type
    schema: int = 1
    rows: bool = False

    @property
    def value(self) -> Hashable:
        """Return the type of the whole file."""
        return GenericAlias(tuple, (self.cls, ...)) if self.rows else self.cls

    @property
    def header(self) -> tuple[str, ...]:
        """Return the columns of a CSV file."""
        return tuple(field.name for field in fields(self.cls))

    def matches(self, path: str) -> bool:
        """Tell whether a path is one of this kind's."""
        return path.startswith(self.start) and path.endswith(self.end) and path.count("/") == self.depth


def _single(name: str, cls: type) -> Kind:
    """Return the kind of a file that stands once."""
    return Kind(name=name, start=f"records/{name}.yml", end=".yml", depth=1, cls=cls)


def _folder(name: str, cls: type, folder: str, depth: int = 2) -> Kind:
    """Return the kind of the files of a folder."""
    return Kind(name=name, start=f"records/{folder}/", end=".yml", depth=depth, cls=cls)


KINDS: tuple[Kind, ...] = (
    _single("protocol", files.Protocol),
    _single("taxonomy", files.Taxonomy),
    _single("metrics", files.Metrics),
    _single("fields", files.Form),
    _single("names", files.Names),
    _single("tables", files.Tables),
    _single("charts", files.Charts),
    _single("discrepancies", files.Discrepancies),
    _single("workings", files.Workings),
    _single("certainty", files.Certainty),
    _folder("search", files.Search, "searches"),
    _folder("retractions", files.Retractions, "retractions"),
    _folder("corrections", files.Corrections, "corrections"),
    _folder("link", files.Link, "links"),
    _folder("verdict", files.Ruling, "verdicts"),
    _folder("sheet", files.Sheet, "screening", 4),
    _folder("ranking", files.Ranking, "ranking", 3),
    _folder("extraction", files.Extraction, "extraction", 3),
    _folder("study", files.StudyFile, "studies"),
    _folder("context", files.StudyFile, "context"),
    Kind(name="aliases", start="records/aliases.csv", end=".csv", depth=1, cls=files.Alias, rows=True),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at a path below the root, or None."""
    return next((kind for kind in KINDS if kind.matches(path)), None)
