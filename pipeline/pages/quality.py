"""Data quality: everything that is open, doubtful or missing, said in one place; and the discrepancies."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline import files
from pipeline.classify.compare import Compared, Coverage
from pipeline.eligibility import counts as counts_of
from pipeline.flow_boxes import STATE_LABELS
from pipeline.model import Broken, Match, Page, Report, Screening, Study
from pipeline.numbers import Number
from pipeline.numbers_of import FIELDS
from pipeline.pages.parts import DISCREPANCIES, PROTOCOL, Head
from pipeline.problems import Problem, Severity
from pipeline.site import Site
from pipeline.status import REMAINDERS
from pipeline.values import RecordId, ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A report that is not settled, and in which state it stands."""

    report: Report
    state: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An entry that could not be read, and what a person said of it."""

    record: RecordId
    source: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A work on which rules and people differ: nodes proposed, with field and words, and others."""

    study: Study
    proposed: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """One automatic criterion, and how many reports pass it, fail it, or leave it to people."""

    criterion: files.Criterion
    counts: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView:
    """What is open, doubtful or missing."""

    head: Head
    problems: tuple[Problem, ...]
    drift: tuple[Problem, ...]
    open: tuple[Open, ...]
    conflicts: tuple[Screening, ...]
    refused: tuple[Match, ...]
    uncertain: tuple[Match, ...]
    proposed: tuple[Match, ...]
    unread: tuple[Unread, ...]
    missing: tuple[Number, ...]
    criteria: tuple[Answers, ...]
    checks: tuple[Broken, ...]
    classes: Coverage
    differ: tuple[Differing, ...]
    counted: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The discrepancies of one kind."""

    label: str
    found: tuple[files.Discrepancy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepanciesView:
    """All discrepancies, kind by kind."""

    head: Head
    kinds: tuple[Kind, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the page of data quality and the page of discrepancies."""
    words = "What is open, doubtful or missing in this review."
    yield Page(
        path="quality.md",
        title="Data quality",
        description=words,
        template="quality.md.j2",
        view=_quality(found, Head(title="Data quality", source=PROTOCOL, lead=words)),
        sources=("records",),
    )
    words = "Contradictions, gaps and slips found in the sources, what they concern and how they stand."
    listed = sorted(found.review.discrepancies.discrepancies, key=lambda one: one.kind)
    grouped = groupby(listed, key=lambda one: one.kind)
    yield Page(
        path="discrepancies.md",
        title="Discrepancies",
        description=words,
        template="discrepancies.md.j2",
        view=DiscrepanciesView(
            head=Head(title="Discrepancies found", source=DISCREPANCIES, lead=words),
            kinds=tuple(Kind(label=kind.replace("-", " "), found=tuple(mine)) for kind, mine in grouped),
        ),
        sources=(DISCREPANCIES,),
    )


def _quality(found: Site, head: Head) -> QualityView:
    review = found.review
    return QualityView(
        head=head,
        problems=tuple(one for one in review.problems if one.severity is not Severity.ERROR),
        drift=review.drift,
        open=tuple(_open(found)),
        conflicts=tuple(one for one in review.screenings if one.conflict),
        refused=review.identity.refused,
        uncertain=review.identity.uncertain,
        proposed=review.proposed,
        unread=tuple(_unread(found)),
        missing=tuple(found.numbers[f"without.{field}"] for field in FIELDS),
        criteria=tuple(_answers(found)),
        checks=review.flow.checks,
        classes=found.classes,
        differ=tuple(_differing(one) for one in found.classes.differ),
        counted=tuple(one for name, one in found.numbers.items() if name.startswith("classes.")),
    )


def _answers(found: Site) -> Iterator[Answers]:
    for one in found.review.protocol.criteria:
        counts = tuple(found.numbers.get(counts_of.name(one, answer)) for answer in counts_of.ANSWERS)
        if known := tuple(count for count in counts if count is not None):
            yield Answers(criterion=one, counts=known)


def _differing(one: Compared) -> Differing:
    proposed = (
        (each.node, tuple(dict.fromkeys((place.field, place.text) for place in each.evidence)))
        for each in one.said.proposals
        if each.node in one.unconfirmed
    )
    return Differing(study=one.study, proposed=tuple(proposed), unsupported=one.unsupported)


def _open(found: Site) -> Iterator[Open]:
    reports = found.review.identity.reports
    seen: set[ReportId] = set()
    for outcome in found.review.outcomes:
        if outcome.state in REMAINDERS and outcome.report in reports and outcome.report not in seen:
            seen.add(outcome.report)
            source = f"records/searches/{outcome.search}.yml"
            yield Open(report=reports[outcome.report], state=STATE_LABELS[outcome.state], source=source)


def _unread(found: Site) -> Iterator[Unread]:
    said = {one.record: one for search in found.review.searches for one in search.acknowledged}
    for record in found.review.unreadable:
        known = said.get(record)
        yield Unread(
            record=record,
            source=f"records/searches/{record.rpartition(':')[0]}.yml",
            note=known.note if known else "not yet looked at by a person",
            by=known.by if known else "",
        )
