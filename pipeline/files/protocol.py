"""The protocol: question, sources, criteria, reasons, reviewers, schedule."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from pipeline.files.appraisal import BiasTool, CertaintyScale
from pipeline.values import (
    Arm,
    Basis,
    Counted,
    CriterionId,
    ReasonId,
    ReviewerId,
    Slug,
    SourceId,
    Stage,
    Text,
    VersionId,
    value,
)


@value
class Source:
    """A place that is searched, the arm of the flow it feeds, and what of it may be published.

    `syntax` is the notation in which it takes queries, for those that have one we write.
    """

    id: SourceId
    label: Text
    arm: Arm
    publish: Literal["everything", "no-abstracts", "no-raw"] = "no-abstracts"
    url: Text | None = None
    syntax: Literal["wos", "scopus", "ieee", "arxiv", "pubmed", "ebsco"] | None = None


@value
class PlannedQuery:
    """A query of the protocol: as its authors printed it, and in plain notation with how words match.

    A search that runs it names it by its id. `query` is this edition's reading of what was `printed` at
    `place`, and `note` says how it was read.
    """

    id: Slug
    printed: Text | None = None
    place: Text | None = None
    query: Text
    match: Literal["exact", "plural", "stem"]
    note: Text | None = None


@value
class Reason:
    """A reason for exclusion; the order in the protocol is the order of precedence."""

    id: ReasonId
    label: Text
    stages: tuple[Stage, ...]


@value
class Label:
    """A word that reviewers may put on a report while screening; it decides nothing."""

    id: Slug
    label: Text


@value
class Criterion:
    """An eligibility criterion, run by the pipeline or answered by people (`test: human`).

    `earliest` and `latest` (YYYY, YYYY-MM or YYYY-MM-DD, inclusive) serve `first-public-date`;
    `allowed` serves `language` and `publication-type`; `query`, in plain notation, and `match`, how words
    match, serve `query`. `terms` with `fields` is what was written before there were queries, and is still
    read: one of the terms, in one of the fields, singular or plural.
    """

    id: CriterionId
    label: Text
    test: Literal[
        "first-public-date", "language", "publication-type", "retraction", "query", "terms", "human"
    ]
    reason: ReasonId
    stage: Stage = Stage.BEFORE_SCREENING
    earliest: Text | None = None
    latest: Text | None = None
    allowed: tuple[Text, ...] = ()
    terms: tuple[Text, ...] = ()
    fields: tuple[Literal["title", "abstract", "keywords"], ...] = ()
    query: Text | None = None
    match: Literal["exact", "plural", "stem"] | None = None


@value
class Reviewer:
    """Somebody, or something, whose decisions are recorded; `basis` is their decisions' origin."""

    id: ReviewerId
    label: Text
    basis: Basis = Basis.TAKEN


@value
class ReportedNumber:
    """A number of the flow that somebody else reported; `n` is empty where they did not report it."""

    version: VersionId
    box: Slug
    counted: Counted
    n: int | None = None
    place: Text


@value
class Schedule:
    """When searches are due and when the review retires, and who set that."""

    search_every_months: int
    decide_within_months: int
    retirement: Text
    set_by: Text
    since: date


@value
class Version:
    """One version of the living review and what triggered it; the last one listed is in preparation."""

    id: VersionId
    trigger: Text


@value
class Protocol:
    """The protocol of one review; `bias_domains` are named where no tool with a scale is used."""

    schema: int = 1
    title: Text
    short_title: Text
    question: Text
    notice: Text | None = None
    responsible: Text
    contact: Text | None = None
    versions: tuple[Version, ...]
    sources: tuple[Source, ...]
    queries: tuple[PlannedQuery, ...] = ()
    criteria: tuple[Criterion, ...]
    reasons: tuple[Reason, ...]
    reviewers: tuple[Reviewer, ...]
    labels: tuple[Label, ...] = ()
    votes: Mapping[Stage, int] = field(default_factory=dict)
    reported: tuple[ReportedNumber, ...] = ()
    schedule: Schedule | None = None
    bias_domains: tuple[Text, ...] = ()
    bias: tuple[BiasTool, ...] = ()
    certainty: CertaintyScale | None = None
    documents: Mapping[Slug, Text] = field(default_factory=dict)
    seed: int = 0
