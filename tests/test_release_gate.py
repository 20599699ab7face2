"""Every reason for which a release is refused."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline import files
from pipeline.model import Broken, Flow
from pipeline.problems import Problem, Severity
from pipeline.release_gate import obstacles
from pipeline.values import State
from tests import made, worlds

FILES = {"protocol.yml": b"", "taxonomy.yml": b""}
DAY = date(2030, 6, 1)
OPEN = made.review()
SETTLED = made.review(outcomes=tuple(r for r in OPEN.outcomes if r.state is not State.AWAITING_SCREENING))
RELEASE = worlds.full().released(on=date(2030, 1, 1))


def refused(review, on=DAY, trigger="a search", given=FILES, **changes):
    return [problem.message for problem in obstacles(review, on, trigger, given, **changes)]


def versions(*names, releases=()):
    listed = tuple(files.Version(id=name, trigger="t") for name in names)
    return made.changed(SETTLED, protocol=replace(SETTLED.protocol, versions=listed), releases=releases)


def test_a_settled_review_is_not_refused():
    assert refused(SETTLED) == []


VERSIONS = [
    (versions(), "the protocol lists no version"),
    (versions("1.0.0", releases=(RELEASE,)), "version 1.0.0 is released already"),
    (versions("1.0.0", "0.9.0", releases=(RELEASE,)), "version 0.9.0 comes before 1.0.0"),
    (versions("1.0.0", "1.1.0"), "version 1.0.0 was never released"),
]


@pytest.mark.parametrize(("review", "message"), VERSIONS)
def test_a_version_is_released_once_and_in_order(review, message):
    assert refused(review) == [message]


def test_the_next_version_is_not_refused():
    assert refused(versions("1.0.0", "1.10.0", releases=(RELEASE,))) == []


def test_a_release_is_no_earlier_than_the_one_before():
    review = versions("1.0.0", "1.1.0", releases=(RELEASE,))
    assert refused(review, on=date(2029, 1, 1)) == ["version 1.0.0 was released on 2030-01-01, later"]


ERROR = Problem("records/x.yml", 1, 1, "c", "all is wrong")
PROBLEMS = [
    (ERROR, 1),
    (replace(ERROR, severity=Severity.WARNING), 0),
    (replace(ERROR, severity=Severity.NOTE), 0),
]


@pytest.mark.parametrize(("problem", "times"), PROBLEMS)
def test_errors_refuse_a_release_and_warnings_do_not(problem, times):
    found = refused(made.changed(SETTLED, problems=(problem,)))
    assert found == ["errors stand: 1; the first: all is wrong"] * times


BROKEN = Broken(identity="I3", column="1.0.0", message="left only: x", partial=False)
CHECKS = [
    (BROKEN, 1),
    (replace(BROKEN, partial=True), 0),
    (replace(BROKEN, column="1.0.0-reported"), 0),
    (replace(BROKEN, column="1.0.0-reconstructed"), 1),
]


@pytest.mark.parametrize(("check", "times"), CHECKS)
def test_an_identity_that_does_not_hold_refuses_a_release(check, times):
    flow = Flow(columns=(), checks=(check,))
    assert len(refused(made.changed(SETTLED, flow=flow))) == times


REMAINDERS = [
    State.AWAITING_SCREENING,
    State.CONFLICT_SCREENING,
    State.AWAITING_FULL_TEXT,
    State.CONFLICT_FULL_TEXT,
]


@pytest.mark.parametrize("state", REMAINDERS)
def test_a_remainder_refuses_a_release_unless_it_is_told(state):
    review = made.changed(SETTLED, outcomes=(made.outcome("k1:0001", "k1:0001", state),))
    assert len(refused(review)) == 1
    assert refused(review, remainders=True) == []


NO_REMAINDERS = [state for state in State if state not in REMAINDERS]


@pytest.mark.parametrize("state", NO_REMAINDERS)
def test_what_has_ended_somewhere_is_no_remainder(state):
    assert refused(made.changed(SETTLED, outcomes=(made.outcome("k1:0001", "k1:0001", state),))) == []


GIVEN = [
    ({"trigger": " "}, "nothing is said of what triggered this version"),
    ({"given": {"protocol.yml": b""}}, "taxonomy.yml is not among the files to freeze"),
    ({"given": {"records/taxonomy.yml": b""}}, "protocol.yml is not among the files to freeze"),
]


@pytest.mark.parametrize(("changes", "message"), GIVEN)
def test_a_release_needs_its_files_and_a_trigger(changes, message):
    assert refused(SETTLED, **changes) == [message]


def test_other_reasons_stand_whatever_is_told():
    review = versions("1.0.0", releases=(RELEASE,))
    assert refused(review, remainders=True) == ["version 1.0.0 is released already"]


def test_every_refusal_says_how_to_mend_it():
    found = obstacles(OPEN, DAY, "", {})
    assert len(found) == 4
    assert all(problem.hint and problem.code == "release-refused" for problem in found)
