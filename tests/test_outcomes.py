"""Where records end, version after version: duplicates, carried-over records, withdrawals, both arms."""

from dataclasses import replace

import pytest

from pipeline.outcomes import outcomes, unreleased
from pipeline.values import Arm
from tests import worlds
from tests.worlds import FT, IN, OUT, TA, UNSURE, World, chosen, fails, passed, said, search

FULL = worlds.full()


def row(world, ident):
    return next(each for each in world.outcomes if each.record == ident)


STATES = [
    ("a:0001", "included"),
    ("b:0001", "duplicate"),
    ("a:0002", "excluded-screening"),
    ("a:0003", "awaiting-screening"),
    ("a:0004", "conflict-screening"),
    ("a:0006", "ineligible-automatic"),
    ("a:0007", "unreadable"),
    ("b:0002", "excluded-full-text"),
    ("b:0003", "not-retrieved"),
    ("b:0004", "awaiting-full-text"),
    ("g:0001", "conflict-full-text"),
    ("w:0001", "duplicate"),
    ("w:0002", "included"),
    ("w:0004", "not-retrieved"),
    ("k:0001", "awaiting-full-text"),
    ("k:0002", "excluded-full-text"),
    ("k:0003", "duplicate"),
]


@pytest.mark.parametrize(("ident", "state"), STATES)
def test_every_record_ends_somewhere(ident, state):
    assert FULL.states[ident] == state


def test_rows_follow_sequence_and_ordinal_whatever_the_order_of_records():
    found = [each.record for each in FULL.outcomes]
    assert found == sorted(found, key=lambda ident: ("abgwk".index(ident[0]), ident))
    turned = replace(FULL.loaded, records=FULL.loaded.records[::-1], searches=FULL.loaded.searches[::-1])
    assert outcomes(turned, FULL.identity, FULL.screenings, FULL.made) == FULL.outcomes


def test_an_included_row_names_its_study_and_others_do_not():
    assert row(FULL, "a:0001").study == "oak"
    assert {each.study for each in FULL.outcomes if each.state != "included"} == {None}


def test_a_study_without_a_file_bears_the_id_of_its_report():
    assert row(replace(FULL, studies={}), "a:0001").study == "a-0001"


def test_the_primary_reason_and_the_stage_travel_with_an_exclusion():
    found = row(FULL, "b:0002")
    assert (found.reason, found.stage) == ("wrong", FT)


def test_an_automatic_exclusion_by_other_methods_keeps_its_reason():
    found = row(FULL, "k:0002")
    assert (found.reason, found.stage, found.state) == ("old", "before-screening", "excluded-full-text")


def test_a_report_of_both_arms_counts_where_it_was_first_found():
    found = row(FULL, "b:0002")
    assert (found.arm, found.also) == (Arm.DATABASE, (Arm.WEBSITE,))
    assert row(FULL, "w:0001").also == ()
    assert row(FULL, "w:0002").also == (Arm.CITATION,)


def test_sequence_decides_which_arm_came_first():
    turned = (search("w", 1, "web"), search("a", 2, "alpha"))
    world = World(searches=turned, groups=(("w:0001", "a:0001"),), decisions=chosen("w:0001"))
    assert world.states == {"w:0001": "included", "a:0001": "duplicate"}


def after(*more, base=None, **changes):
    """Return the version after one, with a search `n` of one record and further decisions."""
    base = base or FULL
    given = {
        "versions": ("1.0.0", "1.1.0"),
        "releases": (base.released(),),
        "searches": (*base.searches, search("n", 9, "alpha", "1.1.0")),
        "decisions": (*base.decisions, *more),
    }
    return replace(base, **{**given, **changes})


LEFT_OPEN = {"a:0003", "a:0004", "b:0004", "g:0001", "k:0001", "w:0005"}


def test_what_was_left_open_is_carried_over_and_nothing_else():
    assert set(after().states) == LEFT_OPEN


CHANGES = [
    (said("a:0002", TA, IN, consensus=True), "a:0002", "awaiting-full-text"),
    (said("b:0003", FT, IN, consensus=True), "b:0003", "included"),
    (said("b:0002", FT, UNSURE, by="bob", consensus=True), "b:0002", "conflict-full-text"),
    (said("a:0005", FT, OUT, "wrong", consensus=True), "a:0005", "excluded-full-text"),
    (said("a:0006", TA, IN), "a:0006", "awaiting-full-text"),
    (said("k:0002", FT, IN), "k:0002", "included"),
]


@pytest.mark.parametrize(("decision", "ident", "state"), CHANGES)
def test_what_ends_elsewhere_today_has_a_row_again(decision, ident, state):
    states = after(decision).states
    assert states[ident] == state
    assert set(states) == LEFT_OPEN | {ident}


def test_an_exclusion_for_another_reason_is_not_carried_over():
    world = after(said("b:0002", FT, OUT, "off-topic", consensus=True))
    assert "b:0002" not in world.states


def test_a_record_of_a_known_report_is_a_duplicate_of_the_earlier_version():
    world = after(groups=(("a:0001", "b:0001", "n:0001"), *FULL.groups[1:]))
    assert world.states["n:0001"] == "duplicate-of-previous-version"


def test_two_new_records_of_one_report_are_duplicates_within_the_version():
    world = after(groups=(*FULL.groups, ("n:0001", "n:0002")))
    assert (world.states["n:0001"], world.states["n:0002"]) == ("awaiting-screening", "duplicate")


def test_an_early_record_that_a_better_reader_finds_joins_the_version_in_preparation():
    world = after(groups=(*FULL.groups, ("a:0008",)))
    assert world.states["a:0008"] == "awaiting-screening"


def test_an_unreadable_record_that_is_read_at_last_is_carried_over():
    world = after(groups=(*FULL.groups, ("a:0007",)), unreadable=("w:0006",))
    assert world.states["a:0007"] == "awaiting-screening"


def merged(*decisions):
    """Return the version in which an included report turns out to be an excluded one."""
    groups = (("a:0001", "b:0001"), ("a:0002", "a:0005"), *FULL.groups[2:4], *FULL.groups[5:])
    kept = [d for d in FULL.decisions if d.report != "a:0005"]
    moved = [replace(d, report="a:0002") for d in FULL.decisions if d.report == "a:0005"]
    studies = {**FULL.studies, "elm": ("a:0002",)}
    return after(
        groups=groups,
        decisions=(*kept, *moved, *decisions),
        studies=studies,
        aliases=(("a:0005", "a:0002"),),
    )


def test_a_merge_that_contradicts_itself_withdraws_and_carries_over():
    states = merged().states
    assert states["a:0002"] == "conflict-screening"
    assert states["a:0005"] == "duplicate"


def test_a_merge_keeps_the_flow_whole():
    assert merged().flow.checks == ()
    box = merged().column().boxes["withdrawn-reports"]
    assert [(line.id, line.count.ids) for line in box.lines] == [("duplicate", {"a:0005"})]


def test_a_merged_report_that_is_settled_again_keeps_its_study():
    world = merged(said("a:0002", TA, IN, consensus=True))
    assert world.states["a:0002"] == "included"
    assert world.box("withdrawn").ids == frozenset()
    assert world.box("new-studies").ids == frozenset()
    assert world.box("new-reports").ids == {"a:0002"}
    assert world.flow.checks == ()


def test_a_split_takes_the_duplicate_up_again():
    world = after(groups=(("a:0001",), ("b:0001",), *FULL.groups[1:]))
    assert world.states["b:0001"] == "awaiting-screening"
    assert world.flow.checks == ()


def test_a_duplicate_that_changes_sides_stays_a_duplicate():
    base = after(groups=(("a:0001", "b:0001"), *FULL.groups[1:], ("n:0001", "n:0002")))
    releases = (*base.releases, base.released())
    joined = (("a:0001", "b:0001", "n:0001", "n:0002"), *FULL.groups[1:])
    world = replace(base, versions=("1.0.0", "1.1.0", "1.2.0"), releases=releases, groups=joined)
    assert world.states["n:0001"] == "duplicate-of-previous-version"
    assert "n:0002" not in world.states


def test_a_third_version_goes_on_from_the_second():
    second = worlds.updated()
    world = replace(
        second,
        versions=(*second.versions, "1.2.0"),
        releases=(*second.releases, second.released()),
        decisions=(*second.decisions, *passed("a:0005"), said("a:0005", FT, IN, consensus=True)),
    )
    assert set(world.states) == {"a:0002", "a:0005", "b:0004", "k:0001", "n:0004", "w:0005"}
    assert world.states["a:0005"] == "conflict-full-text"
    assert world.flow.checks == ()


def test_a_withdrawn_study_can_come_back():
    second = worlds.updated()
    decisions = [d for d in second.decisions if d.report != "a:0005"]
    world = replace(
        second,
        versions=(*second.versions, "1.2.0"),
        releases=(*second.releases, second.released()),
        decisions=(*decisions, *chosen("a:0005")),
    )
    assert world.box("new-studies").ids == {"elm"}
    assert world.flow.checks == ()


def test_a_search_of_an_unreleased_version_belongs_to_the_one_in_preparation():
    world = replace(FULL, versions=("1.0.0", "1.1.0"))
    assert len(world.outcomes) == len(FULL.outcomes)


def test_a_released_version_that_is_the_last_gives_its_released_rows():
    world = replace(FULL, releases=(FULL.released(),), decisions=())
    assert world.outcomes == FULL.outcomes


QUIET, LOUD = FULL, replace(FULL, decisions=(*FULL.decisions, *chosen("a:0003")))
SINCE = [
    (FULL, False),
    (replace(FULL, releases=(FULL.released(),)), False),
    (replace(LOUD, releases=(FULL.released(),)), True),
    (replace(FULL, releases=(FULL.released(),), groups=(*FULL.groups, ("a:0009",))), True),
]


@pytest.mark.parametrize(("world", "warned"), SINCE)
def test_what_changes_after_the_last_release_asks_for_a_new_version(world, warned):
    found = unreleased(world.loaded, world.identity, world.screenings, world.made)
    assert [problem.code for problem in found] == ["no-version-in-preparation"] * warned


def test_a_source_that_the_protocol_does_not_know_is_taken_for_a_database():
    world = World(searches=(search("a", 1, "nowhere"),), groups=(("a:0001",),), findings=(fails("a:0001"),))
    assert [(each.arm, each.state) for each in world.outcomes] == [(Arm.DATABASE, "ineligible-automatic")]


def test_a_report_found_by_a_search_and_listed_too_is_withdrawn_from_both():
    base = World(
        searches=(search("a", 1, "alpha"), search("l", 2, "list")),
        groups=(("a:0001", "l:0001"),),
        decisions=chosen("a:0001"),
        studies={"oak": ("a:0001",)},
    )
    world = replace(
        base,
        versions=("1.0.0", "1.1.0"),
        releases=(base.released(),),
        decisions=passed("a:0001", said("a:0001", FT, OUT, "wrong")),
    )
    assert world.states == dict.fromkeys(("a:0001", "l:0001"), "excluded-full-text")
    assert world.box("withdrawn-reports").ids == {"a:0001"}
    assert world.flow.checks == ()


def listed_late(**changes):
    """Return the update in which a printed list names a report that an earlier search had included."""
    return after(
        searches=(*FULL.searches, search("l", 9, "list", "1.1.0")),
        groups=(("a:0001", "b:0001", "l:0001"), *FULL.groups[1:], ("l:0002",)),
        **changes,
    )


def test_a_list_that_comes_later_knows_what_a_search_had_found():
    states = listed_late().states
    assert (states["l:0001"], states["l:0002"]) == ("duplicate-of-previous-version", "not-screened")
    assert listed_late().flow.checks == ()


def listed_twice(groups):
    """Return the update of a version whose report was found by a search and listed, grouped anew."""
    base = World(
        searches=(search("a", 1, "alpha"), search("l", 2, "list")),
        groups=(("a:0001", "l:0001"), ("a:0002",), ("l:0002",)),
        decisions=(*chosen("a:0001"), *chosen("l:0002")),
        studies={"oak": ("a:0001",), "elm": ("l:0002",)},
    )
    return replace(base, versions=("1.0.0", "1.1.0"), releases=(base.released(),), groups=groups)


def test_a_listed_record_that_is_split_off_leaves_its_report_included():
    world = listed_twice((("a:0001",), ("l:0001",), ("a:0002",), ("l:0002",)))
    assert world.states["l:0001"] == "not-screened"
    assert world.box("withdrawn-reports").ids == frozenset()
    assert world.box("not-screened").ids == {"l:0001"}
    assert world.flow.checks == ()


def test_a_listed_report_that_turns_out_to_be_a_found_one_is_withdrawn_as_its_duplicate():
    world = listed_twice((("a:0001", "l:0001", "l:0002"), ("a:0002",)))
    assert world.states == {"a:0002": "awaiting-screening", "l:0002": "duplicate"}
    assert world.box("withdrawn-reports").ids == {"l:0002"}
    assert world.box("withdrawn").ids == {"elm"}
    assert world.flow.checks == ()
