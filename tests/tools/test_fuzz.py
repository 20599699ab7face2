"""The fuzzer: what it holds a reader to, and what it starts from."""

import pytest

from pipeline.formats import READERS
from tools.fuzz import Broken, check, hold, pieces, seeds, words


def test_a_sound_export_holds_and_its_entries_are_counted():
    assert hold(b"TY  - JOUR\nTI  - x\nER  - \nTY  - JOUR\nTI  - y\n", "ris") == 2


@pytest.mark.parametrize(
    ("entries", "size", "codes", "words"),
    [
        ([(0, 4), (3, 2)], 9, [], "overlap"),
        ([(0, 10)], 9, [], "after the file"),
        ([(0, 4)], 9, ["start-not-read"], "start-not-read"),
        ([(0, 4)], 9, ["uncounted-entry", "missing-end"], "uncounted-entry"),
    ],
)
def test_a_broken_promise_is_told(entries, size, codes, words):
    with pytest.raises(Broken, match=words):
        check("any", entries, size, codes)


@pytest.mark.parametrize("codes", [[], ["missing-end"]])
def test_what_a_reader_reports_is_no_broken_promise(codes):
    assert check("any", [(0, 4), (4, 5)], 9, codes) == 2


@pytest.mark.parametrize("name", READERS)
def test_the_fuzzer_starts_from_the_pieces_and_broken_exports_of_the_tests(name):
    assert next(seeds(name)) == b"\n".join(pieces(name))


def test_pieces_are_spelt_for_the_fuzzer():
    assert r'"\x7b"' in words("bibtex").splitlines()
