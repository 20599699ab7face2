"""How an amount or a claim reads: "up to 2.3×", "≥ 40 %", "3–5 s", disputed "69× | 79×".

Numbers stay as printed; only thousands are set apart. Everything returned is plain text, not yet
escaped. The words of bounds live here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline import files
from pipeline.model import Amount, Claim
from pipeline.values import Bound, ClaimId, Level, MetricId, Standing, StudyId, UnitId

Units = Mapping[UnitId, files.Unit]

NO_BREAK = "\u00a0"
THIN = "\u202f"
BETWEEN = " | "

PHRASES: Mapping[Bound, str] = {
    Bound.EXACT: "{}",
    Bound.UP_TO: "up to {}",
    Bound.AT_LEAST: f"≥{NO_BREAK}{{}}",
    Bound.LESS_THAN: f"<{NO_BREAK}{{}}",
    Bound.ABOUT: f"≈{NO_BREAK}{{}}",
    Bound.AVERAGE: "{} on average",
    Bound.RANGE: "{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A claim as it reads: its value, every distinct value stated, and what it holds for.

    `parts` has one entry for each distinct amount that a statement gives; `text` joins them when the
    claim is disputed. `versus` and `under` are the baseline and the conditions.
    """

    claim: ClaimId
    study: StudyId
    metric: MetricId
    text: str
    parts: tuple[str, ...]
    versus: str
    under: str
    standing: Standing
    level: Level

    @property
    def disputed(self) -> bool:
        """Tell whether the statements, or a discrepancy, put the value in doubt."""
        return self.standing is Standing.DISPUTED

    @property
    def context(self) -> str:
        """Return the baseline and the conditions in one line, empty where none is stated."""
        versus = f"vs {self.versus}" if self.versus else ""
        return " · ".join(part for part in (versus, self.under) if part)


def units(metrics: files.Metrics) -> Units:
    """Return the units of a vocabulary by id."""
    return {unit.id: unit for unit in metrics.units}


def number(value: Decimal) -> str:
    """Return a number as printed, with its thousands set apart from ten thousand on.

    Beyond thirty digits it is written as a power of ten.
    """
    if value and abs(value.adjusted()) > 30:
        mantissa, power = f"{value:E}".split("E")
        return f"{mantissa} × 10^{int(power)}".replace("-", "−")
    sign, digits = ("−", f"{-value:f}") if value < 0 else ("", f"{value:f}")
    whole, dot, rest = digits.partition(".")
    return f"{sign}{_grouped(whole)}{dot}{rest}"


def read(amount: Amount, known: Units) -> str:
    """Return an amount in words; empty where it is not numeric."""
    if amount.low is None:
        return ""
    return PHRASES[amount.bound].format(_extent(amount) + symbol(amount.unit, known))


def stated(claim: Claim) -> tuple[Amount, ...]:
    """Return the distinct amounts that the statements of a claim give, in their order."""
    given = dict.fromkeys(statement.amount for statement in claim.statements)
    return tuple(given) or (claim.amount,)


def reading(claim: Claim, known: Units) -> Reading:
    """Return a claim as it reads; a disputed one with all values stated."""
    parts = tuple(dict.fromkeys(_parts(claim, known)))
    disputed = claim.standing is Standing.DISPUTED
    first = read(claim.amount, known) or parts[0]
    return Reading(
        claim=claim.id,
        study=claim.study,
        metric=claim.metric,
        text=BETWEEN.join(parts) if disputed else first,
        parts=parts,
        versus=claim.baseline,
        under=" · ".join(
            part for part in (claim.model, claim.dataset, claim.hardware, claim.condition) if part
        ),
        standing=claim.standing,
        level=max((s.level for s in claim.statements), key=list(Level).index, default=Level.REVIEW),
    )


def _parts(claim: Claim, known: Units) -> list[str]:
    found = [read(s.amount, known) or s.printed for s in claim.statements]
    return found or [read(claim.amount, known)]


def _extent(amount: Amount) -> str:
    if amount.low is None:
        return ""
    low = number(amount.low)
    if amount.high is None or amount.high == amount.low:
        return low
    between = f"{NO_BREAK}to{NO_BREAK}" if amount.low < 0 else "–"
    return f"{low}{between}{number(amount.high)}"


def symbol(unit: UnitId | None, known: Units) -> str:
    """Return the symbol of a unit with the space before it, the id of an unknown one."""
    if unit is None:
        return ""
    found = known.get(unit)
    if found is None:
        return f"{NO_BREAK}{unit}"
    return f"{NO_BREAK if found.space else ''}{found.symbol}"


def _grouped(whole: str) -> str:
    if len(whole) < 5:
        return whole
    return f"{int(whole):,}".replace(",", THIN)
