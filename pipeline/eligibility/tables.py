"""The counts of criteria and reasons as tables for a terminal."""

from rich.console import Group, RenderableType
from rich.table import Table

from pipeline import files
from pipeline.eligibility.judged import Summary

_STANDING = (
    "\n{} of those excluded by criterion end otherwise in this review: people decided, or it is not screened"
)


def drawn(found: Summary, protocol: files.Protocol) -> RenderableType:
    """Return the table of criteria, that of reasons, and a line that sums up."""
    said = ", ".join(f"{count} {name}" for name, count in found.outcomes.items())
    standing = _STANDING.format(found.standing) if found.standing else ""
    return Group(
        _criteria(found, protocol), _reasons(found, protocol), f"{found.total} reports: {said}{standing}"
    )


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(headings[0], overflow="fold")
    for heading in headings[1:]:
        table.add_column(heading, justify="right")
    return table


def _criteria(found: Summary, protocol: files.Protocol) -> Table:
    table = _table("Criterion", "pass", "fail", "unknown")
    for one in protocol.criteria:
        counts = found.criteria.get(one.id)
        cells = map(str, counts) if counts else ("", "", "people")
        table.add_row(f"{one.label} \\[{one.id}]", *cells)
    return table


def _reasons(found: Summary, protocol: files.Protocol) -> Table:
    table = _table("Reason, by precedence", "primary", "other")
    for one in protocol.reasons:
        counts = found.reasons[one.id]
        if any(counts):
            table.add_row(f"{one.label} \\[{one.id}]", *map(str, counts))
    return table
