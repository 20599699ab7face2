"""The columns that are held: sources, absent exports, points of entry, what is withdrawn and why."""

from dataclasses import replace

import pytest

from pipeline.flow_editions import editions
from pipeline.flow_held import held_column, reconstructed_column
from pipeline.flow_included import Base
from tests import worlds
from tests.worlds import FT, IN, OUT, TA, said

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
    assert (bool(last(world).found), bool(last(world).listed)) == (is_held, listed)


def test_each_report_is_stood_for_by_one_record():
    stays = column(FULL).stays
    assert stays["b:0002"] == "b:0002"
    assert set(stays.values()).isdisjoint({"b:0001", "w:0001", "a:0006", "a:0007"})


def test_the_studies_of_included_reports_travel_with_the_column():
    assert column(UPDATED).studies["a:0005"] == "elm"
    assert column(UPDATED).studies["n:0003"] == "oak"


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
