"""Charts of values: the claims on one metric in one unit, each with its bound, conditions and standing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline import files
from pipeline.amounts import read, reading, stated, units
from pipeline.cells import Ref
from pipeline.charts_count import PATH
from pipeline.charts_types import LeftOut, Mark, ValueRow, ValuesView
from pipeline.fields import study_file, study_ref
from pipeline.model import Amount, Claim, Review
from pipeline.selection import claims
from pipeline.values import Better, MetricId, UnitId

Units = Mapping[UnitId, files.Unit]


def values_view(review: Review, spec: files.Chart) -> ValuesView:
    """Return a declared chart of the claims on the first metric it selects.

    A claim that cannot be drawn (no number, another dimension, not above zero on a log axis) is listed
    with the reason, never dropped.
    """
    metric = _metric(review, spec)
    known = units(review.metrics)
    found = _claims(review, spec, metric)
    unit = spec.unit or _commonest(found, known)
    reasons = {claim.id: _why_not(claim, unit, known, log=spec.log) for claim in found}
    rows = [_row(review, claim, unit, known) for claim in found if not reasons[claim.id]]
    left = [_left_out(review, claim, reasons[claim.id]) for claim in found if reasons[claim.id]]
    better = metric.better if metric else Better.NEITHER
    return ValuesView(
        id=spec.id,
        title=spec.title,
        caption=spec.caption,
        axis=_axis(metric, known.get(unit) if unit else None),
        log=spec.log,
        rows=tuple(sorted(rows, key=lambda row: _rank(row, better))),
        left_out=tuple(left),
        notes=_notes(rows, better),
        sources=_sources(rows, left),
    )


def _claims(review: Review, spec: files.Chart, metric: files.Metric | None) -> tuple[Claim, ...]:
    if metric is None:
        return ()
    return tuple(claim for claim in claims(review, spec.rows) if claim.metric == metric.id)


def _sources(rows: Sequence[ValueRow], left: Sequence[LeftOut]) -> tuple[str, ...]:
    return (PATH, *sorted({row.source for row in rows} | {one.source for one in left}))


def _metric(review: Review, spec: files.Chart) -> files.Metric | None:
    wanted = spec.rows.metrics[0] if spec.rows.metrics else MetricId("")
    return next((metric for metric in review.metrics.metrics if metric.id == wanted), None)


def _commonest(found: Sequence[Claim], known: Units) -> UnitId | None:
    used = Counter(claim.amount.unit for claim in found)
    return max((unit for unit in known if used[unit]), key=lambda unit: used[unit], default=None)


def _amounts(claim: Claim) -> tuple[Amount, ...]:
    return tuple(amount for amount in stated(claim) if amount.low is not None)


def _why_not(claim: Claim, unit: UnitId | None, known: Units, *, log: bool) -> str:
    amounts = _amounts(claim)
    if not amounts:
        return "not a number"
    if any(_factor(amount.unit, unit, known) is None for amount in amounts):
        return "stated in a unit that does not convert"
    if log and any(amount.low is not None and amount.low <= 0 for amount in amounts):
        return "not above zero, and the axis is logarithmic"
    return ""


def _factor(given: UnitId | None, wanted: UnitId | None, known: Units) -> Decimal | None:
    if given == wanted:
        return Decimal(1)
    before = known.get(given) if given else None
    after = known.get(wanted) if wanted else None
    if before is None or after is None or before.dimension != after.dimension:
        return None
    return before.factor / after.factor


def _row(review: Review, claim: Claim, unit: UnitId | None, known: Units) -> ValueRow:
    work = review.studies.get(claim.study) or review.context[claim.study]
    return ValueRow(
        work=study_ref(review, claim.study),
        claim=Ref(kind="claim", id=claim.id, label=work.name),
        reading=reading(claim, known),
        marks=tuple(_mark(amount, unit, known) for amount in _amounts(claim)),
        source=study_file(review, work),
    )


def _mark(amount: Amount, unit: UnitId | None, known: Units) -> Mark:
    factor = _factor(amount.unit, unit, known) or Decimal(1)
    low = amount.low or Decimal(0)
    high = low if amount.high is None else amount.high
    return Mark(
        bound=amount.bound, low=float(low * factor), high=float(high * factor), text=read(amount, known)
    )


def _left_out(review: Review, claim: Claim, why: str) -> LeftOut:
    work = review.studies.get(claim.study) or review.context[claim.study]
    return LeftOut(
        work=study_ref(review, claim.study),
        reading=reading(claim, units(review.metrics)),
        why=why,
        source=study_file(review, work),
    )


def _axis(metric: files.Metric | None, unit: files.Unit | None) -> str:
    label = metric.label if metric else ""
    return f"{label} ({unit.symbol})" if unit else label


def _rank(row: ValueRow, better: Better) -> tuple[float, str]:
    extent = max(mark.high for mark in row.marks)
    return (extent if better is Better.LOWER else -extent, row.claim.id)


def _notes(rows: Sequence[ValueRow], better: Better) -> tuple[str, ...]:
    words = {Better.HIGHER: "Higher is better.", Better.LOWER: "Lower is better."}
    notes = [words[better]] if better in words else []
    if any(row.reading.disputed for row in rows):
        notes.append("Disputed claims bear a mark and show every value that is stated.")
    return tuple(notes)
