"""LaTeX in exported text: accents, letters and escapes become Unicode, maths stays as it is written.

One pass of one expression, so nothing is decoded twice, and what is not understood stays verbatim. A
per cent sign is text: no field of a database means it as a comment.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from pipeline.formats.latex_letters import LETTERS
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
    "h": "\u0309",
    "k": "\u0328",
    "b": "\u0331",
}
STYLES = words(
    "textit textbf texttt textsc textsf textrm textup textmd textsl textnormal emph mathrm mbox hbox"
    " uppercase lowercase MakeUppercase url path nolinkurl text ensuremath underline enquote"
    " bf it em tt sc sf rm sl bfseries itshape ttfamily scshape sffamily rmfamily small large"
    " relax protect textsuperscript textsubscript mathit mathbf mathsf operatorname"
)
_LETTER = r"""\\(?:[ij]|ae|AE|oe|OE|o|O|aa|AA|l|L)(?![A-Za-z])\s?|[^\W\d_]
    |\\[`'^~=."]\s?(?:\{[^\W\d_]\}|[^\W\d_])"""
_ENTITY = r"(?: \#[0-9]{1,7} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ;"
# Each branch looks back at the sign that was met, so that the search skips to the next sign at full speed.
_TOKEN = re.compile(
    rf"""
    [\\${{}}~&\-`'] (?:
      (?<=\$) (?P<math> (?=[^\s$]) (?:[^$\\]|\\.){{1,400}}? (?<=[^\s$]) \$ (?!\d) )
    | (?<=\\) (?:
        (?P<inline> \( (?:[^\\]|\\[^()]){{1,400}}? \\\) )
      | (?P<accent>
          (?P<mark>[`'^~=."]) \s* (?: \{{\s*(?P<m1>{_LETTER}|)\s*\}} | (?P<m2>{_LETTER}) ) )
      | (?P<tailed>
          (?P<tail>[uvHcdrkbh]) (?: \s*\{{\s*(?P<t1>{_LETTER})\s*\}}
                                  | \s+(?P<t2>[^\W\d_])(?![^\W\d_]) | (?P<t3>\\[ij])(?![A-Za-z])\s? ) )
      | char (?P<char>\d{{1,3}}) \s?
      | (?P<dropped> (?:noopsort|href|label|textcolor|foreignlanguage) \s? \{{[^{{}}]{{0,2000}}\}} )
      | (?P<command> (?P<name>[A-Za-z]{{1,24}}) \*? (?:\{{\}}|\s*) )
      | & (?P<entity> (?:amp;)* {_ENTITY} )
      | (?P<escaped> [&%$\#_{{}}@\-/,;:!|\\\ ] ) )
    | (?<=&) (?P<html> (?:amp;)* {_ENTITY} )
    | (?<=[{{}}~]) (?P<drawn> )
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
    base = _letter(found["m1"] or found["m2"] or "")
    return unicodedata.normalize("NFC", base + ACCENTS[found["mark"]]) if base else found["mark"]


def _letter(text: str) -> str:
    """Return the letter under an accent: a dotless one counts as its own, an accented one is decoded."""
    name = text[1:].strip()
    return name if name in {"i", "j"} else decode(text).strip()


def _tailed(found: re.Match[str]) -> str:
    base = _letter(found["t1"] or found["t2"] or found["t3"])
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
    "dropped": lambda _: "",
    "char": lambda found: chr(int(found["char"])),
    "command": _command,
    "escaped": lambda found: _SPACED.get(found["escaped"], found["escaped"]),
}
