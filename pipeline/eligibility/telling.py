"""What the command `criteria` says: counts, one report in full, and what another protocol would change."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline import files
from pipeline.eligibility.judged import Judged, Summary
from pipeline.eligibility.whatif import Answered, Changed
from pipeline.model import Decision, Finding
from pipeline.values import CriterionId, ReasonId

WORDS: Mapping[bool | None, str] = {True: "pass", False: "fail", None: "unknown"}
ABSENT = "not asked"


def as_json(data: object) -> str:
    """Return a value as indented JSON."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def summary(found: Summary) -> dict[str, object]:
    """Return the counts by name."""
    return {
        "reports": found.total,
        "outcomes": dict(found.outcomes),
        "failing_but_standing": found.standing,
        "criteria": {
            one: dict(zip(("pass", "fail", "unknown"), counts, strict=True))
            for one, counts in found.criteria.items()
        },
        "reasons": {one: {"primary": counts[0], "other": counts[1]} for one, counts in found.reasons.items()},
    }


def row(one: Judged) -> dict[str, object]:
    """Return a report with its outcome, its reasons and every finding."""
    return {
        "report": one.report.id,
        "key": one.key,
        "title": one.report.bib.title,
        "outcome": one.outcome,
        "primary": one.reasons[0] if one.reasons else None,
        "other": list(one.reasons[1:]),
        "state": one.state,
        "findings": [_finding(finding) for finding in one.findings],
    }


def _finding(one: Finding) -> dict[str, object]:
    return {
        "criterion": one.criterion,
        "answer": WORDS[one.passed],
        "evidence": one.evidence,
        "fields": list(one.fields),
    }


def decided(one: Decision) -> dict[str, object]:
    """Return a decision of a person or a source on a report."""
    return {
        "stage": one.stage,
        "verdict": one.verdict,
        "reason": one.reason,
        "by": one.by,
        "place": one.place or one.evidence or one.note,
        "file": one.file,
    }


def change(one: Changed) -> dict[str, object]:
    """Return where a report ends under two protocols, and the criteria that answer differently."""
    return {
        "report": one.after.report.id,
        "key": one.after.key,
        "title": one.after.report.bib.title,
        "moves": one.moves,
        "before": _ended(one.before),
        "after": _ended(one.after),
        "criteria": [
            {
                "criterion": each.criterion,
                "before": _finding(each.before) if each.before else None,
                "after": _finding(each.after) if each.after else None,
            }
            for each in one.answers
        ],
    }


def _ended(one: Judged) -> dict[str, object]:
    """Return where a report ends: in its review, or by the criteria alone."""
    if one.state is not None:
        return {"state": one.state, "reason": one.reason}
    return {"state": one.outcome, "reason": one.reasons[0] if one.reasons else None}


def why(one: Judged, protocol: files.Protocol, decisions: Sequence[Decision] = ()) -> str:
    """Return a report in full: its outcome, each criterion with its evidence, and what people decided."""
    lines = [f"{name(one)}: {one.report.bib.title or 'without a title'}", *_outcome(one, protocol), ""]
    answers = {finding.criterion: finding for finding in one.findings}
    for criterion in protocol.criteria:
        lines += _asked(criterion, answers)
    lines += [_decision(each) for each in decisions]
    return "".join(f"{line}\n" for line in lines)


def name(one: Judged) -> str:
    """Return what a report is called: its id, and its own key where its export has one."""
    return f"{one.report.id} ({one.key})" if one.key else one.report.id


def _outcome(one: Judged, protocol: files.Protocol) -> Iterator[str]:
    labels = {reason.id: reason.label for reason in protocol.reasons}
    said = {
        "excluded": "excluded by criterion",
        "to people": "none fails, left to people",
        "passes": "all pass",
    }
    first = f": {_label(one.reasons[0], labels)}" if one.reasons else ""
    yield f"  automatic criteria: {said[one.outcome]}{first}"
    if one.reasons[1:]:
        yield f"  and also: {'; '.join(_label(each, labels) for each in one.reasons[1:])}"
    if one.state is not None:
        reason = f", {_label(one.reason, labels)}" if one.reason else ""
        yield f"  ends in this review as: {one.state}{reason}"


def _label(reason: ReasonId | None, labels: Mapping[ReasonId, str]) -> str:
    return f"{labels.get(reason, reason)} [{reason}]" if reason else ""


def _asked(criterion: files.Criterion, answers: Mapping[CriterionId, Finding]) -> Iterator[str]:
    found = answers.get(criterion.id)
    answer = WORDS[found.passed] if found else "people"
    yield f"  {answer:<8} {criterion.label} [{criterion.id}], at {criterion.stage}"
    if found:
        fields = f" ({', '.join(found.fields)})" if found.fields else ""
        yield f"           {found.evidence}{fields}"


def _decision(one: Decision) -> str:
    reason = f", {one.reason}" if one.reason else ""
    told = one.place or one.evidence or one.note
    place = f"; {told}" if told else ""
    return f"  decided  {one.stage}: {one.verdict}{reason}, by {one.by}{place} ({one.file})"


def changes(found: Sequence[Changed]) -> str:
    """Return the reports that end elsewhere, each with what differs, and how many others only answer so."""
    moved = [one for one in found if one.moves]
    lines = [line for one in moved for line in _moved(one)]
    rest = len(found) - len(moved)
    lines.append(f"{len(moved)} reports would end elsewhere; {rest} more only answer differently")
    return "".join(f"{line}\n" for line in lines)


def _moved(one: Changed) -> Iterator[str]:
    yield f"{name(one.after)}: {one.after.report.bib.title or 'without a title'}"
    yield f"    {_words(one.before)} -> {_words(one.after)}"
    for each in one.answers:
        yield f"    {each.criterion}: {_answer(each.before)} -> {_answer(each.after)}"
        yield f"        {_evidence(each)}"


def _words(one: Judged) -> str:
    return ": ".join(str(part) for part in _ended(one).values() if part)


def _answer(finding: Finding | None) -> str:
    return WORDS[finding.passed] if finding else ABSENT


def _evidence(one: Answered) -> str:
    found = one.after or one.before
    return found.evidence if found else ""


def listed(found: Iterable[Judged]) -> list[dict[str, object]]:
    """Return reports with all their findings."""
    return [row(one) for one in found]
