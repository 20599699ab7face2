"""A table of votes as a file: the first column names the subject, each other one is a rater."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from pipeline.agreement.votes import Votes, votes
from pipeline.problems import Problem, Severity

DELIMITERS: Final = ("\t", ",", ";")
MOST_CATEGORIES: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The votes of a file, None where it cannot be used, and what is wrong or odd about it."""

    votes: Votes | None
    problems: tuple[Problem, ...]


def read(data: bytes, path: str, order: Sequence[str] = (), missing: Sequence[str] = ()) -> Read:
    """Return the votes of a CSV or TSV file in UTF-8; an empty cell, or one of `missing`, is no vote.

    The delimiter is the first of tab, comma and semicolon that the header holds. A subject may stand on
    several rows: each row is a unit of its own, since two ratings of one subject in one column cannot be
    joined without choosing between them.
    """
    try:
        rows = list(_rows(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _refused(path, line, "votes-not-utf-8", "a byte that is not UTF-8", "save the file as UTF-8")
    except csv.Error as error:
        return _refused(path, 0, "votes-unreadable", str(error), "write short cells, quotes closed")
    if problems := tuple(_complaints(rows, path)):
        return Read(votes=None, problems=problems)
    return _made(rows, path, order, {"", *missing})


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with the line on which it begins, its cells without outer space."""
    head = text.partition("\n")[0]
    delimiter = next((mark for mark in DELIMITERS if mark in head), ",")
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _complaints(rows: Sequence[tuple[int, list[str]]], path: str) -> Iterator[Problem]:
    """Yield what keeps a table from being used: no rows, one rater, a rater twice, an uneven row."""
    if len(rows) < 2:
        yield _error(path, 1, "votes-empty", "there is no row of votes", "a header, then a row each")
        return
    (first, header), *below = rows
    if len(header) < 3:
        hint = "name the subject in the first column and a rater in each other, apart by comma or tab"
        yield _error(path, first, "votes-one-rater", "fewer than two raters have a column", hint)
    for name in {name for name in header[1:] if header[1:].count(name) > 1}:
        yield _error(path, first, "votes-rater-twice", f"two columns are named {name!r}", "rename one")
    for line, cells in below:
        if len(cells) != len(header):
            message = f"the row has {len(cells)} cells, the header {len(header)}"
            hint = "put quotes around a cell that holds the delimiter; leave a missing vote empty"
            yield _error(path, line, "votes-row", message, hint)


def _made(rows: Sequence[tuple[int, list[str]]], path: str, order: Sequence[str], empty: set[str]) -> Read:
    (_, header), *below = rows
    cells = [["" if cell in empty else cell for cell in row[1:]] for _, row in below]
    try:
        made = votes([row[0] for _, row in below], header[1:], cells, order)
    except ValueError as error:
        return _refused(path, 0, "votes-order", str(error), "name every category of the table in its order")
    if len(made.categories) > MOST_CATEGORIES:
        message = f"there are {len(made.categories)} different votes"
        return _refused(path, 0, "votes-categories", message, "give ratings, not free text or measurements")
    return Read(votes=made, problems=tuple(_alike(made, path)))


def _alike(made: Votes, path: str) -> Iterator[Problem]:
    """Yield a warning for each two categories that differ by capitals only."""
    seen: dict[str, str] = {}
    for category in made.categories:
        other = seen.setdefault(category.casefold(), category)
        if other != category:
            message = f"{other!r} and {category!r} are two categories"
            yield Problem(path, 0, 0, "votes-alike", message, "spell them alike", Severity.WARNING)


def _refused(path: str, line: int, code: str, message: str, hint: str) -> Read:
    return Read(votes=None, problems=(_error(path, line, code, message, hint),))


def _error(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(path, line, 1 if line else 0, code, message, hint)
