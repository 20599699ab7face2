"""Studies and context works: a list of each, and a page for each work."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline import files, status
from pipeline.model import Claim, Decision, Finding, Note, Page, Report, Study
from pipeline.pages.appraisal import Judged, judged
from pipeline.pages.extraction import Shown, shown
from pipeline.pages.parts import HOME, Head, Placed, by_year, placed, reports_of, work_file
from pipeline.site import Site
from pipeline.values import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of works."""

    head: Head
    works: tuple[Study, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of one work on one metric."""

    metric: files.Metric
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkView:
    """One work with everything known of it."""

    head: Head
    work: Study
    source: str
    reports: tuple[Report, ...]
    placements: tuple[Placed, ...]
    groups: tuple[Group, ...]
    discrepancies: tuple[files.Discrepancy, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]
    abstract: str
    judged: tuple[Judged, ...]
    extracts: tuple[Shown, ...]
    extractors: tuple[Note, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the two lists and the page of every work."""
    yield from _lists(found)
    for work in found.works.values():
        folder, words = _kind(found, work)
        yield Page(
            path=f"{folder}/{work.id}.md",
            title=work.name,
            description=work.summary or work.bib.title or work.name,
            template="work.md.j2",
            view=view(found, work, folder, words),
            sources=_sources(found, work),
        )


def view(found: Site, work: Study, folder: str, words: str) -> WorkView:
    """Return everything that is known of a work."""
    review = found.review
    mine = {*work.reports}
    extracts = shown(found, work)
    screened = [one for one in review.screenings if one.report in mine]
    return WorkView(
        head=Head(
            title=work.bib.title or work.name,
            source=work_file(work),
            kind=work.name,
            crumbs=(HOME, (f"{folder}/index.html", words)),
            lead=work.summary,
        ),
        work=work,
        source=work_file(work),
        reports=reports_of(found, work.reports),
        placements=placed(found, work.placements),
        groups=tuple(_groups(found, work)),
        discrepancies=_discrepancies(found, work),
        decisions=tuple(decision for one in screened for decision in one.decisions),
        findings=tuple(one for one in review.findings if one.report in mine),
        abstract=work.bib.abstract if _may_show_abstract(found, work) else "",
        judged=judged(found, work),
        extracts=extracts,
        extractors=_extractors(extracts),
    )


def _extractors(extracts: tuple[Shown, ...]) -> tuple[Note, ...]:
    """Return who extracted the values beside which nobody is named; one person reads a study file."""
    plain = [said.note for one in extracts for said in one.notes if said not in one.placed]
    return tuple(plain[:1])


def _may_show_abstract(found: Site, work: Study) -> bool:
    """Tell whether the source that the abstract was taken from lets it be published."""
    first = found.review.identity.reports.get(work.reports[0])
    record = found.review.records.get(RecordId(first.origins.get("abstract", ""))) if first else None
    return record is not None and found.sources[record.source].publish == "everything"


def _kind(found: Site, work: Study) -> tuple[str, str]:
    return ("studies", "Studies") if work.id in found.review.studies else ("context", "Context works")


def _lists(found: Site) -> Iterator[Page]:
    included = by_year(status.included(found.review))
    lists = [("studies", "Studies", "All included studies.", included)]
    if found.review.context:
        words = "Works that are cited but not included, with the part they play."
        lists.append(("context", "Context works", words, by_year(found.review.context.values())))
    for folder, title, words, works in lists:
        yield Page(
            path=f"{folder}/index.md",
            title=title,
            description=words,
            template="works.md.j2",
            view=ListView(
                head=Head(title=title, source=f"records/{folder}", lead=words), works=works, name=folder
            ),
            sources=(f"records/{folder}",),
        )


def _groups(found: Site, work: Study) -> Iterator[Group]:
    order = {metric: place for place, metric in enumerate(found.metrics)}
    ranked = sorted(work.claims, key=lambda claim: order.get(claim.metric, len(order)))
    for metric, claims in groupby(ranked, key=lambda claim: claim.metric):
        if metric in found.metrics:
            yield Group(metric=found.metrics[metric], claims=tuple(claims))


def _discrepancies(found: Site, work: Study) -> tuple[files.Discrepancy, ...]:
    named = {ident for claim in work.claims for ident in claim.discrepancies}
    listed = found.review.discrepancies.discrepancies
    return tuple(one for one in listed if one.id in named or work.id in one.studies)


def _sources(found: Site, work: Study) -> tuple[str, ...]:
    searches = dict.fromkeys(
        found.review.records[record].file
        for report in reports_of(found, work.reports)
        for record in report.records
        if record in found.review.records
    )
    return (*([work.file] if work.file else []), *searches)
