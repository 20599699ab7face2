"""The inclusions that the review states, as decisions of the source with their place."""

from collections.abc import Mapping

from tools.convert_review.places import Places
from tools.convert_review.source import Source
from tools.convert_review.studies import report

REVIEWER = "published-review"
STATES = ("Table 3", "Table 4", "Table 8")


def sheet(source: Source, places: Places) -> dict[str, object]:
    """Return the sheet of the 46 inclusions; works without a row in those tables get no decision."""
    blocks = {}
    for key, row in source.tabled.items():
        block = {"title": row["technique"], "verdict": "include", "place": row_of(places, int(row["ref"]))}
        blocks[report(source.numbers[key])] = block
    return {"schema": 1, "stage": "full-text", "reviewer": REVIEWER, "blocks": in_order(blocks)}


def row_of(places: Places, number: int) -> str:
    """Return the one table row, among the lists of reviewed studies, that names a reference."""
    found = [(name, places.row(name, number)) for name in STATES]
    lines = [line for name, line in found if line and _names(places, line, number)]
    if len(lines) != 1:
        raise ValueError(f"[{number}] has {len(lines)} rows in {', '.join(STATES)}")
    return places.at(lines[0])


def in_order(blocks: Mapping[str, object]) -> dict[str, object]:
    """Return blocks sorted by report."""
    return dict(sorted(blocks.items()))


def _names(places: Places, line: int, number: int) -> bool:
    """Tell whether the first cell of a row, or a label spilt into it, bears the number."""
    cell = places.lines[line - 1].split("\t")[0]
    return f"[{number}]" in cell
