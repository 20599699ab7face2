"""Exports as streams: the size of the pieces they come in changes nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats import READERS, trouble
from pipeline.formats.accounting import problems_of, reconciled
from pipeline.formats.base import Entry
from pipeline.formats.stream import (
    BLOCK,
    Export,
    Refused,
    head,
    last,
    line_at,
    of,
    opening,
    size,
    whole,
    windows,
)
from tests.formats import pieces_csv, pieces_json, pieces_xml

TEXT = b"junk\nTY  - A\nER  - \nTY  - B\r\nTY  - C\nTI  - x\n"
TYPE = re.compile(rb"(?<=\n)TY  -")


def cut(data, length):
    return Export(blocks=lambda: (data[at : at + length] for at in range(0, len(data), length)))


@pytest.mark.parametrize("length", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_windows_are_the_whole_whatever_the_pieces(length, codec):
    data = TEXT.decode().encode(codec)
    made = list(windows(cut(data, length), last(TYPE)))
    assert b"".join(window.body for window in made) == TEXT
    assert [window.size for window in made[:-1]] == [window.skipped for window in made[1:]]
    assert made[-1].size == len(data)


def test_windows_end_where_an_entry_begins_and_know_their_line():
    made = list(windows(cut(TEXT, 6), last(TYPE)))
    assert [(window.line, window.body[:6]) for window in made] == [
        (1, b"junk\n"),
        (2, b"TY  - "),
        (4, b"TY  - "),
        (5, b"TY  - "),
    ]


def test_a_window_longer_than_any_entry_is_refused_at_its_line():
    with pytest.raises(Refused) as refusal:
        list(windows(cut(b"a\nTY  - A\n" + b"x" * 500, 20), last(TYPE), longest=100))
    assert (refusal.value.code, refusal.value.line) == ("entry-too-long", 2)


@pytest.mark.parametrize(
    ("body", "at"), [(b"TY  -", 0), (b"\nTY  -", 1), (b"\nTY  -\nTY  -", 7), (b"\nTY  -" + b"x" * 99_999, 1)]
)
def test_the_last_boundary_is_found_however_far_back(body, at):
    assert last(TYPE)(body) == at


def test_an_export_can_be_read_again_and_again():
    export = of(TEXT)
    assert whole(export) == whole(export) == TEXT
    assert (size(export), head(export, 4)) == (len(TEXT), b"junk")


def test_the_opening_is_utf_8_without_a_mark():
    assert opening(of("Ünd".encode("utf-16"))) == "Ünd".encode()


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (4, 1), (5, 2), (13, 3)])
def test_a_line_is_found_by_its_raw_place(offset, line):
    assert line_at(cut(TEXT, 3), offset) == line
    assert line_at(of(TEXT.decode().encode("utf-16-le")), 2 * offset) == line


PIECES = {
    "ris": [b"TY  - JOUR\n", b"ER  - \n", b"TI  - x\n", b"\n", b"\r\n", b"x", b"AU  - B\n", b"TY - K", b" "],
    "wos": [
        b"PT J\n",
        b"ER\n",
        b"TI x\n",
        b"   y\n",
        b"\n",
        b"\r\n",
        b"EF",
        b"AU B\n",
        b"FN W\nVR 1\n",
        b" ",
    ],
    "nbib": [
        b"PMID- 1\n",
        b"PMC - 2\n",
        b"OWN - ERIC\n",
        b"TI  - x\n",
        b"      y\n",
        b"\n",
        b"\r\n",
        b"\n\n",
        b"x",
    ],
    "endnote": [b"%0 Book\n", b"%T x\n", b"%A B\n", b"%X c\n", b"\n", b"\n\n", b"\r\n", b"d", b"%"],
    "bibtex": [
        b"@a{k, t={x}}",
        b"\n@a{",
        b"@string{s=",
        b"{",
        b"}",
        b"\n",
        b'"',
        b"t = {y},",
        b"s",
        b"crossref={k},",
    ],
}
BEGUN = {**pieces_xml.PIECES, **pieces_csv.PIECES, **pieces_json.PIECES}
PIECES |= BEGUN


def found(export, name):
    made = list(reconciled(export, READERS[name], "x"))
    entries = [one for one in made if hasattr(one, "offset")]
    told = [(one.offset, one.length, one.line, getattr(one, "bib", None)) for one in entries]
    return told, [(one.line, one.code) for one in problems_of(entries)]


@pytest.mark.parametrize("name", PIECES)
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_entries_do_not_depend_on_the_pieces(name, data):
    text = data.draw(st.lists(st.sampled_from(PIECES[name]), max_size=20).map(b"".join))
    text = (BEGUN[name][0] if name in BEGUN else b"") + text
    length = data.draw(st.integers(1, 9))
    assert found(cut(text, length), name) == found(of(text), name)


def test_a_refused_export_says_so_after_what_was_read():
    long = b"TY  - A\nTI  - x\nER  - \nTY  - B\nTI  - " + b"y" * (17 << 20)
    *_, end = reconciled(of(long), READERS["ris"], "x.ris")
    assert end.code in trouble.REFUSED
    assert not isinstance(end, Entry)


def test_a_boundary_that_remembers_is_shown_all_bytes_in_order():
    shown = []
    data = b"x" * (3 * BLOCK)
    made = list(windows(of(data), lambda body: shown.append(len(body)) or 0, anew=False))
    assert shown == [BLOCK, 2 * BLOCK, 3 * BLOCK]
    assert [window.body for window in made] == [data]


def test_a_record_inside_a_long_comment_is_none_whatever_the_pieces():
    entry = b"<entry><id>http://arxiv.org/abs/2001.0000%d</id><title>Words</title></entry>\n"
    hidden = b"<!--" + b"x" * 30_000 + entry % 9 + b"x" * 30_000 + b"-->\n"
    feed = b'<feed xmlns="http://www.w3.org/2005/Atom">\n' + entry % 1 + hidden + entry % 2 + b"</feed>\n"
    assert found(cut(feed, 4_000), "arxiv") == found(of(feed), "arxiv")
    assert len(found(cut(feed, 4_000), "arxiv")[0]) == 2
