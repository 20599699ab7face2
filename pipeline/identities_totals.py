"""The identities of what is included, I8 to I10: from reports to studies and from version to version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.flow_boxes import REPORTS, STUDIES, held
from pipeline.identities_of import Equation, Kind, kind_of
from pipeline.model import Column, Count, NotReported
from pipeline.values import Counted

Names = tuple[str, str, str, str]

TOTALS: Final = ("new-studies", "new-reports", "total-studies", "total-reports")
# Previous, withdrawn, new and total, once for each unit.
UNITS: Final[tuple[Names, ...]] = (
    ("previous", "withdrawn", "new-studies", "total-studies"),
    ("previous-reports", "withdrawn-reports", "new-reports", "total-reports"),
)


def totals(column: Column, columns: Sequence[Column]) -> Iterator[Equation]:
    """Yield the equations of what a column includes, by itself and beside the other columns."""
    for previous, withdrawn, new, total in UNITS:
        yield from _balance(column, columns, (previous, withdrawn, new, total))
        yield from _continued(column, columns, previous, (total, new))
    if kind_of(column) is Kind.REPORTED:
        yield from _not_more(column)
    else:
        yield from _studies(column)


def _not_more(column: Column) -> Iterator[Equation]:
    """Yield I8 for reported numbers: each new study has a new report, and may have more."""
    if "new-studies" in column.boxes and "new-reports" in column.boxes:
        more = (*column.boxes["new-studies"].count.terms, NotReported(why="further reports of them"))
        left = {"new-reports": column.boxes["new-reports"].count}
        right = {"new-studies, one report or more": Count(counted=REPORTS, terms=more)}
        yield Equation(identity="I8", left=left, right=right)


def _balance(column: Column, columns: Sequence[Column], names: Names) -> Iterator[Equation]:
    """Yield I9: previous and new are withdrawn and total; what is withdrawn was there before."""
    counts = {name: column.boxes[name].count for name in names if name in column.boxes}
    previous, withdrawn, new, total = names
    if new not in counts or total not in counts:
        return
    if kind_of(column) is not Kind.REPORTED:
        counts[new] = held(counts[new].counted, _union(_beside(column, columns), new))
    yield Equation(identity="I9", left=_pick(counts, previous, new), right=_pick(counts, withdrawn, total))
    if previous in counts and withdrawn in counts:
        strange = counts[withdrawn].ids - counts[previous].ids
        yield _none("I9", f"{withdrawn} that were not in {previous}", held(counts[total].counted, strange))


def _pick(counts: Mapping[str, Count], *names: str) -> Mapping[str, Count]:
    return {name: counts[name] for name in names if name in counts}


def _studies(column: Column) -> Iterator[Equation]:
    """Yield I8: the studies are those of the reports, and new ones have new reports or were split off."""
    if not all(name in column.boxes for name in TOTALS):
        return
    reports, kept = _ids(column, "total-reports"), _ids(column, "previous-reports")
    yield _same(
        "total-studies", _ids(column, "total-studies"), "studies of total-reports", _of(column, reports)
    )
    found = _of(column, _ids(column, "new-reports") | (reports & kept)) - _ids(column, "previous")
    yield _same("new-studies", _ids(column, "new-studies"), "studies of new-reports", found)


def _ids(column: Column, name: str) -> frozenset[str]:
    """Return the ids that a column holds in a box, none where it has no such box."""
    return column.boxes[name].count.ids if name in column.boxes else frozenset()


def _continued(
    column: Column, columns: Sequence[Column], previous: str, totals_of: tuple[str, str]
) -> Iterator[Equation]:
    """Yield I10: what was there before is what the version before had in all."""
    earlier = _earlier(column, columns)
    if earlier is None:
        if previous in column.boxes:
            yield _none("I10", f"{previous} of a first version", column.boxes[previous].count)
        return
    total = next((earlier.boxes[name].count for name in totals_of if name in earlier.boxes), None)
    if previous in column.boxes and total is not None:
        now = {previous: column.boxes[previous].count}
        yield Equation(identity="I10", left=now, right={f"total of {earlier.id}": total})


def _earlier(column: Column, columns: Sequence[Column]) -> Column | None:
    """Return the column of the version before that this one goes on from; as held before as reported."""
    place = [each.id for each in columns].index(column.id)
    found = [each for each in columns[:place] if each.version != column.version]
    reported = [each for each in found if kind_of(each) is Kind.REPORTED]
    # Ids can be followed and numbers cannot, so that what is held goes on from what is held.
    ours = [each for each in found if each not in reported]
    kin = reported if kind_of(column) is Kind.REPORTED else ours or reported
    return next(reversed(kin), None)


def _beside(column: Column, columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns of the same version that are not as reported."""
    for each in columns:
        if each.version == column.version and kind_of(each) is not Kind.REPORTED:
            yield each


def _union(columns: Iterable[Column], name: str) -> frozenset[str]:
    return frozenset().union(*(_ids(each, name) for each in columns))


def _of(column: Column, reports: Iterable[str]) -> frozenset[str]:
    """Return the studies of these reports; a report without one stands for itself."""
    return frozenset(column.studies.get(report, report) for report in reports)


def _same(one: str, left: frozenset[str], other: str, right: frozenset[str]) -> Equation:
    return Equation(identity="I8", left={one: held(STUDIES, left)}, right={other: held(STUDIES, right)})


def _none(identity: str, name: str, count: Count) -> Equation:
    """Return that a count is of nothing."""
    nothing = held(Counted(count.counted), ())
    return Equation(identity=identity, left={name: count}, right={"nothing": nothing})
