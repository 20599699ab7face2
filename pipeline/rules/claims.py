"""Rules of claims and their statements: vocabulary, bounds, units, readings."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline import files
from pipeline.places import Loc
from pipeline.rules.world import Finding, World, repeated, unknown
from pipeline.values import Bound, UnitId


def claims(world: World, path: str, work: files.StudyFile) -> Iterator[Finding]:
    """Yield what is wrong with the claims of one work."""
    yield from repeated(path, ("claims",), (claim.id for claim in work.claims))
    for place, claim in enumerate(work.claims):
        here: Loc = ("claims", place)
        yield from unknown(world, path, (*here, "metric"), "metric", claim.metric)
        yield from _amount(path, here, claim.bound, claim.low, claim.high)
        yield from _unit(world, path, here, claim.metric, claim.unit)
        yield from _unitless(world, path, here, claim)
        if not claim.statements:
            hint = "add the place that states it, or take the claim out"
            yield Finding(
                path, (*here, "statements"), "claim-without-statement", "a claim nobody states", hint
            )
        for number, stated in enumerate(claim.statements):
            spot: Loc = (*here, "statements", number)
            yield from _statement(world, path, spot, claim, stated)
            yield from _unread(path, spot, work, stated)
        yield from _same(path, here, claim)


def _amount(
    path: str, here: Loc, bound: Bound, low: Decimal | None, high: Decimal | None
) -> Iterator[Finding]:
    """Yield numbers that do not fit their bound."""
    if bound is Bound.NOT_NUMERIC:
        for name, given in (("low", low), ("high", high)):
            if given is not None:
                message = f"a number, though the bound is {bound}"
                yield Finding(
                    path, (*here, name), "number-unwanted", message, "take it out, or mend the bound"
                )
    elif low is None:
        message = f"the bound {bound} needs a number"
        yield Finding(path, (*here, "bound"), "number-missing", message, "add `low`, or mend the bound")
    elif bound is Bound.RANGE:
        if high is None or high <= low:
            hint = "give the smaller number as `low` and the greater as `high`"
            loc = (*here, "bound" if high is None else "high")
            yield Finding(path, loc, "range-reversed", "a range without two ends in order", hint)
    elif high is not None and high != low:
        message = f"two numbers, though the bound is {bound}"
        yield Finding(path, (*here, "high"), "number-unwanted", message, "take `high` out, or mend the bound")


def _unit(world: World, path: str, here: Loc, metric: str, unit: UnitId | None) -> Iterator[Finding]:
    """Yield a unit that is unknown, or of another dimension than the metric."""
    yield from unknown(world, path, (*here, "unit"), "unit", unit)
    wanted, given = world.metrics.get(metric), world.units.get(unit) if unit else None
    if wanted and given and wanted.dimension != given.dimension:
        fitting = sorted(one.id for one in world.units.values() if one.dimension == wanted.dimension)
        message = f"{given.id} measures {given.dimension}, {wanted.id} is of {wanted.dimension}"
        hint = f"use one of: {', '.join(fitting)}" if fitting else "mend the metric, or leave the unit out"
        yield Finding(path, (*here, "unit"), "wrong-dimension", message, hint)


def _unitless(world: World, path: str, here: Loc, claim: files.ClaimEntry) -> Iterator[Finding]:
    """Yield a number without a unit where its dimension has units."""
    metric = world.metrics.get(claim.metric)
    fitting = sorted(one.id for one in world.units.values() if metric and one.dimension == metric.dimension)
    if fitting and claim.low is not None and claim.unit is None:
        hint = f"use one of: {', '.join(fitting)}"
        yield Finding(path, (*here, "low"), "unit-missing", "a number without its unit", hint)


def _statement(
    world: World, path: str, here: Loc, claim: files.ClaimEntry, stated: files.StatedValue
) -> Iterator[Finding]:
    """Yield what is wrong with one statement; what it does not say is as the claim says."""
    yield from unknown(world, path, (*here, "document"), "document", stated.document)
    yield from unknown(world, path, (*here, "by"), "reviewer", stated.by)
    yield from _unit(world, path, here, claim.metric, stated.unit)
    low, high = (claim.low, claim.high) if stated.low is None else (stated.low, stated.high)
    if (stated.bound, stated.low, stated.high) != (None, None, None):
        yield from _amount(path, here, stated.bound or claim.bound, low, high)
    if stated.low is None and stated.high is not None:
        hint = "give `low` as well"
        yield Finding(path, (*here, "high"), "number-missing", "a statement with one end of a range", hint)
    if stated.line is not None and stated.line < 1:
        yield Finding(path, (*here, "line"), "bad-line", f"{stated.line} is no line", "count lines from 1")


def _unread(path: str, here: Loc, work: files.StudyFile, stated: files.StatedValue) -> Iterator[Finding]:
    """Yield a statement of which nobody says who read it where."""
    for name in ("document", "level", "by", "on"):
        if work.reading is None and getattr(stated, name) is None:
            message = f"nobody says with which {name} this was read"
            hint = "add `reading` to the file, or the key to the statement"
            yield Finding(path, here, "reading-missing", message, hint)
            break


def _same(path: str, here: Loc, claim: files.ClaimEntry) -> Iterator[Finding]:
    """Yield a statement that says the same at the same place as an earlier one."""
    seen: set[files.StatedValue] = set()
    for number, stated in enumerate(claim.statements):
        if stated in seen:
            hint = "take one of the two out"
            loc = (*here, "statements", number)
            yield Finding(path, loc, "duplicate-statement", "the same statement stands above", hint)
        seen.add(stated)
