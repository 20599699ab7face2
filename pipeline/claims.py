"""From a study file to claims: amounts with their bounds, and how far statements agree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pipeline import files
from pipeline.model import Amount, Claim, Placement, Statement
from pipeline.values import Bound, ClaimId, Level, ReviewerId, Slug, Standing, StudyId, UnitId

Units = Mapping[UnitId, files.Unit]
NO_READING = files.Reading(
    document=Slug("unknown"), level=Level.REVIEW, by=ReviewerId("unknown"), on=date.min
)
Measure = tuple[str, Decimal | None, Decimal | None]


def claims(
    study: StudyId, file: files.StudyFile, units: Units, doubts: Mapping[ClaimId, tuple[str, ...]]
) -> tuple[Claim, ...]:
    """Return the claims of one file in its order; `doubts` names the discrepancies that dispute a claim."""
    return tuple(_claim(study, entry, file.reading, units, doubts) for entry in file.claims)


def doubts(found: Iterable[files.Discrepancy]) -> Mapping[ClaimId, tuple[str, ...]]:
    """Return, for every claim that a discrepancy disputes, the ids of those discrepancies."""
    pairs = [(claim, item.id) for item in found for claim in item.disputes]
    return {claim: tuple(ident for other, ident in pairs if other == claim) for claim, _ in pairs}


def placements(study: StudyId, file: files.StudyFile) -> tuple[Placement, ...]:
    """Return the placements of one file in its order."""
    return tuple(
        Placement(
            study=study,
            node=placed.node,
            basis=placed.basis,
            place=placed.place or "",
            by=placed.by or "",
            on=placed.on,
            note=placed.note or "",
        )
        for placed in file.placements
    )


def standing(statements: Sequence[Statement], units: Units) -> Standing:
    """Tell how far statements of one fact agree: in value (converted to the base unit), then in bound."""
    if len(statements) == 1:
        return Standing.SINGLE
    if len({_measure(statement, units) for statement in statements}) > 1:
        return Standing.DISPUTED
    same_bound = len({statement.amount.bound for statement in statements}) == 1
    return Standing.AGREED if same_bound else Standing.BOUND_DIFFERS


def _measure(statement: Statement, units: Units) -> Measure:
    amount = statement.amount
    unit = units.get(amount.unit) if amount.unit else None
    if amount.low is None:
        return (" ".join(statement.printed.split()).casefold(), None, None)
    factor = unit.factor if unit else Decimal(1)
    high = amount.low if amount.high is None else amount.high
    return (unit.dimension if unit else "", amount.low * factor, high * factor)


def _claim(
    study: StudyId,
    entry: files.ClaimEntry,
    reading: files.Reading | None,
    units: Units,
    disputed: Mapping[ClaimId, tuple[str, ...]],
) -> Claim:
    ident = ClaimId(f"{study}/{entry.id}")
    made = tuple(_statement(entry, stated, reading) for stated in entry.statements)
    return Claim(
        id=ident,
        study=study,
        metric=entry.metric,
        kind=entry.kind,
        amount=_amount(entry.bound, entry.low, entry.high, entry.unit),
        baseline=entry.baseline or "",
        model=entry.model or "",
        hardware=entry.hardware or "",
        dataset=entry.dataset or "",
        condition=entry.condition or "",
        note=entry.note or "",
        statements=made,
        standing=Standing.DISPUTED if ident in disputed else standing(made, units),
        discrepancies=disputed.get(ident, ()),
    )


def _amount(bound: Bound, low: Decimal | None, high: Decimal | None, unit: UnitId | None) -> Amount:
    if bound is Bound.NOT_NUMERIC:
        return Amount(bound=bound, low=None, high=None, unit=unit)
    return Amount(bound=bound, low=low, high=low if high is None else high, unit=unit)


def _stated_amount(entry: files.ClaimEntry, stated: files.StatedValue) -> Amount:
    low, high = (entry.low, entry.high) if stated.low is None else (stated.low, stated.high)
    return _amount(stated.bound or entry.bound, low, high, stated.unit or entry.unit)


def _statement(
    entry: files.ClaimEntry, stated: files.StatedValue, reading: files.Reading | None
) -> Statement:
    default = reading or NO_READING
    return Statement(
        document=stated.document or default.document,
        place=stated.place,
        line=stated.line,
        printed=stated.printed,
        amount=_stated_amount(entry, stated),
        level=stated.level or default.level,
        by=stated.by or default.by,
        on=stated.on or default.on,
        note=stated.note or "",
    )
