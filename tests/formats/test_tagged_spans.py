"""Where entries begin and end, for formats with an end tag and for formats without."""

import pytest

from pipeline.formats.tagged_spans import closed, spaced

CLOSED = closed(begin=rb"A ", end=rb"Z", stray=rb"[BC] ")
SPACED = spaced(first=rb"\n(?:[ \t\r]*\n([AB] )|(A ))", tag=rb"\n([A-Z] )")


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (b"", []),
        (b"junk", []),
        (b"A 1\nB 2\nZ\nA 3\nZ", [b"A 1\nB 2\nZ", b"A 3\nZ"]),
        (b"A 1\nA 2\n", [b"A 1\n", b"A 2\n"]),
        (b"x\n A 1\nZ", [b"A 1\nZ"]),
        (b"     A 1\nZ", []),
        (b"B 1\nZ\n", [b"B 1\nZ"]),
        (b"Z\nx\nB 1", [b"B 1"]),
        (b"B 1\nA 2\nZ", [b"B 1\n", b"A 2\nZ"]),
        (b"A 1\nZ\nC 2\nA 3\nZ", [b"A 1\nZ", b"C 2\n", b"A 3\nZ"]),
        (b"A 1\nZ\nD 2\nA 3\nZ", [b"A 1\nZ", b"A 3\nZ"]),
        (b"Z\nZ\n", []),
    ],
)
def test_entries_with_an_end_tag(body, entries):
    assert [body[start:end] for start, end in CLOSED(body)] == entries


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (b"", []),
        (b"junk\n", []),
        (b"A 1\nC 2\nA 3", [b"A 1\nC 2\n", b"A 3"]),
        (b"C 1\nB 2\nA 3", [b"C 1\nB 2\n", b"A 3"]),
        (b"x\nC 1\n\nB 2", [b"C 1\n\n", b"B 2"]),
        (b"A 1\n\nC 2\n\nB 3", [b"A 1\n\nC 2\n\n", b"B 3"]),
        (b"A 1\r\n\r\nB 2", [b"A 1\r\n\r\n", b"B 2"]),
        (b"\n\n\nB 1\nB 2", [b"B 1\nB 2"]),
    ],
)
def test_entries_told_by_their_first_line(body, entries):
    assert [body[start:end] for start, end in SPACED(body)] == entries
