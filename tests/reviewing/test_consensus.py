"""Conflicts, what a resolution must say, and where it is written."""

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.reviewing.consensus import amiss, changing, conflicts, home, settled
from pipeline.reviewing.said import Said
from pipeline.values import Verdict
from tests import worlds
from tests.reviewing.small import DAY, FULL, IN, MISSING, OUT, TITLES, UNSURE

FOLDER = "records/screening/title-abstract/consensus"


class Reviewed:
    """As much of a review as its conflicts are found in."""

    def __init__(self, *decisions):
        world = worlds.World(
            searches=(worlds.search("a", 1, "alpha"), worlds.search("b", 2, "beta")),
            groups=(("a:0001", "b:0001"), ("a:0002",), ("b:0002",), ("a:0003",)),
            decisions=decisions,
        )
        self.screenings, self.identity = world.screenings, world.identity
        self.searches, self.protocol = world.searches, world.protocol


def both(ident, stage, one=IN, other=OUT, **more):
    return (
        worlds.said(ident, stage, one),
        worlds.said(ident, stage, other, "off-topic" if other is OUT else None, by="bob", **more),
    )


REVIEW = Reviewed(
    *both("b:0002", TITLES),
    *both("a:0002", TITLES),
    *both("a:0003", TITLES, other=IN),
    *both("a:0003", FULL),
    *both("a:0001", TITLES),
    worlds.said("a:0001", TITLES, IN, by="ada", consensus=True, file="c"),
)


def test_conflicts_come_by_stage_search_and_ordinal():
    assert [(one.report, one.stage) for one in conflicts(REVIEW)] == [
        ("a:0002", TITLES),
        ("b:0002", TITLES),
        ("a:0003", FULL),
    ]


def test_a_conflict_holds_what_each_said():
    found = conflicts(REVIEW, (FULL,))[0]
    assert [(one.by, one.verdict) for one in found.decisions] == [("ada", IN), ("bob", OUT)]
    assert found.title == "On a:0003"


@pytest.mark.parametrize("other", [UNSURE, OUT])
def test_whoever_is_unsure_is_in_conflict_too(other):
    assert len(conflicts(Reviewed(*both("a:0002", TITLES, UNSURE, other)))) == 1


@pytest.mark.parametrize(
    ("report", "stage", "wanted"),
    [
        ("a:0002", TITLES, True),
        ("a:0002", FULL, False),
        ("a:0001", TITLES, True),
        ("a:0003", TITLES, False),
        ("z:0001", TITLES, False),
    ],
)
def test_what_was_in_conflict_can_be_settled_again(report, stage, wanted):
    assert (settled(REVIEW, report, stage) is not None) is wanted


@pytest.mark.parametrize(
    ("said", "stage", "wanted"),
    [
        (Said(verdict=IN, note="n"), TITLES, []),
        (Said(verdict=OUT, reason="off-topic", note="n"), TITLES, []),
        (Said(verdict=MISSING, note="n"), FULL, []),
        (Said(verdict=MISSING, note="n"), TITLES, ["nothing is retrieved at title-abstract"]),
        (Said(verdict=IN), TITLES, ["say why"]),
        (Said(verdict=IN, note="  "), TITLES, ["say why"]),
        (Said(note="n"), TITLES, ["a consensus includes, excludes or says not retrieved"]),
        (Said(verdict=UNSURE, note="n"), TITLES, ["a consensus includes, excludes or says not retrieved"]),
        (Said(verdict=IN, reason="off-topic", note="n"), FULL, ["a reason belongs to an exclusion"]),
        (
            Said(verdict=OUT, reason="old", note="n"),
            TITLES,
            ["an exclusion at title-abstract has one of these reasons: off-topic"],
        ),
    ],
)
def test_a_resolution_says_what_and_why(said, stage, wanted):
    assert [*amiss(said, stage, worlds.protocol())] == wanted


def sheet(name, *idents, who="ada"):
    blocks = {ident: files.Block(verdict=Verdict.INCLUDE, on=DAY) for ident in idents}
    return Stored(path=f"{FOLDER}/{name}", value=files.Sheet(stage=TITLES, reviewer=who, blocks=blocks))


FULL_ONE = sheet("ada-001.yml", *(f"a:{n:04d}" for n in range(1, 501)))


@pytest.mark.parametrize(
    ("sheets", "report", "wanted"),
    [
        ((), "a:0001", "ada-001.yml"),
        ((sheet("ada-001.yml", "a:0002"),), "a:0001", "ada-001.yml"),
        ((sheet("ada-001.yml", "a:0001"), sheet("ada-002.yml")), "a:0001", "ada-001.yml"),
        ((sheet("001.yml", "a:0001"),), "a:0001", "001.yml"),
        ((sheet("001.yml", "a:0001"),), "a:0002", "ada-001.yml"),
        ((sheet("001.yml", "a:0001", who="bob"),), "a:0001", "ada-001.yml"),
        ((sheet("bob-001.yml", "a:0001", who="bob"),), "a:0001", "ada-001.yml"),
        ((FULL_ONE,), "b:0001", "ada-002.yml"),
        ((FULL_ONE,), "a:0007", "ada-001.yml"),
    ],
)
def test_everybody_writes_sheets_of_their_own(sheets, report, wanted):
    loaded = worlds.loaded(worlds.protocol(), sheets=sheets)
    assert home(loaded, TITLES, "ada", report) == f"{FOLDER}/{wanted}"


def test_a_resolution_is_added_and_changed_in_place():
    first = changing(TITLES, "ada", {"a:0001": files.Block(verdict=IN, on=DAY, note="n")})("")
    assert first.startswith("schema: 1\nstage: title-abstract\nreviewer: ada\nblocks:\n  a:0001:\n")
    both_in = changing(TITLES, "ada", {"a:0002": files.Block(verdict=IN, on=DAY)})(first)
    assert both_in.startswith(first)
    again = changing(TITLES, "ada", {"a:0001": files.Block(verdict=OUT, on=DAY)})(both_in)
    assert again.count("verdict: exclude") == 1
    assert again.endswith(both_in.removeprefix(first))
