"""How a table in a text file is laid out, told from its first lines: delimiter and header."""

import re
from dataclasses import dataclass

from pipeline.formats.csv_mend import header
from pipeline.formats.text import decode

PREAMBLE = re.compile(
    r'[ \t]*(?:"?(?:sep=|https?://|About the data\b|SEARCH QUERY\b)|-{5,}[\s;,]*\Z)', re.IGNORECASE
)
SIGNS = ("\t", ";", ",")
BLANK = ' \t\r\n\0"\ufeff'
_MARK = b"\xef\xbb\xbf"
_SIGN = re.compile(r'[ \t]*"?sep=(.)', re.IGNORECASE)
_CELL = re.compile(r'"[^"]*"')
_FOLDED = re.compile(r"[\s._/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The layout of a table: what parts its cells, its header's cells, the lines up to the first row.

    `quoted` is False where a quote is a character like any other; `bare` is the header as `bared` bytes,
    `ended` tells whether it was there whole.
    """

    sign: str
    header: tuple[str, ...]
    lines: int
    quoted: bool
    bare: bytes
    ended: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Return the header's cells as `folded` text, by which columns are known."""
        return tuple(map(folded, self.header))


def folded(cell: str) -> str:
    """Return what a header's cell says in lower case, words parted by one space.

    >>> folded("Art. No."), folded("publication_year"), folded("Journal/Book")
    ('art no', 'publication year', 'journal book')
    """
    return _FOLDED.sub(" ", cell.strip(BLANK).lower()).strip()


def bared(row: bytes) -> bytes:
    """Return the bytes of a row without quotes, line ends, byte order marks and blanks around it."""
    return row.translate(None, b'"\r\n\0').replace(_MARK, b"").strip(b" \t")


def shape(head: bytes, *, quoted: bool = True) -> Shape | None:
    """Return the layout that the beginning of a table (UTF-8) shows; None where it has no header."""
    raw = head.splitlines(keepends=True)
    sign = ""
    for at, line in enumerate(raw):
        text = decode(line)[0]
        if PREAMBLE.match(text):
            sign = found[1] if (found := _SIGN.match(text)) else sign
        elif text.strip(BLANK + ",;"):
            return _told(raw, at, sign if sign in SIGNS else delimiter(text), quoted=quoted)
    return None


def _told(raw: list[bytes], at: int, sign: str, *, quoted: bool) -> Shape:
    lines = [decode(line)[0] for line in raw[at : at + 20]]
    cells, depth = header(lines, sign) if quoted else (lines[0].strip("\r\n").split(sign), 1)
    taken = raw[at : at + depth]
    return Shape(
        sign=sign,
        header=tuple(cells),
        lines=at + depth,
        quoted=quoted,
        bare=bared(b"".join(taken)),
        ended=taken[-1].endswith((b"\n", b"\r")),
    )


def delimiter(line: str) -> str:
    """Return the sign that parts the cells of a header: tab if it has any, else the more frequent one."""
    bare = _CELL.sub("", line).strip("\r\n ")
    return "\t" if "\t" in bare else ";" if bare.count(";") > bare.count(",") else ","
