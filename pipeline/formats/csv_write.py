"""CSV that a spreadsheet shows as it is: no cell is run as a formula, and the guard can be undone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from csv import QUOTE_MINIMAL, writer
from io import StringIO

_FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠|]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?%?")


def csv(rows: Iterable[Sequence[object]]) -> str:
    r"""Return rows as CSV with LF line ends; a cell that a spreadsheet might run begins with an apostrophe.

    >>> csv([["=1+1", "-5", "a,b"]])
    '\'=1+1,-5,"a,b"\n'
    """
    return "".join(lines(rows))


def lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield rows as CSV, one at a time."""
    out = StringIO()
    made = writer(out, lineterminator="\n", quoting=QUOTE_MINIMAL)
    for row in rows:
        made.writerow([guarded(_held(str(cell))) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _held(cell: str) -> str:
    return cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def guarded(cell: str) -> str:
    """Return a cell so that no spreadsheet runs it, by an apostrophe before what one might run."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`, and any other as it is.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and guarded(cell[1:]) == cell else cell
