"""Broken files of tag lines: everything that is plain is read, the rest is reported at its line."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from tests.formats.broken_tagged import CASES


@pytest.mark.parametrize("what", CASES)
def test_a_broken_file_is_read_as_far_as_it_is_plain(what):
    name, data, titles, problems = CASES[what]
    made = account(data, READERS[name], "x")
    assert [entry.bib.title for entry in made.records] == titles
    assert [(problem.line, problem.code) for problem in made.problems] == problems
    assert made.starts == len(made.records) + len(made.unreadable)


def test_every_format_of_tag_lines_has_its_broken_files():
    assert {name for name, *_ in CASES.values()} == {"ris", "wos", "nbib", "endnote"}
    assert len(CASES) > 60
