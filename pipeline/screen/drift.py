"""Drift: where today's automatic criteria and recorded decisions part; a finding, never a change."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline import files
from pipeline.model import Decision, Finding, Screening
from pipeline.problems import Problem, Severity
from pipeline.values import Basis, CriterionId, ReportId, Stage, Verdict


def drift(
    screenings: Iterable[Screening], findings: Iterable[Finding], protocol: files.Protocol
) -> tuple[Problem, ...]:
    """Return where a recorded automatic decision is not repeated, or a decided report fails by rule.

    Also where a report is decided on at a later stage although an earlier one excluded it.
    """
    given = tuple(screenings)
    by_report = _grouped(given)
    results = {(finding.report, finding.criterion): finding for finding in findings}
    found = [p for s in given for d in s.decisions for p in _unrepeated(d, results, protocol)]
    failing = [f for f in results.values() if f.passed is False]
    found += [p for f in failing for p in _overruled(f, by_report.get(f.report, ()), protocol)]
    found += [problem for stages in by_report.values() for problem in _after_exclusion(stages)]
    return tuple(sorted(found))


def _grouped(screenings: tuple[Screening, ...]) -> Mapping[ReportId, tuple[Screening, ...]]:
    groups: dict[ReportId, tuple[Screening, ...]] = {}
    for screening in screenings:
        groups[screening.report] = (*groups.get(screening.report, ()), screening)
    return groups


def _unrepeated(
    decision: Decision,
    results: Mapping[tuple[ReportId, CriterionId], Finding],
    protocol: files.Protocol,
) -> Iterator[Problem]:
    """Yield that a recorded automatic exclusion would not be made today."""
    if decision.origin is not Basis.DERIVED or decision.verdict is not Verdict.EXCLUDE:
        return
    criteria = _criteria_of(decision, protocol)
    answers = [results.get((decision.report, criterion)) for criterion in criteria]
    if any(answer and answer.passed is False for answer in answers) or not (criteria or decision.criterion):
        return
    today = "; ".join(answer.evidence for answer in answers if answer) or "no such criterion"
    message = f"{decision.by} excluded {decision.recorded_for} by rule; today the rule would not: {today}"
    hint = "record a consensus decision, or mend the criterion"
    yield Problem(decision.file, 0, 0, "drift-unrepeated", message, hint, Severity.WARNING)


def _criteria_of(decision: Decision, protocol: files.Protocol) -> tuple[CriterionId, ...]:
    """Return the automatic criteria a decision can rest on: the one it names, or those of its reason."""
    automatic = [criterion for criterion in protocol.criteria if criterion.test != "human"]
    if decision.criterion:
        return tuple(c.id for c in automatic if c.id == decision.criterion)
    return tuple(c.id for c in automatic if c.reason == decision.reason)


def _overruled(
    finding: Finding, stages: tuple[Screening, ...], protocol: files.Protocol
) -> Iterator[Problem]:
    """Yield that a report fails a criterion, though people have decided on it otherwise."""
    decided = [d for stage in stages for d in stage.decisions if d.origin is not Basis.DERIVED]
    if not decided:
        return
    label = next(c.label for c in protocol.criteria if c.id == finding.criterion)
    excluded = any(stage.verdict is Verdict.EXCLUDE for stage in stages)
    message = f"{finding.report} is decided on by people and fails “{label}”: {finding.evidence}"
    hint = "look at the report again; a recorded decision stands until people change it"
    severity = Severity.NOTE if excluded else Severity.WARNING
    yield Problem(decided[-1].file, 0, 0, "drift-overruled", message, hint, severity)


def _after_exclusion(stages: tuple[Screening, ...]) -> Iterator[Problem]:
    """Yield that a report is decided on at a stage that it did not reach."""
    order = list(Stage)
    out = [s for s in stages if s.verdict is Verdict.EXCLUDE]
    for later in stages:
        if later.decisions and any(order.index(s.stage) < order.index(later.stage) for s in out):
            message = f"{later.report} is decided on at {later.stage}, but was excluded before"
            hint = "record a consensus decision at the earlier stage if the report was reopened"
            path = later.decisions[0].file
            yield Problem(path, 0, 0, "decided-after-exclusion", message, hint, Severity.WARNING)
