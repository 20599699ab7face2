"""A report under all criteria: one primary reason by precedence, the others beside it, counts of many."""

from dataclasses import replace

import pytest

from pipeline.eligibility.judged import EXCLUDED, PASSED, PEOPLE, Judged, judged, of_entry, of_review, summed
from pipeline.formats.base import Entry
from pipeline.model import Bib, Finding
from pipeline.values import State
from tests import worlds
from tests.screen.asking import criterion
from tests.worlds import BEFORE, FT, TA

CRITERIA = (
    replace(criterion("retraction"), id="kept", reason="wrong", stage=FT),
    replace(criterion("language", allowed=("en",)), id="english", reason="off-topic", stage=TA),
    replace(criterion("first-public-date", earliest="2020"), id="recent", reason="old", stage=BEFORE),
    replace(criterion("publication-type", allowed=("article",)), id="kind", reason="old", stage=BEFORE),
    replace(criterion("human"), id="sense", reason="wrong", stage=FT),
)
PROTOCOL = worlds.protocol(criteria=CRITERIA)


def findings(**answers):
    return tuple(
        Finding(report="a:0001", criterion=name, passed=passed, evidence="e", fields=("f",))
        for name, passed in answers.items()
    )


CASES = [
    ({"kept": True, "recent": True}, PASSED, (), ()),
    ({"kept": None, "recent": True}, PEOPLE, (), ()),
    ({"kept": None, "recent": False}, EXCLUDED, ("recent",), ("old",)),
    ({"kept": False, "english": False}, EXCLUDED, ("english", "kept"), ("off-topic", "wrong")),
    (
        {"kept": False, "english": False, "kind": False},
        EXCLUDED,
        ("kind", "english", "kept"),
        ("old", "off-topic", "wrong"),
    ),
    ({"recent": False, "kind": False}, EXCLUDED, ("recent", "kind"), ("old",)),
    ({}, PASSED, (), ()),
]


@pytest.mark.parametrize(("answers", "outcome", "failed", "reasons"), CASES)
def test_the_first_stage_and_then_the_order_of_reasons_give_the_primary_one(
    answers, outcome, failed, reasons
):
    made = judged(worlds.report("a:0001"), findings(**answers), PROTOCOL)
    assert (made.outcome, made.failed, made.reasons) == (outcome, failed, reasons)


def entry(key="", **bib):
    return Entry(offset=0, length=1, line=1, bib=Bib(**bib), key=key)


def test_an_entry_of_an_export_is_a_report_of_its_own_and_may_be_quoted():
    protocol = worlds.protocol(criteria=(criterion("query", query="teapot", match="exact"),))
    made = of_entry(entry("k1", title="x", abstract="a teapot"), 7, protocol)
    assert (made.report.id, made.key, made.state) == ("file:0007", "k1", None)
    assert made.findings[0].evidence == "abstract: “a [teapot]”"


def test_many_are_counted_once_each():
    several = [{"kept": True}, {"kept": None}, {"kept": False, "recent": False}, {"recent": False}]
    made = summed((judged(worlds.report("a:0001"), findings(**one), PROTOCOL) for one in several), PROTOCOL)
    assert made.outcomes == {EXCLUDED: 2, PEOPLE: 1, PASSED: 1}
    assert made.criteria == {"kept": (1, 1, 1), "english": (0, 0, 0), "recent": (0, 2, 0), "kind": (0, 0, 0)}
    assert made.reasons == {"old": (2, 0), "off-topic": (0, 0), "wrong": (0, 1)}
    assert (made.total, made.standing) == (4, 0)


STANDING = [
    (State.INCLUDED, True),
    (State.NOT_SCREENED, True),
    (State.INELIGIBLE, False),
    (State.EXCLUDED_FULL_TEXT, False),
    (None, False),
]


@pytest.mark.parametrize(("state", "stands"), STANDING)
def test_a_report_that_fails_and_is_not_excluded_stands(state, stands):
    made = judged(worlds.report("a:0001"), findings(recent=False), PROTOCOL)
    assert replace(made, state=state).stands is stands
    assert replace(made, failed=(), state=state).stands is False


def test_every_report_of_a_review_is_told_with_where_it_ends(each_review):
    from pipeline.build import derive

    review = derive(each_review)
    found = [*of_review(review)]
    assert [one.report.id for one in found] == sorted(review.identity.reports)
    assert all(isinstance(one, Judged) and len(one.findings) for one in found)
    for one in found:
        if one.state is State.INELIGIBLE:
            assert one.reason is not None


def test_the_earlier_stage_goes_before_the_order_of_reasons():
    late = replace(criterion("retraction"), id="kept", reason="old", stage=FT)
    early = replace(criterion("language", allowed=("en",)), id="english", reason="wrong", stage=TA)
    made = judged(
        worlds.report("a:0001"),
        findings(kept=False, english=False),
        worlds.protocol(criteria=(late, early)),
    )
    assert (made.failed, made.reasons) == (("english", "kept"), ("wrong", "old"))
