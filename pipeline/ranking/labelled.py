"""A table of labelled records as a file: title, abstract, and whether each was included."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from pipeline.problems import Problem, Severity

TITLES: Final = ("title", "titles", "primary_title", "article title", "document title", "ti", "t1")
ABSTRACTS: Final = ("abstract", "abstracts", "abstract note", "notes_abstract", "n2", "ab")
LABELS: Final = (
    "included",
    "label_included",
    "label",
    "included_label",
    "final_included",
    "asreview_label",
    "inclusion",
    "include",
    "relevant",
    "decision",
)
YES: Final = frozenset({"1", "yes", "y", "true", "t", "include", "included", "relevant"})
NO: Final = frozenset({"0", "no", "n", "false", "f", "exclude", "excluded", "irrelevant", "not relevant"})
CELL: Final = 10_000_000
Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Records with labels: title, abstract, 1 or 0, and their places in the file."""

    titles: tuple[str, ...]
    abstracts: tuple[str, ...]
    labels: tuple[int, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The records of a file, None where it cannot be used, and what is wrong or odd about it."""

    records: Labelled | None
    problems: tuple[Problem, ...]


def read(data: bytes, path: str) -> Read:
    """Return the labelled records of a CSV or TSV file in UTF-8; rows count from 0 below the header.

    A row without a label takes no part, and a warning says how many there are. The same columns are known
    under several names; the first known one stands.
    """
    try:
        text = data.decode("utf-8-sig")
        rows = list(_rows(text))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _refused(path, line, "labels-not-utf-8", "a byte that is not UTF-8", "save the file as UTF-8")
    except csv.Error as error:
        return _refused(path, 0, "labels-unreadable", str(error), "close the quotes, shorten the cells")
    header = [name.strip().casefold() for name in rows[0][1]] if rows else []
    columns = [_place(header, names) for names in (TITLES, ABSTRACTS, LABELS)]
    if columns[2] is None or columns[0] is columns[1] is None:
        hint = f"name them title, abstract and included (or {', '.join(LABELS[1:])})"
        return _refused(path, 1, "labels-columns", "no columns of title or abstract, and label", hint)
    return _made(rows[1:], columns, path)


def _rows(text: str) -> Iterator[Row]:
    """Yield each row that is not empty, with the line that it begins on."""
    usual, line = csv.field_size_limit(CELL), 1
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    finally:
        csv.field_size_limit(usual)


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",\t;", key=head.count)


def _place(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _made(rows: Sequence[Row], columns: Sequence[int | None], path: str) -> Read:
    kept: list[tuple[str, str, int, int]] = []
    problems: list[Problem] = []
    for number, (line, row) in enumerate(rows):
        title, abstract, label = (row[at] if at is not None and at < len(row) else "" for at in columns)
        verdict = _verdict(label)
        if verdict is None:
            problems += _odd(label, path, line)
            continue
        kept.append((title, abstract, verdict, number))
    left = len(rows) - len(kept) - len(problems)
    problems += _few([label for _, _, label, _ in kept], left, path)
    sound = not any(one.severity is Severity.ERROR for one in problems)
    return Read(records=_columns(kept) if sound else None, problems=tuple(problems))


def _columns(kept: Sequence[tuple[str, str, int, int]]) -> Labelled:
    titles, abstracts, labels, rows = zip(*kept, strict=True)
    return Labelled(titles=titles, abstracts=abstracts, labels=labels, rows=rows)


def _verdict(cell: str) -> int | None:
    word = cell.strip().casefold()
    word = word.removesuffix(".0")
    return 1 if word in YES else 0 if word in NO else None


def _odd(cell: str, path: str, line: int) -> Iterator[Problem]:
    """Yield an error for a label that says neither yes nor no."""
    if cell.strip():
        message = f"the label {cell.strip()!r} says neither yes nor no"
        yield Problem(path, line, 1, "labels-word", message, "write 1 or 0, yes or no, include or exclude")


def _few(labels: Sequence[int], left: int, path: str) -> Iterator[Problem]:
    """Yield an error where one of the two labels is missing, a warning where rows have none."""
    if len({*labels}) < 2:
        message = "there are not both relevant and irrelevant records"
        yield Problem(path, 0, 0, "labels-one", message, "label some records of either kind")
    if left:
        message = f"{left} records have no label and take no part"
        yield Problem(path, 0, 0, "labels-none", message, "", Severity.WARNING)


def _refused(path: str, line: int, code: str, message: str, hint: str) -> Read:
    return Read(records=None, problems=(Problem(path, line, 1 if line else 0, code, message, hint),))
