"""The identities of the flow, checked on sets of ids for every column, each for its own unit.

An identity says that what the counts on its left hold is what the counts on its right hold, and that
nothing stands twice on a side. Where a term is a reported number, numbers are compared; where one is not
reported, what is known must not contradict it: such an identity is checked as far as it goes, and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.flow_boxes import SHAPES
from pipeline.identities_of import Equation, equations, required
from pipeline.identities_totals import totals
from pipeline.model import Box, Broken, Column, Count


def checks(columns: Sequence[Column]) -> tuple[Broken, ...]:
    """Return what does not hold, or holds only as far as known, column by column."""
    return tuple(broken for column in columns for broken in _column(column, columns))


def failures(broken: Sequence[Broken]) -> tuple[Broken, ...]:
    """Return the identities of held and reconstructed columns that do not hold.

    A column as reported may contradict itself: that is a finding about its authors' numbers.
    """
    return tuple(each for each in broken if not each.partial and not each.column.endswith("-reported"))


def _column(column: Column, columns: Sequence[Column]) -> Iterator[Broken]:
    """Yield what is wrong with the boxes of a column, then what is wrong between them."""
    for name in required(column):
        if name not in column.boxes:
            yield _broken(column, "boxes", f"the box {name} is missing")
    for name, box in column.boxes.items():
        yield from _box(column, name, box)
    for equation in (*equations(column), *totals(column, columns)):
        yield from _equation(column, equation)


def _box(column: Column, name: str, box: Box) -> Iterator[Broken]:
    """Yield what a box contradicts by itself: its id, its unit."""
    if name != box.id or name not in SHAPES:
        yield _broken(column, "boxes", f"the box {box.id} stands under the name {name}")
    elif box.count.counted is not SHAPES[name].counted:
        yield _broken(column, "boxes", f"the box {name} counts {box.count.counted}s")


def _equation(column: Column, equation: Equation) -> Iterator[Broken]:
    """Yield how an equation fails: between units, as sets, or as numbers."""
    counts = [*equation.left.values(), *equation.right.values()]
    if len({count.counted for count in counts}) > 1:
        yield _broken(column, equation.identity, f"{_names(equation)} count different things")
    elif all(count.held for count in counts):
        yield from _sets(column, equation)
    else:
        yield _numbers(column, equation)


def _sets(column: Column, equation: Equation) -> Iterator[Broken]:
    """Yield what is twice on a side, and what is on one side only."""
    for side in (equation.left, equation.right):
        for (one, a), (other, b) in combinations(side.items(), 2):
            if a.ids & b.ids:
                yield _broken(column, equation.identity, f"in {one} and in {other}: {_some(a.ids & b.ids)}")
    left, right = _ids(equation.left), _ids(equation.right)
    if left - right:
        yield _broken(column, equation.identity, f"{_names(equation)}; left only: {_some(left - right)}")
    if right - left:
        yield _broken(column, equation.identity, f"{_names(equation)}; right only: {_some(right - left)}")


def _numbers(column: Column, equation: Equation) -> Broken:
    """Return how the numbers of an equation compare, as far as they are known."""
    left, right = _total(equation.left), _total(equation.right)
    said = f"{_names(equation)}: {left} and {right}"
    if _contradict(left, right):
        return _broken(column, equation.identity, said)
    unknown = left.unknown + right.unknown
    how = f"{unknown} of the terms not reported" if unknown else "equal as numbers, the sets are not held"
    return _broken(column, equation.identity, f"{said}, {how}", partial=True)


def _contradict(left: Count, right: Count) -> bool:
    """Tell whether two sums cannot be equal, whatever their unknown parts are."""
    less = not left.unknown and left.known < right.known
    more = not right.unknown and right.known < left.known
    return less or more


def _total(side: Mapping[str, Count]) -> Count:
    first, *rest = side.values()
    return sum(rest, first)


def _ids(side: Mapping[str, Count]) -> frozenset[str]:
    return frozenset().union(*(count.ids for count in side.values()))


def _names(equation: Equation) -> str:
    return f"{' + '.join(equation.left)} = {' + '.join(equation.right)}"


def _some(ids: frozenset[str]) -> str:
    """Return the first ids of a set, and how many more there are."""
    first = ", ".join(sorted(ids)[:3])
    return first if len(ids) <= 3 else f"{first} and {len(ids) - 3} more"


def _broken(column: Column, identity: str, message: str, *, partial: bool = False) -> Broken:
    return Broken(identity=identity, column=column.id, message=message, partial=partial)
