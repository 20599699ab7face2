"""Invented exports: as many entries as asked for, the same ones each time, and no two alike."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from tools.synthetic_tagged import DIALECTS, tagged


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_export_is_the_same_each_time_and_differs_by_seed(dialect):
    one, same, other = (b"".join(tagged(dialect, 5, seed)) for seed in (1, 1, 2))
    assert one == same != other
    assert one.isascii() is False


@pytest.mark.parametrize(
    ("dialect", "name"), [("ris", "ris"), ("wos", "wos"), ("nbib", "nbib"), ("enw", "endnote")]
)
def test_the_reader_finds_every_entry_whole(dialect, name):
    made = account(b"".join(tagged(dialect, 40, 3)), READERS[name], "x")
    bibs = [entry.bib for entry in made.records]
    assert (len(bibs), made.problems) == (40, ())
    assert len({bib.title for bib in bibs}) == len({bib.doi for bib in bibs}) == 40
    assert {len(bib.authors) for bib in bibs} == {5}
    assert all(len(bib.abstract) > 900 and bib.date and bib.issn and bib.language == "en" for bib in bibs)
