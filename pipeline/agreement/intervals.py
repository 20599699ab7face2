"""Confidence intervals: a seeded bootstrap over rows, and the analytic one of Gwet's coefficients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import pi, sqrt
from statistics import NormalDist

import numpy as np

from pipeline.agreement.coefficients import Measure, gwet, observed, random_share, shares_of
from pipeline.agreement.votes import Floats, Votes

CHUNK = 4_000_000
_NEARLY_NORMAL = 10_000
_STEPS = 200_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From where to where an interval reaches, and its standard error."""

    low: float
    high: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How an interval is drawn: how many samples, from which seed, and at what confidence."""

    seed: int = 0
    samples: int = 1000
    confidence: float = 0.95


def bootstrap(measures: Mapping[str, Measure], rows: int, drawing: Drawing) -> Mapping[str, Interval | None]:
    """Return the percentile interval of each measure over samples of the rows, drawn with replacement.

    All measures see the same samples. None where there are fewer than two rows, or where a measure is not
    defined on one sample in twenty or more. B. Efron (1979), Annals of Statistics 7, 1.
    """
    drawn: dict[str, list[Floats]] = {name: [] for name in measures}
    if rows > 1:
        for times in _samples(rows, drawing):
            for name, measure in measures.items():
                drawn[name].append(measure(times))
    return {name: _percentiles(parts, drawing) for name, parts in drawn.items()}


def _samples(rows: int, drawing: Drawing) -> Iterator[Floats]:
    """Yield how often each row is drawn (samples × rows), in chunks of bounded size."""
    rng = np.random.default_rng(drawing.seed)
    at_once = max(1, CHUNK // rows)
    for start in range(0, drawing.samples, at_once):
        number = min(at_once, drawing.samples - start)
        made = [np.bincount(rng.integers(0, rows, rows), minlength=rows) for _ in range(number)]
        yield np.array(made, dtype=np.float64)


def _percentiles(parts: list[Floats], drawing: Drawing) -> Interval | None:
    values = np.concatenate(parts) if parts else np.array([])
    known = values[~np.isnan(values)]
    if not len(known) or len(known) < 0.95 * len(values):
        return None
    tail = (1 - drawing.confidence) / 2
    low, high = np.quantile(known, [tail, 1 - tail])
    return Interval(low=float(low), high=float(high), error=float(known.std()))


def analytic(votes: Votes, weights: Floats, confidence: float) -> Interval | None:
    """Return Gwet's interval of AC1 or AC2, for raters that are fixed and rows drawn from many.

    The variance is that of K. L. Gwet, Handbook (2014), section 5.3: the mean square of what each row adds,
    chance included; the interval is Student's with one degree less than rows, cut at -1 and 1. None where
    there are fewer than two rows with a vote, or no row with two.
    """
    shares, voted = shares_of(votes)
    agreed, paired = observed(votes, weights)
    n = int(voted.sum())
    if n < 2 or not paired.any():
        return None
    value = float(gwet(votes, weights)(np.ones((1, len(shares))))[0])
    mean = shares.sum(axis=0) / n
    factor = random_share(weights)
    chance = factor * float((mean * (1 - mean)).sum())
    added = factor * (shares @ (1 - mean)) - chance * voted
    each = (n / paired.sum()) * (agreed - chance * paired) / (1 - chance)
    spread = each - 2 * (1 - value) * added / (1 - chance) - value * voted
    error = sqrt(float((spread**2).sum()) / (n * (n - 1)))
    reach = error * student(1 - (1 - confidence) / 2, n - 1)
    return Interval(low=max(value - reach, -1.0), high=min(value + reach, 1.0), error=error)


def student(share: float, degrees: int) -> float:
    """Return the quantile of Student's distribution for a share above one half.

    With t = sqrt(degrees) tan(a) the density becomes cos(a) to the power of degrees - 1, on a bounded range.
    """
    if degrees > _NEARLY_NORMAL:
        return NormalDist().inv_cdf(share)
    angles = np.linspace(0, pi / 2, _STEPS)
    density = np.cos(angles) ** (degrees - 1)
    below = np.concatenate([[0], np.cumsum(density[1:] + density[:-1])])
    angle = np.interp(2 * share - 1, below / below[-1], angles)
    return float(sqrt(degrees) * np.tan(angle))
