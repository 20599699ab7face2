"""JSON that was found valid to value classes and back: quick, and without pydantic.

The only constructor of values from files: a file that comes from the cache and one that was read afresh
go through it alike. It is stricter than pydantic in two places: a number is never taken from a text, and
a date has one form.
"""

import json
import re
import types
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import cycle
from typing import Annotated, Any, Literal, NewType, Union, cast, get_args, get_origin

Json = None | bool | int | float | Decimal | str | list["Json"] | dict[str, "Json"]
Convert = Callable[[Json], object]
_READER = json.JSONDecoder(parse_float=Decimal)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Unfit(ValueError):  # noqa: N818 - the input is unfit, which is no error of ours
    """Raised where a JSON value cannot become what its place asks for; `loc` leads there."""

    def __init__(self, message: str, code: str = "wrong-type", loc: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.code, self.loc = message, code, loc

    def under(self, key: str | int) -> "Unfit":
        """Return the same refusal seen from one level further out."""
        return Unfit(self.message, self.code, (key, *self.loc))


def decode(kind: Hashable, text: str) -> object:
    """Make a value of a type from JSON text; raise Unfit (a ValueError) where the text does not fit."""
    return converter(kind)(_READER.decode(text))


def encode(value: object) -> str:
    """Return the JSON text that `decode` reads back as the same value."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def plain(value: object) -> object:
    """Return a value as JSON knows it, without the fields that have their default."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        shown = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(found) for field, found in shown if not _is_default(field, found)}
    if isinstance(value, Mapping):
        return {key: plain(found) for key, found in value.items()}
    if isinstance(value, tuple | list):
        return [plain(found) for found in value]
    return str(value) if isinstance(value, date) else value


def _is_default(field: "Field[object]", found: object) -> bool:
    """Tell whether a field holds what it would hold anyway."""
    return field.default is not MISSING and bool(found == field.default)


@cache
def converter(kind: Hashable) -> Convert:
    """Return the function that turns a JSON value into one of this type."""
    if isinstance(kind, NewType):
        return converter(kind.__supertype__)
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return converter(args[0])
    if origin in _GENERIC:
        return _GENERIC[origin](args)
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind)
    return _enum(kind) if isinstance(kind, type) and issubclass(kind, Enum) else _SIMPLE[kind]


def _text(raw: Json) -> str:
    """Take a text."""
    if not isinstance(raw, str):
        raise Unfit("not a text")
    return raw


def _integer(raw: Json) -> int:
    """Take a whole number."""
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise Unfit("not a whole number")
    return raw


def _boolean(raw: Json) -> bool:
    """Take true or false."""
    if not isinstance(raw, bool):
        raise Unfit("not true or false")
    return raw


def _decimal(raw: Json) -> Decimal:
    """Take a number with its digits as written."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise Unfit("not a number; a number in quotes is a text")
    return Decimal(raw)


def _date(raw: Json) -> date:
    """Take a date of the form YYYY-MM-DD."""
    if not isinstance(raw, str) or not _DATE.fullmatch(raw):
        raise Unfit("not a date of the form YYYY-MM-DD", "bad-date")
    return date.fromisoformat(raw)


_SIMPLE: Mapping[Hashable, Convert] = {
    str: _text,
    int: _integer,
    bool: _boolean,
    Decimal: _decimal,
    date: _date,
}


def _enum(kind: type[Enum]) -> Convert:
    """Take one of an enumeration's values."""
    members: dict[object, Enum] = {member.value: member for member in kind}

    def convert(raw: Json) -> Enum:
        if not isinstance(raw, str) or raw not in members:
            raise Unfit("not one of the values")
        return members[raw]

    return convert


def _literal(args: Sequence[Hashable]) -> Convert:
    """Take one of the listed values."""

    def convert(raw: Json) -> object:
        if raw not in args:
            raise Unfit("not one of the values")
        return raw

    return convert


def _union(args: Sequence[Hashable]) -> Convert:
    """Take nothing, or the first alternative that fits."""
    choices = [converter(arg) for arg in args if not _is_none(arg)]
    optional = len(choices) < len(args)

    def convert(raw: Json) -> object:
        if optional and raw is None:
            return None
        for choice in choices[:-1]:
            try:
                return choice(raw)
            except Unfit:
                continue
        return choices[-1](raw)

    return convert


def _is_none(arg: object) -> bool:
    """Tell whether a type is that of None."""
    return arg is types.NoneType


def _tuple(args: Sequence[Hashable]) -> Convert:
    """Take a list of any length, or one of a fixed length."""
    items = [converter(arg) for arg in args if arg is not Ellipsis]
    fixed = Ellipsis not in args

    def convert(raw: Json) -> tuple[object, ...]:
        if not isinstance(raw, list) or (fixed and len(raw) != len(items)):
            raise Unfit("not a list of the right length")
        made: list[object] = []
        try:
            made.extend(one(found) for one, found in zip(cycle(items), raw, strict=False))
        except Unfit as unfit:
            raise unfit.under(len(made)) from None
        return tuple(made)

    return convert


def _mapping(args: Sequence[Hashable]) -> Convert:
    """Take an object with free keys."""
    to_key, to_value = converter(args[0]), converter(args[1])

    def convert(raw: Json) -> dict[object, object]:
        if not isinstance(raw, dict):
            raise Unfit("not a mapping")
        made: dict[object, object] = {}
        key = ""
        try:
            for key, found in raw.items():
                made[to_key(key)] = to_value(found)
        except Unfit as unfit:
            raise unfit.under(key) from None
        return made

    return convert


def _object(kind: type[Any]) -> Convert:
    """Take an object whose keys are the fields of a value class."""
    known = {field.name: converter(cast("Hashable", field.type)) for field in fields(kind)}

    def convert(raw: Json) -> object:
        if not isinstance(raw, dict) or not raw.keys() <= known.keys():
            raise Unfit("not a mapping of known keys")
        given: dict[str, object] = {}
        name = ""
        try:
            for name, found in raw.items():
                given[name] = known[name](found)
        except Unfit as unfit:
            raise unfit.under(name) from None
        try:
            return kind(**given)
        except TypeError as error:
            raise Unfit("a key is missing") from error

    return convert


_GENERIC: Mapping[object, Callable[[Sequence[Hashable]], Convert]] = {
    tuple: _tuple,
    Mapping: _mapping,
    Union: _union,
    types.UnionType: _union,
    Literal: _literal,
}
