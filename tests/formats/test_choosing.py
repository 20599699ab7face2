"""Which reader an export gets: the one named, the only one that fits, none for nothing, or a refusal."""

import gzip

import pytest

from pipeline.formats.base import Reader
from pipeline.formats.choosing import choose
from pipeline.formats.opening import opened
from pipeline.formats.stream import of

RIS = b"TY  - JOUR\nTI  - x\nER  - \n"
BOTH = b"TY  - JOUR\nAB  - x\n@article{a, title={b}}\nER  - "


@pytest.mark.parametrize(
    ("data", "named", "wanted"),
    [
        (RIS, "", "ris"),
        (RIS, "bibtex", "bibtex"),
        (BOTH, "ris", "ris"),
        (b"", "ris", "ris"),
        (b"", "", None),
        (b" \r\n\xef\xbb\xbf"[:3], "", None),
    ],
)
def test_the_reader_is_the_one_named_or_the_only_one_that_fits(data, named, wanted):
    found = choose(of(data), "x", named)
    assert found is None if wanted is None else (isinstance(found, Reader) and found.name == wanted)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [(BOTH, "ambiguous-format", "bibtex or ris"), (b"once upon a time", "no-format", "no reader knows")],
)
def test_what_no_reader_or_several_recognise_is_refused(data, code, words):
    found = choose(of(data), "here.txt")
    assert (found.path, found.code) == ("here.txt", code)
    assert words in found.message


def test_a_damaged_archive_is_refused_before_any_reader_sees_it(tmp_path):
    place = tmp_path / "a.ris.gz"
    place.write_bytes(gzip.compress(RIS)[:-4])
    assert choose(opened(place), "a.ris.gz").code == "damaged-archive"
