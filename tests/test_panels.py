from datetime import date
from decimal import Decimal

import html5lib
import pytest

from pipeline import files, panels
from pipeline.refs import UnknownNameError
from pipeline.site import site
from tests import dom, made

SCHEDULE = files.Schedule(
    search_every_months=6,
    decide_within_months=3,
    retirement="never",
    set_by="the keepers",
    since=date(2024, 8, 31),
)


def parsed(markup):
    return html5lib.parseFragment(markup, namespaceHTMLElements=False)


def facts(protocol):
    """Return the terms and values of the panel of a review with this protocol."""
    found = site(made.changed(made.full_review(), protocol=protocol))
    rows = parsed(panels.panel(found, "index.md", "state")).iter("div")
    return {dom.words(row[0]): dom.words(row[1]) for row in rows}


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, date(2025, 2, 28)),
        (date(2024, 1, 5), date(2025, 2, 28)),
        (date(2024, 9, 5), date(2025, 3, 5)),
        (date(2025, 7, 1), date(2026, 1, 1)),
    ],
)
def test_the_next_search_is_due_so_many_months_after_the_last_or_the_schedule(last, expected):
    assert panels.due(SCHEDULE, last) == expected


def test_the_state_names_version_search_and_open_decisions():
    shown = facts(made.protocol())
    assert {"Version", "Last search", "Open decisions", "Next search"} == {*shown}
    assert shown["Next search"] == "no schedule is set"


def test_a_schedule_gives_a_day_that_a_reader_can_be_told_of_later():
    review = made.changed(made.full_review(), protocol=made.protocol(schedule=SCHEDULE))
    root = parsed(panels.panel(site(review), "index.md", "state"))
    (late,) = dom.find(root, class_="lr-due")
    assert late.attrib["data-due"] == next(root.iter("time")).attrib["datetime"]
    assert "the keepers" in dom.words(root)


def test_an_unknown_panel_is_refused():
    with pytest.raises(UnknownNameError, match="no panel named 'weather'"):
        panels.panel(site(made.full_review()), "index.md", "weather")


def worked(*steps):
    sheet = files.Workings(workings=(files.Working(id="w", title="W", steps=steps),))
    return site(made.changed(made.full_review(), workings=sheet))


def step(times, gives, **more):
    return files.Step(
        label="Twice as much",
        times=tuple(files.Operand(constant=Decimal(n), label="told") for n in times),
        gives=gives,
        **more,
    )


def rows(found):
    """Return the words of every cell of the worked arithmetic."""
    body = next(parsed(panels.workings(found, "index.md", "w")).iter("tbody"))
    return [[dom.words(cell) for cell in row] for row in body]


def claimed():
    found = site(made.full_review())
    return next((ident, one) for ident, one in found.claims.items() if one.amount.low is not None)


def test_a_step_shows_factors_result_claim_and_verdict():
    ident, claim = claimed()
    unit = site(made.full_review()).units[claim.amount.unit].factor
    ((label, factors, result, stated, verdict),) = rows(worked(step([claim.amount.low * unit], ident)))
    assert (label, verdict) == ("Twice as much", "agrees")
    assert factors.endswith("told")
    assert result.split("×")[0].strip() in stated


def test_a_result_that_nobody_claims_is_said_to_disagree():
    ident, _ = claimed()
    assert rows(worked(step(["987654"], ident)))[0][-1] == "does not agree"


def test_a_saved_share_is_written_as_one():
    ident, _ = claimed()
    assert rows(worked(step(["0.25"], ident, as_saved_share=True)))[0][1].startswith("1 − 0.25")


def test_divisors_stand_behind_a_sign():
    ident, _ = claimed()
    over = (files.Operand(constant=Decimal(8), label="parts"),)
    assert "÷ 8 parts" in rows(worked(step(["4"], ident, over=over)))[0][1]


def test_unknown_workings_are_refused():
    with pytest.raises(UnknownNameError, match="no workings named 'x'"):
        panels.workings(worked(), "index.md", "x")
