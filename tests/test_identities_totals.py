"""From reports to studies, and from version to version."""

from dataclasses import replace

import pytest

from pipeline.flow_boxes import held
from pipeline.identities_totals import totals
from pipeline.model import Box, Column, Count, NotReported, Reported
from pipeline.values import Counted
from tests import worlds

UNITS = {
    "previous": Counted.STUDY,
    "withdrawn": Counted.STUDY,
    "new-studies": Counted.STUDY,
    "total-studies": Counted.STUDY,
    "previous-reports": Counted.REPORT,
    "withdrawn-reports": Counted.REPORT,
    "new-reports": Counted.REPORT,
    "total-reports": Counted.REPORT,
}


def count(name, given):
    if isinstance(given, str):
        return held(UNITS[name], given.split())
    term = NotReported(why="w") if given is None else Reported(n=given, place="p")
    return Count(counted=UNITS[name], terms=(term,))


def column(version, suffix="", **boxes):
    """Return a column of these boxes; reports are lower case, their studies upper case."""
    named = {name.replace("_", "-"): given for name, given in boxes.items()}
    made = {name: Box(id=name, number=0, label="", count=count(name, g)) for name, g in named.items()}
    studies = {letter: letter.upper() for letter in "abcdefg"} | {"z": "A"}
    return Column(id=version + suffix, version=version, label="", boxes=made, studies=studies)


FIRST = column("1.0.0", new_studies="A B", total_studies="A B", new_reports="a b", total_reports="a b")
GOOD = {
    "previous": "A B",
    "previous_reports": "a b",
    "withdrawn": "B",
    "withdrawn_reports": "b",
    "new_studies": "C",
    "new_reports": "c",
    "total_studies": "A C",
    "total_reports": "a c",
}


def broken(*columns):
    """Return the identities of the last column whose sides are not the same set."""
    found = totals(columns[-1], columns)
    return {e.identity for e in found if ids(e.left) != ids(e.right) or overlap(e.left)}


def ids(side):
    return frozenset().union(*(count.ids for count in side.values()))


def overlap(side):
    return sum(len(count.ids) for count in side.values()) != len(ids(side))


def test_a_good_update_breaks_nothing():
    assert broken(FIRST) == set()
    assert broken(FIRST, column("1.1.0", **GOOD)) == set()


CHANGES = [
    ({"new_reports": "c z", "total_reports": "a c z"}, set()),
    ({"new_studies": "", "new_reports": "z", "total_studies": "A", "total_reports": "a z"}, set()),
    ({"previous": "A"}, {"I9", "I10"}),
    ({"previous_reports": "a"}, {"I9", "I10"}),
    ({"previous": "A B D", "total_studies": "A C D"}, {"I8", "I10"}),
    ({"withdrawn": ""}, {"I9"}),
    ({"withdrawn": "B D"}, {"I9"}),
    ({"withdrawn": "B C", "total_studies": "A"}, {"I8", "I9"}),
    ({"new_studies": "C D", "total_studies": "A C D"}, {"I8"}),
    ({"new_studies": "A C"}, {"I8", "I9"}),
    ({"new_studies": ""}, {"I8", "I9"}),
    ({"total_studies": "A"}, {"I8", "I9"}),
    ({"total_reports": "a"}, {"I8", "I9"}),
    ({"new_reports": "c d", "total_reports": "a c d"}, {"I8"}),
]


@pytest.mark.parametrize(("changes", "expected"), CHANGES)
def test_studies_and_reports_balance_and_go_on(changes, expected):
    assert broken(FIRST, column("1.1.0", **{**GOOD, **changes})) == expected


def test_a_first_version_has_nothing_before_it():
    assert broken(column("1.1.0", **GOOD)) == {"I10"}


def test_the_version_before_is_the_last_that_is_held():
    reported = column("1.0.5", "-reported", total_studies=99)
    assert broken(FIRST, reported, column("1.1.0", **GOOD)) == set()


def test_columns_of_one_version_share_what_is_new():
    listed = column(
        "1.0.0", "-reconstructed", new_studies="B", total_studies="A B", new_reports="b", total_reports="a b"
    )
    found = column("1.0.0", new_studies="A", total_studies="A B", new_reports="a", total_reports="a b")
    assert broken(found, listed) == set()
    assert broken(listed) == {"I9"}


def numbers(**boxes):
    return column("1.0.0", "-reported", **boxes)


def test_reported_studies_are_no_more_than_reported_reports():
    given = numbers(new_studies=5, new_reports=4)
    (found,) = [e for e in totals(given, (given,)) if e.identity == "I8"]
    assert (found.left["new-reports"].known, ids(found.right)) == (4, frozenset())
    assert sum(each.unknown for each in found.right.values()) == 1


@pytest.mark.parametrize("boxes", [{}, {"new_studies": 5}, {"new_reports": 5}])
def test_what_is_not_there_is_not_compared(boxes):
    assert list(totals(numbers(**boxes), (numbers(**boxes),))) == []


def test_reported_versions_go_on_from_reported_ones():
    before = numbers(new_studies=5)
    after = column("1.1.0", "-reported", previous=5, new_studies=2, total_studies=7)
    found = [e for e in totals(after, (before, FIRST, after)) if e.identity == "I10"]
    assert [list(e.right) for e in found] == [["total of 1.0.0-reported"]]


def test_a_held_version_goes_on_from_a_reported_one_where_there_is_no_other():
    after = column("1.1.0", **{**GOOD, "previous": 2})
    found = [e for e in totals(after, (numbers(new_studies=2), after)) if e.identity == "I10"]
    assert found[0].right["total of 1.0.0-reported"].known == 2


def test_a_column_without_totals_has_no_studies_to_compare():
    bare = replace(FIRST, boxes={name: box for name, box in FIRST.boxes.items() if name != "total-reports"})
    assert {e.identity for e in totals(bare, (bare,))} == {"I9"}


def test_totals_of_whole_worlds_hold():
    columns = worlds.updated().flow.columns
    assert broken(*columns) == set()
