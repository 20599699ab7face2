"""What the command line prints: problems, the flow, what a build did, what changed; as text or JSON."""

import json
from collections.abc import Iterable, Sequence

from pipeline.formats.trouble import outcome
from pipeline.model import Box, Broken, Change, Column, Count, Flow, Held, NotReported, Reported, Term
from pipeline.problems import Problem, Severity


def problems(found: Sequence[Problem], form: str) -> str:
    """Return the problems, a line each with its repair below, and how many there are."""
    if form == "json":
        return _json([_problem(one) for one in found])
    return "".join(f"{one}\n" for one in found) + tally(found)


def tally(found: Iterable[Problem]) -> str:
    """Return `2 errors, 1 warning, 0 notes` as one line."""
    kinds = [one.severity for one in found]
    counts = [(kinds.count(severity), severity) for severity in Severity]
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts) + "\n"


def flow(made: Flow, form: str) -> str:
    """Return every column of the flow with its boxes, and the identities that do not hold."""
    if form == "json":
        columns = {column.id: _column(column) for column in made.columns}
        return _json({"columns": columns, "checks": [_check(broken) for broken in made.checks]})
    parts = [text for column in made.columns for text in _column_lines(column)]
    return "\n".join([*parts, *_verdict(made.checks)]) + "\n"


def changes(found: Sequence[Change], form: str) -> str:
    """Return the differences of two versions, a line each."""
    if form == "json":
        return _json([_change(one) for one in found])
    lines = [f"{one.kind:<22} {one.subject}: {_arrow(one)}\n" for one in found]
    return "".join(lines) or "No difference.\n"


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def line(one: Problem) -> str:
    """Return a problem with an export as one line of JSON, with what became of what it is about."""
    return json.dumps({**_problem(one), "outcome": outcome(one.code)}, ensure_ascii=False)


def _problem(one: Problem) -> dict[str, object]:
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "severity": one.severity,
        "code": one.code,
        "message": one.message,
        "hint": one.hint,
    }


def _check(broken: Broken) -> dict[str, object]:
    return {
        "identity": broken.identity,
        "column": broken.column,
        "message": broken.message,
        "partial": broken.partial,
    }


def _change(one: Change) -> dict[str, str]:
    return {"kind": one.kind, "subject": one.subject, "before": one.before, "after": one.after}


def _column(column: Column) -> dict[str, object]:
    return {name: _box(box) for name, box in column.boxes.items()}


def _box(box: Box) -> dict[str, object]:
    lines = {line.id: _count(line.count) for line in box.lines}
    return {"box": box.number, "label": box.label, **_count(box.count), "lines": lines}


def _count(count: Count) -> dict[str, object]:
    return {"counted": count.counted, "text": str(count), "terms": [_term(term) for term in count.terms]}


def _term(term: Term) -> dict[str, object]:
    match term:
        case Held():
            return {"held": sorted(term.ids)}
        case Reported():
            return {"reported": term.n, "place": term.place}
        case NotReported():
            return {"not_reported": term.why}


def _column_lines(column: Column) -> list[str]:
    lines = [f"{column.label}", "-" * len(column.label)]
    for box in column.boxes.values():
        number = f"[{box.number}]" if box.number else ""
        lines.append(f"{number:>5} {box.label:<58} {box.count}")
        lines += [f"        {line.label:<55} {line.count}" for line in box.lines]
    return [*lines, ""]


def _verdict(checks: Sequence[Broken]) -> list[str]:
    broken = [f"BROKEN: {one.identity} {one.column}: {one.message}" for one in checks if not one.partial]
    partial = sum(one.partial for one in checks)
    known = (
        f" {partial} of them only as far as their terms are reported (--format json lists them)."
        if partial
        else ""
    )
    return [*broken, f"Identities broken: {len(broken)}.{known}"]


def _arrow(change: Change) -> str:
    return f"{change.before or '(nothing)'} -> {change.after or '(nothing)'}"
