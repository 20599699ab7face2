"""Risk of bias and certainty: lights and bars of each tool, ratings of certainty, a study's judgements."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import files
from pipeline.appraisal.bias import of_tool, tools_of
from pipeline.appraisal.certainty import final, stars
from pipeline.appraisal.counting import label_of, level_of, weights, words_of, works_of
from pipeline.model import Appraisal, Page, Study
from pipeline.pages.parts import CERTAINTY, PROTOCOL, Head, forms
from pipeline.site import Site
from pipeline.trafficsvg import mark
from pipeline.values import Slug, StudyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One judgement as a page shows it: label of the domain, words, tone and sign, and those who judged."""

    id: str
    label: str
    words: str
    tone: str
    sign: str
    appraisal: Appraisal
    each: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The judgements on one study by one tool."""

    tool: files.BiasTool
    rows: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasView:
    """The tools of a review, and which of them have weights."""

    head: Head
    tools: tuple[files.BiasTool, ...]
    weighed: tuple[Slug, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A step of a rating with the label of what moved it."""

    label: str
    step: files.CertaintyStep

    @property
    def change(self) -> str:
        """Return the step with its sign."""
        return f"{self.step.change:+d}".replace("-", "−")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A rating with its levels in words, its steps, and the works that it rests on."""

    rating: files.Rating
    start: str
    final: str
    stars: str
    steps: tuple[Moved, ...]
    studies: tuple[StudyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyView:
    """The scale of certainty and all ratings."""

    head: Head
    scale: files.CertaintyScale | None
    ratings: tuple[Rated, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the page of the risk of bias and the page of certainty."""
    tools = tools_of(found.review.protocol)
    words = "How the risk of bias of each study was judged, by whom and why."
    weighed = (tool.id for tool in tools if weights(works_of(found.review, tool), tool, found.review))
    yield Page(
        path="bias.md",
        title="Risk of bias",
        description=words,
        template="bias.md.j2",
        view=BiasView(
            head=Head(title="Risk of bias", source=PROTOCOL, lead=words), tools=tools, weighed=tuple(weighed)
        ),
        sources=(PROTOCOL, "records/studies", *forms(found)),
    )
    rated = (CERTAINTY,) if found.review.certainty.ratings else ()
    words = "How certain the evidence on each outcome is, and every reason to rate it down or up."
    yield Page(
        path="certainty.md",
        title="Certainty of the evidence",
        description=words,
        template="certainty.md.j2",
        view=CertaintyView(
            head=Head(title="Certainty of the evidence", source=(*rated, PROTOCOL)[0], lead=words),
            scale=found.review.protocol.certainty,
            ratings=tuple(_rated(found, one) for one in found.review.certainty.ratings),
        ),
        sources=(*rated, PROTOCOL),
    )


def judged(found: Site, work: Study) -> tuple[Judged, ...]:
    """Return the judgements on an included study, tool by tool; without any, those that the first lacks."""
    tools = tools_of(found.review.protocol) if work.included else ()
    used = {one.tool for one in work.bias} or {tool.id for tool in tools[:1]}
    return tuple(
        Judged(
            tool=tool,
            rows=tuple(_said(tool, domain, one) for domain, one in of_tool(work, tool).items()),
        )
        for tool in tools
        if tool.id in used
    )


def _said(tool: files.BiasTool, domain: Slug, one: Appraisal) -> Said:
    level = level_of(one)
    tone, sign = mark(tool, level)
    return Said(
        id=f"_bias-{tool.id}-{domain}",
        label=label_of(tool, domain),
        words=words_of(tool, level),
        tone=tone,
        sign=sign,
        appraisal=one,
        each=tuple(words_of(tool, said.level) for said in one.assessed),
    )


def _rated(found: Site, rating: files.Rating) -> Rated:
    scale = found.review.protocol.certainty
    levels = {level.id: level.label for level in scale.levels} if scale else {}
    names = {one.id: one.label for one in (*scale.down, *scale.up)} if scale else {}
    ends = final(rating, [*levels])
    return Rated(
        rating=rating,
        start=levels.get(rating.start, rating.start),
        final=levels[ends] if ends else "",
        stars=stars(ends, [*levels]) if ends else "",
        steps=tuple(Moved(label=names.get(step.aspect, step.aspect), step=step) for step in rating.steps),
        studies=tuple(one for one in rating.studies if one in found.works),
    )
