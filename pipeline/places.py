"""What a place in a file is: keys that lead to it, and line and column; and what reading a text gives."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.problems import Problem

Place = tuple[int, int]
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The JSON text of a file, or None and the problems that stopped it."""

    json: str | None
    problems: tuple[Problem, ...]


def known_part(found: Mapping[Loc, Place], loc: Loc) -> Loc:
    """Return the longest beginning of `loc` that has a place."""
    return next((loc[:length] for length in range(len(loc), 0, -1) if loc[:length] in found), ())
