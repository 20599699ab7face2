"""Cuts the text of a query into tokens, by the signs of its syntax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import unquote_plus

from pipeline.query.lint import Finding
from pipeline.query.special import SPECIAL, special
from pipeline.query.syntax import Syntax
from pipeline.query.tree import WILDCARDS, Query

_SMART = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "＂": '"'})
_ENCODED = re.compile(r"%2[028]|%5B|\+(?:AND|OR|ANDNOT)\+")
_NEAR = {
    "plain": r"(NEAR|PRE)/(\d{1,3})",
    "wos": r"(NEAR)(?:/(\d{1,3}))?",
    "scopus": r"(W|PRE)/(\d{1,3})",
    "ieee": r"(O?NEAR)/(\d{1,3})",
    "ebsco": r"([NW])(\d{1,3})",
}
_ORDERED = {"PRE", "ONEAR"}
_FIELD = {
    "equals": r"([A-Za-z]{2,4})\s*=\s*",
    "call": r"([A-Za-z][A-Za-z-]{1,30})\s*(?=\()",
    "colon": r"\"([^\"\n]{1,40})\"\s*:\s*|([A-Za-z][A-Za-z-]{0,20}):\s*(?!//)",
    "before": r"([A-Z]{2,3})(?=[\s(\"])\s*",
}
_OPERATORS = {"AND", "OR", "NOT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One sign of a query: what it is, its text, where it stands, and what it says.

    `kind` is one of ( ) word quoted braced and or not near field tag query; `number` is the distance of
    NEAR, -1 where none is given; `query` is what a ready-made piece such as a range of years means.
    """

    kind: str
    text: str
    at: int
    number: int = 0
    ordered: bool = False
    query: Query | None = None


def plain_text(text: str, syntax: Syntax) -> str:
    """Return the text of a query as a person types it: an address of arXiv's interface is decoded."""
    if syntax.name == "arxiv" and " " not in text.strip() and _ENCODED.search(text):
        return unquote_plus(text)
    return text


def tokens(text: str, syntax: Syntax, findings: list[Finding]) -> Iterator[Token]:
    """Yield the tokens of a query; what is odd about them is added to `findings`."""
    findings += (Finding(at, "smart-quotes") for at, sign in enumerate(text) if ord(sign) in _SMART)
    text = text.translate(_SMART)
    pattern, at = _pattern(syntax.name, syntax.style, syntax.exact[0]), 0
    while found := pattern.match(text, at):
        kind = found.lastgroup or ""
        if kind == "open":
            findings.append(Finding(found.start(), "unbalanced-quote"))
        if made := _token(kind, found, syntax, findings):
            yield made
        at = found.end()


@cache
def _pattern(name: str, style: str, brace: str) -> re.Pattern[str]:
    """Return the expression that takes one token; its last group says what kind it is."""
    field = rf"|(?P<field>{_FIELD[style]})" if style in _FIELD else ""
    tag = r"|(?P<tag>\[[^\[\]]{0,60}\])" if style == "after" else ""
    braced = r"|(?P<braced>\{[^{}]*\})" if brace else ""
    ready = f"|(?P<query>{SPECIAL[name]})" if name in SPECIAL else ""
    signs = r"\[\]" * (style == "after") + "{}" * bool(brace)
    return re.compile(
        rf"(?P<gap>[\s,;]+){ready}{field}{tag}{braced}|(?P<quoted>\"[^\"]*\")|(?P<open>\"[^()\"]*)|(?P<sign>[()])"
        rf"|(?P<set>\#\d+)|(?P<word>[^\s()\"{signs},;]+)|(?P<stray>.)",
        re.DOTALL | (re.IGNORECASE if style == "call" else 0),
    )


def _token(kind: str, found: re.Match[str], syntax: Syntax, findings: list[Finding]) -> Token | None:
    text, at = found[0], found.start()
    made: Token | None = None
    if kind == "query":
        made = Token(kind="query", text=text, at=at, query=special(text, syntax, at, findings))
    elif kind == "field":
        made = _field(found, syntax, findings)
    elif kind == "word":
        made = _word(text, at, syntax, findings)
    elif kind == "set":
        findings.append(Finding(at, "set-number", text))
    elif kind in _SIMPLE:
        name, ends = _SIMPLE[kind]
        made = Token(kind=name or text, text=text.strip(ends).strip(), at=at)
    return made


_SIMPLE = {
    "tag": ("tag", "[]"), "sign": ("", ""), "quoted": ("quoted", '"'), "open": ("quoted", '"'),
    "braced": ("braced", "{}"),
}  # fmt: skip


def _field(found: re.Match[str], syntax: Syntax, findings: list[Finding]) -> Token | None:
    """Return a field, or the word or operator that only looks like one."""
    name = next(filter(None, found.groups()[found.re.groupindex["field"] :]), found["field"])
    at = found.start()
    if name.upper() in syntax.fields:
        return Token(kind="field", text=syntax.fields[name.upper()], at=at)
    if syntax.style in {"call", "before"} or name.upper() in _OPERATORS:
        glued = found[0] == name and found.string[found.end() : found.end() + 1] == "("
        if syntax.style == "call" and glued and name.isupper() and name not in _OPERATORS:
            return Token(kind="field", text=name, at=at, number=-1)
        return _word(name, at, syntax, findings)
    return Token(kind="field", text=name, at=at, number=-1)


def _word(text: str, at: int, syntax: Syntax, findings: list[Finding]) -> Token:
    """Return an operator or a word."""
    upper = text.upper()
    known = text if syntax.case else upper
    if known in _OPERATORS or upper == "ANDNOT":
        return Token(kind="not" if upper == "ANDNOT" else known.lower(), text=text, at=at)
    near = re.fullmatch(_NEAR.get(syntax.name, r"(?!)()"), known)
    if near:
        number = int(near[2]) if near[2] else -1
        ordered = near[1] in _ORDERED or (syntax.name == "ebsco" and near[1] == "W")
        return Token(kind="near", text=text, at=at, number=number, ordered=ordered)
    if upper in _OPERATORS:
        findings.append(Finding(at, "lower-case-operator", text))
        return Token(kind="quoted", text=text, at=at)
    if syntax.name == "wos" and known == "SAME":
        return Token(kind="near", text=text, at=at, number=999)
    return Token(kind="word", text=text, at=at)


def spelt(text: str, at: int, syntax: Syntax, findings: list[Finding]) -> str:
    """Return a word with its wildcards as the tree writes them; signs that are none here are reported."""
    made = []
    for place, sign in enumerate(text):
        if sign in syntax.wildcards:
            made.append(syntax.wildcards[sign])
        elif sign in WILDCARDS:
            findings.append(Finding(at + place, "not-a-wildcard", sign))
        else:
            made.append(sign)
    return "".join(made)


def merged(found: Iterator[Token]) -> Iterator[Token]:
    """Yield tokens with AND NOT made one NOT."""
    held: Token | None = None
    for one in found:
        if held and one.kind == "not":
            held = replace(one, at=held.at, text=f"{held.text} {one.text}")
            yield held
            held = None
            continue
        if held:
            yield held
        held = one if one.kind == "and" else None
        if not held:
            yield one
    if held:
        yield held
