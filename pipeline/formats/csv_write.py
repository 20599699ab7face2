"""CSV that a spreadsheet shows as it is: no cell is run as a formula."""

import re
from collections.abc import Iterable, Sequence
from csv import QUOTE_MINIMAL, writer
from io import StringIO

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠|]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?%?")


def csv(rows: Iterable[Sequence[object]]) -> str:
    r"""Return rows as CSV with LF line ends; a cell that a spreadsheet might run begins with an apostrophe.

    >>> csv([["=1+1", "-5", "a,b"]])
    '\'=1+1,-5,"a,b"\n'
    """
    out = StringIO()
    made = writer(out, lineterminator="\n", quoting=QUOTE_MINIMAL)
    made.writerows([_guarded(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def _guarded(cell: str) -> str:
    cell = cell.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
