"""What the sources of a version gave: held records, true noughts, exports that are not held."""

from dataclasses import replace

import pytest

from pipeline.flow_sources import by_arm, by_source, identified, searched
from pipeline.model import NotReported
from pipeline.values import Arm
from tests import worlds
from tests.worlds import search

FULL = worlds.full()
SEARCHED = searched(FULL.loaded, "1.0.0", FULL.outcomes)
DATABASES = {Arm.DATABASE: "identified-databases"}


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
    assert found.absent.get("house", ()) == (NotReported(why=why),) * times


def lines(box):
    return {line.id: str(line.count) for line in box.lines}


def test_a_box_has_a_line_for_every_source_though_it_gave_nothing():
    box = by_source("duplicates", (), SEARCHED, ("alpha", "beta"))
    assert (str(box.count), lines(box)) == ("0", {"alpha": "0", "beta": "0"})


def test_records_are_held_source_by_source():
    box = identified("identified", FULL.outcomes, SEARCHED, ("beta", "kin"))
    assert lines(box) == {"beta": "4", "kin": "3"}


def test_only_arms_that_were_searched_have_a_box():
    arms = {**DATABASES, Arm.ORGANISATION: "identified-organisations"}
    found = {box.id: lines(box) for box in by_arm(arms, FULL.outcomes, SEARCHED)}
    assert found == {"identified-databases": {"alpha": "7", "beta": "4"}}


def test_an_export_that_is_not_held_keeps_its_line_open():
    world = replace(FULL, searches=(*FULL.searches, search("x", 9, "beta", held=False)))
    sources = searched(world.loaded, "1.0.0", world.outcomes)
    box = identified("identified", world.outcomes, sources, ("alpha", "beta"))
    assert lines(box) == {"alpha": "7", "beta": "≥ 4 (one part not reported)"}
    assert box.count.unknown == 1


def test_a_source_is_used_by_its_rows_though_its_search_is_of_another_version():
    assert set(searched(FULL.loaded, "9.9.9", FULL.outcomes).arms) == {"alpha", "beta", "gamma", "web", "kin"}
    assert set(searched(FULL.loaded, "9.9.9", ()).arms) == set()
