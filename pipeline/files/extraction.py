"""What people extract from a study: a form of each person, and what stands where they differ."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from pipeline.files.appraisal import Judgement
from pipeline.values import ReviewerId, Slug, StudyId, Text, UnitId, value

Value = Text | int | bool | Decimal | tuple[Text, ...]


@value
class Noted:
    """One value as one person extracted it, with its place in the source.

    `value` is of the field's type, or the words `not reported`. Document and day are those of the form
    where they are not given.
    """

    value: Value
    unit: UnitId | None = None
    page: Text | int | None = None
    line: int | None = None
    quote: Text | None = None
    note: Text | None = None
    document: Slug | None = None
    on: date | None = None


@value
class Extraction:
    """What one person extracted from one study, and how the same person judged its risk of bias.

    It stands in extraction/STUDY/PERSON.yml.
    """

    schema: int = 1
    study: StudyId
    by: ReviewerId
    on: date
    document: Slug | None = None
    values: Mapping[Slug, Noted] = field(default_factory=dict)
    bias: tuple[Judgement, ...] = ()


@value
class Reconciled:
    """The value that stands where people extracted different ones, who settled it, and why."""

    value: Value
    unit: UnitId | None = None
    by: ReviewerId
    on: date
    why: Text
