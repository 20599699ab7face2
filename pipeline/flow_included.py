"""What a version includes: previous, withdrawn, new and total, of studies and of reports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.flow_boxes import REPORTS, STUDIES, box, held, state_labels, terms
from pipeline.flow_editions import Edition
from pipeline.model import Box, Held, Line, Outcome, Term
from pipeline.values import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What earlier versions included that is known only as reported: numbers, no ids."""

    studies: tuple[Term, ...] = ()
    reports: tuple[Term, ...] = ()


def included(edition: Edition, rows: Iterable[Outcome], base: Base) -> Iterator[Box]:
    """Yield the boxes of what is included; `rows` are those of the column, its new reports are theirs."""
    mine = {row.report for row in rows if row.state is State.INCLUDED} & edition.new
    before = frozenset(edition.previous.values())
    if base.studies or not edition.first:
        yield from _earlier(edition, before, base)
    yield box("new-studies", held(STUDIES, _studies(edition, edition.kept | mine) - before))
    yield box("new-reports", held(REPORTS, mine))
    yield box("total-studies", terms(STUDIES, (Held(ids=edition.total), *base.studies)))
    yield box("total-reports", terms(REPORTS, (_held(edition.included), *base.reports)))


def _earlier(edition: Edition, before: frozenset[str], base: Base) -> Iterator[Box]:
    """Yield what the previous version had, and what of it is no longer included."""
    gone = edition.gone
    yield box("previous", terms(STUDIES, (Held(ids=before), *base.studies)))
    yield box("previous-reports", terms(REPORTS, (_held(edition.previous), *base.reports)))
    yield box("withdrawn", held(STUDIES, before.difference(edition.included.values())))
    yield box("withdrawn-reports", held(REPORTS, gone), _causes(gone))


def _studies(edition: Edition, reports: Iterable[str]) -> frozenset[str]:
    """Return the studies of reports: of new ones, and of kept ones that were split from their study."""
    return frozenset(edition.studies[report] for report in reports)


def _causes(gone: Mapping[str, Outcome]) -> Iterator[Line]:
    """Yield a line for each state in which withdrawn reports now are."""
    for state, label in state_labels().items():
        ids = [report for report, row in gone.items() if row.state.value == state]
        if ids:
            yield Line(id=state, label=label, count=held(REPORTS, ids))


def _held(reports: Iterable[str]) -> Held:
    return Held(ids=frozenset(reports))
