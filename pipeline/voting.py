"""The votes of a review: what each reviewer decided on their own, stage by stage, and who voted on what."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from pipeline.model import Decision, Review
from pipeline.numbers import Number, held
from pipeline.values import Basis, Counted, ReportId, ReviewerId, Stage, Verdict

Voted = Mapping[ReviewerId, Mapping[ReportId, Verdict]]


def voted(review: Review) -> Mapping[Stage, Voted]:
    """Return the votes of each stage with any: by reviewer in the protocol's order, by report.

    What a source states, a rule derives or a consensus settles is no vote. Where reports that one
    reviewer had judged apart were merged, the vote that was recorded for the first of them stands.
    """
    cast: dict[Stage, dict[ReviewerId, dict[ReportId, Verdict]]] = {}
    for decision in _cast(review):
        mine = cast.setdefault(decision.stage, {}).setdefault(decision.by, {})
        mine.setdefault(decision.report, decision.verdict)
    order = [reviewer.id for reviewer in review.protocol.reviewers]
    return {
        stage: {reviewer: cast[stage][reviewer] for reviewer in order if reviewer in cast[stage]}
        for stage in Stage
        if stage in cast
    }


def _cast(review: Review) -> Iterator[Decision]:
    for screening in review.screenings:
        yield from (d for d in screening.decisions if d.origin is Basis.TAKEN and not d.consensus)


def numbers(review: Review) -> Iterator[Number]:
    """Yield for each stage, and each two reviewers, the reports on which two or more voted."""
    labels = {reviewer.id: reviewer.label for reviewer in review.protocol.reviewers}
    met = {stage: cast for stage, cast in voted(review).items() if len(cast) > 1}
    for stage, cast in met.items():
        pairs = {pair: cast[pair[0]].keys() & cast[pair[1]].keys() for pair in combinations(cast, 2)}
        label = f"Reports with two votes or more ({stage})"
        yield held(f"votes.{stage}", label, Counted.REPORT, set().union(*pairs.values()))
        for (one, other), reports in pairs.items():
            label = f"Reports on which {labels[one]} and {labels[other]} both voted ({stage})"
            yield held(f"votes.{stage}.{one}.{other}", label, Counted.REPORT, reports)
