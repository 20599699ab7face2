"""What the flagship shows of bias, certainty, extraction, work and yield: nothing is invented."""

from datetime import date
from functools import cache

import pytest

from pipeline.appraisal.bias import tools_of
from pipeline.build import read
from pipeline.numbers_of import numbers
from tests.conftest import REPOSITORY

DOMAINS = (
    "selection-bias",
    "performance-bias",
    "detection-bias",
    "attrition-bias",
    "reporting-bias",
    "overall",
)


@cache
def review():
    return read(REPOSITORY, date(2030, 1, 1))


@cache
def counts():
    return {number.name: number.count for number in numbers(review()).values()}


def test_the_domains_that_the_review_names_have_no_scale():
    (tool,) = tools_of(review().protocol)
    assert tuple(domain.id for domain in tool.domains) == DOMAINS[:-1]
    assert tool.levels == ()


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_study_is_judged(domain):
    levels = {
        name: count for name, count in counts().items() if name.startswith(f"bias.named-domains.{domain}.")
    }
    held = {name.rpartition(".")[2]: count.known for name, count in levels.items() if count.known}
    assert held == {"not-reported": counts()["studies"].known}


def test_no_certainty_is_rated():
    assert review().certainty.ratings == ()
    assert review().protocol.certainty is None


def test_one_person_extracted_and_nobody_differs():
    assert counts()["extraction.values"].known > counts()["studies"].known
    assert {counts()[f"extraction.{name}"].known for name in ("twice", "reconciled", "differs")} == {0}


def test_decisions_without_a_day_are_not_known():
    weeks = {
        name.split(".")[2]
        for name in counts()
        if name.startswith("workload.full-text.") and name.count(".") == 3
    }
    assert weeks == {"undated"}


@pytest.mark.parametrize("source", ["arxiv", "ieee-xplore", "scopus", "web-of-science", "researchrabbit"])
def test_the_yield_of_a_source_that_is_not_held_is_not_reported(source):
    assert {str(counts()[f"yield.{source}.{name}"]) for name in ("reports", "only", "included")} == {
        "not reported"
    }


def test_the_reference_list_found_every_report():
    assert counts()["yield.reference-list.reports"].ids == counts()["reports"].ids
    assert counts()["found-by.reference-list"].ids == counts()["reports"].ids
