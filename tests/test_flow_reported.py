"""The column as reported: numbers with their places, and reasons where there is no number."""

from dataclasses import replace

import pytest

from pipeline.flow_reported import is_reported, problems, reported_column
from pipeline.model import NotReported, Reported
from tests.worlds import World, number, search


def world(*numbers, searches=(), versions=("1.0.0",)):
    return World(versions=versions, searches=searches, reported=numbers)


def boxes(*numbers, version="1.0.0", **changes):
    return reported_column(world(*numbers, **changes).loaded, version).boxes


SAID = search("s", 1, "alpha", held=False, reported=5, place="Table 1")
IS_REPORTED = [
    (world(), False),
    (world(number("screened", 5, "record")), True),
    (world(number("screened", None, "record")), True),
    (world(number("screened", 5, "record", version="1.1.0")), False),
    (world(searches=(SAID,)), True),
    (world(searches=(search("s", 1, "alpha", held=False),)), False),
    (world(searches=(search("s", 1, "alpha", reported=5),)), False),
    (world(searches=(replace(SAID, source="list"),)), False),
    (world(searches=(replace(SAID, version="1.1.0"),)), False),
]


@pytest.mark.parametrize(("given", "expected"), IS_REPORTED)
def test_a_version_is_reported_by_numbers_without_files(given, expected):
    assert is_reported(given.loaded, "1.0.0") is expected


def test_a_reported_number_has_its_place():
    assert boxes(number("screened", 5, "record", "Page 9"))["screened"].count.terms == (
        Reported(n=5, place="Page 9"),
    )


WHY = [
    ((), "no number is reported for this box"),
    ((number("screened", None, "record", "Figure 2, an image"),), "Figure 2, an image"),
]


@pytest.mark.parametrize(("numbers", "why"), WHY)
def test_a_number_that_is_not_reported_says_why(numbers, why):
    assert boxes(*numbers)["screened"].count.terms == (NotReported(why=why),)


def test_a_reported_zero_is_a_number():
    assert str(boxes(number("screened", 0, "record"))["screened"].count) == "0"


SEARCHES = (
    SAID,
    search("t", 2, "alpha", held=False, reported=7),
    search("u", 3, "beta", held=False, unavailable="Not kept."),
    search("v", 4, "gamma", held=False, reported=2),
    search("w", 5, "web", held=False, reported=1),
    search("l", 6, "list"),
)


def lines(box):
    return {line.id: str(line.count) for line in box.lines}


def test_hits_are_summed_by_source_a_term_for_each_search():
    found = boxes(searches=SEARCHES)["identified"]
    assert lines(found) == {"alpha": "12", "beta": "not reported", "gamma": "2"}
    assert str(found.count) == "≥ 14 (one part not reported)"
    assert found.lines[0].count.terms[0] == Reported(n=5, place="Table 1")
    assert found.lines[0].count.terms[1] == Reported(n=7, place="reported for search t of alpha")
    assert found.lines[1].count.terms == (NotReported(why="Not kept."),)


ARMS = [
    ("identified-databases", {"alpha": "12", "beta": "not reported"}),
    ("identified-registers", {"gamma": "2"}),
    ("identified-other", {"web": "1"}),
    ("identified-websites", {"web": "1"}),
]


@pytest.mark.parametrize(("name", "expected"), ARMS)
def test_every_arm_that_was_searched_has_a_box(name, expected):
    assert lines(boxes(searches=SEARCHES)[name]) == expected


def test_an_arm_that_was_not_searched_has_none_unless_a_number_is_given():
    assert "identified-organisations" not in boxes(searches=SEARCHES)
    given = boxes(number("identified-organisations", 3, "record"), searches=SEARCHES)
    assert str(given["identified-organisations"].count) == "3"


def test_a_number_for_the_whole_box_goes_before_the_sum_of_its_lines():
    found = boxes(number("identified", 20, "record"), searches=SEARCHES)["identified"]
    assert (str(found.count), len(found.lines)) == ("20", 3)


def test_without_other_methods_there_is_no_other_arm():
    assert not any(name.endswith("-other") for name in boxes(searches=(SAID,)))
    assert "sought-other" in boxes(number("excluded-other", 1, "report"), searches=(SAID,))


LINES = [
    (number("excluded-full-text-wrong", 3, "report"), "excluded-full-text", {"wrong": "3"}),
    (
        number("excluded-screening-off-topic", None, "record"),
        "excluded-screening",
        {"off-topic": "not reported"},
    ),
    (number("removed-duplicate", 4, "record"), "removed", {"duplicate": "4"}),
    (number("removed-ineligible-automatic", 0, "record"), "removed", {"ineligible-automatic": "0"}),
]


@pytest.mark.parametrize(("row", "box", "expected"), LINES)
def test_causes_and_reasons_can_be_reported_too(row, box, expected):
    assert lines(boxes(row)[box]) == expected


UPDATED = {"previous", "previous-reports", "total-studies", "total-reports"}


def test_an_update_has_the_boxes_of_the_version_before():
    versions = ("1.0.0", "1.1.0")
    assert UPDATED.isdisjoint(boxes(versions=versions))
    assert boxes(versions=versions, version="1.1.0").keys() >= UPDATED


def test_a_remainder_is_shown_if_its_number_is_given():
    assert "awaiting-screening" not in boxes()
    assert str(boxes(number("awaiting-screening", 9, "record"))["awaiting-screening"].count) == "9"


def test_boxes_stand_in_the_order_of_the_diagram():
    found = list(boxes(number("awaiting-screening", 9, "record"), searches=SEARCHES))
    assert found.index("awaiting-screening") < found.index("screened") < found.index("sought")


PROBLEMS = [
    (number("screened", 5, "record"), None),
    (number("removed-duplicate", 5, "record"), None),
    (number("excluded-other-wrong", 5, "report"), None),
    (number("shown", 5, "record"), "unknown-box"),
    (number("screened-more", 5, "record"), "unknown-box"),
    (number("removed-by-hand", 5, "record"), "unknown-box"),
    (number("identified-alpha", 5, "record"), "unknown-box"),
    (number("screened", 5, "report"), "wrong-unit"),
    (number("excluded-other-wrong", 5, "record"), "wrong-unit"),
    (number("new-studies", 5, "report"), "wrong-unit"),
]


@pytest.mark.parametrize(("row", "code"), PROBLEMS)
def test_a_number_for_a_box_or_unit_that_there_is_not_is_a_problem(row, code):
    found = problems(world(row).loaded.protocol)
    assert [each.code for each in found] == ([code] if code else [])
    assert all(each.path == "records/protocol.yml" and row.box in each.message for each in found)
