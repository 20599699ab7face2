"""How a text is written as a YAML scalar: plain, quoted, folded at words, or line by line."""

import re
from collections.abc import Iterator

from pipeline.scalars import plain_safe

WIDTH = 100
_UNPRINTABLE = re.compile(
    r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_BREAK = re.compile(r"(?<! ) (?! )")


def scalar(text: str, used: int, indent: int) -> list[str]:
    """Return the lines of a text: the first goes on the line of its key, which has `used` columns already.

    The lines after it are at `indent`. Reading them gives the same text, whatever it is.
    """
    if _UNPRINTABLE.search(text):
        return [double(text)]
    if "\n" in text:
        return _literal(text, indent)
    short = text if plain_safe(text) else single(text)
    if used + len(short) <= WIDTH or not _foldable(text):
        return [short]
    return [">-", *(" " * indent + line for line in _folded(text, WIDTH - indent))]


def single(text: str) -> str:
    """Return a text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return a text in double quotes, with escapes for what cannot be shown."""
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    """Return one character as it stands in double quotes."""
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if not _UNPRINTABLE.match(sign):
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _foldable(text: str) -> bool:
    """Tell whether a text can be broken at a space and read back the same."""
    return text == text.strip(" ") and _BREAK.search(text) is not None


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield lines of whole words, as wide as they can be."""
    line = ""
    for piece in _BREAK.split(text):
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    yield line


def _literal(text: str, indent: int) -> list[str]:
    """Return a text of several lines as a block, or in double quotes where a block would change it."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    lines = body.split("\n")
    if not body or lines[0] != lines[0].lstrip(" ") or any(line != line.rstrip(" ") for line in lines):
        return [double(text)]
    if not lines[0] or ends > 1:
        return [double(text)]
    return ["|" if ends else "|-", *(" " * indent + line if line else "" for line in lines)]
