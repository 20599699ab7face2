"""Drift is a finding beside the outcome, never a change of it."""

import pytest

from pipeline import files, model
from pipeline.problems import Severity
from pipeline.screen.drift import drift
from pipeline.screen.outcome import screenings
from pipeline.values import Basis
from tests import worlds
from tests.worlds import BEFORE, FT, IN, OUT, TA, fails, passed, said

FAIL = fails("a:0001")


def finding(*, answer, criterion="recent"):
    return model.Finding(report="a:0001", criterion=criterion, passed=answer, evidence="published on 1999")


def by_rule(**changes):
    given = {"by": "tool", "origin": Basis.DERIVED, "file": "records/screening/before-screening/tool/001.yml"}
    return said("a:0001", BEFORE, OUT, **{"reason": "old", **given, **changes})


def drifted(decisions, findings, **changes):
    protocol = worlds.protocol(**changes)
    found = screenings(worlds.identity(("a:0001",)), decisions, findings, protocol)
    return drift(found, findings, protocol)


UNREPEATED = [
    ([by_rule()], [FAIL], ()),
    ([by_rule()], [finding(answer=True)], ("drift-unrepeated",)),
    ([by_rule()], [finding(answer=None)], ("drift-unrepeated",)),
    ([by_rule()], [], ("drift-unrepeated",)),
    ([by_rule(criterion="recent")], [FAIL], ()),
    ([by_rule(criterion="recent")], [finding(answer=True)], ("drift-unrepeated",)),
    ([by_rule(criterion="gone")], [FAIL], ("drift-unrepeated",)),
    ([by_rule(criterion="sense")], [FAIL], ("drift-unrepeated",)),
    ([by_rule(reason="off-topic")], [], ()),
    ([by_rule(reason="wrong")], [], ()),
]


@pytest.mark.parametrize(("decisions", "findings", "codes"), UNREPEATED)
def test_a_recorded_automatic_exclusion_is_repeated_or_it_is_drift(decisions, findings, codes):
    assert tuple(each.code for each in drifted(decisions, findings)) == codes


def test_drift_names_the_sheet_and_what_the_rule_says_today():
    (problem,) = drifted([by_rule()], [finding(answer=True)])
    assert problem.path == "records/screening/before-screening/tool/001.yml"
    assert "published on 1999" in problem.message
    assert problem.severity is Severity.WARNING


OVERRULED = [
    (passed("a:0001"), Severity.WARNING),
    ((said("a:0001", TA, OUT, "off-topic"),), Severity.NOTE),
    ((*passed("a:0001"), said("a:0001", FT, IN)), Severity.WARNING),
    ((said("a:0001", FT, IN, by="paper", origin=Basis.STATED),), Severity.WARNING),
]


@pytest.mark.parametrize(("decisions", "severity"), OVERRULED)
def test_a_failure_of_what_people_decided_on_is_drift(decisions, severity):
    (problem,) = drifted(decisions, [FAIL])
    assert (problem.code, problem.severity) == ("drift-overruled", severity)
    assert "Public since 2020" in problem.message


def test_a_failure_that_nobody_decided_on_is_no_drift():
    assert drifted([], [FAIL]) == ()


LATER = [
    ((said("a:0001", TA, OUT), said("a:0001", FT, IN)), 1),
    ((by_rule(), said("a:0001", TA, IN)), 1),
    ((said("a:0001", TA, IN), said("a:0001", FT, OUT)), 0),
    ((said("a:0001", TA, OUT), said("a:0001", TA, IN, consensus=True), said("a:0001", FT, IN)), 0),
]


@pytest.mark.parametrize(("decisions", "times"), LATER)
def test_a_decision_at_a_stage_that_was_not_reached_is_found(decisions, times):
    found = [
        each for each in drifted(decisions, [finding(answer=None)]) if each.code == "decided-after-exclusion"
    ]
    assert len(found) == times


def test_drift_changes_no_outcome():
    protocol = worlds.protocol()
    decisions = (*passed("a:0001"), said("a:0001", FT, IN))
    with_rule = screenings(worlds.identity(("a:0001",)), decisions, [FAIL], protocol)
    assert with_rule == screenings(worlds.identity(("a:0001",)), decisions, [], protocol)


def test_a_rule_of_a_criterion_for_people_repeats_nothing():
    human = files.Criterion(id="sense", label="S", test="human", reason="old")
    assert drifted([by_rule()], [], criteria=(human,)) == ()
