"""The layout of a table is told from its first lines, whoever made it."""

import pytest

from pipeline.formats.csv_shape import bared, delimiter, folded, shape


@pytest.mark.parametrize(
    ("head", "sign", "header", "lines"),
    [
        (b"a,b\n1,2\n", ",", ("a", "b"), 1),
        (b"a;b;c,d\n", ";", ("a", "b", "c,d"), 1),
        (b"a\tb,c\n", "\t", ("a", "b,c"), 1),
        (b'"a;x";"b;y"\r\n', ";", ("a;x", "b;y"), 1),
        (b"sep=;\na;b\n", ";", ("a", "b"), 2),
        (b'"sep=,"\ra,b\r', ",", ("a", "b"), 2),
        (b"sep=x\na,b\n", ",", ("a", "b"), 2),
        (b"\n \n,,,\na,b\n", ",", ("a", "b"), 4),
        (b'"https://example.org/search?q=x"\n"a","b"\n', ",", ("a", "b"), 2),
        (b'"About the data: made today. Criteria: x"\na,b\n', ",", ("a", "b"), 2),
        (b'"a\nb",c\n', ",", ("a\nb", "c"), 2),
        (b"title\n", ",", ("title",), 1),
        (b"caf\xe9,b\n", ",", ("café", "b"), 1),
    ],
)
def test_a_layout_is_told(head, sign, header, lines):
    made = shape(head)
    assert (made.sign, made.header, made.lines) == (sign, header, lines)


@pytest.mark.parametrize("head", [b"", b"\n\n", b"sep=;\n", b",,\n"])
def test_no_header_is_no_layout(head):
    assert shape(head) is None


def test_quotes_may_be_plain_characters():
    made = shape(b'PT\t"AU\tTI"\nJ\t\t\n', quoted=False)
    assert (made.header, made.quoted, made.lines) == (("PT", '"AU', 'TI"'), False, 1)


@pytest.mark.parametrize(("head", "ended"), [(b"a,b\n", True), (b"a,b\r", True), (b"a,b", False)])
def test_a_header_is_whole_or_not(head, ended):
    assert shape(head).ended is ended


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Art. No.", "art no"),
        ("publication_year", "publication year"),
        ("\ufeffTitle ", "title"),
        ('"Author/s"', "author s"),
        ("e-ISSN", "e issn"),
        ("Date  Added\tTo", "date added to"),
    ],
)
def test_a_column_is_known_however_it_is_spelt(cell, name):
    assert folded(cell) == name


@pytest.mark.parametrize(
    ("line", "sign"), [("a", ","), ("a,b;c", ","), ("a;b;c,d", ";"), ('"a;b;c",d', ","), ("a;b\tc", "\t")]
)
def test_the_delimiter_stands_outside_quotes(line, sign):
    assert delimiter(line) == sign


def test_a_bared_row_is_the_same_with_and_without_quotes():
    assert bared(b'\xef\xbb\xbf"a","b"\r\n') == bared(b"a,b\n") == b"a,b"
