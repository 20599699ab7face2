"""Which identities a column has to satisfy by itself."""

from collections import Counter

import pytest

from pipeline.flow_boxes import SHAPES
from pipeline.identities_of import (
    LINES,
    OTHER_SUMS,
    RECONSTRUCTED_SUMS,
    SUMS,
    Kind,
    equations,
    kind_of,
    required,
)
from pipeline.values import Counted
from tests import worlds

FULL, UPDATED, LIST = worlds.full(), worlds.updated(), worlds.reconstructed()
HELD, REPORTED, LISTED = FULL.column(), *LIST.flow.columns

KINDS = [(HELD, Kind.HELD), (REPORTED, Kind.REPORTED), (LISTED, Kind.RECONSTRUCTED)]


@pytest.mark.parametrize(("column", "kind"), KINDS)
def test_a_column_says_what_its_numbers_are(column, kind):
    assert kind_of(column) is kind


@pytest.mark.parametrize("column", [*UPDATED.flow.columns, REPORTED, LISTED], ids=lambda column: column.id)
def test_a_whole_column_has_all_its_boxes(column):
    assert set(required(column)) <= column.boxes.keys()


REQUIRED = [
    (HELD, "identified-other", True),
    (UPDATED.column(), "withdrawn", True),
    (HELD, "withdrawn", False),
    (LISTED, "screened", False),
    (LISTED, "reports", True),
    (REPORTED, "screened", True),
    (REPORTED, "total-studies", False),
]


@pytest.mark.parametrize(("column", "name", "expected"), REQUIRED)
def test_a_kind_of_column_has_boxes_of_its_own(column, name, expected):
    assert (name in required(column)) is expected


def test_every_term_of_an_identity_is_a_box():
    terms = [term for _, left, right in (*SUMS, *OTHER_SUMS, *RECONSTRUCTED_SUMS) for term in (*left, *right)]
    assert {term.partition("/")[0] for term in terms} <= SHAPES.keys()
    assert LINES.keys() <= SHAPES.keys()


def identities(column):
    return Counter(equation.identity for equation in equations(column))


NAMES = [
    (HELD, {"I1", "I2", "I3", "I4", "I5", "I6", "I7"}),
    (UPDATED.column(), {"I1", "I2", "I3", "I4", "I5", "I6", "I7", "I9"}),
    (LISTED, {"I1", "I2", "I7"}),
    (REPORTED, {"I1", "I2", "I3", "I4", "I6", "I7"}),
]


@pytest.mark.parametrize(("column", "names"), NAMES)
def test_each_kind_of_column_has_its_identities(column, names):
    assert identities(column).keys() == names


def test_databases_close_for_each_source():
    terms = {name for equation in equations(HELD) for name in equation.left}
    assert {"identified/alpha", "identified/beta", "identified/gamma"} <= terms


def test_reports_are_followed_to_the_records_that_stand_for_them():
    (third,) = [e for e in equations(HELD) if e.identity == "I3"]
    assert {count.counted for count in third.right.values()} == {Counted.RECORD}
    assert third.right["sought"].ids <= third.left["screened"].ids


def test_reports_of_reports_are_counted_as_reports():
    fourth = [e for e in equations(HELD) if e.identity == "I4"]
    assert {count.counted for e in fourth for count in e.left.values()} == {Counted.REPORT}


def test_duplicates_of_other_methods_are_unknown_where_they_are_not_reported():
    (sixth,) = [e for e in equations(REPORTED) if "removed-other" in e.right]
    assert sixth.right["removed-other"].unknown == 1


def test_a_side_without_terms_is_nothing_in_a_held_column():
    world = worlds.World(searches=(worlds.search("w", 1, "web"),), groups=(("w:0001",),))
    (first,) = [
        e for e in equations(world.column()) if e.left.keys() == {"identified"} and "nothing" in e.right
    ]
    assert (first.identity, first.right["nothing"].ids) == ("I1", frozenset())
