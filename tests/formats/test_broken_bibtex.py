"""Every broken BibTeX file is read right, or reported at its line."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from tests.formats.broken_bibtex import CASES


@pytest.mark.parametrize("what", CASES)
def test_what_is_broken_is_read_right_or_reported_at_its_line(what):
    reader, data, titles, problems = CASES[what]
    made = account(data, READERS[reader], "x")
    assert [entry.bib.title for entry in made.records] == titles
    assert [(problem.line, problem.code) for problem in made.problems] == problems
    assert made.starts == len(made.records) + len(made.unreadable)
