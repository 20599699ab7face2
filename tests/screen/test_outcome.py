"""What the decisions on one report at one stage amount to."""

from datetime import date

import pytest

from pipeline import files
from pipeline.screen import outcome
from pipeline.screen.drift import drift
from pipeline.screen.outcome import ordered, screenings
from pipeline.values import Basis, Stage
from tests import worlds
from tests.worlds import BEFORE, FT, IN, MISSING, OUT, TA, UNSURE, fails, said

CONFLICT, AWAITING = "conflict", "awaiting"
FIRST, LATER = date(2030, 1, 1), date(2031, 1, 1)


def screened(*decisions, votes=1, findings=(), **changes):
    given = worlds.protocol(votes=dict.fromkeys(Stage, votes), **changes)
    return screenings(worlds.identity(("a:0001", "a:0002"), ("a:0003",)), decisions, findings, given)


def outcome_of(*decisions, votes=1):
    (found,) = screened(*decisions, votes=votes)
    return CONFLICT if found.conflict else found.verdict or AWAITING


def vote(verdict, by="ada", **changes):
    return said("a:0001", TA, verdict, by=by, **changes)


def agreed(verdict, **changes):
    return vote(verdict, consensus=True, **changes)


def stated(verdict, **changes):
    return vote(verdict, by="paper", origin=Basis.STATED, **changes)


VOTES = [
    (1, [vote(IN)], IN),
    (1, [vote(OUT)], OUT),
    (1, [vote(MISSING)], MISSING),
    (1, [vote(UNSURE)], CONFLICT),
    (1, [vote(IN), vote(IN, "bob")], IN),
    (1, [vote(IN), vote(OUT, "bob")], CONFLICT),
    (1, [vote(IN), vote(UNSURE, "bob")], CONFLICT),
    (2, [vote(IN)], AWAITING),
    (2, [vote(UNSURE)], AWAITING),
    (2, [vote(IN), vote(IN, "bob")], IN),
    (2, [vote(IN), vote(UNSURE, "bob")], CONFLICT),
    (2, [vote(UNSURE), vote(UNSURE, "bob")], CONFLICT),
    (2, [vote(IN), vote(IN, recorded_for="a:0002")], AWAITING),
    (3, [vote(IN), vote(OUT, "bob")], CONFLICT),
    (3, [vote(IN), vote(IN, "bob")], AWAITING),
    (2, [agreed(IN)], IN),
    (2, [vote(IN), vote(OUT, "bob"), agreed(OUT)], OUT),
    (1, [agreed(IN), agreed(OUT, by="bob")], CONFLICT),
    (1, [agreed(UNSURE)], CONFLICT),
    (3, [stated(IN)], IN),
    (1, [stated(IN), vote(OUT)], IN),
    (1, [stated(IN), stated(OUT, file="other")], CONFLICT),
    (1, [stated(OUT), agreed(IN)], IN),
]


@pytest.mark.parametrize(("votes", "decisions", "expected"), VOTES)
def test_decisions_settle_a_stage(votes, decisions, expected):
    assert outcome_of(*decisions, votes=votes) == expected
    assert outcome_of(*decisions[::-1], votes=votes) == expected


OTHER = {"recorded_for": "a:0002"}
MERGED = [
    ([vote(IN), vote(IN, "bob", **OTHER)], IN),
    ([vote(IN), vote(OUT, "bob", **OTHER)], CONFLICT),
    ([vote(IN), vote(OUT, **OTHER)], CONFLICT),
    ([agreed(IN, on=FIRST), vote(OUT, on=LATER, **OTHER)], CONFLICT),
    ([agreed(IN, on=LATER), vote(OUT, on=FIRST, **OTHER)], IN),
    ([agreed(IN, on=FIRST), vote(IN, on=LATER, **OTHER)], IN),
    ([agreed(IN), agreed(OUT, **OTHER)], CONFLICT),
    ([stated(IN, on=FIRST), vote(OUT, on=LATER, **OTHER)], CONFLICT),
    ([agreed(IN, on=None), vote(OUT, on=FIRST, **OTHER)], CONFLICT),
    ([agreed(IN, on=FIRST), vote(OUT, on=FIRST), vote(IN, "bob", on=LATER, **OTHER)], IN),
]


@pytest.mark.parametrize(("decisions", "expected"), MERGED)
def test_decisions_for_either_id_of_a_merged_report_count_side_by_side(decisions, expected):
    assert outcome_of(*decisions) == expected
    assert outcome_of(*decisions[::-1]) == expected


def test_no_decision_is_lost():
    given = (vote(IN), vote(OUT, "bob"), agreed(OUT))
    (found,) = screened(*given)
    assert found.decisions == given


def test_the_primary_reason_is_the_first_in_the_protocol():
    (found,) = screened(vote(OUT, reason="wrong"), vote(OUT, "bob", reason="off-topic"))
    assert found.reasons == ("off-topic", "wrong")


def test_reasons_belong_to_exclusions():
    (found,) = screened(vote(IN, reason="wrong"))
    assert found.reasons == ()


def test_a_conflict_keeps_the_reasons_that_were_given():
    (found,) = screened(vote(IN), vote(OUT, "bob", reason="wrong"))
    assert (found.verdict, found.conflict, found.reasons) == (None, True, ("wrong",))


def test_reasons_that_the_protocol_does_not_know_come_last():
    assert ordered(["zz", "wrong", "aa", "old"], worlds.protocol()) == ("old", "wrong", "aa", "zz")


def test_an_automatic_failure_excludes_what_nobody_decided_on():
    (found,) = screened(findings=(fails("a:0003"),))
    assert (found.report, found.stage, found.verdict) == ("a:0003", BEFORE, OUT)
    assert (found.reasons, found.decisions) == (("old",), ())


NOT_FAILED = [True, None]


@pytest.mark.parametrize("passed", NOT_FAILED)
def test_what_passes_or_is_unknown_excludes_nothing(passed):
    finding = worlds.model.Finding(report="a:0003", criterion="recent", passed=passed, evidence="")
    assert screened(findings=(finding,)) == ()


@pytest.mark.parametrize("stage", [BEFORE, TA, FT])
def test_what_people_decided_stands_against_a_rule(stage):
    found = screened(said("a:0003", stage, IN), findings=(fails("a:0003"),))
    assert [(each.stage, each.verdict) for each in found] == [(stage, IN)]


def test_a_rule_of_a_later_stage_applies_after_earlier_decisions():
    rule = files.Criterion(id="late", label="Late", test="retraction", reason="wrong", stage=FT)
    found = screened(
        said("a:0003", TA, IN), findings=(fails("a:0003", "late"),), criteria=(*worlds.CRITERIA, rule)
    )
    assert [(each.stage, each.verdict) for each in found] == [(TA, IN), (FT, OUT)]


def test_several_failures_give_several_reasons_in_order():
    more = files.Criterion(id="more", label="More", test="retraction", reason="wrong")
    found = screened(findings=(fails("a:0003", "more"), fails("a:0003")), criteria=(more, *worlds.CRITERIA))
    assert [each.reasons for each in found] == [("old", "wrong")]


def test_drift_is_found_beside_the_outcome():
    assert outcome.drift is drift
