"""The rankings of a review: by stage, in the order made, and as numbers that pages may print."""

from collections.abc import Iterator

from pipeline import files
from pipeline.model import Count, Reported, Review
from pipeline.numbers import Number, held
from pipeline.values import Counted, Stage


def of_stage(review: Review, stage: Stage) -> tuple[files.Ranking, ...]:
    """Return the rankings of a stage, the newest last; of one day that which learned from more is newer."""
    mine = (one for one in review.rankings.values() if one.stage is stage)
    return tuple(sorted(mine, key=lambda one: (one.on, one.relevant + one.irrelevant, one.decisions)))


def numbers(review: Review) -> Iterator[Number]:
    """Yield for each stage what the newest ranking put in order, and the counts it learned from."""
    places = {one: path for path, one in review.rankings.items()}
    for stage in Stage:
        for last in of_stage(review, stage)[-1:]:
            label = f"Reports put in order by likely relevance ({stage})"
            known = {ident for one in last.order if (ident := review.identity.resolve(one))}
            yield held(f"ranking.{stage}.order", label, Counted.REPORT, known)
            for name, words, n in (
                ("relevant", "Relevant", last.relevant),
                ("irrelevant", "Other", last.irrelevant),
            ):
                term = Reported(n=n, place=places[last])
                yield Number(
                    name=f"ranking.{stage}.{name}",
                    label=f"{words} reports that ranking learned from ({stage})",
                    count=Count(counted=Counted.REPORT, terms=(term,)),
                )
