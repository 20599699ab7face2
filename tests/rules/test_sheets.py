"""Rules of screening sheets."""

from datetime import date

import pytest

from pipeline import files
from pipeline.rules.sheets import MOST, sheets
from pipeline.rules.world import World
from pipeline.values import Verdict
from tests.rules.small import BEFORE, DAY, FULL, TITLES, found, loaded, sheet

IN, OUT, LOST = Verdict.INCLUDE, Verdict.EXCLUDE, Verdict.NOT_RETRIEVED
AUTOMATIC = {"criterion": "c", "evidence": "e", "tool": "t"}


def told(block, reviewer="ash", stage=FULL, **changes):
    path = f"records/screening/{stage}/{reviewer}/001.yml"
    protocol = loaded().protocol
    criterion = files.Criterion(id="c", label="C", test="human", reason="off", stage=FULL)
    changed = {
        **{name: getattr(protocol.value, name) for name in protocol.value.__slots__},
        "criteria": (criterion,),
        "labels": (files.Label(id="odd", label="Odd"),),
    }
    one = sheet({"s:0001": files.Block(**block)}, path, stage, reviewer)
    stored = type(protocol)(path=protocol.path, value=files.Protocol(**changed))
    return [(loc[2:], code) for loc, code in found(sheets, sheets=(one,), protocol=stored, **changes)]


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ({"verdict": IN, "on": DAY}, []),
        ({"verdict": OUT, "reason": "off", "on": DAY, "note": "n"}, []),
        ({"verdict": LOST, "on": DAY}, []),
        ({"title": "T"}, []),
        ({"verdict": IN}, [((), "date-missing")]),
        ({"verdict": OUT, "on": DAY}, [(("verdict",), "exclusion-without-reason")]),
        ({"verdict": OUT, "on": DAY, "reason": "none"}, [(("reason",), "unknown-reason")]),
        ({"verdict": IN, "on": DAY, "reason": "off"}, [(("reason",), "reason-without-exclusion")]),
        ({"reason": "off"}, [(("reason",), "reason-without-exclusion")]),
        ({"on": DAY}, [(("on",), "stub-with-decision")]),
        ({"place": "p"}, [(("place",), "stub-with-decision")]),
        ({"facts": "f", "found": "f", "note": "n", "labels": ("odd",)}, []),
        ({"labels": ("odd", "none")}, [(("labels", 1), "unknown-label")]),
        ({"verdict": IN, "on": DAY, "tool": "t"}, [(("tool",), "not-automatic")]),
        (
            {"verdict": IN, "on": DAY, "criterion": "z"},
            [(("criterion",), "unknown-criterion"), (("criterion",), "not-automatic")],
        ),
        ({"verdict": IN, "on": date(2024, 3, 3)}, [(("on",), "decision-before-search")]),
    ],
)
def test_a_block_of_a_person(block, wanted):
    assert told(block) == wanted


@pytest.mark.parametrize(
    ("stage", "block", "wanted"),
    [
        (TITLES, {"verdict": OUT, "reason": "off", "on": DAY}, []),
        (TITLES, {"verdict": OUT, "reason": "old", "on": DAY}, [(("reason",), "reason-at-wrong-stage")]),
        (TITLES, {"verdict": LOST, "on": DAY}, [(("verdict",), "verdict-at-wrong-stage")]),
        (BEFORE, {"verdict": OUT, "reason": "old", "on": DAY}, []),
        (BEFORE, {"verdict": OUT, "reason": "off", "on": DAY}, [(("reason",), "reason-at-wrong-stage")]),
    ],
)
def test_a_verdict_and_its_reason_belong_to_the_stage(stage, block, wanted):
    assert told(block, stage=stage) == wanted


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ({"verdict": IN, "on": DAY, **AUTOMATIC}, []),
        ({"verdict": IN, "on": DAY, "criterion": "c", "evidence": "e"}, [((), "tool-missing")]),
        ({"verdict": IN}, [((), f"{name}-missing") for name in ("date", "criterion", "evidence", "tool")]),
    ],
)
def test_an_automatic_decision_says_how_it_came_about(block, wanted):
    assert told(block, reviewer="tool") == wanted


@pytest.mark.parametrize(
    ("block", "wanted"),
    [({"verdict": IN, "place": "p. 3"}, []), ({"verdict": IN, "on": DAY}, [((), "place-missing")])],
)
def test_a_stated_decision_says_where_it_is_stated(block, wanted):
    assert told(block, reviewer="paper") == wanted


def test_a_decision_is_on_a_known_record_by_a_known_reviewer():
    one = sheet({"s:0009": files.Block()}, reviewer="oak", path="records/screening/full-text/oak/001.yml")
    assert found(sheets, sheets=(one,)) == [
        (("reviewer",), "unknown-reviewer"),
        (("blocks", "s:0009"), "unknown-record"),
    ]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("records/screening/full-text/ash/012.yml", []),
        ("records/screening/full-text/consensus/001.yml", []),
        ("records/screening/title-abstract/ash/001.yml", [(("stage",), "sheet-folder")]),
        ("records/screening/full-text/elm/001.yml", [(("reviewer",), "sheet-folder")]),
        ("records/screening/full-text/ash/1.yml", [((), "file-name")]),
        ("records/screening/full-text/ash/first.yml", [((), "file-name")]),
        ("records/screening/full-text/ash/ash-001.yml", [((), "file-name")]),
        ("records/screening/full-text/consensus/ash-001.yml", []),
        ("records/screening/full-text/consensus/elm-001.yml", [((), "file-name")]),
    ],
)
def test_a_sheet_stands_where_it_belongs(path, wanted):
    assert found(sheets, sheets=(sheet({}, path),)) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("records/screening/full-text/ash/002.yml", [(("blocks", "s:0001"), "decided-twice")]),
        ("records/screening/full-text/consensus/001.yml", []),
    ],
)
def test_a_reviewer_decides_once_on_a_record(path, wanted):
    blocks = {"s:0001": files.Block()}
    assert found(sheets, sheets=(sheet(blocks), sheet(blocks, path))) == wanted


def test_a_sheet_has_at_most_five_hundred_blocks():
    blocks = {f"s:{n:04d}": files.Block() for n in range(1, MOST + 2)}
    made = [one for one in sheets(World(loaded(sheets=(sheet(blocks),)))) if one.code == "sheet-too-long"]
    assert [one.loc for one in made] == [("blocks", "s:0501")]
