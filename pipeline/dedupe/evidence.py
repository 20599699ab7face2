"""Evidence: why two rows are one report or not, made again by the comparison that judged them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.dedupe.columns import Columns, Rows
from pipeline.dedupe.compare import Levels, compare
from pipeline.dedupe.weights import AGAINST, AGREES, PRIOR, Weights
from pipeline.model import Match
from pipeline.values import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A pair of rows, the rule that was applied to it, and what stood against besides its fields."""

    pair: tuple[int, int]
    rule: str
    obstacles: tuple[str, ...] = ()


def evidence(
    columns: Columns, ids: Sequence[RecordId], cases: Iterable[Case], weights: Weights
) -> tuple[Match, ...]:
    """Return a match for each case: the fields that agreed, those against, the parts of its score."""
    some = list(cases)
    a, b = (_rows(one.pair[side] for one in some) for side in (0, 1))
    levels = compare(columns.take(a), columns.take(b))
    return tuple(_match(case, ids, levels, row, weights) for row, case in enumerate(some))


def _rows(rows: Iterator[int]) -> Rows:
    return np.fromiter(rows, dtype=np.int64)


def _match(case: Case, ids: Sequence[RecordId], levels: Levels, row: int, weights: Weights) -> Match:
    at = {field: int(found[row]) for field, found in levels.items()}
    says = {field: weights.says(field, number) for field, number in at.items()}
    against = [field for field, said in says.items() if said == AGAINST]
    points = {field: int(weights.points[field][number]) for field, number in at.items()}
    return Match(
        records=(ids[case.pair[0]], ids[case.pair[1]]),
        rule=case.rule,
        agreed=tuple(field for field, said in says.items() if said == AGREES),
        against=tuple(dict.fromkeys((*against, *case.obstacles))),
        parts=(("prior", PRIOR), *((field, number) for field, number in points.items() if number)),
    )


def as_text(match: Match) -> str:
    """Return the evidence of a pair as lines that a person reads."""
    parts = (f"  {field:8} {points:+d}" for field, points in match.parts)
    lines = (
        " and ".join(match.records),
        f"agree: {', '.join(match.agreed) or 'nothing'}",
        f"against: {', '.join(match.against) or 'nothing'}",
        *parts,
        f"  {'score':8} {match.score:+d}",
    )
    return "".join(f"{line}\n" for line in lines)
