"""Who reviews, and which sheets are whose."""

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.reviewing.people import folder, own, people, reasons, screeners
from tests import worlds
from tests.reviewing.small import FULL, TITLES, protocol

PATHS = (
    "records/screening/title-abstract/first/001.yml",
    "records/screening/title-abstract/first/002.yml",
    "records/screening/full-text/third/001.yml",
    "records/screening/full-text/consensus/judge-001.yml",
)
SHEETS = tuple(
    Stored(path=path, value=files.Sheet(stage=TITLES, reviewer="first", blocks={})) for path in PATHS
)


def test_tools_and_papers_are_no_people():
    assert people(worlds.protocol()) == ("ada", "bob")


@pytest.mark.parametrize(
    ("stage", "who", "wanted"),
    [
        (TITLES, "first", PATHS[:2]),
        (FULL, "first", ()),
        (FULL, "third", PATHS[2:3]),
        (FULL, "consensus", PATHS[3:]),
    ],
)
def test_sheets_are_found_by_stage_and_reviewer(stage, who, wanted):
    assert tuple(one.path for one in own(SHEETS, stage, who)) == wanted


def test_screeners_are_those_who_have_sheets():
    assert screeners(SHEETS, protocol()) == ("first", "third")


def test_a_stage_has_its_own_reasons():
    assert [one.id for one in reasons(worlds.protocol(), TITLES)] == ["off-topic"]
    assert [one.id for one in reasons(worlds.protocol(), FULL)] == ["old", "off-topic", "wrong"]


def test_the_folder_of_a_reviewer_names_the_stage():
    assert folder(FULL, "third") == "records/screening/full-text/third"
