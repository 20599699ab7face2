"""Worked arithmetic: claims of one study multiplied and divided, held against another of its claims."""

from decimal import Decimal

from pipeline.values import ClaimId, Slug, Text, value


@value
class Operand:
    """A factor: a claim's number in its base unit, or a constant with what it stands for."""

    claim: ClaimId | None = None
    constant: Decimal | None = None
    label: Text | None = None


@value
class Step:
    """One line of arithmetic: the product of `times`, divided by each of `over`, gives a claim.

    With `as_saved_share` the result is what is missing to one, as when a size shrinks to a part of itself.
    """

    label: Text
    times: tuple[Operand, ...]
    over: tuple[Operand, ...] = ()
    as_saved_share: bool = False
    gives: ClaimId


@value
class Working:
    """The steps of one piece of arithmetic."""

    id: Slug
    title: Text
    steps: tuple[Step, ...]


@value
class Workings:
    """All worked arithmetic."""

    schema: int = 1
    workings: tuple[Working, ...]
