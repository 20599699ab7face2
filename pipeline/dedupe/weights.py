"""Weights: the points that each level of each field adds to a score, read from a table that anyone can read.

Points are decibans: ten times the logarithm, to base ten, of the odds that two descriptions are of one
document; ten points make it ten times as likely. `make fit-dedupe` writes the table. Whether a level agrees
or speaks against is stated by hand, and the fit may only say how much.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.dedupe.columns import Array
from pipeline.dedupe.compare import LEVELS, Levels, level

PLACE: Final = Path(__file__).with_name("weights.csv")
HEADER: Final = ("field", "level", "says", "points", "meaning")
PRIOR: Final = -10
SAME: Final = 5
UNSURE: Final = -5
CAP: Final = SAME - PRIOR - 1

AGREES, AGAINST = "agrees", "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One row of the table; `says` is agrees, against or nothing, `points` are whole decibans."""

    field: str
    level: str
    says: str
    points: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The table, and for each field its points by the number of the level."""

    rows: tuple[Weight, ...]
    points: Mapping[str, Array]

    def says(self, field: str, number: int) -> str:
        """Return what a level says: agrees, against or nothing."""
        name = LEVELS[field][number - 1] if number else ""
        return next((row.says for row in self.rows if (row.field, row.level) == (field, name)), "nothing")


def weights_of(rows: Iterable[Weight]) -> Weights:
    """Return the weights of these rows; a level without a row has no points."""
    kept = tuple(rows)
    points = {field: np.zeros(len(names) + 1, dtype=np.int16) for field, names in LEVELS.items()}
    for row in kept:
        points[row.field][level(row.field, row.level)] = row.points
    return Weights(rows=kept, points=points)


@cache
def weights(name: str = PLACE.name) -> Weights:
    """Return the weights of a committed table."""
    return weights_of(parsed(PLACE.with_name(name).read_text(encoding="utf-8").splitlines()))


def parsed(lines: Iterable[str]) -> list[Weight]:
    """Return the rows of a table."""
    return [
        Weight(
            field=row["field"],
            level=row["level"],
            says=row["says"],
            points=int(row["points"]),
            meaning=row["meaning"],
        )
        for row in csv.DictReader(lines)
    ]


def scores(levels: Levels, made: Weights) -> Array:
    """Return the score of every row: the prior and the points of its levels, nothing else."""
    total = np.full(len(levels["title"]), PRIOR, dtype=np.int16)
    for field, points in made.points.items():
        total += points[levels[field]]
    return total
