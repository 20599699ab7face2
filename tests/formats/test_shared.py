"""Real exports of the shared folder: told by content, every record read, and not a word where all is well.

What is not read without a word stands in adjudicated.csv, each file with the reason why that is right; the
docs show the same table.
"""

import csv
import os
from pathlib import Path

import pytest

from pipeline.formats import READERS, detect, trouble
from pipeline.formats.accounting import account
from pipeline.formats.choosing import choose
from pipeline.formats.opening import opened

SHARED = Path(os.environ.get("REVIEW_SHARED", Path(__file__).parents[2] / ".." / "shared"))
FIXTURES = SHARED / "fixtures"
MANIFEST = FIXTURES / "MANIFEST.csv"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not MANIFEST.is_file(), reason="the shared folder (REVIEW_SHARED) is not here"),
]
READER_OF = {
    "wos-tagged": "wos",
    "wos-ris": "ris",
    "scopus-ris": "ris",
    "scopus-bibtex": "bibtex",
    "ieee-ris": "ris",
    "ieee-bibtex": "bibtex",
    "arxiv-atom-in-json": "recording",
    "zotero-ris": "ris",
    "rayyan-ris": "ris",
    "researchrabbit-ris": "ris",
    "researchrabbit-bibtex": "bibtex",
    "acm-bibtex": "bibtex",
    "endnote-enw": "endnote",
    "endnote-enl": "endnote",
}
"""Formats of the manifest that are not called as their reader is."""


def table(path):
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ADJUDICATED = {row["file"]: row for row in table(Path(__file__).parent / "adjudicated.csv")}
ROWS = {row["file"]: row for row in table(MANIFEST) if row["true_count"] or row["file"] in ADJUDICATED}


def expected(file):
    """Return reader, records, unreadable and codes that a file should give; no reader where it is refused."""
    if said := ADJUDICATED.get(file):
        return said["reader"], int(said["records"]), int(said["unreadable"]), set(said["codes"].split())
    kind = ROWS[file]["format"]
    return READER_OF.get(kind, kind), int(ROWS[file]["true_count"]), 0, set()


READ = [file for file in ROWS if expected(file)[0] in READERS]
BIBTEX = [file for file in READ if expected(file)[0] == "bibtex"]
TOLD = [file for file in ROWS if not expected(file)[0]]


@pytest.mark.parametrize("file", READ)
def test_a_real_export_is_told_by_its_content(file):
    assert detect(opened(FIXTURES / file)) == (expected(file)[0],)


@pytest.mark.parametrize("file", READ)
def test_a_real_export_gives_its_records_and_no_problem_that_is_not_its_own(file):
    name, records, unreadable, codes = expected(file)
    made = account(opened(FIXTURES / file), READERS[name], file)
    assert (len(made.records), len(made.unreadable)) == (records, unreadable)
    assert made.starts == records + unreadable
    assert {problem.code for problem in made.problems} == codes


@pytest.mark.parametrize("file", TOLD)
def test_what_is_no_text_export_is_refused_by_name_or_empty(file):
    problem = choose(opened(FIXTURES / file), file)
    assert ({problem.code} if problem else set()) == expected(file)[3]
    assert problem is None or trouble.outcome(problem.code) == "refused"


def test_every_counted_file_is_read_or_refused():
    assert set(ROWS) == {*READ, *TOLD}


def test_what_is_adjudicated_exists():
    assert set(ADJUDICATED) <= {row["file"] for row in table(MANIFEST)}
