"""XML exports cut into record elements."""

import re
import time

import pytest

from pipeline.formats.stream import Export, Refused, of
from pipeline.formats.xml_split import SECTION, named, outermost, pieces, tokens

FIND = named("entry")


def told(data, find=FIND):
    return [(piece.chunk.body, piece.closed, piece.cut) for piece in pieces(of(data), find)]


@pytest.mark.parametrize(
    ("data", "made"),
    [
        (b"<feed><entry>a</entry></feed>", [(b"<entry>a</entry>", True, False)]),
        (b"<feed><entry a='b' /><entry>", [(b"<entry a='b' />", True, False), (b"<entry>", False, True)]),
        (b"<entry>a <entry>b</entry>", [(b"<entry>a", False, False), (b"<entry>b</entry>", True, False)]),
        (
            b"<entry>a</entry> stray <entry/>",
            [(b"<entry>a</entry>", True, False), (b"<entry/>", True, False)],
        ),
        (b"<ENTRY>a</entry >", [(b"<ENTRY>a</entry >", True, False)]),
        (b"", []),
    ],
)
def test_a_record_goes_from_its_start_tag_to_its_end_tag_or_the_next(data, made):
    assert told(data) == made


@pytest.mark.parametrize("size", [1, 5, 64])
def test_pieces_do_not_depend_on_the_blocks(size):
    data = b"<feed><!-- <entry> --><entry>a<![CDATA[</entry>]]></entry>\n\n<entry>b</entry></feed>"
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(pieces(Export(blocks=lambda: iter(blocks)), FIND)) == list(pieces(of(data), FIND))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"<feed>\n<title>", "ends-early", 1),
        (b"<?xml?>\n<!DOCTYPE f [\n<!ELEMENT a ANY>]><feed/>", "entity-declarations", 2),
        (b"<!-- -->\n\n<!ENTITY a 'b'><feed/>", "entity-declarations", 3),
        (b"<feed><entry>" + b"a" * (17 << 20), "entry-too-long", 1),
    ],
)
def test_what_no_export_would_hold_is_refused(data, code, line):
    with pytest.raises(Refused) as refusal:
        told(data)
    assert (refusal.value.code, refusal.value.line) == (code, line)


@pytest.mark.parametrize(
    ("start", "name"), [(b"<?xml?><!-- <a> --><b:c d>", b"b:c"), (b"<!DOCTYPE x><y/>", b"y"), (b"text", b"")]
)
def test_the_outermost_element_is_the_first_tag(start, name):
    assert outermost(start) == name


def test_sections_left_open_cost_no_more_than_their_length():
    pattern = re.compile(SECTION)
    before = time.process_time()
    assert sum(1 for _ in tokens(b"<!--" * 500_000, pattern, whole=True)) == 500_000
    assert time.process_time() - before < 20
