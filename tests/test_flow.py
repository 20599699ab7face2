"""The flow of whole worlds: which columns there are, and what is in their boxes."""

from dataclasses import replace

import pytest

from pipeline.flow import flow
from pipeline.identities import failures
from pipeline.model import NotReported, Reported
from tests import worlds
from tests.worlds import FT, OUT, World, chosen, number, said, search

FULL, UPDATED, LIST = worlds.full(), worlds.updated(), worlds.reconstructed()


def sizes(world, ident=None):
    return {name: str(box.count) for name, box in world.column(ident).boxes.items()}


def ids(world, name, ident=None):
    return set(world.box(name, ident).ids)


def columns(world):
    return [column.id for column in world.flow.columns]


def line(world, box, name, ident=None):
    return next(line.count for line in world.column(ident).boxes[box].lines if line.id == name)


def test_a_first_version_shows_its_records_in_every_box():
    assert sizes(FULL) == {
        "identified": "13",
        "identified-databases": "11",
        "identified-registers": "2",
        "carried-over": "0",
        "duplicates": "1",
        "distinct": "12",
        "removed": "3",
        "not-screened": "0",
        "awaiting-screening": "1",
        "screened": "9",
        "conflict-screening": "1",
        "excluded-screening": "2",
        "sought": "6",
        "not-retrieved": "1",
        "awaiting-full-text": "1",
        "assessed": "4",
        "conflict-full-text": "1",
        "excluded-full-text": "1",
        "identified-other": "9",
        "identified-websites": "6",
        "identified-citations": "3",
        "removed-other": "3",
        "sought-other": "6",
        "not-retrieved-other": "1",
        "awaiting-other": "1",
        "assessed-other": "4",
        "conflict-other": "1",
        "excluded-other": "2",
        "new-studies": "3",
        "new-reports": "3",
        "total-studies": "3",
        "total-reports": "3",
    }


LINES = [
    ("identified", {"alpha": 7, "beta": 4, "gamma": 2}),
    ("duplicates", {"alpha": 0, "beta": 1, "gamma": 0}),
    ("removed", {"duplicate": 1, "ineligible-automatic": 1, "unreadable": 1}),
    ("excluded-screening", {"off-topic": 1, "no-reason": 1}),
    ("excluded-full-text", {"wrong": 1}),
    ("identified-other", {"web": 6, "kin": 3}),
    ("removed-other", {"duplicate": 2, "unreadable": 1}),
    ("excluded-other", {"old": 1, "off-topic": 1}),
]


@pytest.mark.parametrize(("box", "expected"), LINES)
def test_boxes_are_divided_by_source_cause_and_reason(box, expected):
    found = {line.id: line.count.known for line in FULL.column().boxes[box].lines}
    assert found == expected


UPDATE = [
    ("identified", {"n:0001", "n:0002", "n:0003", "n:0004", "n:0005"}),
    ("carried-over", {"a:0002", "a:0003", "a:0004", "b:0004", "g:0001", "k:0001", "w:0005"}),
    ("removed", {"n:0001", "n:0005"}),
    ("awaiting-screening", {"n:0004"}),
    ("screened", {"n:0002", "n:0003", "a:0002", "a:0003", "a:0004"}),
    ("excluded-screening", {"a:0004"}),
    ("sought", {"n:0002", "n:0003", "a:0002", "a:0003", "b:0004", "g:0001"}),
    ("awaiting-full-text", {"a:0002", "b:0004"}),
    ("sought-other", {"k:0001", "w:0005", "v:0001"}),
    ("previous", {"oak", "elm", "ash"}),
    ("previous-reports", {"a:0001", "a:0005", "w:0002"}),
    ("withdrawn", {"elm"}),
    ("withdrawn-reports", {"a:0005"}),
    ("new-studies", {"yew", "box", "fir"}),
    ("new-reports", {"a:0003", "g:0001", "n:0002", "n:0003"}),
    ("total-studies", {"oak", "ash", "yew", "box", "fir"}),
    ("total-reports", {"a:0001", "w:0002", "a:0003", "g:0001", "n:0002", "n:0003"}),
]


@pytest.mark.parametrize(("box", "expected"), UPDATE)
def test_an_update_goes_on_from_the_version_before(box, expected):
    assert ids(UPDATED, box) == expected


ENTRIES = [
    ("screening", {"a:0002", "a:0003", "a:0004"}),
    ("full-text", {"b:0004", "g:0001"}),
    ("other", {"k:0001", "w:0005"}),
]


@pytest.mark.parametrize(("entry", "expected"), ENTRIES)
def test_carried_over_records_enter_where_they_were_left(entry, expected):
    assert line(UPDATED, "carried-over", entry).ids == expected


def test_a_record_that_was_screened_before_is_not_screened_again():
    assert "b:0004" not in ids(UPDATED, "screened")


def test_a_new_report_of_an_included_study_is_no_new_study():
    assert "n:0003" in ids(UPDATED, "new-reports")
    assert "oak" not in ids(UPDATED, "new-studies")


def test_the_released_column_does_not_change_with_the_update():
    assert sizes(UPDATED, "1.0.0") == sizes(FULL)


@pytest.mark.parametrize("world", [FULL, UPDATED, LIST], ids=["first", "update", "list"])
def test_no_identity_fails(world):
    assert failures(world.flow.checks) == ()


def test_a_version_whose_searches_are_all_held_is_checked_in_full():
    assert FULL.flow.checks == UPDATED.flow.checks == ()


def test_a_published_review_has_a_column_as_reported_and_one_as_reconstructed():
    assert columns(LIST) == ["1.0.0-reported", "1.0.0-reconstructed"]


REPORTED = {
    "identified": "820",
    "identified-databases": "820",
    "removed": "not reported",
    "screened": "not reported",
    "excluded-screening": "not reported",
    "sought": "not reported",
    "not-retrieved": "not reported",
    "assessed": "not reported",
    "excluded-full-text": "not reported",
    "identified-other": "163",
    "identified-websites": "163",
    "sought-other": "not reported",
    "not-retrieved-other": "not reported",
    "assessed-other": "not reported",
    "excluded-other": "not reported",
    "new-studies": "65",
    "new-reports": "not reported",
}


def test_the_reported_column_holds_what_its_authors_printed_and_nothing_else():
    assert sizes(LIST, "1.0.0-reported") == REPORTED


def test_databases_and_other_methods_make_the_number_that_was_printed():
    whole = LIST.box("identified", "1.0.0-reported") + LIST.box("identified-other", "1.0.0-reported")
    assert (whole.known, whole.unknown, len(whole.terms)) == (983, 0, 5)


def test_the_reconstructed_column_goes_from_entries_to_reports_to_studies():
    assert sizes(LIST, "1.0.0-reconstructed") == {
        "identified": "94",
        "removed": "2",
        "reports": "92",
        "not-screened": "46",
        "new-studies": "46",
        "new-reports": "46",
        "total-studies": "46",
        "total-reports": "46",
    }


def test_a_report_without_a_decision_stands_in_no_excluded_box_though_a_rule_would_exclude_it():
    report = LIST.groups[60][0]
    assert report in ids(LIST, "not-screened", "1.0.0-reconstructed")
    assert not any(name.startswith("excluded") for name in LIST.column("1.0.0-reconstructed").boxes)


def test_a_missing_number_is_never_a_zero():
    counts = [box.count for box in LIST.column("1.0.0-reported").boxes.values()]
    terms = [term for count in counts for term in count.terms]
    assert {type(term) for term in terms} == {Reported, NotReported}
    assert all(count.terms for count in counts)
    assert all(term.why for term in terms if isinstance(term, NotReported))


def after_list(**changes):
    """Return the update of the published review: a search that finds listed reports again."""
    base = LIST
    given = {
        "versions": ("1.0.0", "1.1.0"),
        "releases": (base.released(),),
        "sources": base.sources,
        "searches": (*base.searches, search("n", 10, "alpha", "1.1.0")),
        "groups": (
            ("refs:0001", "n:0001"),
            *base.groups[1:-1],
            (base.groups[-1][0], "n:0002"),
            ("n:0003",),
        ),
        "decisions": (*base.decisions, *chosen(base.groups[-1][0]), *chosen("n:0003")),
        "studies": {**base.studies, "late": (base.groups[-1][0],), "fresh": ("n:0003",)},
        "reported": base.reported,
    }
    return World(**{**given, **changes})


def test_an_update_of_a_published_review_starts_from_what_could_be_named():
    world = after_list()
    assert columns(world) == ["1.0.0-reported", "1.0.0-reconstructed", "1.1.0"]
    assert sizes(world)["previous"] == "46"
    assert sizes(world)["total-studies"] == "48"


def test_a_later_search_knows_listed_reports_only_if_they_were_decided_upon():
    world = after_list()
    last = LIST.groups[-1][0]
    assert world.states == {
        "n:0001": "duplicate-of-previous-version",
        "n:0002": "included",
        "n:0003": "included",
    }
    assert ids(world, "new-reports") == {last, "n:0003"}
    assert failures(world.flow.checks) == ()


def test_a_decision_on_a_listed_report_is_carried_over_into_the_next_version():
    last = LIST.groups[-1][0]
    world = after_list(groups=(*LIST.groups, ("n:0001",)), decisions=(*LIST.decisions, *chosen(last)))
    assert line(world, "carried-over", "screening").ids == {last}
    assert ids(world, "new-studies") == {"late"}
    assert failures(world.flow.checks) == ()


def test_a_search_whose_export_is_not_held_leaves_its_number_open():
    world = replace(FULL, searches=(*FULL.searches, search("x", 8, "beta", held=False)))
    assert str(world.box("identified")) == "≥ 13 (one part not reported)"
    assert str(line(world, "identified", "beta")) == "≥ 4 (one part not reported)"
    assert failures(world.flow.checks) == ()
    assert {each.identity for each in world.flow.checks} == {"I1", "I2"}


def test_a_source_with_nothing_but_an_export_that_is_not_held_has_no_number():
    lost = search("x", 8, "house", held=False, unavailable="The pages are gone.")
    world = replace(FULL, searches=(*FULL.searches, lost))
    assert line(world, "identified-other", "house").terms == (NotReported(why="The pages are gone."),)
    assert str(world.box("identified-organisations")) == "not reported"


def test_a_search_that_found_nothing_is_a_true_zero():
    world = replace(FULL, searches=(*FULL.searches, search("x", 8, "house")))
    assert str(world.box("identified-organisations")) == "0"


def test_a_review_that_searched_nothing_yet_has_an_empty_column():
    world = World()
    assert columns(world) == ["1.0.0"]
    assert set(sizes(world).values()) == {"0"}
    assert "identified-other" not in world.column().boxes
    assert world.flow.checks == ()


def test_a_protocol_without_versions_has_no_column():
    empty = worlds.loaded(replace(worlds.protocol(), versions=()))
    assert flow(empty, (), {}).columns == ()


def both_ways():
    """Return a version with a held search and a list that name one report both."""
    return World(
        searches=(search("a", 1, "alpha"), search("l", 2, "list")),
        groups=(("a:0001", "l:0001"), ("a:0002",), ("l:0002",), ("l:0003",)),
        decisions=(*chosen("a:0001"), *chosen("l:0002")),
        studies={"oak": ("a:0001",), "elm": ("l:0002",)},
    )


def test_a_list_is_outside_both_arms_and_shares_the_totals_of_its_version():
    world = both_ways()
    assert columns(world) == ["1.0.0", "1.0.0-reconstructed"]
    assert ids(world, "new-studies") == {"oak"}
    assert ids(world, "new-studies", "1.0.0-reconstructed") == {"oak", "elm"}
    assert ids(world, "total-studies") == ids(world, "total-studies", "1.0.0-reconstructed")
    assert world.flow.checks == ()


def test_a_duplicate_in_a_list_does_not_make_its_report_new_there():
    base = both_ways()
    world = replace(
        base,
        versions=("1.0.0", "1.1.0"),
        releases=(replace(base, decisions=()).released(),),
        searches=(*base.searches, search("m", 3, "list", "1.1.0")),
        groups=(("a:0001", "l:0001", "m:0001"), *base.groups[1:]),
    )
    assert ids(world, "new-reports", "1.1.0") == {"a:0001", "l:0002"}
    assert ids(world, "new-reports", "1.1.0-reconstructed") == set()
    assert world.flow.checks == ()


def test_a_listed_report_can_be_excluded_if_a_decision_says_so():
    world = both_ways()
    world = replace(world, decisions=(*world.decisions, said("l:0003", FT, OUT, "wrong")))
    assert ids(world, "excluded-full-text", "1.0.0-reconstructed") == {"l:0003"}
    assert world.flow.checks == ()


def on_numbers(*versions, **changes):
    """Return a review whose first version is known by its numbers alone."""
    return World(
        versions=("1.0.0", *versions),
        searches=(
            search("p", 1, "alpha", held=False, reported=400),
            search("n", 2, "alpha", versions[-1] if versions else "1.0.0"),
        ),
        groups=(("n:0001",),),
        decisions=chosen("n:0001"),
        studies={"fir": ("n:0001",)},
        **changes,
    )


def test_a_previous_version_that_is_only_reported_stays_a_reported_number():
    world = on_numbers("2.0.0", reported=(number("new-studies", 65, "study"),))
    assert sizes(world)["previous"] == "65"
    assert sizes(world)["total-studies"] == "66"
    assert sizes(world)["previous-reports"] == "not reported"
    assert sizes(world)["total-reports"] == "≥ 1 (one part not reported)"
    assert failures(world.flow.checks) == ()


def test_a_version_that_is_only_reported_leaves_the_totals_of_later_ones_open():
    given = both_ways()
    numbers = (number("total-studies", 9, "study", version="1.1.0"),)
    world = World(
        versions=("1.0.0", "1.1.0", "1.2.0"),
        releases=(given.released(), replace(given.released(), version="1.1.0", outcomes=())),
        searches=given.searches,
        groups=given.groups,
        decisions=given.decisions,
        studies=given.studies,
        reported=numbers,
    )
    assert columns(world)[2:] == ["1.1.0-reported", "1.2.0"]
    assert sizes(world)["previous"] == "≥ 2 (one part not reported)"
    assert failures(world.flow.checks) == ()


def test_released_versions_that_the_protocol_dropped_keep_their_columns():
    world = replace(UPDATED, versions=("1.1.0",))
    assert columns(world) == ["1.0.0", "1.1.0"]


def test_after_its_release_a_version_shows_what_was_released():
    frozen = replace(FULL, releases=(FULL.released(),), decisions=())
    assert sizes(frozen) == sizes(FULL)
