"""What deduplication found is kept: the same result, found once, and found anew when anything changes."""

import sys
from pathlib import Path

import pytest

from pipeline import recalled
from pipeline.cache import Cache
from pipeline.dedupe.matching import match
from tests.dedupe.made import OTHER, bib, identity_of, proposals_of, records, ruling

ROWS = records(bib(doi="10.1/a"), bib(doi="10.1/a"), bib(OTHER, "Cole"), bib(OTHER, "Cole", doi="10.1/c"))
ORDER = {ROWS[0].search: 1}
VERSIONS = records(bib(arxiv="2001.00001", kind="preprint"), bib(kind="conference", venue="LAKES"))


@pytest.fixture
def shelf(tmp_path):
    return Cache(folder=tmp_path)


def entries(shelf):
    return {place.name for place in shelf.folder.iterdir()}


@pytest.mark.parametrize("rulings", [[], [ruling("a:0001", "a:0003", "same")]])
def test_what_is_kept_is_what_is_found(shelf, rulings):
    afresh = match(ROWS, rulings, ORDER)
    assert recalled.matched(ROWS, rulings, ORDER, shelf) == afresh
    assert recalled.matched(ROWS, rulings, ORDER, Cache(folder=shelf.folder)) == afresh
    assert len(entries(shelf)) == 1


@pytest.mark.parametrize(
    ("rows", "rulings", "order"),
    [
        (ROWS[:3], [], ORDER),
        (records(bib(doi="10.1/b"), *(row.bib for row in ROWS[1:])), [], ORDER),
        (ROWS, [ruling("a:0001", "a:0003", "same")], ORDER),
        (ROWS, [], {ROWS[0].search: 2}),
    ],
)
def test_another_input_is_another_entry(shelf, rows, rulings, order):
    recalled.matched(ROWS, [], ORDER, shelf)
    assert recalled.matched(rows, rulings, order, shelf) == match(rows, rulings, order)
    assert len(entries(shelf)) == 2


def test_proposals_are_kept_too(shelf):
    identity, _ = identity_of(VERSIONS)
    described = {ident: report.bib for ident, report in identity.reports.items()}
    found = recalled.proposed(described, shelf)
    assert [one.rule for one in found] == ["preprint"]
    assert found == proposals_of(identity) == recalled.proposed(described, shelf)
    assert len(entries(shelf)) == 1


def test_a_damaged_entry_is_found_anew(shelf):
    afresh = recalled.matched(ROWS, [], ORDER, shelf)
    (name,) = entries(shelf)
    shelf.put(name, '{"matches": "none"}')
    assert recalled.matched(ROWS, [], ORDER, shelf) == afresh


def test_what_is_kept_loads_no_engine(shelf, monkeypatch):
    afresh = recalled.matched(ROWS, [], ORDER, shelf)
    monkeypatch.setitem(sys.modules, "pipeline.dedupe.matching", None)
    assert recalled.matched(ROWS, [], ORDER, shelf) == afresh
    with pytest.raises(ImportError):
        recalled.matched(ROWS[:1], [], ORDER, shelf)


def test_the_code_that_finds_is_there():
    here = Path(recalled.__file__).parent
    assert [name for name in recalled.CODE if not (here / name).exists()] == []
