"""Answers: what a value has to be for its field, how it is typed and printed, and when two are the same."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from pipeline import files
from pipeline.amounts import Units, number, symbol
from pipeline.files.extraction import Value
from pipeline.text import clean
from pipeline.values import PartialDate, Text, UnitId

NOT_REPORTED: Final = Text("not reported")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_MEASURED: Final = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?(.*)", re.ASCII)
_YES_NO: Final = dict.fromkeys(("yes", "y", "true"), True) | dict.fromkeys(("no", "n", "false"), False)


def missing(value: Value) -> bool:
    """Tell whether a value says that the source does not report it."""
    return isinstance(value, str) and value.strip().casefold() == NOT_REPORTED


def fits(field: files.FormField, value: Value) -> bool:
    """Tell whether a value is of its field's type; `not reported` is of every type."""
    return missing(value) or _FITS[field.type](field, value)


def wanted(field: files.FormField) -> str:
    """Return what to write for a field, as a repair."""
    return _WANTED[field.type].format(allowed=", ".join(field.allowed))


def unit_fits(field: files.FormField, unit: UnitId | None, units: Units) -> bool:
    """Tell whether a unit may stand beside a field's number: its own, or another of the same dimension."""
    if unit is None:
        return True
    own, given = units.get(field.unit) if field.unit else None, units.get(unit)
    return own is not None and given is not None and own.dimension == given.dimension


def typed(field: files.FormField, text: str) -> Value:
    """Return what a person's words for a field mean; raise ValueError, with what to type, where nothing."""
    words = clean(text)
    made = (
        NOT_REPORTED if words.casefold() == NOT_REPORTED else _TYPED.get(field.type, _plainly)(field, words)
    )
    if made is None or not words or not fits(field, made):
        raise ValueError(_ASKED.get(field.type) or wanted(field))
    return made


def measured(field: files.FormField, text: str, units: Units) -> tuple[Value, UnitId | None]:
    """Return what a person's words mean, and the unit behind a number; raise ValueError as `typed`.

    The unit is written as its id or its symbol, and left out where it is the field's own.
    """
    found = _MEASURED.fullmatch(clean(text)) if field.unit else None
    if found is None or not found[2]:
        return typed(field, text), None
    named = (
        one.id
        for one in units.values()
        if found[2] in {one.id, one.symbol} and unit_fits(field, one.id, units)
    )
    unit = next(named, None)
    if unit is None:
        raise ValueError(f"{wanted(field)}, and its unit as in records/metrics.yml")
    return typed(field, found[1]), None if unit == field.unit else unit


def printed(value: Value) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    return number(Decimal(value)) if isinstance(value, int | Decimal) else value


def with_unit(field: files.FormField | None, value: Value, unit: UnitId | None, units: Units) -> str:
    """Return a value with the symbol of its unit: the given one, else the field's."""
    shown = printed(value)
    return shown if missing(value) else shown + symbol(unit or (field.unit if field else None), units)


def essence(field: files.FormField, value: Value, unit: UnitId | None, units: Units) -> object:
    """Return what makes two values of a field the same: case, order, digits and units do not part them."""
    if missing(value):
        return NOT_REPORTED
    if field.type == "number" and (amount := _amount(value)) is not None:
        own = units.get(unit or field.unit or UnitId(""))
        return (amount * (own.factor if own else Decimal(1))).normalize()
    if isinstance(value, tuple):
        return frozenset(clean(one).casefold() for one in value)
    return value if isinstance(value, bool) else clean(str(value)).casefold()


def _amount(value: Value) -> Decimal | None:
    """Return a value as a number, or None where it is none; older forms write some in quotes."""
    if isinstance(value, bool | tuple) or not _NUMBER.fullmatch(str(value)):
        return None
    return Decimal(str(value))


def _dated(value: Value) -> bool:
    """Tell whether a value is a date, known to the day, the month or the year."""
    try:
        PartialDate.parse(str(value))
    except ValueError:
        return False
    return not isinstance(value, bool | tuple | Decimal)


def _several(field: files.FormField, value: Value) -> bool:
    listed = value if isinstance(value, tuple) else ()
    return bool(listed) and {*listed} <= {*field.allowed} and len({*listed}) == len(listed)


_FITS: Final[Mapping[str, Callable[[files.FormField, Value], bool]]] = {
    "text": lambda _, value: isinstance(value, str),
    "number": lambda _, value: _amount(value) is not None,
    "choice": lambda field, value: isinstance(value, str) and value in field.allowed,
    "multi-choice": _several,
    "yes-no": lambda _, value: isinstance(value, bool),
    "date": lambda _, value: _dated(value),
}
_ASKED: Final = {"yes-no": "write yes or no"}
_WANTED: Final[Mapping[str, str]] = {
    "text": "write a text",
    "number": "write a number",
    "choice": "choose one of: {allowed}",
    "multi-choice": "list one or more of, each once: {allowed}",
    "yes-no": "write true or false",
    "date": "write YYYY, YYYY-MM or YYYY-MM-DD",
}


def _chosen(field: files.FormField, words: str) -> Text | None:
    """Return the allowed word that is meant: by its place in the list, or spelled in any case."""
    known = {word.casefold(): word for word in field.allowed}
    known |= {str(place): word for place, word in enumerate(field.allowed, 1) if str(place) not in known}
    return known.get(words.casefold())


def _listed(field: files.FormField, words: str) -> Value | None:
    parts = [part.strip() for part in re.split(r"[;,]" if _plain_words(field) else ";", words)]
    chosen = tuple(_chosen(field, part) for part in parts if part)
    found = tuple(one for one in chosen if one is not None)
    return found if len(found) == len(chosen) else None


def _plain_words(field: files.FormField) -> bool:
    return not any("," in word for word in field.allowed)


def _counted(_: files.FormField, words: str) -> Value | None:
    amount = _amount(Text(words))
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral() and "." not in words else amount


def _plainly(_: files.FormField, words: str) -> Value | None:
    return Text(words)


_TYPED: Final[Mapping[str, Callable[[files.FormField, str], Value | None]]] = {
    "number": _counted,
    "choice": _chosen,
    "multi-choice": _listed,
    "yes-no": lambda _, words: _YES_NO.get(words.casefold()),
}
