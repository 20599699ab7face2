"""What holds for any table: nothing is lost, and the quick way and the careful way read the same rows."""

import csv
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.formats.csv_mend import mended
from pipeline.formats.csv_rows import rows
from pipeline.formats.csv_shape import shape
from pipeline.formats.stream import of, opening

CELLS = st.text(st.sampled_from("ab \"',;\t\né"), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6)


def read(data):
    export = of(data)
    return list(rows(export, shape(opening(export))))


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@settings(max_examples=60, deadline=None)
@given(table=TABLES)
def test_a_table_written_well_is_read_back(quoting, sign, end, table):
    said = [row for row in table if "".join(row).strip(f' \t\r\n"{sign}')]
    assume(all("".join(row).replace('"', "").strip() != f"one{sign}two" for row in said))
    out = StringIO()
    csv.writer(out, delimiter=sign, quoting=quoting, lineterminator=end).writerows([["one", "two"], *table])
    made = read(out.getvalue().encode())
    assert [row.cells for row in made] == said
    assert not any(row.codes for row in made)


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.sampled_from('ab",\n'), max_size=40))
def test_the_careful_way_agrees_with_the_library_on_rows_in_order(text):
    lines = StringIO(text, newline="").readlines()
    assume(lines)
    try:
        first = next(csv.reader(lines, strict=True), [])
    except csv.Error:
        return
    made = mended(lines, 0, ",", 3, final=True)
    assert made.codes == ()
    assert made.cells == (first or [""])


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.sampled_from('abcd",\n'), max_size=60))
def test_no_letter_of_any_table_is_lost(text):
    made = read(f"one,two\n{text}".encode())
    letters = sorted(sign for sign in text if sign.isalpha())
    assert sorted(sign for row in made for cell in row.cells for sign in cell if sign.isalpha()) == letters


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from('ab",\n'), max_size=60))
def test_rows_follow_each_other(text):
    made = read(f"one,two\n{text}".encode())
    assert all(one.offset + one.length <= other.offset for one, other in pairwise(made))
    assert all(one.line < other.line for one, other in pairwise(made))
