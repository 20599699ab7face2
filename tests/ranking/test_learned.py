"""What decisions teach: who is relevant so far, since when, and what may be said at the end of each day."""

from datetime import date

import pytest

from pipeline.ranking.learned import Judged, days, digest, frontier, learned
from pipeline.ranking.stopping import Goal, standing
from pipeline.values import Basis, Stage, Verdict
from tests import made
from tests.test_voting import decision, reviewed

STAGE = Stage.TITLE_ABSTRACT


def one(*verdicts, settled=None):
    """Return what is learned of a report from these votes, and the verdict that they settle."""
    review = reviewed(*(decision("k1:0001", f"r{n}", said) for n, said in enumerate(verdicts)))
    (screening,) = review.screenings
    screenings = (made.changed(screening, verdict=settled and Verdict(settled)),)
    known = learned(made.changed(review, screenings=screenings), STAGE)
    return known["k1:0001"].relevant if known else None


@pytest.mark.parametrize(
    ("verdicts", "settled", "expected"),
    [
        (["include"], "include", True),
        (["exclude"], "exclude", False),
        (["include", "exclude"], "exclude", False),
        (["include", "exclude"], None, True),
        (["unsure"], None, True),
        (["exclude"], None, False),
        (["not-retrieved"], "not-retrieved", None),
    ],
)
def test_a_report_is_relevant_so_far_while_somebody_hopes(verdicts, settled, expected):
    assert one(*verdicts, settled=settled) is expected


def test_other_stages_and_reports_without_a_decision_teach_nothing():
    other = reviewed(decision("k1:0001", "alder", stage=Stage.FULL_TEXT))
    assert learned(other, STAGE) == {}
    bare = made.changed(other.screenings[0], stage=STAGE, decisions=())
    assert learned(made.changed(other, screenings=(bare,)), STAGE) == {}


def test_what_a_source_states_teaches_as_well():
    assert learned(reviewed(decision("k1:0001", "alder", origin=Basis.STATED)), STAGE)


def known(*rows):
    return {f"k1:{n:04d}": Judged(relevant=hit, on=date(2024, 1, day)) for n, (day, hit) in enumerate(rows)}


def test_a_day_counts_what_was_first_judged_on_it():
    found = days(known((2, True), (1, False), (2, False), (2, True)))
    assert [*found.items()] == [(date(2024, 1, 1), (1, 0)), (date(2024, 1, 2), (3, 2))]


def test_the_first_day_of_several_votes_counts():
    review = reviewed(
        decision("k1:0001", "alder", on=date(2024, 2, 2)), decision("k1:0001", "birch", on=date(2024, 2, 1))
    )
    assert learned(review, STAGE)["k1:0001"].on == date(2024, 2, 1)


def test_the_digest_tells_decisions_apart_and_not_their_days():
    first, later, other = known((1, True)), known((2, True)), known((1, False))
    assert digest(first) == digest(later) != digest(other)


def test_the_frontier_has_a_point_a_day_that_is_the_test_by_groups():
    rows = known((1, True), (1, False), (2, False), (2, False), (3, True), (3, False))
    found = frontier(rows, 4, Goal())
    assert [point.screened for point in found] == [2, 4, 6]
    assert found[-1] == standing([1, 0, 1], 10, Goal(), [2, 2, 2])
