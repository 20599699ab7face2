"""Conflicts and how they are settled: a block of the consensus, with who settled it and why; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline import files
from pipeline.files.decisions import MOST
from pipeline.loaded import Loaded
from pipeline.model import Decision, Review, Screening
from pipeline.order import position
from pipeline.reviewing.people import CONSENSUS, STAGES, folder, own, reasons
from pipeline.reviewing.said import Said
from pipeline.reviewing.stubs import facts, free
from pipeline.store import edit_blocks, to_text
from pipeline.text import clean
from pipeline.values import ReportId, ReviewerId, Stage, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A report on which those who decided do not agree, or one of whom is unsure, with what each said."""

    report: ReportId
    stage: Stage
    title: str
    facts: str
    abstract: str
    decisions: tuple[Decision, ...]


def conflicts(review: Review, stages: Iterable[Stage] = STAGES) -> tuple[Conflict, ...]:
    """Return the conflicts of some stages, stage by stage, by search and ordinal."""
    wanted = tuple(stages)
    found = (one for one in review.screenings if one.conflict and one.stage in wanted)
    order = {search.id: search.sequence for search in review.searches}
    ranked = sorted(found, key=lambda one: (wanted.index(one.stage), position(one.report, order)))
    return tuple(_conflict(review, one) for one in ranked)


def settled(review: Review, report: ReportId, stage: Stage) -> Conflict | None:
    """Return a report that is in conflict at a stage, or was until a consensus settled it, else None."""
    for one in review.screenings:
        disputed = one.conflict or any(decision.consensus for decision in one.decisions)
        if (one.report, one.stage) == (report, stage) and disputed:
            return _conflict(review, one)
    return None


def _conflict(review: Review, found: Screening) -> Conflict:
    bib = review.identity.reports[found.report].bib
    return Conflict(
        report=found.report,
        stage=found.stage,
        title=clean(bib.title),
        facts=facts(bib),
        abstract=clean(bib.abstract),
        decisions=found.decisions,
    )


def amiss(said: Said, stage: Stage, protocol: files.Protocol) -> Iterator[str]:
    """Yield what a resolution lacks, or cannot say at its stage."""
    known = {one.id for one in reasons(protocol, stage)}
    excluded = said.verdict is Verdict.EXCLUDE
    if said.verdict in {None, Verdict.UNSURE}:
        yield "a consensus includes, excludes or says not retrieved"
    if said.verdict is Verdict.NOT_RETRIEVED and stage is not Stage.FULL_TEXT:
        yield f"nothing is retrieved at {stage}"
    if excluded and said.reason not in known:
        yield f"an exclusion at {stage} has one of these reasons: {', '.join(sorted(known))}"
    if not excluded and said.reason:
        yield "a reason belongs to an exclusion"
    if not said.note.strip():
        yield "say why"


def home(loaded: Loaded, stage: Stage, who: ReviewerId, report: ReportId) -> str:
    """Return the sheet of the consensus in which somebody's word on a report stands, or will stand.

    Each person writes sheets of their own, so that two who settle conflicts on two branches write two files.
    """
    place, start = folder(stage, CONSENSUS), f"{who}-"
    mine = [one for one in own(loaded.sheets, stage, CONSENSUS) if one.value.reviewer == who]
    having = next((one.path for one in mine if report in one.value.blocks), None)
    named = [one for one in mine if one.path.startswith(f"{place}/{start}")]
    room = [one.path for one in named[-1:] if len(one.value.blocks) < MOST]
    return having or next(iter(room), "") or next(free(place, (one.path for one in named), start))


def changing(stage: Stage, who: ReviewerId, blocks: Mapping[ReportId, files.Block]) -> Callable[[str], str]:
    """Return what puts blocks into the text of a sheet of the consensus; an empty text is a new sheet."""

    def change(text: str) -> str:
        if not text:
            return to_text(files.Sheet(stage=stage, reviewer=who, blocks=blocks))
        return edit_blocks(text, {str(ident): block for ident, block in blocks.items()})

    return change
