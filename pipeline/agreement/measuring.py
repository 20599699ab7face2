"""All that is measured of a table of votes: coefficients of the whole group, and of each pair of raters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from pipeline.agreement import coefficients as of
from pipeline.agreement import krippendorff
from pipeline.agreement.coefficients import Measure
from pipeline.agreement.intervals import Drawing, Interval, analytic, bootstrap
from pipeline.agreement.votes import MISSING, Scale, Votes

LABELS: Final[Mapping[str, str]] = {
    "percent": "Percent agreement",
    "cohen_kappa": "Cohen's kappa",
    "cohen_kappa_linear": "Cohen's kappa, linear weights",
    "cohen_kappa_quadratic": "Cohen's kappa, quadratic weights",
    "fleiss_kappa": "Fleiss' kappa",
    "conger_kappa": "Conger's kappa",
    "conger_kappa_linear": "Conger's kappa, linear weights",
    "conger_kappa_quadratic": "Conger's kappa, quadratic weights",
    "krippendorff_alpha_nominal": "Krippendorff's alpha, nominal",
    "krippendorff_alpha_ordinal": "Krippendorff's alpha, ordinal",
    "krippendorff_alpha_interval": "Krippendorff's alpha, interval",
    "krippendorff_alpha_ratio": "Krippendorff's alpha, ratio",
    "gwet_ac1": "Gwet's AC1",
    "gwet_ac2_linear": "Gwet's AC2, linear weights",
    "gwet_ac2_quadratic": "Gwet's AC2, quadratic weights",
}
WEIGHTS_OF_GWET: Final = {
    "gwet_ac1": of.identity,
    "gwet_ac2_linear": of.linear,
    "gwet_ac2_quadratic": of.quadratic,
}
NO_OVERLAP = "no row has votes of two raters"
ONE_CATEGORY = "every vote falls in one category, so chance alone would agree always"
NO_ZERO = "a ratio needs values of 0 or more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One coefficient: its value or, where it has none, why; and its intervals as far as there are any."""

    name: str
    value: float | None
    undefined: str = ""
    bootstrap: Interval | None = None
    analytic: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How far two raters agree on the rows on which both voted."""

    raters: tuple[str, str]
    rows: int
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Agreement:
    """What was measured of some votes, and how its intervals were drawn."""

    votes: Votes
    drawing: Drawing
    group: tuple[Estimate, ...]
    pairs: tuple[Pair, ...]


def measured(votes: Votes, drawing: Drawing) -> Agreement:
    """Return every coefficient that the scale of the votes allows, for the group and for each pair."""
    raters = range(len(votes.raters))
    pairs = tuple(_pair(votes.between(a, b), drawing) for a, b in combinations(raters, 2))
    return Agreement(
        votes=votes, drawing=drawing, group=_estimates(votes, _group(votes), drawing), pairs=pairs
    )


def _pair(votes: Votes, drawing: Drawing) -> Pair:
    one, other = votes.raters
    return Pair(
        raters=(one, other),
        rows=len(votes.subjects),
        estimates=_estimates(votes, _of_pair(votes), drawing),
    )


def _group(votes: Votes) -> dict[str, Measure]:
    same = of.identity(votes)
    found = {
        "percent": of.percent(votes, same),
        "fleiss_kappa": of.fleiss(votes, same),
        "conger_kappa": of.conger(votes, same),
        "krippendorff_alpha_nominal": krippendorff.nominal(votes),
        "gwet_ac1": of.gwet(votes, same),
    }
    if votes.scale is not Scale.NAMED:
        linear, quadratic = of.linear(votes), of.quadratic(votes)
        found |= {
            "conger_kappa_linear": of.conger(votes, linear),
            "conger_kappa_quadratic": of.conger(votes, quadratic),
            "krippendorff_alpha_ordinal": krippendorff.ordinal(votes),
            "gwet_ac2_linear": of.gwet(votes, linear),
            "gwet_ac2_quadratic": of.gwet(votes, quadratic),
        }
    if votes.scale is Scale.NUMERIC:
        found |= {
            "krippendorff_alpha_interval": krippendorff.interval(votes),
            "krippendorff_alpha_ratio": krippendorff.ratio(votes),
        }
    return {name: found[name] for name in LABELS if name in found}


def _of_pair(votes: Votes) -> dict[str, Measure]:
    same = of.identity(votes)
    found = {
        "percent": of.percent(votes, same),
        "cohen_kappa": of.conger(votes, same),
        "krippendorff_alpha_nominal": krippendorff.nominal(votes),
        "gwet_ac1": of.gwet(votes, same),
    }
    if votes.scale is not Scale.NAMED:
        found["cohen_kappa_linear"] = of.conger(votes, of.linear(votes))
        found["cohen_kappa_quadratic"] = of.conger(votes, of.quadratic(votes))
    return found


def _estimates(votes: Votes, measures: Mapping[str, Measure], drawing: Drawing) -> tuple[Estimate, ...]:
    if not votes.pairable():
        return tuple(Estimate(name=name, value=None, undefined=NO_OVERLAP) for name in measures)
    drawn = bootstrap(measures, len(votes.subjects), drawing)
    return tuple(_estimate(votes, name, measure, drawn, drawing) for name, measure in measures.items())


def _estimate(
    votes: Votes, name: str, measure: Measure, drawn: Mapping[str, Interval | None], drawing: Drawing
) -> Estimate:
    if name == "krippendorff_alpha_ratio" and min(votes.values) < 0:
        return Estimate(name=name, value=None, undefined=NO_ZERO)
    value = float(measure(np.ones((1, len(votes.subjects))))[0])
    if np.isnan(value):
        return Estimate(name=name, value=None, undefined=ONE_CATEGORY)
    return Estimate(
        name=name,
        value=value,
        bootstrap=drawn[name],
        analytic=_analytic(votes, name, drawing.confidence),
    )


def _analytic(votes: Votes, name: str, confidence: float) -> Interval | None:
    weights = {"gwet_ac1": of.identity, "gwet_ac2_linear": of.linear, "gwet_ac2_quadratic": of.quadratic}.get(
        name
    )
    return analytic(votes, weights(votes), confidence) if weights else None


def missing(votes: Votes) -> int:
    """Return how many cells of the table hold no vote."""
    return int((votes.codes == MISSING).sum())


def repeated(votes: Votes) -> Iterator[str]:
    """Yield the name of each subject that stands on several rows, once."""
    seen: dict[str, int] = {}
    for subject in votes.subjects:
        seen[subject] = seen.get(subject, 0) + 1
    yield from (subject for subject, rows in seen.items() if rows > 1)
