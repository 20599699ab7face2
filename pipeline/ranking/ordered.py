"""Reports in the order of their likely relevance: a pure function of descriptions and decisions."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from typing import Final

import numpy as np

from pipeline import files
from pipeline.model import Review
from pipeline.ranking.learned import digest, frontier, learned, left
from pipeline.ranking.models import LIVING, SEED, Model, matrix, trained
from pipeline.ranking.stopping import Goal
from pipeline.reviewing.stubs import awaiting
from pipeline.values import ReportId, Slug, Stage, Text

Texts = Mapping[ReportId, tuple[str, str]]
"""Title and abstract of each report."""
DIGITS: Final = 4


def ordered(
    texts: Texts, relevant: Mapping[ReportId, bool], waiting: Sequence[ReportId], model: Model = LIVING
) -> tuple[ReportId, ...]:
    """Return the waiting reports, the likely relevant first; of equals the earlier one.

    Learns from the reports of `relevant`. While they are not of both kinds the order stays as it is.
    """
    if len({*relevant.values()}) < 2 or not waiting:
        return tuple(waiting)
    every = sorted({*relevant, *waiting})
    place = {ident: row for row, ident in enumerate(every)}
    rows = matrix([texts[ident][0] for ident in every], [texts[ident][1] for ident in every])
    known = sorted(relevant)
    labels = np.array([int(relevant[ident]) for ident in known])
    machine = trained(rows[[place[ident] for ident in known]], labels, model, np.random.RandomState(SEED))
    scores = machine.decision_function(rows[[place[ident] for ident in waiting]])
    return tuple(waiting[row] for row in np.argsort(-scores, kind="stable"))


def ranking(review: Review, stage: Stage, goal: Goal, on: date) -> files.Ranking | None:
    """Return the ranking of what awaits decisions at a stage today, None while there is nothing to learn.

    The order is that of all who have a vote missing, also of those that another reviewer has judged.
    """
    known = learned(review, stage)
    relevant = {ident: judged.relevant for ident, judged in known.items()}
    if len({*relevant.values()}) < 2:
        return None
    bibs = {ident: report.bib for ident, report in review.identity.reports.items()}
    texts = {ident: (bib.title, bib.abstract) for ident, bib in bibs.items()}
    now = frontier(known, len(left(review, stage)), goal)[-1]
    return files.Ranking(
        stage=stage,
        on=on,
        model=Slug(LIVING.name),
        tool=Text(told(LIVING)),
        decisions=digest(known),
        relevant=sum(relevant.values()),
        irrelevant=len(relevant) - sum(relevant.values()),
        recall=_decimal(goal.recall),
        confidence=_decimal(goal.confidence),
        odds=_decimal(goal.odds),
        p=_decimal(now.p),
        sure=_decimal(now.sure),
        order=ordered(texts, relevant, awaiting(review, stage)),
    )


def told(model: Model) -> str:
    """Return a model's settings in words, with the version of the library that trains it."""
    return (
        f"scikit-learn {version('scikit-learn')}: TF-IDF of words and pairs, linear SVM, C {model.cost:g}, "
        f"relevant reports weigh {model.ratio:g} times the rest, seed {SEED}"
    )


def path_of(made: files.Ranking) -> str:
    """Return where a ranking stands: one file for each day and set of decisions."""
    return f"records/ranking/{made.stage}/{made.on}-{made.decisions}.yml"


def _decimal(value: float) -> Decimal:
    return Decimal(str(round(value, DIGITS)))
