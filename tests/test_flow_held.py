"""The columns that are held: sources, absent exports, points of entry, what is withdrawn and why."""

from dataclasses import replace

import pytest

from pipeline.flow_editions import editions
from pipeline.flow_held import Base, held_column, holds, reconstructed_column, reconstructs, searched
from pipeline.model import NotReported, Reported
from pipeline.values import Arm, State
from tests import worlds
from tests.worlds import FT, IN, MISSING, OUT, TA, World, chosen, passed, said, search

FULL, UPDATED, LIST = worlds.full(), worlds.updated(), worlds.reconstructed()
NONE = Base()


def last(world):
    return editions(world.loaded, world.outcomes, world.made)[-1]


def column(world, base=NONE):
    return held_column(world.loaded, last(world), base)


def test_a_column_is_named_after_its_version():
    assert (column(FULL).id, column(FULL).label) == ("1.0.0", "Version 1.0.0")
    made = reconstructed_column(LIST.loaded, last(LIST), NONE)
    assert (made.id, made.label) == ("1.0.0-reconstructed", "Version 1.0.0, as reconstructed")


@pytest.mark.parametrize(("world", "is_held", "listed"), [(FULL, True, False), (LIST, False, True)])
def test_an_edition_holds_records_of_searches_or_of_a_list(world, is_held, listed):
    assert (holds(last(world)), reconstructs(last(world))) == (is_held, listed)


def test_each_report_is_stood_for_by_one_record():
    stays = column(FULL).stays
    assert stays["b:0002"] == "b:0002"
    assert set(stays.values()).isdisjoint({"b:0001", "w:0001", "a:0006", "a:0007"})


def test_the_studies_of_included_reports_travel_with_the_column():
    assert column(UPDATED).studies["a:0005"] == "elm"
    assert column(UPDATED).studies["n:0003"] == "oak"


def test_sources_follow_the_protocol_arm_by_arm():
    found = searched(FULL.loaded, "1.0.0", FULL.outcomes)
    assert found.of({Arm.REGISTER: "", Arm.DATABASE: ""}) == ("gamma", "alpha", "beta")
    assert found.of({Arm.ORGANISATION: ""}) == ()


ABSENT = [
    ({}, 0),
    ({"held": False}, 1),
    ({"held": False, "unavailable": "Lost."}, 1),
    ({"held": False, "reported": 12}, 1),
]


@pytest.mark.parametrize(("changes", "times"), ABSENT)
def test_a_search_without_files_and_rows_is_absent(changes, times):
    world = replace(FULL, searches=(*FULL.searches, search("x", 9, "house", **changes)))
    found = searched(world.loaded, "1.0.0", world.outcomes)
    why = changes.get("unavailable") or "the export of search x is not held"
    assert found.absent["house"] == (NotReported(why=why),) * times


WITHDRAWN = [
    (said("a:0005", FT, OUT, "wrong"), "excluded-full-text"),
    (said("a:0005", FT, MISSING), "not-retrieved"),
    (said("a:0005", FT, IN, by="bob"), None),
]


@pytest.mark.parametrize(("decision", "cause"), WITHDRAWN)
def test_a_withdrawn_report_is_counted_by_where_it_is_now(decision, cause):
    others = [d for d in UPDATED.decisions if d.report != "a:0005"]
    world = replace(UPDATED, decisions=(*others, *passed("a:0005", decision)))
    box = column(world).boxes["withdrawn-reports"]
    assert [line.id for line in box.lines] == ([cause] if cause else [])
    assert world.flow.checks == ()


def test_a_withdrawn_report_in_conflict_is_a_visible_remainder():
    world = replace(UPDATED, decisions=(*UPDATED.decisions, said("a:0005", FT, IN, by="bob", consensus=True)))
    assert world.states["a:0005"] == State.CONFLICT_FULL_TEXT
    assert [line.id for line in column(world).boxes["withdrawn-reports"].lines] == ["conflict-full-text"]
    assert column(world).boxes["conflict-full-text"].count.ids == frozenset()


def test_a_study_with_another_report_is_not_withdrawn():
    base = World(
        searches=(search("a", 1, "alpha"),),
        groups=(("a:0001",), ("a:0002",)),
        decisions=(*chosen("a:0001"), *chosen("a:0002")),
        studies={"oak": ("a:0001", "a:0002")},
    )
    decisions = (*chosen("a:0001"), *passed("a:0002", said("a:0002", FT, OUT, "wrong")))
    world = replace(base, versions=("1.0.0", "1.1.0"), releases=(base.released(),), decisions=decisions)
    assert column(world).boxes["withdrawn"].count.ids == frozenset()
    assert column(world).boxes["withdrawn-reports"].count.ids == {"a:0002"}
    assert world.flow.checks == ()


SAID, LOST = Reported(n=65, place="p"), NotReported(why="w")


def test_a_base_known_by_its_numbers_is_part_of_previous_and_total():
    found = column(FULL, Base(studies=(SAID,), reports=(LOST,))).boxes
    assert [str(found[name].count) for name in ("previous", "previous-reports")] == ["65", "not reported"]
    assert str(found["total-studies"].count) == "68"
    assert str(found["total-reports"].count) == "≥ 3 (one part not reported)"


LATE = [
    (said("b:0004", FT, IN), "full-text"),
    (said("b:0004", FT, OUT, "wrong"), "full-text"),
    (said("b:0004", TA, OUT, "off-topic", consensus=True), "screening"),
]


@pytest.mark.parametrize(("decision", "entry"), LATE)
def test_a_record_left_at_full_text_enters_there_unless_screening_took_it_back(decision, entry):
    studies = {**UPDATED.studies, "gum": ("b:0004",)}
    world = replace(UPDATED, decisions=(*UPDATED.decisions, decision), studies=studies)
    lines = {line.id: line.count.ids for line in column(world).boxes["carried-over"].lines}
    assert "b:0004" in lines[entry]
    assert ("b:0004" in column(world).boxes["screened"].count.ids) == (entry == "screening")
    assert world.flow.checks == ()


def test_a_rule_that_fails_at_last_removes_a_carried_over_record():
    world = replace(UPDATED, findings=(*UPDATED.findings, worlds.fails("n:0004"), worlds.fails("k:0001")))
    assert "n:0004" in column(world).boxes["removed"].count.ids
    assert {line.id for line in column(world).boxes["excluded-other"].lines} == {"old", "wrong"}
    assert world.flow.checks == ()


def test_decided_boxes_of_a_list_appear_only_with_something_in_them():
    more = replace(LIST, decisions=(*LIST.decisions, said("refs:0094", TA, OUT, "off-topic")))
    found = reconstructed_column(more.loaded, last(more), NONE).boxes
    assert found["excluded-screening"].count.ids == {"refs:0094"}
    assert "excluded-full-text" not in found
    assert more.flow.columns[-1].boxes["not-screened"].count.known == 45
