"""Places: the longest known beginning of a way into a file."""

import pytest

from pipeline.locating import locate
from pipeline.places import known_part

YAML = b"a:\n  - b: 1\nc: 2\n"


@pytest.mark.parametrize(
    ("loc", "wanted"),
    [
        (("a", 0, "b"), (2, 5)),
        (("a", 0, "missing"), (2, 5)),
        (("a", 7), (1, 1)),
        (("c",), (3, 1)),
        (("gone",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_a_place_that_is_not_there_is_where_it_would_be(loc, wanted):
    assert locate(YAML, "f.yml", loc) == wanted


def test_a_cell_of_a_csv_file_is_located_by_row_and_column():
    assert locate(b"id,now\nx,y\n", "f.csv", (0, "now")) == (2, 3)


def test_a_file_that_cannot_be_read_has_its_start():
    assert locate(b"\xff", "f.yml", ("a",)) == (1, 1)


def test_the_known_part_of_a_way_is_its_longest_known_beginning():
    found = {(): (1, 1), ("a",): (2, 1), ("a", 0): (3, 1)}
    assert known_part(found, ("a", 0, "b", 4)) == ("a", 0)
    assert known_part(found, ("x", "y")) == ()
