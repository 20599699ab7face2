"""What the rows of one table say: an entry for each, some hundred rows at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.formats import trouble
from pipeline.formats.base import UNMARKED, Entry, Unreadable
from pipeline.formats.csv_bib import described
from pipeline.formats.csv_columns import MARKED, Plan
from pipeline.formats.csv_dates import undated
from pipeline.formats.csv_dialect import Dialect
from pipeline.formats.csv_marks import marks
from pipeline.formats.csv_own import Decoder
from pipeline.formats.csv_rows import Row
from pipeline.formats.csv_tidy import Column
from pipeline.model import Bib
from pipeline.problems import Problem

_NOTHING = Bib()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table that is being read: whose it is, where its columns stand, which file it is."""

    dialect: Dialect
    plan: Plan
    spread: int
    path: str


def entries(batch: Sequence[Row], table: Table) -> list[Entry | Unreadable]:
    """Return what some rows of a table of anybody's say."""
    cells, problems = _whole(batch, table)
    told, count = table.plan.columns(cells), len(batch)
    if "pages" in told:
        dated = [undated(text) if text[-1:].isalpha() or text[:1].isalpha() else "" for text in told["pages"]]
        for at in (at for at, text in enumerate(dated) if text):
            problem = trouble.warning("dated-pages", table.path, batch[at].line, told["pages"][at])
            problems[at] = (*problems[at], problem)
        told["pages"] = [text or given for text, given in zip(dated, told["pages"], strict=True)]
    offsets, lengths = [row.offset for row in batch], [row.length for row in batch]
    lines = [row.line for row in batch]
    bibs = described(told, count, table.dialect.authors, table.dialect.kind)
    marked = [marks(*said) if any(said) else UNMARKED for said in _rows(told, MARKED, count)]
    made: list[Entry | Unreadable] = list(
        map(Entry, offsets, lengths, lines, bibs, problems, told.get("key", ("",) * count), marked)
    )
    for at, title in enumerate(told.get("title", ("",) * count)):
        if not title and not any(column[at] for meaning, column in told.items() if meaning not in MARKED):
            made[at] = _unread(batch[at], table.path)
    return made


def _rows(told: Mapping[str, Column], meanings: Sequence[str], count: int) -> Iterable[Sequence[str]]:
    """Return the cells of some meanings row by row."""
    blank: Column = ("",) * count
    return zip(*(told.get(meaning, blank) for meaning in meanings), strict=True)


def _whole(batch: Sequence[Row], table: Table) -> tuple[list[list[str]], list[tuple[Problem, ...]]]:
    """Return the cells of rows, as many in each as the header has, and what was recovered from in each."""
    cells: list[list[str]] = []
    problems: list[tuple[Problem, ...]] = []
    for row in batch:
        if len(row.cells) == table.plan.width and row.sound and not row.codes:
            cells.append(row.cells)
            problems.append(())
        else:
            made, told = _mended(row, table)
            cells.append(made)
            problems.append(told)
    return cells, problems


def written(batch: Sequence[Row], table: Table, own: Decoder) -> Iterator[Entry | Unreadable]:
    """Yield what some rows of a table of ours say."""
    for row, cells, problems in zip(batch, *_whole(batch, table), strict=True):
        said = own(cells)
        if said.bib == _NOTHING:
            yield _unread(row, table.path)
        else:
            yield Entry(row.offset, row.length, row.line, said.bib, problems, said.key, said.marks)


def _unread(row: Row, path: str) -> Unreadable:
    problem = trouble.unreadable("empty-entry", path, row.line)
    return Unreadable(offset=row.offset, length=row.length, line=row.line, problem=problem)


def fitted(cells: list[str], width: int) -> list[str]:
    """Return as many cells as are asked for: the rest is left out, what is missing is empty."""
    return [*cells[:width], *[""] * (width - len(cells))]


def _mended(row: Row, table: Table) -> tuple[list[str], tuple[Problem, ...]]:
    """Return the cells of a row, as many as the header has, and what was recovered from."""
    cells, codes = row.cells, list(row.codes)
    over = len(cells) - table.plan.width
    if over and table.spread >= 0:
        cells = _gathered(cells, over, table.spread)
        over = len(cells) - table.plan.width
    if over > 0 and "".join(cells[table.plan.width :]).strip():
        codes.append("long-row")
    elif over < 0:
        codes.append("short-row")
    if not row.sound:
        codes.insert(0, "not-utf-8")
    habits = table.dialect.habits if len(codes) == len(row.codes) else frozenset()
    told = (trouble.warning(code, table.path, row.line) for code in codes if code not in habits)
    return fitted(cells, table.plan.width), tuple(told)


def _gathered(cells: list[str], over: int, at: int) -> list[str]:
    """Return the cells of a row in which a column of the header is there several times, or not at all.

    Only a row whose last cell is a Scopus identifier shows that the others are all there.
    """
    if not cells[-1].startswith("2-s2.0-"):
        return cells
    if over > 0:
        return [*cells[: at + 1], *cells[at + 1 + over :]]
    return [*cells[: at + 1 + over], *[""] * -over, *cells[at + 1 + over :]]
