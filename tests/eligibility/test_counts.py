"""Answers of criteria as numbers: each a set of reports, and together all of them."""

import pytest

from pipeline import files
from pipeline.eligibility.counts import name, numbers
from pipeline.model import Finding
from tests import made

RECENT = files.Criterion(id="recent", label="Public since 2017", test="first-public-date", reason="old")
HUMAN = files.Criterion(id="sense", label="Makes sense", test="human", reason="old")


def counted(passed):
    found = tuple(
        Finding(report=f"k1:{n:04d}", criterion="recent", passed=one, evidence="e")
        for n, one in enumerate(passed, start=1)
    )
    review = made.changed(
        made.full_review(), findings=found, protocol=made.protocol(criteria=(RECENT, HUMAN))
    )
    return {one.name: one.count for one in numbers(review)}


CASES = [
    ((True, False, None, None), {"pass": 1, "fail": 1, "unknown": 2}),
    ((), {"pass": 0, "fail": 0, "unknown": 0}),
]


@pytest.mark.parametrize(("passed", "wanted"), CASES)
def test_each_report_is_counted_under_its_answer_and_people_have_no_count(passed, wanted):
    found = counted(passed)
    assert {answer: found[name(RECENT, answer)].known for answer in wanted} == wanted
    assert len(found) == 3


def test_a_number_holds_the_reports_themselves():
    assert counted([True, False])["criterion.recent.fail"].ids == {"k1:0002"}
