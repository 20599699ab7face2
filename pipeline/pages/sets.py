"""A page for every number: exactly the rows that it counts, or why there are none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline import files
from pipeline.model import Bib, Claim, NotReported, Page, Reported, Study
from pipeline.numbers import Number
from pipeline.pages.extraction import Shown, shown
from pipeline.pages.parts import (
    CERTAINTY,
    DISCREPANCIES,
    FORM,
    HOME,
    METRICS,
    PROTOCOL,
    TAXONOMY,
    Ended,
    Head,
    Placed,
    Stated,
    placed,
    search_file,
    stated,
    work_file,
)
from pipeline.pages.records import Endings, ended
from pipeline.site import Site
from pipeline.values import Counted, MetricId, RecordId, ReportId, SearchId, StudyId

ROWS_A_PAGE = 1000
ELSEWHERE = ("study.", "release.")
"""Numbers whose rows stand on another page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A record or report as a row: its description, and where it ended."""

    bib: Bib
    ended: tuple[Ended, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the id that is counted, the thing itself where it is still held, and its file."""

    id: str
    source: str
    thing: (
        Document
        | Study
        | Claim
        | Stated
        | Placed
        | files.Discrepancy
        | files.Search
        | files.Query
        | Shown
        | None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetView:
    """One page of the rows of a number, and what of the number is not held."""

    head: Head
    number: Number
    metric: files.Metric | None
    rows: tuple[Row, ...]
    page: int
    of: int
    reported: tuple[Reported, ...]
    unknown: tuple[NotReported, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the pages of every number that does not stand on a page of its own."""
    makers = {counted: make(found) for counted, make in ROWS.items()}
    for number in {number.name: number for number in found.numbers.values()}.values():
        if not number.name.startswith(ELSEWHERE):
            rows = makers[number.count.counted]
            yield from _pages(found, number, tuple(rows(ident) for ident in sorted(number.count.ids)))


def _pages(found: Site, number: Number, rows: tuple[Row, ...]) -> Iterator[Page]:
    starts = range(0, max(len(rows), 1), ROWS_A_PAGE)
    for place, start in enumerate(starts, start=1):
        head = Head(
            title=number.label, source=source_of(number), kind="What this number counts", crumbs=(HOME,)
        )
        view = SetView(
            head=head,
            number=number,
            metric=found.metrics.get(_metric(number)),
            rows=rows[start : start + ROWS_A_PAGE],
            page=place,
            of=len(starts),
            reported=tuple(term for term in number.count.terms if isinstance(term, Reported)),
            unknown=tuple(term for term in number.count.terms if isinstance(term, NotReported)),
        )
        yield Page(
            path=f"sets/{number.name}{'' if place == 1 else f'.{place}'}.md",
            title=number.label,
            description=f"The rows behind a number: {number.label}.",
            template="set.md.j2",
            view=view,
            sources=(source_of(number),),
        )


def _metric(number: Number) -> MetricId:
    return MetricId(number.name.removeprefix("metric."))


SOURCES: Mapping[str, str] = {
    "metric": METRICS,
    "node": TAXONOMY,
    "reason": PROTOCOL,
    "source": PROTOCOL,
    "flow": "records/protocol.yml",
    "votes": "records/screening",
    "ranking": "records/ranking",
    "discrepancies": DISCREPANCIES,
    "search": "records/searches",
    "field": FORM,
    "bias": PROTOCOL,
    "yield": "records/searches",
    "found-by": "records/searches",
    "certainty": CERTAINTY,
    "extraction": FORM,
    "studies": "records/studies",
    "context": "records/context",
    "classes": TAXONOMY,
}


def source_of(number: Number) -> str:
    """Return the file or folder that a number is counted from."""
    kind, _, rest = number.name.partition(".")
    if kind == "search":
        return search_file(SearchId(rest.removesuffix(".reported")))
    return SOURCES.get(kind, "records")


Maker = Callable[[str], Row]


def _records(found: Site) -> Maker:
    records, endings = found.review.records, ended(found)

    def row(ident: str) -> Row:
        record = records.get(RecordId(ident))
        if record is None:
            return Row(id=ident, source=search_file(SearchId(ident.rpartition(":")[0])), thing=None)
        document = Document(bib=record.bib, ended=endings.get(record.id, ()))
        return Row(id=ident, source=f"{record.file}:{record.line}", thing=document)

    return row


def _reports(found: Site) -> Maker:
    identity, endings = found.review.identity, ended(found)

    def row(ident: str) -> Row:
        source = search_file(SearchId(ident.rpartition(":")[0]))
        known = identity.resolve(ident)
        if known is None:
            return Row(id=ident, source=source, thing=None)
        document = Document(bib=identity.reports[known].bib, ended=_first(endings, ReportId(ident)))
        return Row(id=ident, source=source, thing=document)

    return row


def _first(endings: Endings, report: ReportId) -> tuple[Ended, ...]:
    return endings.get(RecordId(report), ())


def _studies(found: Site) -> Maker:
    def row(ident: str) -> Row:
        work = found.works.get(StudyId(ident))
        return Row(id=ident, source=work_file(work) if work else "records/releases", thing=work)

    return row


def _of_works(found: Site, things: Callable[[Study], Iterator[tuple[str, Claim | Stated | Placed]]]) -> Maker:
    rows = {
        ident: Row(id=ident, source=work_file(work), thing=thing)
        for work in found.works.values()
        for ident, thing in things(work)
    }
    return rows.__getitem__


def _claims(found: Site) -> Maker:
    return _of_works(found, lambda work: ((claim.id, claim) for claim in work.claims))


def _statements(found: Site) -> Maker:
    return _of_works(found, lambda work: ((one.id, one) for one in stated(work.claims)))


def _placements(found: Site) -> Maker:
    return _of_works(
        found,
        lambda work: ((f"{work.id}/{one.placement.node}", one) for one in placed(found, work.placements)),
    )


def _discrepancies(found: Site) -> Maker:
    return lambda ident: Row(id=ident, source=DISCREPANCIES, thing=found.discrepancies[ident])


def _searches(found: Site) -> Maker:
    return lambda ident: Row(
        id=ident, source=search_file(SearchId(ident)), thing=found.searches[SearchId(ident)]
    )


def _queries(found: Site) -> Maker:
    def row(ident: str) -> Row:
        search, _, name = ident.partition("/")
        queries = found.searches[SearchId(search)].queries
        return Row(
            id=ident, source=search_file(SearchId(search)), thing=next(q for q in queries if q.id == name)
        )

    return row


def _values(found: Site) -> Maker:
    rows = {
        one.id: Row(id=one.id, source=one.source, thing=one)
        for work in found.works.values()
        for one in shown(found, work)
    }
    return rows.__getitem__


ROWS: Mapping[Counted, Callable[[Site], Maker]] = {
    Counted.RECORD: _records,
    Counted.REPORT: _reports,
    Counted.STUDY: _studies,
    Counted.CLAIM: _claims,
    Counted.STATEMENT: _statements,
    Counted.PLACEMENT: _placements,
    Counted.DISCREPANCY: _discrepancies,
    Counted.SEARCH: _searches,
    Counted.QUERY: _queries,
    Counted.VALUE: _values,
}
