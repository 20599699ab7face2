"""The independent counters, case by case and in every encoding."""

import pytest

from pipeline.formats.count import bibtex_starts
from pipeline.formats.count_tagged import ris_starts
from pipeline.formats.stream import of


@pytest.mark.parametrize(
    ("data", "starts"),
    [
        (b"", ()),
        (b"TY  - JOUR\nER  - \n", (0,)),
        (b"TY  - JOUR\nTY  - BOOK\n", (0, 11)),
        (b"x\nTY  - JOUR\nER  -\nTY  - JOUR", (2, 19)),
        (b" TY  - JOUR", (1,)),
        (b"    TY  - JOUR", ()),
        (b"TY - JOUR", (0,)),
        (b"TY-JOUR", ()),
        (b"ty  - jour", ()),
        (b"AB  - some TY  - text", (0,)),
        (b"TI  - x\nER  - ", (0,)),
        (b"TI  - x\nTY  - JOUR", (0, 8)),
        (b"NL  - x\nTY  - JOUR", (8,)),
        (b"TY  - JOUR\nER\nTI  - x", (0, 14)),
        (b"TY  - JOUR\nER then text\nTI  - x", (0,)),
        (b"TY  - JOUR\r\nER  - \r\n\n\n\rTY  - CONF", (0, 23)),
        (b"ER  - \nER  - ", ()),
    ],
)
def test_ris_starts(data, starts):
    assert tuple(ris_starts(of(data))) == starts


@pytest.mark.parametrize(
    ("codec", "mark", "width"),
    [("utf-8-sig", 3, 1), ("utf-16", 2, 2), ("utf-16-le", 0, 2), ("utf-16-be", 0, 2), ("utf-32", 4, 4)],
)
@pytest.mark.parametrize(
    ("count", "text"), [(ris_starts, "junk\nTY  - A\nER  - \nTY  - B"), (bibtex_starts, "junk\n@a{k}\n@b{k}")]
)
def test_starts_are_offsets_into_the_raw_bytes(count, text, codec, mark, width):
    plain = tuple(count(of(text.encode())))
    assert len(plain) == 2
    assert tuple(count(of(text.encode(codec)))) == tuple(mark + width * at for at in plain)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_characters_outside_the_first_plane_are_two_units_wide(codec):
    text = "\U0001f600 in plain words\nTY  - A"
    assert tuple(ris_starts(of(text.encode(codec)))) == (2 * (len(text) + 1) - 14,)


def test_an_odd_last_byte_harms_nothing():
    assert tuple(ris_starts(of("TY  - A".encode("utf-16") + b"\0"))) == (2,)
