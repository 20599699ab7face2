"""Broken tables: every record read or reported at its line."""

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import problems_of, reconciled
from pipeline.formats.base import Entry, Unreadable
from pipeline.formats.stream import of
from pipeline.problems import Problem
from tests.formats.broken_csv import CASES


@pytest.mark.parametrize("what", CASES)
def test_a_broken_table_is_read_right_or_reported_at_its_line(what):
    name, data, titles, told = CASES[what]
    found = list(reconciled(of(data), READERS[name], "x.csv"))
    entries = [one for one in found if isinstance(one, Entry | Unreadable)]
    problems = [*problems_of(entries), *(one for one in found if isinstance(one, Problem))]
    assert [one.bib.title for one in entries if isinstance(one, Entry)] == titles
    assert [(problem.line, problem.code) for problem in problems] == told
