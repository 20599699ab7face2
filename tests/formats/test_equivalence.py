"""One search exported in several formats gives the same documents, field by field; what differs is listed."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from pipeline.model import Bib
from pipeline.normalize import title_key

SHARED = Path(os.environ.get("REVIEW_SHARED", Path(__file__).parents[2] / ".." / "shared"))
FIXTURES = SHARED / "fixtures"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FIXTURES.is_dir(), reason="the shared folder (REVIEW_SHARED) is not here"),
]
SETS = {
    # each search: its exports as (file, reader); the first is what the others are compared with
    "PF": (
        ("scopus/mlagisz__data_scopus.csv", "scopus-csv"),
        ("scopus/mlagisz__data_scopus.ris", "ris"),
        ("scopus/mlagisz__data_scopus.bib", "bibtex"),
    ),
    "WF": (
        ("wos/rafguns__data_wos_plaintext.txt", "wos"),
        ("wos/rafguns__data_wos_tab_delimited_win_utf8.txt", "wos-tab"),
        ("wos/rafguns__data_wos_tab_delimited_win_utf16.txt", "wos-tab"),
    ),
}
COUNTS = {"PF": 8, "WF": 50}
DIFFERENT = {
    (
        "scopus/mlagisz__data_scopus.bib",
        "keywords",
    ): "index keywords come first, and lists are joined with commas",
}
PAIRS = [(name, other) for name, files in SETS.items() for other in files[1:]]


def by_title(file, reader):
    made = account((FIXTURES / file).read_bytes(), READERS[reader], file)
    assert made.problems == ()
    return {title_key(entry.bib.title): entry.bib for entry in made.records}


@pytest.mark.parametrize("name", SETS)
def test_every_document_is_there(name):
    assert {len(by_title(*export)) for export in SETS[name]} == {COUNTS[name]}


@pytest.mark.parametrize(("name", "other"), PAIRS)
@pytest.mark.parametrize("field", [field.name for field in fields(Bib)])
def test_two_exports_say_the_same(name, other, field):
    ours = {key: getattr(bib, field) for key, bib in by_title(*SETS[name][0]).items()}
    theirs = {key: getattr(bib, field) for key, bib in by_title(*other).items()}
    assert (ours == theirs) is ((other[0], field) not in DIFFERENT)
