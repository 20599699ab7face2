"""Spans: from each search to the decisions on what it brought, and to the release that tells of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline import files
from pipeline.model import Review
from pipeline.values import ReportId, SearchId


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A search, the first and the last day of decisions on its reports, and the day of its release."""

    search: files.Search
    first: date | None
    last: date | None
    released: date | None

    def after(self, day: date | None) -> int | None:
        """Return how many days after the search a day was, or None where it is not known."""
        return None if day is None else (day - self.search.date).days


def spans(review: Review) -> tuple[Span, ...]:
    """Return the spans of all searches in their order."""
    released = {release.version: release.on for release in review.releases}
    days = _days(review)
    return tuple(
        Span(
            search=search,
            first=min(days.get(search.id, ()), default=None),
            last=max(days.get(search.id, ()), default=None),
            released=released.get(search.version),
        )
        for search in sorted(review.searches, key=lambda one: one.sequence)
    )


def _days(review: Review) -> Mapping[SearchId, list[date]]:
    """Return the days of decisions on the reports that each search was the first to bring."""
    days: dict[SearchId, list[date]] = {}
    for screening in review.screenings:
        known = [one.on for one in screening.decisions if one.on is not None]
        days.setdefault(_search(screening.report), []).extend(known)
    return days


def _search(report: ReportId) -> SearchId:
    return SearchId(report.rpartition(":")[0])
