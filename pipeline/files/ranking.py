"""What was done when reports were ranked: model, what it learned from, order, and what was sure then."""

from datetime import date
from decimal import Decimal

from pipeline.values import ReportId, Slug, Stage, Text, value


@value
class Ranking:
    """One ranking of the reports that await decisions at a stage; it stands in ranking/STAGE/DATE-DIGEST.yml.

    `relevant` and `irrelevant` count the reports it learned from, `decisions` is a digest of what was decided
    on them: with `model` and `tool` they give the order again. The stopping test's goal is `recall` with
    `confidence`, for an order with these `odds`; `p` is its p-value and `sure` the recall that was sure.
    """

    schema: int = 1
    stage: Stage
    on: date
    model: Slug
    tool: Text
    decisions: Slug
    relevant: int
    irrelevant: int
    recall: Decimal
    confidence: Decimal
    odds: Decimal
    p: Decimal
    sure: Decimal
    order: tuple[ReportId, ...]
