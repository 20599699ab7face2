"""Worked arithmetic, checked: what follows from some claims has to agree with another claim.

Numbers are multiplied in their base units as decimals. A result agrees with a claim when it meets the
claim's bound; an exact or average number has to be met to half a unit of its last printed digit, an
approximate one to five per cent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from pipeline import files
from pipeline.model import Amount, Claim
from pipeline.values import Bound, ClaimId, UnitId

Units = Mapping[UnitId, files.Unit]
Claims = Mapping[ClaimId, Claim]
NEAR = Decimal("0.05")
DIGITS = 28


class NotWorkableError(ValueError):
    """Raised when a step names a claim that does not exist or has no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """One step worked out: the result in the unit of the claim it should give, and whether it agrees."""

    step: files.Step
    result: Decimal
    agrees: bool


def worked(step: files.Step, claims: Claims, units: Units) -> Worked:
    """Work out one step; raise NotWorkableError where an operand has no number."""
    with localcontext() as context:
        context.prec = DIGITS
        product = Decimal(1)
        for operand in step.times:
            product *= _number(operand, claims, units)
        for operand in step.over:
            product /= _divisor(operand, claims, units)
        target = _claim(step.gives, claims).amount
        result = (1 - product if step.as_saved_share else product) / _factor(target, units)
    return Worked(step=step, result=result, agrees=meets(result, target))


def meets(result: Decimal, amount: Amount) -> bool:
    """Tell whether a number, in the amount's unit, is what the amount says."""
    if amount.low is None or amount.high is None:
        return False
    match amount.bound:
        case Bound.UP_TO | Bound.LESS_THAN:
            return result <= amount.high
        case Bound.AT_LEAST:
            return result >= amount.low
        case Bound.RANGE:
            return amount.low <= result <= amount.high
        case Bound.ABOUT:
            return abs(result - amount.low) <= abs(amount.low) * NEAR
        case _:
            return abs(result - amount.low) <= _half_a_digit(amount.low)


def unworkable(workings: files.Workings, claims: Claims, units: Units) -> Iterator[tuple[int, int, str]]:
    """Yield working, step and what is wrong, for each step that cannot be worked or does not agree."""
    for at, working in enumerate(workings.workings):
        for number, step in enumerate(working.steps):
            try:
                one = worked(step, claims, units)
            except NotWorkableError as wrong:
                yield at, number, str(wrong)
                continue
            if not one.agrees:
                yield at, number, f"the result is {one.result.normalize():f}, which {step.gives} does not say"


def _number(operand: files.Operand, claims: Claims, units: Units) -> Decimal:
    if operand.claim is None:
        if operand.constant is None:
            raise NotWorkableError("an operand needs a claim or a constant")
        return operand.constant
    amount = _claim(operand.claim, claims).amount
    if amount.low is None:
        raise NotWorkableError(f"{operand.claim} has no number")
    return amount.low * _factor(amount, units)


def _divisor(operand: files.Operand, claims: Claims, units: Units) -> Decimal:
    number = _number(operand, claims, units)
    if not number:
        raise NotWorkableError("a step divides by zero")
    return number


def _claim(ident: ClaimId, claims: Claims) -> Claim:
    if ident not in claims:
        raise NotWorkableError(f"there is no claim {ident}")
    return claims[ident]


def _factor(amount: Amount, units: Units) -> Decimal:
    unit = units.get(amount.unit) if amount.unit else None
    return unit.factor if unit else Decimal(1)


def _half_a_digit(printed: Decimal) -> Decimal:
    exponent = printed.as_tuple().exponent
    last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return last / 2
