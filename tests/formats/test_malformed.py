"""Broken exports of every format: each is read right or reported at its line; one table of outcomes."""

import os
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import problems_of, reconciled
from pipeline.formats.base import Entry
from pipeline.formats.stream import of
from pipeline.problems import Problem
from tests.formats.broken_shared import BROKEN

HERE = Path(__file__).parent
FAMILIES = sorted(path.stem for path in HERE.glob("broken_*.py") if path.stem != "broken_shared")
CASES = {
    f"{family.removeprefix('broken_')}: {case}": told
    for family in FAMILIES
    for case, told in import_module(f"tests.formats.{family}").CASES.items()
}
MALFORMED = Path(os.environ.get("REVIEW_SHARED", HERE.parents[1] / ".." / "shared")) / "malformed"
shared = pytest.mark.skipif(not MALFORMED.is_dir(), reason="the shared folder (REVIEW_SHARED) is not here")


def outcome(data, name):
    """Return the titles of what is read before anything is refused, and all problems with their lines."""
    found = list(reconciled(of(data), READERS[name], "x"))
    titles = [one.bib.title for one in found if isinstance(one, Entry)]
    problems = [
        one for part in found for one in ([part] if isinstance(part, Problem) else problems_of([part]))
    ]
    return titles, [(problem.line, problem.code) for problem in problems]


@pytest.mark.parametrize("case", CASES)
def test_a_broken_export_is_read_right_or_reported_at_its_line(case):
    name, data, titles, problems = CASES[case]
    assert outcome(data, name) == (titles, problems)


def test_there_are_many_and_of_every_family():
    assert len(CASES) >= 120
    assert all(sum(case.startswith(f"{family[7:]}: ") for case in CASES) >= 25 for family in FAMILIES)


def test_no_two_cases_are_the_same():
    assert len({told[:2] for told in CASES.values()}) == len(CASES)


@pytest.mark.shared
@shared
def test_every_shared_file_has_an_expected_outcome():
    found = {f"{path.parent.name}/{path.name}" for path in MALFORMED.glob("*/*")}
    assert found == set(BROKEN)


@pytest.mark.shared
@shared
@pytest.mark.parametrize("file", BROKEN)
def test_a_shared_file_is_read_right_or_reported_at_its_line(file):
    assert outcome((MALFORMED / file).read_bytes(), file.partition("/")[0]) == BROKEN[file]
