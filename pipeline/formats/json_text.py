"""The text of one item as a JSON object, sound or mended where its intent is plain."""

import json
import re
from collections.abc import Mapping

from pipeline.formats.stream import Refused

MOST_SIGNS = 1_500_000
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])?')
_TOKEN = re.compile(
    r'(?P<string>"(?:[^"\\]|\\.)*+"?\\?)|(?P<open>[{\[])|(?P<close>[}\]])|(?P<sign>[,:])|(?P<word>[^\s"{}\[\],:]++)',
    re.DOTALL,
)
_WORD = re.compile(r"-?(?:0|[1-9][0-9]{0,300})(?:\.[0-9]{1,300})?(?:[eE][+-]?[0-9]{1,4})?|true|false|null")
_COLON = re.compile(r"\s{0,99}:")
_MOST_JOINED = 1000
_CLOSER = {"{": "}", "[": "]"}


def parsed(text: str, line: int) -> tuple[Mapping[str, object] | None, bool]:
    """Return the object that a text holds, None where it cannot be read, and whether it was sound.

    Raises Refused where it has more parts than any record.
    """
    if sum(map(text.count, '",[{')) > MOST_SIGNS:
        raise Refused("too-many-fields", line)
    for attempt, (said, strict) in enumerate(((text, True), (text, False), (None, False))):
        made = _loaded(mended(text) if said is None else said, line, strict=strict)
        if isinstance(made, dict):
            return made, not attempt
    return None, False


def _loaded(text: str, line: int, *, strict: bool) -> object:
    try:
        return json.loads(text, strict=strict)
    except ValueError:
        return None
    except RecursionError as error:
        raise Refused("nested-too-deep", line) from error


def mended(text: str) -> str:
    """Return the text of a broken object with its quotes, commas and brackets set right where that is plain.

    Quotes inside a string are kept as its own, words that are no value become strings, commas are put
    between values, and what is open at the end is closed.
    """
    mender = _Mender(text)
    for found in _TOKEN.finditer(text):
        if not mender.take(found):
            break
    return mender.finished()


class _Mender:
    """The parts of an object as they are set right, and the brackets that are open."""

    def __init__(self, text: str) -> None:
        self.text, self.end, self.quoted, self.joined = text, 0, False, 0
        self.made: list[str] = []
        self.opened: list[str] = []

    def take(self, found: re.Match[str]) -> bool:
        """Take the next token; tell whether the object goes on after it."""
        kind, sign = found.lastgroup or "", found[0]
        if kind == "open":
            self._comma()
            self.made.append(sign)
            self.opened.append(sign)
        elif kind == "close":
            self._close(sign)
        elif kind == "sign" and self.made and self.made[-1] not in "{[,:":
            self.made.append(sign)
        elif kind in {"string", "word"}:
            self._value(found, sign)
        self.end, self.quoted = found.end(), kind == "string"
        return bool(self.opened) or not self.made

    def finished(self) -> str:
        """Return what was taken, with all that is open closed."""
        while self.opened:
            self._close(_CLOSER[self.opened[-1]])
        return "".join(self.made)

    def _close(self, sign: str) -> None:
        opener = "{" if sign == "}" else "["
        while opener in self.opened:
            if self.made[-1] == ",":
                self.made.pop()
            last = self.opened.pop()
            self.made += _missing(self.made, last)
            self.made.append(_CLOSER[last])
            if last == opener:
                return

    def _comma(self) -> None:
        if self.made and self.made[-1] not in "{[,:":
            self.made.append(",")

    def _value(self, found: re.Match[str], said: str) -> None:
        """Add a string or a word; one that follows a string without a comma is the rest of that string."""
        string = said.startswith('"')
        inside = said
        if string:
            closed = len(said) > 1 and said.endswith('"')
            inside = said[1:-1] if closed else said[1:].rstrip("}] \t\r\n\\")
        inside = _ESCAPE.sub(lambda sign: sign[0] if sign[1] else r"\\", inside)
        follows = self.made and self.made[-1].startswith('"') and not _COLON.match(self.text, found.end())
        if follows and self.joined < _MOST_JOINED:
            self.joined += 1
            gap = self.text[self.end : found.start()]
            quotes = ('\\"' if self.quoted else ""), ('\\"' if string else "")
            self.made[-1] = f'{self.made[-1][:-1]}{quotes[0]}{gap}{quotes[1]}{inside}"'
        else:
            self._comma()
            self.made.append(said if _WORD.fullmatch(said) else f'"{inside}"')


def _missing(made: list[str], opener: str) -> list[str]:
    """Return what a bracket cannot close without: the value of a last key."""
    if made[-1] == ":":
        return ["null"]
    return [":", "null"] if opener == "{" and made[-1].startswith('"') and made[-2] in "{," else []
