"""Drift: where today's automatic criteria and recorded decisions part; a finding, never a change."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline import files
from pipeline.model import Decision, Finding, Screening
from pipeline.problems import Problem, Severity
from pipeline.values import Basis, CriterionId, ReportId, Stage, Verdict

Results = Mapping[tuple[ReportId, CriterionId], Finding]


def drift(
    screenings: Iterable[Screening], findings: Iterable[Finding], protocol: files.Protocol
) -> tuple[Problem, ...]:
    """Return where a recorded automatic decision is not repeated, or a decided report fails by rule.

    Also where a report is decided on at a later stage although an earlier one excluded it.
    """
    given = tuple(screenings)
    results = {(finding.report, finding.criterion): finding for finding in findings}
    by_report = _grouped(given)
    return tuple(
        sorted(
            [
                *_unrepeated(given, results, protocol),
                *_overruled(results.values(), by_report, protocol),
                *_after_exclusion(by_report.values()),
            ]
        )
    )


def _grouped(screenings: tuple[Screening, ...]) -> Mapping[ReportId, tuple[Screening, ...]]:
    groups: dict[ReportId, tuple[Screening, ...]] = {}
    for screening in screenings:
        groups[screening.report] = (*groups.get(screening.report, ()), screening)
    return groups


def _unrepeated(
    screenings: tuple[Screening, ...], results: Results, protocol: files.Protocol
) -> Iterator[Problem]:
    """Yield each recorded automatic exclusion that would not be made today."""
    for decision in (decision for screening in screenings for decision in screening.decisions):
        if decision.origin is not Basis.DERIVED or decision.verdict is not Verdict.EXCLUDE:
            continue
        criteria = _criteria_of(decision, protocol)
        answers = _answers(decision, criteria, results)
        again = any(answer.passed is False for answer in answers)
        if not again and (criteria or decision.criterion):
            yield _not_again(decision, answers)


def _answers(decision: Decision, criteria: tuple[CriterionId, ...], results: Results) -> tuple[Finding, ...]:
    """Return what the criteria that a decision can rest on say of its report today."""
    found = (results.get((decision.report, criterion)) for criterion in criteria)
    return tuple(answer for answer in found if answer)


def _not_again(decision: Decision, answers: tuple[Finding, ...]) -> Problem:
    today = "; ".join(answer.evidence for answer in answers) or "no such criterion"
    message = f"{decision.by} excluded {decision.recorded_for} by rule; today the rule would not: {today}"
    hint = "record a consensus decision, or mend the criterion"
    return Problem(decision.file, 0, 0, "drift-unrepeated", message, hint, Severity.WARNING)


def _criteria_of(decision: Decision, protocol: files.Protocol) -> tuple[CriterionId, ...]:
    """Return the automatic criteria a decision can rest on: the one it names, or those of its reason."""
    automatic = [criterion for criterion in protocol.criteria if criterion.test != "human"]
    if decision.criterion:
        return tuple(c.id for c in automatic if c.id == decision.criterion)
    return tuple(c.id for c in automatic if c.reason == decision.reason)


def _overruled(
    findings: Iterable[Finding],
    by_report: Mapping[ReportId, tuple[Screening, ...]],
    protocol: files.Protocol,
) -> Iterator[Problem]:
    """Yield each failure of a report on which people have decided."""
    labels = {criterion.id: criterion.label for criterion in protocol.criteria}
    for finding in findings:
        stages = by_report.get(finding.report, ())
        decided = _by_people(stages)
        if finding.passed is False and decided:
            message = f"{finding.report} is decided on by people and fails “{labels[finding.criterion]}”"
            hint = "look at the report again; a recorded decision stands until people change it"
            excluded = any(stage.verdict is Verdict.EXCLUDE for stage in stages)
            severity = Severity.NOTE if excluded else Severity.WARNING
            said = f"{message}: {finding.evidence}"
            yield Problem(decided[-1].file, 0, 0, "drift-overruled", said, hint, severity)


def _by_people(stages: tuple[Screening, ...]) -> tuple[Decision, ...]:
    """Return the decisions that no rule made."""
    decisions = (decision for stage in stages for decision in stage.decisions)
    return tuple(decision for decision in decisions if decision.origin is not Basis.DERIVED)


def _after_exclusion(reports: Iterable[tuple[Screening, ...]]) -> Iterator[Problem]:
    """Yield each report that is decided on at a stage that it did not reach."""
    order = list(Stage)
    for stages in reports:
        out = [order.index(stage.stage) for stage in stages if stage.verdict is Verdict.EXCLUDE]
        for later in stages:
            if out and later.decisions and min(out) < order.index(later.stage):
                yield _unreached(later)


def _unreached(later: Screening) -> Problem:
    message = f"{later.report} is decided on at {later.stage}, but was excluded before"
    hint = "record a consensus decision at the earlier stage if the report was reopened"
    path = later.decisions[0].file
    return Problem(path, 0, 0, "decided-after-exclusion", message, hint, Severity.WARNING)
