"""A column of the flow as the CSV of the PRISMA2020 web app and R package, and that CSV read back.

That reader takes a missing row for 0, finds rows by a part of their name, and cuts a reason at its
first comma: every row is written, and a comma or semicolon inside a label, or a sign that a spreadsheet
would run at its start, is written in its full-width form and turned back on reading.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model import Box, Column, Count, Line
from pipeline.problems import Problem, Severity

HEADER: Final = ("data", "node", "box", "description", "boxtext", "tooltips", "url", "n")
NA: Final = "NA"
WIDE: Final = str.maketrans(",;", "，；")
NARROW: Final = str.maketrans("，；", ",;")
FORMULA: Final = dict(zip("=+-@", "＝＋－＠", strict=True))
PLAIN: Final = {wide: plain for plain, wide in FORMULA.items()}

# What a review has only where it is an update; elsewhere these rows do not apply.
IF_UPDATED: Final = ("previous", "previous-reports", "total-studies", "total-reports")
# What a review has only where the arm was searched; elsewhere nothing was found by it.
IF_SEARCHED: Final = (
    "identified-",
    "sought-other",
    "not-retrieved-other",
    "assessed-other",
    "excluded-other",
)
NO_PLACE: Final = (
    "carried-over",
    "awaiting-screening",
    "conflict-screening",
    "not-screened",
    "awaiting-full-text",
    "conflict-full-text",
    "removed-other",
    "awaiting-other",
    "conflict-other",
    "withdrawn",
)

Named = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the CSV: its names there, and the box, lines or cause of ours that fill it."""

    data: str
    node: str
    box: str
    text: str
    ours: str = ""
    lines: bool = False
    causes: tuple[str, ...] = ()


def _row(names: str, text: str, ours: str = "", *, lines: bool = False, causes: str = "") -> Row:
    data, node, box = names.split()
    return Row(data=data, node=node, box=box, text=text, ours=ours, lines=lines, causes=tuple(causes.split()))


ROWS: Final = (
    _row("NA node4 prevstud", "Previous studies"),
    _row("previous_studies node5 box1", "Studies in the previous version", "previous"),
    _row("previous_reports NA box1", "Reports of studies in the previous version", "previous-reports"),
    _row("NA node6 newstud", "New studies by databases and registers"),
    _row("database_results node7 box2", "Databases", "identified-databases"),
    _row("database_specific_results NA box2", "Each database", "identified-databases", lines=True),
    _row("register_results NA box2", "Registers", "identified-registers"),
    _row("register_specific_results NA box2", "Each register", "identified-registers", lines=True),
    _row("NA node16 othstud", "New studies by other methods"),
    _row("website_results node17 box11", "Websites", "identified-websites"),
    _row("organisation_results NA box11", "Organisations", "identified-organisations"),
    _row("citations_results NA box11", "Citation searching", "identified-citations"),
    _row(
        "duplicates node8 box3",
        "Duplicates",
        "removed",
        causes="duplicate duplicate-of-previous-version",
    ),
    _row("excluded_automatic NA box3", "Ineligible by automation", "removed", causes="ineligible-automatic"),
    _row("excluded_other NA box3", "Removed for other reasons", "removed", causes="unreadable"),
    _row("records_screened node9 box4", "Records screened", "screened"),
    _row("records_excluded node10 box5", "Records excluded", "excluded-screening"),
    _row("dbr_sought_reports node11 box6", "Reports sought", "sought"),
    _row("dbr_notretrieved_reports node12 box7", "Reports not retrieved", "not-retrieved"),
    _row("other_sought_reports node18 box12", "Reports sought", "sought-other"),
    _row("other_notretrieved_reports node19 box13", "Reports not retrieved", "not-retrieved-other"),
    _row("dbr_assessed node13 box8", "Reports assessed", "assessed"),
    _row("dbr_excluded node14 box9", "Reports excluded", "excluded-full-text", lines=True),
    _row("other_assessed node20 box14", "Reports assessed", "assessed-other"),
    _row("other_excluded node21 box15", "Reports excluded", "excluded-other", lines=True),
    _row("new_studies node15 box10", "New studies", "new-studies"),
    _row("new_reports NA box10", "Reports of new studies", "new-reports"),
    _row("total_studies node22 box16", "Studies in all", "total-studies"),
    _row("total_reports NA box16", "Reports of studies in all", "total-reports"),
    _row("identification node1 identification", "Identification"),
    _row("screening node2 screening", "Screening"),
    _row("included node3 included", "Included"),
    _row("total_studies_ma node23 box17", "Studies in a meta-analysis"),
    _row("total_reports_ma NA box17", "Reports in a meta-analysis"),
)


def export(column: Column, *, unknown_as_na: bool = False) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the CSV of a column, None while a number of it is unknown, and what the CSV cannot say.

    With `unknown_as_na` an unknown number is written as NA, which the R package may print.
    """
    cells = {row: _cell(column, row) for row in ROWS}
    unknown = [row.data for row, cell in cells.items() if cell is None]
    problems = (*_unknown(column, unknown, unknown_as_na), *_without_place(column), *_wide(column))
    if unknown and not unknown_as_na:
        return None, problems
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for row, cell in cells.items():
        url = NA if row.data == NA else f"{row.data}.html"
        writer.writerow((row.data, row.node, row.box, row.text, row.text, row.text, url, cell or NA))
    return text.getvalue(), problems


def read(text: str) -> Mapping[str, int | Named | None]:
    """Return the numbers of such a CSV by row, None for NA, and the labelled numbers of divided rows."""
    divided = {row.data for row in ROWS if row.lines}
    found: dict[str, int | Named | None] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if row["data"] != NA:
            found[row["data"]] = _named(row["n"]) if row["data"] in divided else _number(row["n"])
    return found


def _cell(column: Column, row: Row) -> str | None:
    """Return the last cell of a row, None where its number is unknown."""
    box = column.boxes.get(row.ours)
    if not row.ours or (box is None and row.ours in IF_UPDATED):
        return NA
    if box is None:
        searched = not row.ours.startswith(IF_SEARCHED)
        return None if searched else f"{row.text}, 0" if row.lines else "0"
    if row.lines:
        return _lines(row, box)
    return _known(_caused(box, row.causes) if row.causes else box.count)


def _caused(box: Box, causes: tuple[str, ...]) -> Count | None:
    """Return what was removed for these causes; where it is held, a cause without a line is 0."""
    counts = [line.count for line in box.lines if line.id in causes]
    if counts:
        return sum(counts[1:], counts[0])
    return Count(counted=box.count.counted, terms=()) if box.count.held else None


def _known(count: Count | None) -> str | None:
    return None if count is None or count.unknown else str(count.known)


def _lines(row: Row, box: Box) -> str | None:
    """Return the labelled numbers of a divided row, all of them under one label where it has no lines."""
    lines = box.lines or (Line(id="", label=row.text, count=box.count),)
    if any(line.count.unknown for line in lines):
        return None
    return "; ".join(f"{_label(line.label)}, {line.count.known}" for line in lines)


def _label(text: str) -> str:
    wide = " ".join(text.split()).translate(WIDE)
    return FORMULA.get(wide[:1], wide[:1]) + wide[1:]


def _named(cell: str) -> Named:
    parts = [part.strip().rpartition(",") for part in cell.split(";") if part.strip() != NA]
    return tuple((_unlabel(label), _number(number)) for label, _, number in parts)


def _unlabel(text: str) -> str:
    return (PLAIN.get(text[:1], text[:1]) + text[1:]).translate(NARROW)


def _number(cell: str) -> int | None:
    return int(cell) if cell.strip().isdigit() else None


def _unknown(column: Column, names: list[str], written: bool) -> Iterator[Problem]:
    """Yield what is not known: an error that refuses the export, or a warning that NA was written."""
    if names and written:
        message = f"written as NA: {', '.join(names)}; the R package may print it"
        yield _problem(column, "prisma-csv-na", message, "say beside the figure why", Severity.WARNING)
    elif names:
        message = f"not known: {', '.join(names)}"
        hint = "export another column, or have unknown numbers written as NA"
        yield _problem(column, "prisma-csv-unknown", message, hint, Severity.ERROR)


def _without_place(column: Column) -> Iterator[Problem]:
    """Yield the boxes with something in them for which the CSV has no row."""
    left = [name for name in NO_PLACE if name in column.boxes and column.boxes[name].count.known]
    if left:
        message = f"the CSV has no row for: {', '.join(left)}"
        yield _problem(
            column, "prisma-csv-remainder", message, "name them beside the figure", Severity.WARNING
        )


def _wide(column: Column) -> Iterator[Problem]:
    """Yield the labels that hold full-width signs themselves: they are read back as plain ones."""
    labels = {line.label for row in ROWS if row.ours in column.boxes for line in column.boxes[row.ours].lines}
    for label in sorted(labels):
        if _unlabel(label) != label:
            message = f"the label “{label}” will be read back as “{_unlabel(label)}”"
            yield _problem(column, "prisma-csv-label", message, "use plain signs in labels", Severity.WARNING)


def _problem(column: Column, code: str, message: str, hint: str, severity: Severity) -> Problem:
    return Problem(f"flow/{column.id}", 0, 0, code, message, hint, severity)
