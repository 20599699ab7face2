"""Where one report ends, by its arm and its screenings."""

import pytest

from pipeline.model import Screening
from pipeline.outcomes_state import fate, included
from pipeline.values import Arm
from tests.worlds import BEFORE, FT, IN, MISSING, OUT, TA, said

DB, WEB, LIST = Arm.DATABASE, Arm.WEBSITE, Arm.RECONSTRUCTION
WAIT, CLASH = "wait", "clash"


def screened(stage, verdict, *, by_people=True):
    return Screening(
        report="a:0001",
        stage=stage,
        decisions=(said("a:0001", stage, IN),) if by_people else (),
        verdict=None if verdict in {WAIT, CLASH} else verdict,
        conflict=verdict == CLASH,
        reasons=("old", "wrong") if verdict is OUT else (),
    )


def screenings(**stages):
    names = {"before": BEFORE, "title": TA, "full": FT}
    return [screened(names[name], verdict) for name, verdict in stages.items()]


TABLE = [
    (DB, {}, "awaiting-screening"),
    (DB, {"before": OUT}, "ineligible-automatic"),
    (DB, {"before": IN}, "awaiting-screening"),
    (DB, {"before": CLASH}, "conflict-screening"),
    (DB, {"before": OUT, "title": IN}, "ineligible-automatic"),
    (DB, {"title": WAIT}, "awaiting-screening"),
    (DB, {"title": WAIT, "full": IN}, "awaiting-screening"),
    (DB, {"title": CLASH}, "conflict-screening"),
    (DB, {"title": OUT}, "excluded-screening"),
    (DB, {"title": OUT, "full": IN}, "excluded-screening"),
    (DB, {"title": IN}, "awaiting-full-text"),
    (DB, {"title": MISSING}, "not-retrieved"),
    (DB, {"title": IN, "full": WAIT}, "awaiting-full-text"),
    (DB, {"title": IN, "full": CLASH}, "conflict-full-text"),
    (DB, {"title": IN, "full": OUT}, "excluded-full-text"),
    (DB, {"title": IN, "full": MISSING}, "not-retrieved"),
    (DB, {"title": IN, "full": IN}, "included"),
    (DB, {"full": IN}, "included"),
    (DB, {"full": OUT}, "excluded-full-text"),
    (WEB, {}, "awaiting-full-text"),
    (WEB, {"before": OUT}, "excluded-full-text"),
    (WEB, {"title": OUT}, "excluded-full-text"),
    (WEB, {"title": CLASH}, "conflict-full-text"),
    (WEB, {"title": WAIT}, "awaiting-full-text"),
    (WEB, {"full": MISSING}, "not-retrieved"),
    (WEB, {"full": IN}, "included"),
    (LIST, {}, "not-screened"),
    (LIST, {"title": OUT}, "excluded-screening"),
    (LIST, {"full": IN}, "included"),
    (LIST, {"title": IN}, "awaiting-full-text"),
]


@pytest.mark.parametrize(("arm", "stages", "state"), TABLE)
def test_a_report_ends_where_its_stages_leave_it(arm, stages, state):
    assert fate(arm, screenings(**stages)).state == state


AUTOMATIC = [
    (DB, BEFORE, "ineligible-automatic"),
    (WEB, BEFORE, "excluded-full-text"),
    (LIST, BEFORE, "not-screened"),
    (DB, FT, "awaiting-screening"),
    (WEB, FT, "excluded-full-text"),
]


@pytest.mark.parametrize(("arm", "stage", "state"), AUTOMATIC)
def test_a_rule_alone_moves_a_report_only_at_a_stage_it_has_reached(arm, stage, state):
    assert fate(arm, [screened(stage, OUT, by_people=False)]).state == state


def test_an_exclusion_has_its_stage_and_its_primary_reason():
    found = fate(DB, screenings(title=OUT))
    assert (found.stage, found.reason) == (TA, "old")


def test_what_waits_has_neither_stage_nor_reason():
    found = fate(DB, [])
    assert (found.stage, found.reason) == (None, None)


@pytest.mark.parametrize(
    ("stages", "expected"),
    [({"full": IN}, {"a:0001"}), ({"title": OUT, "full": IN}, set()), ({"title": IN}, set())],
)
def test_included_reports_are_those_that_passed_every_stage(stages, expected):
    assert included(screenings(**stages)) == expected
