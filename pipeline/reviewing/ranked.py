"""The reports of a session in the order of the newest ranking; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline import files
from pipeline.reviewing.desk import Desk
from pipeline.reviewing.session import Session
from pipeline.values import ReportId


def newest(rankings: Iterable[files.Ranking]) -> files.Ranking | None:
    """Return the ranking of the latest day; of one day the one that learned from the most reports."""
    return max(rankings, key=lambda one: (one.on, one.relevant + one.irrelevant, one.decisions), default=None)


def ranked(session: Session, order: Sequence[ReportId], desk: Desk) -> Session:
    """Return a session whose reports come in an order; those that it does not know stay behind, as they were.

    A block that was written for another record of a report comes where the report does.
    """
    place = {desk.report(ident): number for number, ident in enumerate(order)}
    last = len(place)
    reports = sorted(session.reports, key=lambda ident: place.get(desk.report(ident), last))
    return replace(session, reports=tuple(reports))
