"""What a value class asks of its file: the order of keys, their defaults, and the class of what is below."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import NewType, get_args, get_origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The keys of a place: `keys` in order with the type below each, `each` where keys are free."""

    keys: Mapping[str, object]
    defaults: Mapping[str, object]
    each: object = None

    def below(self, key: str) -> object:
        """Return the type of what stands below a key."""
        return self.keys.get(key, self.each)


@cache
def shape(kind: object) -> Shape:
    """Return what a type asks of a mapping or sequence that becomes it."""
    bare = _bare(kind)
    if isinstance(bare, type) and is_dataclass(bare):
        known = fields(bare)
        return Shape(
            keys={field.name: field.type for field in known},
            defaults={field.name: default for field in known if (default := _default(field)) is not MISSING},
        )
    args = get_args(bare)
    if get_origin(bare) is tuple:
        return Shape(keys={}, defaults={}, each=args[0])
    return Shape(keys={}, defaults={}, each=args[1] if get_origin(bare) is Mapping else None)


def _bare(kind: object) -> object:
    """Return a type without its new name and without `| None`."""
    if isinstance(kind, NewType):
        return _bare(kind.__supertype__)
    given = [arg for arg in get_args(kind) if arg is not NoneType]
    optional = len(given) < len(get_args(kind))
    return _bare(given[0]) if optional and len(given) == 1 else kind


def _default(field: "Field[object]") -> object:
    """Return what a key that is left out means."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
