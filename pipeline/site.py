"""What every page may refer to: the review, its numbers, and where each thing stands on the site."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from markupsafe import Markup

from pipeline import files
from pipeline.classify import counting
from pipeline.classify.compare import Coverage, coverage
from pipeline.model import Claim, Count, Report, Review, Study
from pipeline.numbers import Number
from pipeline.numbers_of import numbers, works
from pipeline.values import (
    ClaimId,
    MetricId,
    NodeId,
    RecordId,
    ReportId,
    SearchId,
    Slug,
    SourceId,
    StudyId,
    UnitId,
)

REPORTS_A_PAGE = 500


class _Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A review with everything that has an address, by id; `memo` keeps what is drawn more than once."""

    review: Review
    numbers: Mapping[str, Number]
    by_count: Mapping[Count, Number]
    works: Mapping[StudyId, Study]
    work_of: Mapping[ReportId, StudyId]
    claims: Mapping[ClaimId, Claim]
    metrics: Mapping[MetricId, files.Metric]
    units: Mapping[UnitId, files.Unit]
    nodes: Mapping[NodeId, files.Node]
    searches: Mapping[SearchId, files.Search]
    sources: Mapping[SourceId, files.Source]
    tables: Mapping[Slug, files.Table]
    charts: Mapping[Slug, files.Chart]
    discrepancies: Mapping[str, files.Discrepancy]
    record_pages: Mapping[ReportId, int]
    classes: Coverage
    memo: dict[str, Markup] = field(default_factory=dict, compare=False)


def site(review: Review) -> Site:
    """Look everything of a review up once."""
    everything, classes = works(review), coverage(review)
    named = {**numbers(review), **{one.name: one for one in counting.numbers(classes)}}
    return Site(
        review=review,
        numbers=named,
        by_count=_by_count(named.values()),
        works=_by_id(everything),
        work_of={report: work.id for work in reversed(everything) for report in work.reports},
        claims=_by_id(claim for work in everything for claim in work.claims),
        metrics=_by_id(review.metrics.metrics),
        units=_by_id(review.metrics.units),
        nodes=_by_id(review.taxonomy.nodes),
        searches=_by_id(review.searches),
        sources=_by_id(review.protocol.sources),
        tables=_by_id(review.tables.tables),
        charts=_by_id(review.charts.charts),
        discrepancies=_by_id(review.discrepancies.discrepancies),
        record_pages={report.id: place // REPORTS_A_PAGE + 1 for place, report in enumerate(reports(review))},
        classes=classes,
    )


def _by_id(things: Iterable[T]) -> dict[Any, T]:
    return {thing.id: thing for thing in things}


def _by_count(named: Collection[Number]) -> dict[Count, Number]:
    return {number.count: number for number in reversed([*named]) if _found(number.count)}


def _found(count: Count) -> bool:
    return bool(count.ids) or not count.held


def reports(review: Review) -> Iterator[Report]:
    """Yield all reports in the order of their first search, then of their id."""
    order = {search.id: search.sequence for search in review.searches}
    known = review.identity.reports
    yield from (
        known[ident] for ident in sorted(known, key=lambda ident: (order.get(search_of(ident), 0), ident))
    )


def search_of(record: str) -> SearchId:
    """Return the search that a record's or report's id names."""
    return SearchId(record.rpartition(":")[0])


def work_page(found: Site, work: StudyId) -> str:
    """Return the address of a study or context work."""
    folder = "studies" if work in found.review.studies else "context"
    return f"{folder}/{work}.html"


def claim_page(found: Site, claim: ClaimId) -> str:
    """Return the address of a claim on its study's page."""
    study, _, name = claim.partition("/")
    return f"{work_page(found, StudyId(study))}#{name}"


def record_page(found: Site, record: RecordId | ReportId) -> str:
    """Return the address of a record or report in the list of records."""
    report = found.review.identity.resolve(record)
    if report is None:
        return "quality.html#unreadable"
    return f"records/{found.record_pages[report]}.html#{record}"


def number_page(found: Site, number: Number) -> str:
    """Return the address of the rows that a number counts, or of why it has none."""
    kind, _, rest = number.name.partition(".")
    owner, _, section = rest.rpartition(".")
    if kind == "study":
        return f"{work_page(found, StudyId(owner))}#_{section}"
    if kind == "release":
        return f"releases/{owner}.html#_{section}"
    return f"sets/{number.name}.html"
