"""What was extracted from a study: who noted what where, and what stands."""

from dataclasses import dataclass
from datetime import date

from pipeline.files.extraction import Reconciled, Value
from pipeline.values import Accord, ReviewerId, Slug, StudyId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One value of one field as one person extracted it, with its place in the source and its file."""

    by: ReviewerId
    on: date | None
    value: Value
    unit: UnitId | None = None
    document: str = ""
    page: str = ""
    line: int | None = None
    quote: str = ""
    note: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A field of a study: what each person noted, how far they agree, and the value that stands.

    `value` is None where people differ and nobody has reconciled them; `alike` tells whether all notes
    say the same, whoever settled them afterwards.
    """

    study: StudyId
    field: Slug
    notes: tuple[Note, ...]
    accord: Accord
    value: Value | None
    unit: UnitId | None = None
    settled: Reconciled | None = None
    alike: bool = True

    @property
    def twice(self) -> bool:
        """Tell whether two people or more extracted it."""
        return len({note.by for note in self.notes}) > 1
