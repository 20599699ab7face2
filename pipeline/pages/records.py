"""The list of all reports with their records: 500 a page, each with its whole history."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline import site
from pipeline.model import Decision, Finding, Match, Page, Record, Report
from pipeline.pages.parts import HOME, Ended, Head, versions
from pipeline.site import REPORTS_A_PAGE, Site
from pipeline.values import RecordId, ReportId, StudyId

T = TypeVar("T", Decision, Finding)
Endings = Mapping[RecordId, tuple[Ended, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One record: where it is from, and where it ended in each version."""

    record: Record
    source: str
    ended: tuple[Ended, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One report with its records, matches, decisions and findings."""

    report: Report
    source: str
    work: StudyId | None
    records: tuple[Traced, ...]
    matches: tuple[Match, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsView:
    """One page of the list, and how many pages there are."""

    head: Head
    page: int
    of: int
    stories: tuple[Story, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the pages of the list; an empty review has one empty page."""
    told = tuple(_stories(found))
    starts = range(0, max(len(told), 1), REPORTS_A_PAGE)
    for place, start in enumerate(starts, start=1):
        head = Head(
            title="Records", source="records/searches", kind="All records and reports", crumbs=(HOME,)
        )
        stories = told[start : start + REPORTS_A_PAGE]
        yield Page(
            path=f"records/{place}.md",
            title=f"Records, page {place}",
            description="Every report with its records, matches, decisions and outcomes.",
            template="records.md.j2",
            view=RecordsView(head=head, page=place, of=len(starts), stories=stories),
            sources=tuple(dict.fromkeys(traced.source for story in stories for traced in story.records)),
        )


def _stories(found: Site) -> Iterator[Story]:
    review = found.review
    endings = ended(found)
    decisions = _by_report(decision for one in review.screenings for decision in one.decisions)
    findings = _by_report(review.findings)
    aliases: dict[ReportId, list[str]] = {}
    for old in sorted(review.identity.aliases):
        aliases.setdefault(review.identity.resolve(old) or old, []).append(old)
    for report in site.reports(review):
        records = tuple(
            _traced(found, record, endings) for record in report.records if record in review.records
        )
        yield Story(
            report=report,
            source=records[0].source if records else "records/searches",
            work=found.work_of.get(report.id),
            records=records,
            matches=report.matches,
            decisions=decisions.get(report.id, ()),
            findings=findings.get(report.id, ()),
            aliases=tuple(aliases.get(report.id, ())),
        )


def ended(found: Site) -> Endings:
    """Return where every record ended, version by version."""
    endings: dict[RecordId, tuple[Ended, ...]] = {}
    for version, outcomes in versions(found.review):
        for outcome in outcomes:
            so_far = endings.get(outcome.record, ())
            endings[outcome.record] = (*so_far, Ended(version=version, outcome=outcome))
    return endings


def _traced(found: Site, ident: RecordId, endings: Endings) -> Traced:
    record = found.review.records[ident]
    return Traced(record=record, source=f"{record.file}:{record.line}", ended=endings.get(ident, ()))


def _by_report(things: Iterable[T]) -> Mapping[ReportId, tuple[T, ...]]:
    found: dict[ReportId, list[T]] = {}
    for thing in things:
        found.setdefault(thing.report, []).append(thing)
    return {report: tuple(mine) for report, mine in found.items()}
