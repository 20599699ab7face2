"""One report under all automatic criteria of a protocol: its reasons in order, what is left to people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from pipeline import files
from pipeline.formats.base import Entry
from pipeline.model import Bib, Finding, Report, RetractionList, Review
from pipeline.outcomes_state import EXCLUDED as EXCLUDED_AT
from pipeline.screen.criteria import examine
from pipeline.values import CriterionId, ReasonId, RecordId, ReportId, Stage, State

EXCLUDED, PEOPLE, PASSED = "excluded", "to people", "passes"
OUTCOMES: Final = (EXCLUDED, PEOPLE, PASSED)
FILE: Final = "file"
_NAMES: Final = tuple(field.name for field in fields(Bib))
_OUT: Final = frozenset(EXCLUDED_AT.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One report with what each criterion found, and the criteria it fails in the order of their precedence.

    The first of `failed` gives the primary reason. `state` is where the report ends in its review, with the
    `reason`, None for an entry of an export; `key` is its own name in that export.
    """

    report: Report
    findings: tuple[Finding, ...]
    failed: tuple[CriterionId, ...]
    reasons: tuple[ReasonId, ...]
    state: State | None = None
    reason: ReasonId | None = None
    key: str = ""

    @property
    def outcome(self) -> str:
        """Return what the criteria alone say: excluded, to people where one is unknown, or passes."""
        if self.failed:
            return EXCLUDED
        return PEOPLE if any(one.passed is None for one in self.findings) else PASSED

    @property
    def stands(self) -> bool:
        """Tell whether a report fails a criterion and is not excluded all the same."""
        return bool(self.failed) and self.state is not None and self.state not in _OUT


def judged(report: Report, findings: tuple[Finding, ...], protocol: files.Protocol) -> Judged:
    """Return a report with its reasons: by the stage of the criterion, then in the order of the protocol."""
    order = {reason.id: place for place, reason in enumerate(protocol.reasons)}
    stages = list(Stage)
    failed = {one.criterion for one in findings if one.passed is False}
    broken = sorted(
        (one for one in protocol.criteria if one.id in failed),
        key=lambda one: (stages.index(one.stage), order.get(one.reason, len(order))),
    )
    return Judged(
        report=report,
        findings=findings,
        failed=tuple(one.id for one in broken),
        reasons=tuple(dict.fromkeys(one.reason for one in broken)),
    )


def of_entry(
    entry: Entry, number: int, protocol: files.Protocol, lists: tuple[RetractionList, ...] = ()
) -> Judged:
    """Return the entry of an export, the `number`th from 1, under the criteria of a protocol."""
    ident = f"{FILE}:{number:04d}"
    origins = {name: ident for name in _NAMES if getattr(entry.bib, name)}
    report = Report(
        id=ReportId(ident), records=(RecordId(ident),), matches=(), bib=entry.bib, origins=origins
    )
    made = judged(report, examine(report, protocol, frozenset({FILE}), lists), protocol)
    return Judged(
        report=report, findings=made.findings, failed=made.failed, reasons=made.reasons, key=entry.key
    )


def of_review(review: Review) -> Iterator[Judged]:
    """Yield every report of a review, by id, with where it ends."""
    found: dict[ReportId, list[Finding]] = {}
    for finding in review.findings:
        found.setdefault(finding.report, []).append(finding)
    ends = {row.report: row for row in reversed(review.outcomes) if row.state not in _REPEATED}
    for ident, report in sorted(review.identity.reports.items()):
        made = judged(report, tuple(found.get(ident, ())), review.protocol)
        end = ends.get(ident)
        yield Judged(
            report=report,
            findings=made.findings,
            failed=made.failed,
            reasons=made.reasons,
            state=end.state if end else None,
            reason=end.reason if end else None,
        )


_REPEATED = frozenset({State.DUPLICATE, State.KNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many reports pass, fail or are unknown by each criterion, and by what they are excluded.

    `criteria` are counts of pass, fail and unknown, `reasons` of reports with it as primary or other reason;
    `standing` is how many fail and are not excluded all the same.
    """

    total: int
    outcomes: Mapping[str, int]
    criteria: Mapping[CriterionId, tuple[int, int, int]]
    reasons: Mapping[ReasonId, tuple[int, int]]
    standing: int = 0


def summed(found: Iterable[Judged], protocol: files.Protocol) -> Summary:
    """Return the counts of many reports, which are looked at once and not kept."""
    outcomes: Counter[str] = Counter()
    answers: Counter[tuple[CriterionId, bool | None]] = Counter()
    primary: Counter[ReasonId] = Counter()
    also: Counter[ReasonId] = Counter()
    standing = 0
    for one in found:
        outcomes[one.outcome] += 1
        answers.update((finding.criterion, finding.passed) for finding in one.findings)
        primary.update(one.reasons[:1])
        also.update(one.reasons[1:])
        standing += one.stands
    automatic = [one.id for one in protocol.criteria if one.test != "human"]
    return Summary(
        total=outcomes.total(),
        outcomes={name: outcomes[name] for name in OUTCOMES},
        criteria={one: (answers[one, True], answers[one, False], answers[one, None]) for one in automatic},
        reasons={one.id: (primary[one.id], also[one.id]) for one in protocol.reasons},
        standing=standing,
    )
