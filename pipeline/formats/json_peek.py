"""The keys that the beginning of a JSON export shows: what its format is told by."""

import re
from functools import lru_cache

_TOKEN = re.compile(rb'"((?:[^"\\]|\\.)*+)"(\s{0,99}:)?|[{}\[\],]')
_MOST = 20_000
_DEEPEST = 12


@lru_cache(maxsize=8)
def paths(head: bytes) -> frozenset[str]:
    """Return the paths of all keys in sight: `results[].id` is a key of an object in a list under a key.

    A list shows as a path that ends in `[]`. Of many objects one after the other the keys are taken together.

    >>> sorted(paths(b'{"a": [{"b": 1}], "c": {"d": 2}}'))
    ['a', 'a[]', 'a[].b', 'c', 'c.d']
    """
    found: set[str] = set()
    base, name = "", ""
    stack: list[tuple[str, str]] = []
    for at, token in enumerate(_TOKEN.finditer(head)):
        sign = token[0]
        if at > _MOST:
            break
        if token[2]:
            name = base + token[1].decode("utf-8", "replace")
            found.add(name)
        elif sign in {b"{", b"["} and len(stack) < _DEEPEST:
            stack.append((base, name))
            base = name = f"{name}[]" if sign == b"[" else f"{name}." if name else ""
            found.add(name) if sign == b"[" else None
        elif sign in {b"}", b"]"} and stack:
            base, name = stack.pop()
    return frozenset(found)


@lru_cache(maxsize=64)
def fields(head: bytes, *lists: str) -> frozenset[str]:
    """Return the keys of the items that an export shows: in one of some lists, or by themselves."""
    known = paths(head)
    for name in (*lists, ""):
        if f"{name}[]" in known:
            start = f"{name}[]."
            return frozenset(path[len(start) :] for path in known if path.startswith(start))
    return known


def is_json(head: bytes) -> bool:
    """Tell whether an export begins as JSON does."""
    return head.lstrip()[:1] in {b"{", b"["}
