"""Which report a name means."""

import pytest

from pipeline.build import derive
from pipeline.eligibility.judged import of_entry, of_review
from pipeline.eligibility.naming import called, named_in
from tests.eligibility.test_judged import PROTOCOL, entry

ENTRY = of_entry(
    entry("tea1", title="On Cups & Jugs", doi="10.1000/a", pmid="77", accession="ACC:1", arxiv="2104.00001"),
    12,
    PROTOCOL,
)
BARE = of_entry(entry(), 3, PROTOCOL)
NAMES = [
    "tea1",
    "12",
    "file:0012",
    "10.1000/A",
    "https://doi.org/10.1000/a",
    "ACC:1",
    "77",
    "2104.00001",
    "on cups, jugs",
]
OTHERS = ["tea", "13", "10.1000/ab", "On cups", "", "  "]


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_has_these_names(name):
    assert called(ENTRY, name)


@pytest.mark.parametrize("name", OTHERS)
def test_and_no_others(name):
    assert not called(ENTRY, name)


@pytest.mark.parametrize(("name", "meant"), [("", False), ("3", True), ("x", False)])
def test_an_entry_that_says_nothing_has_its_number_alone(name, meant):
    assert called(BARE, name) is meant


def test_in_a_review_a_citation_key_stands_for_the_reports_of_its_work(each_review):
    review = derive(each_review)
    found = [*of_review(review)]
    for ident, study in review.studies.items():
        assert {one.report.id for one in named_in(review, found, ident)} == set(study.reports)


def test_in_a_review_any_record_of_a_report_names_it(each_review):
    review = derive(each_review)
    found = [*of_review(review)]
    for one in found:
        for record in one.report.records:
            assert [each.report.id for each in named_in(review, found, record)] == [one.report.id]
    assert [*named_in(review, found, "nobody")] == []
