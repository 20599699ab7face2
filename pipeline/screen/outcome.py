"""The outcome of every report at every stage, from recorded decisions and automatic criteria."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline import files
from pipeline.model import Decision, Finding, Identity, Screening
from pipeline.screen.drift import drift
from pipeline.values import Basis, CriterionId, ReasonId, ReportId, Stage, Verdict

__all__ = ["drift", "failures", "ordered", "screenings"]

Settled = tuple[Verdict | None, bool]


def screenings(
    identity: Identity,
    decisions: Iterable[Decision],
    findings: Iterable[Finding],
    protocol: files.Protocol,
) -> tuple[Screening, ...]:
    """Return the screening of each report at each stage where something was decided or found.

    An automatic criterion that fails excludes a report at the criterion's stage only where nobody has
    decided on it at that stage or later: what people decided stands, and the failure is drift.
    """
    decided: dict[ReportId, list[Decision]] = defaultdict(list)
    for decision in decisions:
        decided[decision.report].append(decision)
    failed = failures(findings)
    return tuple(
        screening
        for report in sorted(identity.reports)
        for screening in _of_report(report, decided.get(report, []), failed.get(report, ()), protocol)
    )


def failures(findings: Iterable[Finding]) -> Mapping[ReportId, tuple[CriterionId, ...]]:
    """Return the automatic criteria that each report fails."""
    failed: dict[ReportId, tuple[CriterionId, ...]] = {}
    for finding in findings:
        if finding.passed is False:
            failed[finding.report] = (*failed.get(finding.report, ()), finding.criterion)
    return failed


def _of_report(
    report: ReportId,
    decided: list[Decision],
    failed: tuple[CriterionId, ...],
    protocol: files.Protocol,
) -> Iterator[Screening]:
    """Yield the screenings of one report, stage by stage."""
    stages = list(Stage)
    last = max((stages.index(decision.stage) for decision in decided), default=-1)
    for place, stage in enumerate(stages):
        mine = tuple(decision for decision in decided if decision.stage is stage)
        reasons = _reasons(stage, failed, protocol)
        if mine:
            yield _recorded(report, stage, mine, protocol)
        elif reasons and place > last:
            yield Screening(
                report=report, stage=stage, decisions=(), verdict=Verdict.EXCLUDE, reasons=reasons
            )


def _reasons(stage: Stage, failed: tuple[CriterionId, ...], protocol: files.Protocol) -> tuple[ReasonId, ...]:
    """Return the reasons of the automatic criteria of a stage that a report fails."""
    criteria = (c for c in protocol.criteria if c.stage is stage and c.id in failed)
    return ordered((criterion.reason for criterion in criteria), protocol)


def _recorded(
    report: ReportId, stage: Stage, decided: tuple[Decision, ...], protocol: files.Protocol
) -> Screening:
    """Return the screening that the decisions on one report at one stage amount to."""
    deciding = _deciding(decided)
    verdict, conflict = _settle(deciding, protocol.votes.get(stage, 1))
    given = (d.reason for d in deciding if d.reason and d.verdict is Verdict.EXCLUDE)
    return Screening(
        report=report,
        stage=stage,
        decisions=decided,
        verdict=verdict,
        conflict=conflict,
        reasons=ordered(given, protocol) if verdict is Verdict.EXCLUDE or conflict else (),
    )


def _deciding(decided: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Return the decisions that count: what outranks the others, for each id it was recorded for.

    After a merge the decisions recorded for either id count side by side, unless a consensus is as late
    as every other one of them: it was then taken in knowledge of the others.
    """
    consensus = tuple(d for d in decided if d.consensus)
    latest = max((_day(d) for d in decided), default=0)
    if consensus and max(_day(d) for d in consensus) >= latest:
        return consensus
    groups: dict[str, list[Decision]] = defaultdict(list)
    for decision in decided:
        groups[decision.recorded_for].append(decision)
    return tuple(decision for group in groups.values() for decision in _outranking(group))


def _outranking(group: list[Decision]) -> list[Decision]:
    """Return the consensus on one id, or else what is not a vote, or else the votes."""
    consensus = [d for d in group if d.consensus]
    return consensus or [d for d in group if d.origin is not Basis.TAKEN] or group


def _day(decision: Decision) -> int:
    return decision.on.toordinal() if decision.on else 0


def _settle(deciding: tuple[Decision, ...], votes: int) -> Settled:
    """Return the verdict of the decisions that count, None while votes are missing, or a conflict."""
    given = {decision.verdict for decision in deciding}
    firm = given - {Verdict.UNSURE}
    if len(firm) > 1:
        return None, True
    binding = any(d.consensus or d.origin is not Basis.TAKEN for d in deciding)
    if not binding and len({decision.by for decision in deciding}) < votes:
        return None, False
    if Verdict.UNSURE in given:
        return None, True
    return next(iter(firm)), False


def ordered(reasons: Iterable[ReasonId], protocol: files.Protocol) -> tuple[ReasonId, ...]:
    """Return distinct reasons in the protocol's order of precedence; the first is the primary one."""
    given = set(reasons)
    known = [reason.id for reason in protocol.reasons if reason.id in given]
    return (*known, *sorted(given.difference(known)))
