"""The panel of automation: what ranking did at each stage, for the statement on the use of automation."""

from collections.abc import Iterator

from markupsafe import Markup

from pipeline import blocks, refs
from pipeline.frontiersvg import stages
from pipeline.markup import SPACE, element, joined
from pipeline.model import Review
from pipeline.rankings import of_stage
from pipeline.site import Site
from pipeline.values import Stage

FOLDER = "records/ranking"
NONE = "No report was put in order by a machine: nothing was ranked."
FOOT = "Ranking changes the order in which people read. No report was excluded by it."


def automation(found: Site, here: str) -> Markup:
    """Return what was ranked at each stage, with the frontier drawn, or a sentence that nothing was."""
    ranked = stages(found.review)
    if not ranked:
        return element("p", NONE, class_="lr-none", data_source="records")
    parts = [part for stage in ranked for part in _stage(found, here, stage)]
    return element("div", *parts, element("p", FOOT, class_="lr-hint"), class_="lr-block")


def _stage(found: Site, here: str, stage: Stage) -> Iterator[Markup]:
    facts = [
        element("div", element("dt", term), element("dd", said)) for term, said in _facts(found, here, stage)
    ]
    yield element("dl", *facts, class_="lr-facts", data_source=f"{FOLDER}/{stage}")
    yield blocks.figure(found, here, f"frontier-{stage}")


def _facts(found: Site, here: str, stage: Stage) -> Iterator[tuple[str, str]]:
    last, days = of_stage(found.review, stage)[-1], _days(found.review, stage)
    yield "Ranked", stage.replace("-", " ")
    yield "On", days
    known = (refs.num(found, here, f"ranking.{stage}.{kind}") for kind in ("relevant", "irrelevant"))
    yield "Learned from", joined([next(known), "relevant and", next(known), "other reports"], SPACE)
    yield "In order", joined([refs.num(found, here, f"ranking.{stage}.order"), "reports"], SPACE)
    yield "With", f"{last.model}; {last.tool}"
    reached = "is reached" if last.p < 1 - last.confidence else "is not reached"
    yield (
        "Stopping test",
        (
            f"a recall of {last.recall} {reached} with confidence {last.confidence} (p = {last.p}, odds "
            f"{last.odds}); a recall of {last.sure} is sure"
        ),
    )


def _days(review: Review, stage: Stage) -> str:
    days = sorted({str(one.on) for one in of_stage(review, stage)})
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}, on {len(days)} days"
