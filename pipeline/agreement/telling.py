"""A report of agreement as JSON, and as tables for a terminal."""

import json
from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.agreement.intervals import Interval
from pipeline.agreement.measuring import LABELS, Agreement, Estimate, Pair, missing, repeated

SHOWN: Final = ("percent", "cohen_kappa", "cohen_kappa_linear", "cohen_kappa_quadratic")
"""What a terminal has room for in the row of a pair."""


def as_json(found: Agreement) -> str:
    """Return a report as JSON; a coefficient that is not defined has the value null and says why."""
    votes = found.votes
    told = {
        "rows": len(votes.subjects),
        "subjects": len({*votes.subjects}),
        "pairable_rows": votes.pairable(),
        "raters": list(votes.raters),
        "categories": list(votes.categories),
        "scale": votes.scale,
        "votes": votes.codes.size - missing(votes),
        "missing": missing(votes),
        "confidence": found.drawing.confidence,
        "samples": found.drawing.samples,
        "seed": found.drawing.seed,
        "coefficients": _estimates(found.group),
        "pairs": [_pair(pair) for pair in found.pairs],
    }
    return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def as_text(found: Agreement) -> RenderableType:
    """Return a report as tables: the group, a row a coefficient; then the pairs of raters, a row each."""
    level = f"{100 * found.drawing.confidence:g} %"
    group = _table("Coefficient", "value", f"{level} bootstrap", f"{level} analytic")
    for one in found.group:
        group.add_row(LABELS[one.name], _value(one), span(one.bootstrap), span(one.analytic))
    names = [one.name for one in found.pairs[0].estimates if one.name in SHOWN]
    pairs = _table("Pair of raters", "rows", *(LABELS[name] for name in names))
    for pair in found.pairs:
        cells = (f"{_value(one)}\n{span(one.bootstrap)}" for one in pair.estimates if one.name in names)
        pairs.add_row(" and ".join(pair.raters), str(pair.rows), *cells)
    return Group(*map(Text, _head(found)), group, Text(), pairs, *map(Text, _reasons(found)))


def _head(found: Agreement) -> Iterator[str]:
    votes = found.votes
    yield (
        f"{len(votes.subjects)} rows, {len(votes.raters)} raters, {votes.codes.size - missing(votes)} votes, "
        f"{missing(votes)} missing; {votes.pairable()} rows with two votes or more"
    )
    yield f"categories ({votes.scale}): {', '.join(votes.categories)}"
    if again := list(repeated(votes)):
        yield f"subjects on several rows: {len(again)}; each row is a unit of its own"
    yield f"bootstrap: {found.drawing.samples} samples of rows, seed {found.drawing.seed}"
    yield ""


def _reasons(found: Agreement) -> Iterator[str]:
    every = [*found.group, *(one for pair in found.pairs for one in pair.estimates)]
    yield ""
    yield from (f"none: {reason}" for reason in sorted({one.undefined for one in every if one.undefined}))


def _table(*heads: str) -> Table:
    made = Table(box=None, pad_edge=False)
    for number, head in enumerate(heads):
        made.add_column(head, justify="right" if number else "left")
    return made


def _value(one: Estimate) -> str:
    return "none" if one.value is None else f"{one.value:.4f}"


def span(interval: Interval | None) -> str:
    """Return `[low, high]` with three decimals, or nothing."""
    return f"[{interval.low:.3f}, {interval.high:.3f}]" if interval else ""


def _pair(pair: Pair) -> dict[str, object]:
    return {"raters": list(pair.raters), "rows": pair.rows, "coefficients": _estimates(pair.estimates)}


def _estimates(found: tuple[Estimate, ...]) -> dict[str, object]:
    return {one.name: _estimate(one) for one in found}


def _estimate(one: Estimate) -> dict[str, object]:
    return {
        "label": LABELS[one.name],
        "value": one.value,
        "undefined": one.undefined or None,
        "bootstrap": _interval(one.bootstrap),
        "analytic": _interval(one.analytic),
    }


def _interval(interval: Interval | None) -> dict[str, float] | None:
    return {"low": interval.low, "high": interval.high, "error": interval.error} if interval else None
