"""What is written as RIS is read back as it was, and no text of a record forges a line."""

from hypothesis import given, settings

from pipeline.formats.accounting import account
from pipeline.formats.ris import READER
from pipeline.formats.ris_write import ris
from tests.formats.made import BIBS


def read(text):
    made = account(text.encode(), READER, "x.ris")
    assert not made.problems
    return [entry.bib for entry in made.records]


@settings(max_examples=150, deadline=None)
@given(BIBS, BIBS)
def test_any_descriptions_are_read_back_as_they_were(first, second):
    given_bibs = [bib for bib in (first, second) if bib.title or bib.authors or bib.abstract]
    assert read(ris((f"k{at}", bib) for at, bib in enumerate(given_bibs))) == given_bibs
