"""Counts that are sets or reported numbers, and the flow made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.values import (
    Arm,
    Counted,
    ReasonId,
    RecordId,
    ReportId,
    SearchId,
    SourceId,
    Stage,
    State,
    StudyId,
    VersionId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A number that is the size of a set of ids we hold."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A number that somebody else reported, and where."""

    n: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReported:
    """A number that nobody reported, and why it is not known."""

    why: str


Term = Held | Reported | NotReported


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count of records, reports or studies as a sum of terms; never a bare number."""

    counted: Counted
    terms: tuple[Term, ...]

    @property
    def known(self) -> int:
        """Return the sum of the known terms (sets of ids united first)."""
        return len(self.ids) + sum(t.n for t in self.terms if isinstance(t, Reported))

    @property
    def ids(self) -> frozenset[str]:
        """Return the union of the held sets."""
        return frozenset().union(*(t.ids for t in self.terms if isinstance(t, Held)))

    @property
    def unknown(self) -> int:
        """Return how many terms are not reported."""
        return sum(isinstance(t, NotReported) for t in self.terms)

    @property
    def held(self) -> bool:
        """Tell whether every term is a set of ids."""
        return all(isinstance(t, Held) for t in self.terms)

    def __add__(self, other: "Count") -> "Count":
        """Join two counts of the same thing; raise TypeError for different things."""
        if self.counted is not other.counted:
            raise TypeError(f"a count of {self.counted}s and one of {other.counted}s do not add")
        return Count(counted=self.counted, terms=self.terms + other.terms)

    def __str__(self) -> str:
        """Return `94`, `not reported`, or `≥ 94 (one part not reported)`."""
        if not self.unknown:
            return str(self.known)
        if self.unknown == len(self.terms):
            return "not reported"
        parts = "one part" if self.unknown == 1 else f"{self.unknown} parts"
        return f"≥ {self.known} ({parts} not reported)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Where one record of one version ends; the rows of outcomes.csv and the only input of the flow.

    `reports` of a version are the distinct `report` values of its records; `study` is filled for
    included ones; `reason` is the primary reason of an exclusion; `first` marks the record that stays
    for its report, and `also` the other arms in which the report was found.
    """

    record: RecordId
    report: ReportId
    search: SearchId
    source: SourceId
    arm: Arm
    state: State
    stage: Stage | None = None
    reason: ReasonId | None = None
    study: StudyId | None = None
    also: tuple[Arm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line inside a box: one source, one reason, one cause of removal."""

    id: str
    label: str
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of the flow diagram; `number` is the PRISMA box number, 0 for a remainder."""

    id: str
    number: int
    label: str
    count: Count
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """An identity of the flow that does not hold, or holds only as far as known (`partial`)."""

    identity: str
    column: str
    message: str
    partial: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the flow: a version as reported, as held, or as reconstructed.

    `stays` names the record that stands for each report in the boxes, `studies` the study of each
    included report: with them an identity can follow ids from one unit to the next.
    """

    id: str
    version: VersionId
    label: str
    boxes: Mapping[str, Box]
    stays: Mapping[str, str] = field(default_factory=dict)
    studies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All columns, oldest first, and what their identities say."""

    columns: tuple[Column, ...]
    checks: tuple[Broken, ...]
