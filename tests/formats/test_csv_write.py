"""CSV that is read back as it was and runs nothing in a spreadsheet."""

import csv as library
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.csv_write import csv, guarded, lines, unguarded


def read(text):
    return list(library.reader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("plain", "plain"),
        ("", ""),
        (5, "5"),
        (-5, "-5"),
        ("-5.2%", "-5.2%"),
        ("+49", "+49"),
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-cmd", "'-cmd"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("|x", "'|x"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("a\0b", "ab"),
        ("a\rb\r\nc", "a\nb\nc"),
    ],
)
def test_a_cell_that_might_run_begins_with_an_apostrophe(cell, written):
    assert read(csv([[cell, "x"]])) == [[written, "x"]]


def test_rows_end_in_one_line_feed():
    assert csv([["a", "b,c"], ["d", 'e"f\ng']]) == 'a,"b,c"\nd,"e""f\ng"\n'


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=2, max_size=3))
)
def test_what_is_written_is_read_back(rows):
    assert [[unguarded(cell) for cell in row] for row in read(csv(rows))] == [
        [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows
    ]


@given(st.text("'=+-@|1 a\t", max_size=6))
def test_the_guard_and_nothing_else_is_undone(cell):
    assert unguarded(guarded(cell)) == cell
    assert unguarded(cell) == cell or guarded(unguarded(cell)) == cell


def test_rows_are_written_as_they_come():
    given_rows = iter([["a"], ["b"]])
    made = lines(given_rows)
    assert next(made) == "a\n"
    assert next(given_rows) == ["b"]
