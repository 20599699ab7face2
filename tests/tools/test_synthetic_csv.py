"""Invented tables: as many rows as asked for, the same ones each time, and no two alike."""

import pytest

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account
from tools.synthetic_csv import DIALECTS, csv_rows

NAMES = [("scopus", "scopus-csv"), ("generic", "csv"), ("wos-tab", "wos-tab")]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_table_is_the_same_each_time_and_differs_by_seed(dialect):
    one, same, other = (b"".join(csv_rows(dialect, 5, seed)) for seed in (1, 1, 2))
    assert one == same != other
    assert one.isascii() is False


@pytest.mark.parametrize(("dialect", "name"), NAMES)
def test_the_reader_finds_every_row_whole(dialect, name):
    data = b"".join(csv_rows(dialect, 450, 3))
    made = account(data, READERS[name], "x")
    bibs = [entry.bib for entry in made.records]
    assert detect(data) == (name,)
    assert (len(bibs), made.problems) == (450, ())
    assert len({bib.title for bib in bibs}) == len({bib.doi for bib in bibs}) == 450
    assert {len(bib.authors) for bib in bibs} == {5}
    assert all(len(bib.abstract) > 900 and bib.date and bib.issn and bib.language == "en" for bib in bibs)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_table_has_twenty_columns(dialect):
    assert len(DIALECTS[dialect]) == 20
