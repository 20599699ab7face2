"""Made exports are read whole, the same each time, with names and titles that repeat nowhere."""

from itertools import islice

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from tools.synthetic_exports import bibtex


def entries(count):
    return account("".join(bibtex(count)).encode(), READERS["bibtex"], "x")


def test_made_bibtex_is_read_without_a_problem():
    made = entries(50)
    assert (len(made.records), made.problems) == (50, ())


def test_the_same_seed_makes_the_same_and_another_another():
    assert list(bibtex(5, 1)) == list(bibtex(5, 1)) != list(bibtex(5, 2))
    assert list(islice(bibtex(10), 5)) == list(bibtex(5))


def test_made_records_are_as_rich_as_real_ones_and_all_different():
    bibs = [entry.bib for entry in entries(50).records]
    assert all(len(bib.abstract) > 900 and len(bib.authors) == 5 and len(bib.keywords) == 6 for bib in bibs)
    assert len({bib.title for bib in bibs}) == len({bib.doi for bib in bibs}) == 50
    assert len({name for bib in bibs for name in bib.authors}) == 250
