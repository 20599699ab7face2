"""What a version includes, what it withdraws, and what it takes over from numbers alone."""

from dataclasses import replace

import pytest

from pipeline.flow_editions import editions
from pipeline.flow_included import Base, included
from pipeline.model import NotReported, Reported
from pipeline.values import State
from tests import worlds
from tests.worlds import FT, IN, MISSING, OUT, World, chosen, passed, said, search

FULL, UPDATED = worlds.full(), worlds.updated()


def boxes(world, base=None, rows=None):
    last = editions(world.loaded, world.outcomes, world.made)[-1]
    return {box.id: box for box in included(last, last.rows if rows is None else rows, base or Base())}


def test_a_first_version_has_only_what_is_new_and_its_totals():
    assert list(boxes(FULL)) == ["new-studies", "new-reports", "total-studies", "total-reports"]


def test_new_reports_are_those_of_the_rows_and_totals_those_of_the_version():
    found = boxes(UPDATED, rows=())
    assert [str(found[name].count) for name in ("new-studies", "new-reports")] == ["0", "0"]
    assert [str(found[name].count) for name in ("total-studies", "total-reports")] == ["5", "6"]


WITHDRAWN = [
    (said("a:0005", FT, OUT, "wrong"), "excluded-full-text"),
    (said("a:0005", FT, MISSING), "not-retrieved"),
    (said("a:0005", FT, IN, by="bob"), None),
]


@pytest.mark.parametrize(("decision", "cause"), WITHDRAWN)
def test_a_withdrawn_report_is_counted_by_where_it_is_now(decision, cause):
    others = [d for d in UPDATED.decisions if d.report != "a:0005"]
    world = replace(UPDATED, decisions=(*others, *passed("a:0005", decision)))
    box = boxes(world)["withdrawn-reports"]
    assert [line.id for line in box.lines] == ([cause] if cause else [])
    assert world.flow.checks == ()


def test_a_withdrawn_report_in_conflict_is_a_visible_remainder():
    world = replace(UPDATED, decisions=(*UPDATED.decisions, said("a:0005", FT, IN, by="bob", consensus=True)))
    assert world.states["a:0005"] == State.CONFLICT_FULL_TEXT
    assert [line.id for line in boxes(world)["withdrawn-reports"].lines] == ["conflict-full-text"]
    assert world.column().boxes["conflict-full-text"].count.ids == frozenset()


def test_a_study_with_another_report_is_not_withdrawn():
    base = World(
        searches=(search("a", 1, "alpha"),),
        groups=(("a:0001",), ("a:0002",)),
        decisions=(*chosen("a:0001"), *chosen("a:0002")),
        studies={"oak": ("a:0001", "a:0002")},
    )
    decisions = (*chosen("a:0001"), *passed("a:0002", said("a:0002", FT, OUT, "wrong")))
    world = replace(base, versions=("1.0.0", "1.1.0"), releases=(base.released(),), decisions=decisions)
    assert boxes(world)["withdrawn"].count.ids == frozenset()
    assert boxes(world)["withdrawn-reports"].count.ids == {"a:0002"}
    assert world.flow.checks == ()


SAID, LOST = Reported(n=65, place="p"), NotReported(why="w")


def test_a_base_known_by_its_numbers_is_part_of_previous_and_total():
    found = boxes(FULL, Base(studies=(SAID,), reports=(LOST,)))
    assert [str(found[name].count) for name in ("previous", "previous-reports")] == ["65", "not reported"]
    assert str(found["total-studies"].count) == "68"
    assert str(found["total-reports"].count) == "≥ 3 (one part not reported)"
