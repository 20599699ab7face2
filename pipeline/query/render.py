"""Prints a tree in a syntax that can express it; `translate` makes any tree such a one."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pipeline.query.settle import LANGUAGES, text_of
from pipeline.query.syntax import Syntax
from pipeline.query.tree import And, Dates, In, Kind, Language, Near, Not, Or, Phrase, Query, Word, fold
from pipeline.query.within import leafed, same
from pipeline.values import PartialDate

_SAFE = re.compile(r"[\w*?$./'’&+@%~^<>|-]+")


class Printed(NamedTuple):
    """A piece of a printed query, and what joins its parts ("" for one that needs no parentheses)."""

    text: str
    join: str = ""
    field: str = ""


def render(query: Query, syntax: Syntax) -> str:
    """Return the text of a query; what the syntax cannot express is printed as nearly as can be."""
    tree = query if syntax.grouped else leafed(query)
    if not syntax.grouped and syntax.style == "colon":
        tree = fold(
            tree, lambda one, parts: _apart(one) if isinstance(one, In) else same(one, parts), stop=_scoped
        )
    return fold(tree, lambda one, parts: _printed(one, parts, syntax)).text


def _scoped(one: Query) -> bool:
    return isinstance(one, In)


def _apart(one: In) -> Query:
    """Return nearness with its field at both sides, as syntaxes print it that know fields at terms only."""
    near = one.query
    if not isinstance(near, Near):
        return one
    return Near(
        leafed(In(one.field, near.first)), leafed(In(one.field, near.second)), near.distance, near.ordered
    )


def _printed(one: Query, parts: tuple[Printed, ...], syntax: Syntax) -> Printed:
    if isinstance(one, And):
        return Printed(_conjunction(one, parts, syntax), "and")
    if isinstance(one, Or):
        return Printed(" OR ".join(map(_closed, parts)), "or")
    if isinstance(one, Not):
        return Printed(f"NOT {_closed(parts[0])}", "not")
    if isinstance(one, Near):
        return _near(one, parts, syntax)
    if isinstance(one, In):
        return _in(one, parts[0], syntax)
    text = _leaf(one, syntax)
    return Printed(text, "and" if isinstance(one, Dates) and " AND " in text else "")


def _closed(part: Printed) -> str:
    return f"({part.text})" if part.join else part.text


def _conjunction(one: And, parts: tuple[Printed, ...], syntax: Syntax) -> str:
    """Return what is wanted joined by AND, and what is not wanted after it."""
    made = ""
    for query, part in zip(one.parts, parts, strict=True):
        unwanted = isinstance(query, Not)
        text = part.text.removeprefix("NOT ") if unwanted else _conjoined(query, part)
        made += (
            f" {syntax.minus if unwanted else 'AND'} {text}" if made else (part.text if unwanted else text)
        )
    return made


def _conjoined(query: Query, part: Printed) -> str:
    return part.text if isinstance(query, Dates) else _closed(part)


def _near(one: Near, parts: tuple[Printed, ...], syntax: Syntax) -> Printed:
    sign = syntax.near[one.ordered].format(n=one.distance)
    if syntax.style == "after":
        words = " ".join(part.text.strip('"') for part in parts)
        return Printed(f'"{words}"', "", f":{sign}")
    return Printed(f"{_closed(parts[0])} {sign} {_closed(parts[1])}", "near")


def _in(one: In, part: Printed, syntax: Syntax) -> Printed:
    name = syntax.writes.get(one.field, one.field)
    if syntax.style == "equals":
        return Printed(f"{name}=({part.text})")
    if syntax.style == "call":
        return Printed(f"{name}({part.text})")
    if syntax.style == "after":
        return Printed(f"{_closed(part)}[{name}{part.field}]")
    if syntax.style == "before":
        return Printed(f"{name} {_closed(part)}")
    return Printed(f'"{name}":{_closed(part)}' if syntax.name == "ieee" else f"{name}:{_closed(part)}")


def _leaf(one: Query, syntax: Syntax) -> str:
    if isinstance(one, Word):
        return spelt(one.text, syntax) if _SAFE.fullmatch(one.text) else f'"{spelt(one.text, syntax)}"'
    if isinstance(one, Phrase):
        opening, closing = syntax.exact if one.exact and syntax.exact[0] else ('"', '"')
        return f"{opening}{spelt(text_of(one), syntax)}{closing}"
    if isinstance(one, Dates):
        return _DATES[syntax.name](one)
    if isinstance(one, Language):
        name = one.code if syntax.languages == "code" else LANGUAGES.get(one.code, one.code)
        return _in(In("language", one), Printed(_quoted(name)), syntax).text
    return _in(In("kind", one), Printed(_quoted(_kind(one, syntax))), syntax).text


def _kind(one: Query, syntax: Syntax) -> str:
    return syntax.kinds.get(one.name, one.name) if isinstance(one, Kind) else ""


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def spelt(text: str, syntax: Syntax) -> str:
    """Return a word with its wildcards as a syntax writes them."""
    signs = {meaning: sign for sign, meaning in syntax.wildcards.items()}
    return "".join(signs.get(sign, sign) for sign in text)


def _years(name: str) -> Callable[[Dates], str]:
    """Return how a range of years is printed behind a field's name."""

    def text(one: Dates) -> str:
        low, high = one.low or PartialDate(1000), one.high or PartialDate(2999)
        return f"{name}{low.year}" if low.year == high.year else f"{name}{low.year}-{high.year}"

    return text


def _plain(one: Dates) -> str:
    return f"published:{one.low}" if one.low == one.high else f"published:{one.low or ''}..{one.high or ''}"


def _scopus(one: Dates) -> str:
    if one.low and one.high and one.low.year == one.high.year:
        return f"PUBYEAR = {one.low.year}"
    after = f"PUBYEAR > {one.low.year - 1}" if one.low else ""
    before = f"PUBYEAR < {one.high.year + 1}" if one.high else ""
    return f"{after} AND {before}" if after and before else after or before


def _arxiv(one: Dates) -> str:
    low = f"{one.low.year:04d}{one.low.month or 1:02d}{one.low.day or 1:02d}0000" if one.low else "*"
    high = f"{_last_day(one.high)}2359" if one.high else "*"
    return f"submittedDate:[{low} TO {high}]"


def _last_day(date: PartialDate) -> str:
    month = date.month or 12
    return f"{date.year:04d}{month:02d}{date.day or monthrange(date.year, month)[1]:02d}"


def _pubmed(one: Dates) -> str:
    low = str(one.low).replace("-", "/") if one.low else "1000"
    high = str(one.high).replace("-", "/") if one.high else "3000"
    return f"{low}[dp]" if low == high else f"{low}:{high}[dp]"


_DATES: Mapping[str, Callable[[Dates], str]] = {
    "plain": _plain,
    "wos": lambda one: _years("PY=(")(one) + ")",
    "scopus": _scopus,
    "ieee": lambda one: f'"Publication Year":{one.low}',
    "arxiv": _arxiv,
    "pubmed": _pubmed,
    "ebsco": _years("PY "),
}
