"""Values that are made by the hundred thousand: what a frozen dataclass is, made in a fifth of the time.

Their class is one of msgspec, which makes a value without going through Python. `dataclasses.fields`,
`replace` and `is_dataclass` take them as they take any other value class.
"""

from dataclasses import MISSING, Field, field, make_dataclass
from dataclasses import fields as described
from functools import cache
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields


class _Fields:
    """Gives a class of msgspec the description that `dataclasses` asks of a value class."""

    def __get__(self, _: object, cls: type[Struct]) -> dict[str, "Field[Any]"]:
        return _described(cls)


@cache
def _described(cls: type[Struct]) -> dict[str, "Field[Any]"]:
    spec = [
        (one.name, one.type, field(default=MISSING if one.default is NODEFAULT else one.default))
        for one in fields(cls)
    ]
    return {one.name: one for one in described(make_dataclass(cls.__name__, spec))}


class Value(Struct, frozen=True, gc=False):
    """A value whose fields are set once, by position or by name; it is equal to one that holds the same.

    Nothing that a value holds may hold it: the garbage collector does not look for such circles.
    """

    __dataclass_fields__ = _Fields()
