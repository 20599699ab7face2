"""Decisions as sheets hold them, on the reports they are about today."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline import files
from pipeline.screen.decisions import decisions
from pipeline.values import Basis
from tests import worlds
from tests.worlds import FT, IN, OUT, TA, stored

IDENTITY = worlds.identity(("a:0001", "a:0002"), ("a:0003",), aliases={"a:0009": "a:0001"})
BLOCK = files.Block(verdict=IN, on=date(2030, 2, 3))


def sheet(blocks, reviewer="ada", stage=TA, folder=None, number=1):
    path = f"records/screening/{stage}/{folder or reviewer}/{number:03d}.yml"
    return stored(files.Sheet(stage=stage, reviewer=reviewer, blocks=blocks), path)


def read(*sheets):
    loaded = worlds.loaded(worlds.protocol(), sheets=sheets)
    return decisions(loaded, IDENTITY)


def test_a_block_with_a_verdict_is_a_decision_with_everything_it_says():
    block = replace(BLOCK, verdict=OUT, reason="wrong", note="N", place="P", evidence="E", criterion="recent")
    ((found,), problems) = read(sheet({"a:0003": block}, stage=FT))
    assert problems == ()
    assert (found.report, found.stage, found.verdict, found.reason) == ("a:0003", FT, OUT, "wrong")
    assert (found.note, found.place, found.evidence, found.criterion) == ("N", "P", "E", "recent")
    assert (found.by, found.on, found.file) == (
        "ada",
        date(2030, 2, 3),
        "records/screening/full-text/ada/001.yml",
    )


def test_a_stub_is_no_decision():
    assert read(sheet({"a:0003": files.Block(title="Something")})) == ((), ())


@pytest.mark.parametrize(
    ("ident", "report"), [("a:0001", "a:0001"), ("a:0002", "a:0001"), ("a:0009", "a:0001")]
)
def test_a_decision_is_on_the_report_that_its_id_stands_for_today(ident, report):
    ((found,), _) = read(sheet({ident: BLOCK}))
    assert (found.report, found.recorded_for) == (report, ident)


ORIGINS = [("ada", Basis.TAKEN), ("tool", Basis.DERIVED), ("paper", Basis.STATED), ("stranger", Basis.TAKEN)]


@pytest.mark.parametrize(("reviewer", "origin"), ORIGINS)
def test_the_reviewer_says_where_a_decision_comes_from(reviewer, origin):
    ((found,), _) = read(sheet({"a:0003": BLOCK}, reviewer))
    assert found.origin is origin


@pytest.mark.parametrize(("folder", "expected"), [("consensus", True), ("ada", False)])
def test_a_consensus_is_known_by_its_folder(folder, expected):
    ((found,), _) = read(sheet({"a:0003": BLOCK}, folder=folder))
    assert found.consensus is expected


def test_a_decision_without_a_report_is_a_problem_and_not_lost_in_silence():
    found, (problem,) = read(sheet({"a:0404": BLOCK, "a:0003": BLOCK}))
    assert len(found) == 1
    assert (problem.path, problem.code) == (
        "records/screening/title-abstract/ada/001.yml",
        "decision-without-report",
    )
    assert "a:0404" in problem.message


def test_one_reviewer_cannot_decide_twice_on_one_id():
    _, problems = read(sheet({"a:0003": BLOCK}), sheet({"a:0003": BLOCK}, number=2))
    assert [(each.code, each.path[-7:]) for each in problems] == [("decided-twice", "002.yml")]


NOT_TWICE = [
    (sheet({"a:0003": BLOCK}), sheet({"a:0003": BLOCK}, "bob")),
    (sheet({"a:0003": BLOCK}), sheet({"a:0003": BLOCK}, stage=FT)),
    (sheet({"a:0003": BLOCK}), sheet({"a:0003": BLOCK}, folder="consensus")),
    (sheet({"a:0001": BLOCK}), sheet({"a:0002": BLOCK}, number=2)),
]


@pytest.mark.parametrize("sheets", NOT_TWICE)
def test_other_reviewers_stages_and_ids_are_further_decisions(sheets):
    found, problems = read(*sheets)
    assert (len(found), problems) == (2, ())


def test_decisions_come_by_report_and_stage_whatever_the_order_of_sheets():
    sheets = [
        sheet({"a:0003": BLOCK, "a:0001": BLOCK}, stage=FT),
        sheet({"a:0003": BLOCK}, "bob"),
        sheet({"a:0003": BLOCK}),
    ]
    found, _ = read(*sheets)
    assert [(each.report, each.stage, each.by) for each in found] == [
        ("a:0001", FT, "ada"),
        ("a:0003", TA, "ada"),
        ("a:0003", TA, "bob"),
        ("a:0003", FT, "ada"),
    ]
    assert read(*sheets[::-1])[0] == found
