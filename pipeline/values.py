"""The smallest values: identifiers, states and dates, and the decorator that makes a value class.

Imports only the standard library. A class made with `value` is frozen, slotted and keyword-only, and
carries the strictness that pydantic applies when `load` parses a file into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, NewType, dataclass_transform

SLUG = r"^[a-z0-9][a-z0-9-]{0,63}$"
RECORD = r"^[a-z0-9][a-z0-9-]{0,63}:[0-9]{4,7}$"
VERSION = r"^(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})$"
CLAIM = r"^[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}$"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value(cls: type[Any]) -> type[Any]:
    """Make a frozen, slotted, keyword-only value class that refuses unknown keys when parsed."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {"extra": "forbid", "strict": True}
    return made


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule for the text of an identifier, understood by pydantic without importing it."""

    pattern: str
    longest: int = 100

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Mapping[str, object]:
        """Return the core schema of a string that matches the pattern."""
        return {"type": "str", "pattern": self.pattern, "max_length": self.longest, "strict": True}


SearchId = NewType("SearchId", Annotated[str, Pattern(SLUG)])
SourceId = NewType("SourceId", Annotated[str, Pattern(SLUG)])
RecordId = NewType("RecordId", Annotated[str, Pattern(RECORD)])
ReportId = NewType("ReportId", Annotated[str, Pattern(RECORD)])
StudyId = NewType("StudyId", Annotated[str, Pattern(SLUG)])
ClaimId = NewType("ClaimId", Annotated[str, Pattern(CLAIM)])
NodeId = NewType("NodeId", Annotated[str, Pattern(SLUG)])
MetricId = NewType("MetricId", Annotated[str, Pattern(SLUG)])
UnitId = NewType("UnitId", Annotated[str, Pattern(SLUG)])
ReasonId = NewType("ReasonId", Annotated[str, Pattern(SLUG)])
CriterionId = NewType("CriterionId", Annotated[str, Pattern(SLUG)])
ReviewerId = NewType("ReviewerId", Annotated[str, Pattern(SLUG)])
VersionId = NewType("VersionId", Annotated[str, Pattern(VERSION)])
Slug = NewType("Slug", Annotated[str, Pattern(SLUG)])
Text = NewType("Text", Annotated[str, Pattern(r"\S", 20_000)])


class Counted(StrEnum):
    """What a count counts; sums never mix two of them."""

    RECORD = "record"
    REPORT = "report"
    STUDY = "study"
    PLACEMENT = "placement"
    CLAIM = "claim"
    STATEMENT = "statement"
    DISCREPANCY = "discrepancy"
    QUERY = "query"
    SEARCH = "search"
    VALUE = "value"


class Arm(StrEnum):
    """The part of the flow diagram that a source feeds."""

    DATABASE = "database"
    REGISTER = "register"
    WEBSITE = "website"
    ORGANISATION = "organisation"
    CITATION = "citation"
    RECONSTRUCTION = "reconstruction"


class Stage(StrEnum):
    """The steps at which a report can be decided upon, in order."""

    BEFORE_SCREENING = "before-screening"
    TITLE_ABSTRACT = "title-abstract"
    FULL_TEXT = "full-text"


class Verdict(StrEnum):
    """What one decision says."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    UNSURE = "unsure"
    NOT_RETRIEVED = "not-retrieved"


class State(StrEnum):
    """Where a record ends in one version's flow, in the order of the diagram."""

    DUPLICATE = "duplicate"
    KNOWN = "duplicate-of-previous-version"
    INELIGIBLE = "ineligible-automatic"
    UNREADABLE = "unreadable"
    NOT_SCREENED = "not-screened"
    AWAITING_SCREENING = "awaiting-screening"
    CONFLICT_SCREENING = "conflict-screening"
    EXCLUDED_SCREENING = "excluded-screening"
    NOT_RETRIEVED = "not-retrieved"
    AWAITING_FULL_TEXT = "awaiting-full-text"
    CONFLICT_FULL_TEXT = "conflict-full-text"
    EXCLUDED_FULL_TEXT = "excluded-full-text"
    INCLUDED = "included"


class Basis(StrEnum):
    """Where a decision or placement comes from."""

    STATED = "stated"
    DERIVED = "derived"
    TAKEN = "taken"
    ASSIGNED = "assigned"


class Bound(StrEnum):
    """How a printed number bounds the value it speaks of."""

    EXACT = "exact"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    ABOUT = "about"
    AVERAGE = "average"
    RANGE = "range"
    NOT_NUMERIC = "not_numeric"


class ClaimKind(StrEnum):
    """The role a claimed number plays in its study."""

    OUTCOME = "outcome"
    SETUP = "setup"
    MODEL_SIZE = "model_size"
    BASELINE = "baseline"


class Level(StrEnum):
    """How close to the evidence a statement was read."""

    REVIEW = "review"
    ABSTRACT = "abstract"
    FULL_TEXT = "full text"


class Standing(StrEnum):
    """How far the statements of one claim agree."""

    SINGLE = "single"
    AGREED = "agreed"
    BOUND_DIFFERS = "bound differs"
    DISPUTED = "disputed"


class Accord(StrEnum):
    """How far people agree who extracted or judged the same thing on their own."""

    SINGLE = "one person"
    AGREED = "agreed"
    SETTLED = "reconciled"
    DIFFERS = "differs"


class Better(StrEnum):
    """The direction in which a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; a missing part is 0."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return YYYY, YYYY-MM or YYYY-MM-DD."""
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(part for part in parts if int(part))

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read YYYY, YYYY-MM or YYYY-MM-DD; raise ValueError on anything else."""
        found = [int(part) for part in text.split("-")]
        given = ([*found, 0, 0])[:3]
        made = cls(*given)
        if str(made) != text or given[1] > 12 or given[2] > 31 or not given[0]:
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        return made
