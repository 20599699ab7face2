"""Rows out of order: every quote kept, and no row swallows the one after it."""

import pytest

from pipeline.formats.csv_mend import MOST_LINES, header, mended, plausible, split, split_plainly


@pytest.mark.parametrize(
    ("text", "cells", "unclosed", "stray", "loose"),
    [
        ("", [""], False, 0, 0),
        ("a,b", ["a", "b"], False, 0, 0),
        ("a,", ["a", ""], False, 0, 0),
        ('"a,b",c', ["a,b", "c"], False, 0, 0),
        ('"a ""b"" c"', ['a "b" c'], False, 0, 0),
        ('""', [""], False, 0, 0),
        ('"a "b" c",d', ['a "b" c', "d"], False, 2, 0),
        ('5" pipe,x', ['5" pipe', "x"], False, 0, 1),
        ('"a,b', ["a,b"], True, 0, 0),
        ('x,"', ["x", ""], True, 0, 0),
        ('"a"""', ['a"'], False, 0, 0),
    ],
)
def test_text_is_cut_at_its_delimiters(text, cells, unclosed, stray, loose):
    made = split(text, ",")
    assert (made.cells, made.unclosed, made.stray, made.loose) == (cells, unclosed, stray, loose)


@pytest.mark.parametrize(
    ("lines", "width", "cells", "end", "codes"),
    [
        (['"a\n', 'b",c\n'], 2, ["a\nb", "c"], 2, ()),
        (['"a "b" c",d\n', "e,f\n"], 2, ['a "b" c', "d"], 1, ("stray-quote",)),
        (['"a" b,2,"x,y"\n', "c,3,z\n"], 3, ["a b", "2", "x,y"], 1, ("stray-quote",)),
        (['"a,1,2\n', "b,3,4\n"], 3, ["a", "1", "2"], 1, ("unclosed-quote",)),
        (['"a,1,2\n', '"b",3,4\n'], 3, ["a", "1", "2"], 1, ("unclosed-quote",)),
        (['a,"b\n', "more of it\n", "c,d\n"], 2, ["a", "b\nmore of it"], 2, ("unclosed-quote",)),
        (['a,"b\n', 'c,"d\n', 'e"\n'], 2, ["a", "b"], 1, ("unclosed-quote",)),
        (
            ['"a","He said "so", and went","c"\n'],
            3,
            ["a", 'He said "so", and went', "c"],
            1,
            ("stray-quote",),
        ),
        (["a,b"], 2, ["a", "b"], 1, ()),
    ],
)
def test_a_row_is_read_and_ends_where_the_next_begins(lines, width, cells, end, codes):
    made = mended(lines, 0, ",", width, final=True)
    assert (made.cells, made.end, made.codes) == (cells, end, codes)


@pytest.mark.parametrize("lines", [['"a\n', "b\n"], ['"a "b" c\n']])
def test_a_row_that_may_go_on_waits_for_more(lines):
    assert mended(lines, 0, ",", 3, final=False) is None
    assert mended(lines, 0, ",", 3, final=True)


def test_a_row_of_too_many_lines_ends_there():
    made = mended(['"a\n', *["b\n"] * (2 * MOST_LINES)], 0, ",", 3, final=False)
    assert (made.end, made.codes) == (MOST_LINES, ("unclosed-quote",))


@pytest.mark.parametrize(
    ("line", "width", "like"),
    [
        ("a,b,c\n", 3, True),
        ("a,b\n", 3, False),
        ('"a,x",b,c', 3, True),
        ('"a",b,"begins', 3, True),
        ('"begins', 3, False),
        ('a,"b" and, c', 3, False),
        ('it said "x",b,c', 3, False),
        ('a "x",b,c,d', 4, True),
        ("end of it, with more", 5, False),
    ],
)
def test_a_line_looks_like_a_row_or_not(line, width, like):
    assert plausible(line, ",", width) is like


@pytest.mark.parametrize(
    ("lines", "cells", "depth"),
    [
        (["a,b\n", "c,d\n"], ["a", "b"], 1),
        (['"a\n', 'b",c\n'], ["a\nb", "c"], 2),
        (['a,"b,c\n', "d,e,f\n"], ["a", "b", "c"], 1),
        (["a,b"], ["a", "b"], 1),
    ],
)
def test_a_header_in_disorder_is_one_line(lines, cells, depth):
    assert header(lines, ",") == (cells, depth)


def test_quotes_mean_nothing_in_a_plain_cut():
    assert split_plainly('"a,b"', ",") == ["a", 'b"']
