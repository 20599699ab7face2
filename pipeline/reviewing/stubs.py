"""Stubs: the blocks that wait for a reviewer's decision; pure.

New stubs always begin a sheet of their own: a sheet that a reviewer has at hand on another branch is never
touched, so that both merge.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Final

from pipeline import files
from pipeline.fields import authors
from pipeline.files.decisions import MOST
from pipeline.loaded import Loaded
from pipeline.model import Bib, Finding, Identity, Report, Review
from pipeline.order import ordered
from pipeline.reviewing.people import folder, own
from pipeline.text import clean
from pipeline.values import Basis, ReportId, ReviewerId, Stage, State

AWAITING: Final[Mapping[Stage, State]] = {
    Stage.TITLE_ABSTRACT: State.AWAITING_SCREENING,
    Stage.FULL_TEXT: State.AWAITING_FULL_TEXT,
}
ANSWERS: Final[Mapping[bool | None, str]] = {True: "yes", False: "no", None: "unknown"}
Sheets = Mapping[str, files.Sheet]


def awaiting(review: Review, stage: Stage) -> tuple[ReportId, ...]:
    """Return the reports on which votes of a stage are missing, by search and ordinal."""
    order = {search.id: search.sequence for search in review.searches}
    waiting = {row.report for row in review.outcomes if row.state is AWAITING[stage]}
    return tuple(map(ReportId, ordered(waiting, order)))


def voted(review: Review, stage: Stage) -> tuple[ReportId, ...]:
    """Return the reports that await a decision of a stage, and those on which people have decided there."""
    order = {search.id: search.sequence for search in review.searches}
    by_people = {
        one.report
        for one in review.screenings
        if one.stage is stage and any(decision.origin is Basis.TAKEN for decision in one.decisions)
    }
    return tuple(map(ReportId, ordered({*awaiting(review, stage), *by_people}, order)))


def lacking(
    loaded: Loaded, identity: Identity, whose: tuple[Stage, ReviewerId], reports: Iterable[ReportId]
) -> tuple[ReportId, ...]:
    """Return those of some reports that have no block in a reviewer's sheets of a stage.

    A block that was written for another record of a report, before they were found to be one, counts.
    """
    had = known(loaded, identity, *whose)
    return tuple(ident for ident in reports if ident not in had)


def known(loaded: Loaded, identity: Identity, stage: Stage, reviewer: str) -> frozenset[ReportId | None]:
    """Return the reports, as they are today, that have a block in a reviewer's sheets."""
    blocks = (ident for one in own(loaded.sheets, stage, reviewer) for ident in one.value.blocks)
    return frozenset(map(identity.resolve, blocks))


def sheets(
    review: Review, whose: tuple[Stage, ReviewerId], reports: Iterable[ReportId], taken: Iterable[str] = ()
) -> Sheets:
    """Return the new sheets of a reviewer at a stage that hold a stub for each of some reports, by path.

    `taken` are the paths that exist.
    """
    findings = defaultdict[ReportId, list[Finding]](list)
    for finding in review.findings:
        findings[finding.report].append(finding)
    held = review.identity.reports
    made = {ident: stub(held[ident], findings[ident], review.protocol) for ident in reports}
    paths, (stage, reviewer) = free(folder(*whose), taken), whose
    return {next(paths): files.Sheet(stage=stage, reviewer=reviewer, blocks=some) for some in parted(made)}


def parted(blocks: Mapping[ReportId, files.Block]) -> Iterator[Mapping[ReportId, files.Block]]:
    """Yield blocks in groups that each fit into one sheet."""
    rest = iter(blocks.items())
    while some := dict(islice(rest, MOST)):
        yield some


def free(place: str, taken: Iterable[str], start: str = "") -> Iterator[str]:
    """Yield paths of sheets that do not exist yet in a folder, numbered on from the last one.

    >>> next(free("f", ["f/001.yml", "f/004.yml", "f/ada-007.yml"]))
    'f/005.yml'
    """
    head = f"{place}/{start}"
    numbers = (path.removeprefix(head).removesuffix(".yml") for path in taken if path.startswith(head))
    last = max((int(number) for number in numbers if number.isdecimal()), default=0)
    return (f"{head}{number:03d}.yml" for number in count(last + 1))


def stub(report: Report, findings: Iterable[Finding], protocol: files.Protocol) -> files.Block:
    """Return the block that waits for a decision on a report."""
    found = "; ".join(told(findings, protocol))
    return files.Block(title=clean(report.bib.title), facts=facts(report.bib), found=found)


def facts(bib: Bib) -> str:
    """Return who, when, where and what a document is, as far as it is known.

    >>> facts(Bib(venue="Some Journal", doi="10.1/x"))
    'Some Journal; doi 10.1/x'
    """
    names = {"doi": bib.doi, "arXiv": bib.arxiv, "PMID": bib.pmid}
    idents = (f"{name} {ident}" for name, ident in names.items() if ident)
    date = str(bib.date or bib.first_public or "")
    return "; ".join(
        filter(None, map(clean, (authors(bib), date, bib.venue, bib.kind, bib.language, *idents)))
    )


def told(findings: Iterable[Finding], protocol: files.Protocol) -> tuple[str, ...]:
    """Return what each automatic criterion says, as `label: answer (evidence)`."""
    labels = {one.id: one.label for one in protocol.criteria}
    return tuple(
        clean(f"{labels.get(one.criterion, one.criterion)}: {ANSWERS[one.passed]} ({one.evidence})")
        for one in findings
    )
