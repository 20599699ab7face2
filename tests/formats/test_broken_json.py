"""Broken JSON is read as far as its intent is plain, and told of at its line."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from tests.formats.broken_json import CASES


@pytest.mark.parametrize("what", CASES)
def test_broken_json_is_read_right_or_reported_at_its_line(what):
    name, data, titles, problems = CASES[what]
    made = account(data, READERS[name], "x.json")
    assert [entry.bib.title for entry in made.records] == titles
    assert [(problem.line, problem.code) for problem in made.problems] == problems
