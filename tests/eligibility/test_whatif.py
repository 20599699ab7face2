"""Two protocols side by side: what ends elsewhere, and which answers differ."""

from dataclasses import replace

import pytest

from pipeline.eligibility.judged import judged
from pipeline.eligibility.whatif import changes
from pipeline.values import State
from tests import worlds
from tests.eligibility.test_judged import PROTOCOL, findings


def made(state=None, reason=None, **answers):
    return replace(judged(worlds.report("a:0001"), findings(**answers), PROTOCOL), state=state, reason=reason)


CASES = [
    (made(kept=True), made(kept=True), None),
    (made(kept=True), made(kept=False), (True, [("kept", True, False)])),
    (made(kept=None), made(kept=False), (True, [("kept", None, False)])),
    (made(recent=False, kept=True), made(recent=False, kept=False), (False, [("kept", True, False)])),
    (
        made(recent=False),
        made(english=False),
        (True, [("recent", False, "gone"), ("english", "gone", False)]),
    ),
    (made(State.INCLUDED, kept=True), made(State.INCLUDED, kept=False), (False, [("kept", True, False)])),
    (made(State.INELIGIBLE, "old"), made(State.AWAITING_SCREENING), (True, [])),
    (made(State.INELIGIBLE, "old"), made(State.INELIGIBLE, "wrong"), (True, [])),
]


@pytest.mark.parametrize(("before", "after", "wanted"), CASES)
def test_what_changes_is_told_and_what_does_not_is_not(before, after, wanted):
    found = [*changes([(before, after)])]
    told = [
        (one.moves, [(a.criterion, answer(a.before), answer(a.after)) for a in one.answers]) for one in found
    ]
    assert told == ([wanted] if wanted else [])


def answer(finding):
    return finding.passed if finding else "gone"
