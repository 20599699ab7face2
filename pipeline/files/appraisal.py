"""Risk of bias and certainty of the evidence: what a protocol declares, and what people judge."""

from datetime import date
from typing import Literal

from pipeline.values import MetricId, ReviewerId, Slug, StudyId, Text, value

Tone = Literal["low", "some", "high", "critical", "unknown"]


@value
class Aspect:
    """Something that is judged: a domain of bias, or a reason to rate certainty down or up."""

    id: Slug
    label: Text


@value
class BiasLevel:
    """A word of a scale of bias; its tone gives colour and sign in figures, `sign` another sign."""

    id: Slug
    label: Text
    tone: Tone
    sign: Text | None = None


@value
class BiasTool:
    """A tool to judge the risk of bias: its domains, and its scale from the best to the worst word.

    The overall judgement is `stated` by a person or follows from the `worst` domain. `weight` is the
    field of the extraction form by which the weighted summary weighs studies.
    """

    id: Slug
    label: Text
    place: Text | None = None
    domains: tuple[Aspect, ...]
    levels: tuple[BiasLevel, ...] = ()
    overall: Literal["stated", "worst"] = "stated"
    weight: Slug | None = None


@value
class CertaintyLevel:
    """A level of certainty."""

    id: Slug
    label: Text


@value
class CertaintyScale:
    """The levels of certainty from the lowest to the highest, and what may move a rating down or up."""

    levels: tuple[CertaintyLevel, ...]
    down: tuple[Aspect, ...]
    up: tuple[Aspect, ...] = ()


@value
class Judgement:
    """One person's judgement on one domain of one study, or on it `overall`, and why.

    `tool` may be left out where the protocol has one. Who judged and when is that of the form, or of the
    study's reading, where it is not given. One that is `settled` stands where people differ.
    """

    domain: Slug
    judgement: Slug
    justification: Text | None = None
    place: Text | None = None
    tool: Slug | None = None
    by: ReviewerId | None = None
    on: date | None = None
    settled: bool = False


@value
class CertaintyStep:
    """A step of so many levels, down where negative, for one aspect, and the reason for it."""

    aspect: Slug
    change: int
    reason: Text | None = None


@value
class Rating:
    """The certainty of the evidence on one outcome: where it starts, each step, and where it ends."""

    id: Slug
    outcome: Text
    metric: MetricId | None = None
    studies: tuple[StudyId, ...] = ()
    start: Slug
    because: Text | None = None
    steps: tuple[CertaintyStep, ...] = ()
    final: Slug | None = None
    note: Text | None = None
    by: ReviewerId
    on: date


@value
class Certainty:
    """All ratings of certainty."""

    schema: int = 1
    ratings: tuple[Rating, ...]
