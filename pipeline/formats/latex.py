"""LaTeX in exported text: accents, letters and escapes become Unicode, maths stays as it is written.

One pass of one expression, so nothing is decoded twice, and what is not understood stays verbatim. A
per cent sign is text: no field of a database means it as a comment.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from pipeline.formats.markup import entity
from pipeline.formats.text import words

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
LETTERS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "dj": "đ", "DJ": "Đ", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$",
    "textbraceleft": "{", "textbraceright": "}", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "textmu": "µ", "texteuro": "€", "euro": "€", "textpm": "±", "texttimes": "×",
    "textbullet": "•", "textperiodcentered": "·", "textonehalf": "½", "textordfeminine": "ª",
    "textordmasculine": "º", "textquestiondown": "¿", "textexclamdown": "¡", "slash": "/", "lq": "‘",
    "rq": "’", "LaTeX": "LaTeX", "TeX": "TeX", "quad": " ", "qquad": " ", "newline": " ", "par": " ",
}  # fmt: skip
STYLES = words(
    "textit textbf texttt textsc textsf textrm textup textmd textsl textnormal emph mathrm mbox hbox"
    " uppercase lowercase MakeUppercase url path nolinkurl text ensuremath underline enquote"
    " bf it em tt sc sf rm sl bfseries itshape ttfamily scshape sffamily rmfamily small large"
    " relax protect noopsort textsuperscript textsubscript"
)
# Each branch looks back at the sign that was met, so that the search skips to the next sign at full speed.
_TOKEN = re.compile(
    r"""
    [\\${}~&\-`'] (?:
      (?<=\$) (?P<math> (?=[^\s$]) (?:[^$\\]|\\.){1,400}? (?<=[^\s$]) \$ (?!\d) )
    | (?<=\\) (?:
        (?P<inline> \( (?:[^\\]|\\[^()]){1,400}? \\\) )
      | (?P<accent>
          (?P<mark>[`'^~=."]) \s* (?: \{\s*(?:\\(?P<m1>[ij])|(?P<m2>[^\W\d_])|)\s*\}
                                    | \\(?P<m3>[ij])(?![A-Za-z])\s? | (?P<m4>[^\W\d_]) ) )
      | (?P<tailed>
          (?P<tail>[uvHcdrkb]) (?: \s*\{\s*(?:\\(?P<t1>[ij])|(?P<t2>[^\W\d_]))\s*\}
                                 | \s+(?P<t3>[^\W\d_])(?![^\W\d_]) | \\(?P<t4>[ij])(?![A-Za-z])\s? ) )
      | char (?P<char>\d{1,3}) \s?
      | (?P<command> (?P<name>[A-Za-z]{1,24}) \*? (?:\{\}|\s*) )
      | & (?P<entity> (?: \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
      | (?P<escaped> [&%$\#_{}@\-/,;:!|\\\ ] ) )
    | (?<=&) (?P<html> (?: \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
    | (?<=[{}~]) (?P<drawn> )
    | (?<=-) (?P<dash> --? )
    | (?<=`) (?P<open> ` )
    | (?<=') (?P<close> ' )
    )
    """,
    re.VERBOSE,
)
_SPACED = {"-": "", "/": "", "!": "", ",": " ", ";": " ", ":": " ", "\\": " "}
_DRAWN = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " ", "{": "", "}": ""}


def decode(text: str) -> str:
    r"""Return one-line text with its LaTeX and entities decoded and its maths kept.

    >>> decode(r'M{\"u}ller \& {HIV} $O(n^2)$, 50% drop')
    'Müller & HIV $O(n^2)$, 50% drop'
    """
    if "\\" in text or "{" in text or "$" in text or "&" in text or "~" in text:
        return _TOKEN.sub(_replace, text)
    if "}" in text or "--" in text or "''" in text or "``" in text:
        return _TOKEN.sub(_replace, text)
    return text


def math_spans(text: str) -> list[tuple[int, int]]:
    """Return where `decode` sees maths in text that holds no other LaTeX."""
    return [found.span() for found in _TOKEN.finditer(text) if found.lastgroup in {"math", "inline"}]


def _replace(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return _RULES[kind](found) if kind in _RULES else _DRAWN[found[0]]


def _accented(found: re.Match[str]) -> str:
    base = found["m1"] or found["m2"] or found["m3"] or found["m4"]
    return unicodedata.normalize("NFC", base + ACCENTS[found["mark"]]) if base else found["mark"]


def _tailed(found: re.Match[str]) -> str:
    base = found["t1"] or found["t2"] or found["t3"] or found["t4"]
    return unicodedata.normalize("NFC", base + ACCENTS[found["tail"]])


def _command(found: re.Match[str]) -> str:
    name = found["name"]
    if name in LETTERS:
        return LETTERS[name]
    unknown = found[0] + " " * found.string.startswith("{", found.end())
    return "" if name in STYLES else unknown


_RULES: Mapping[str, Callable[[re.Match[str]], str]] = {
    "math": lambda found: found[0],
    "inline": lambda found: found[0],
    "entity": lambda found: entity(f"&{found['entity']}"),
    "html": lambda found: entity(found[0]),
    "accent": _accented,
    "tailed": _tailed,
    "char": lambda found: chr(int(found["char"])),
    "command": _command,
    "escaped": lambda found: _SPACED.get(found["escaped"], found["escaped"]),
}
