"""Certainty: where a rating ends."""

import pytest

from pipeline import files
from pipeline.appraisal.certainty import final, stars
from tests.rules.small import DAY

LEVELS = ("very-low", "low", "moderate", "high")


def rating(start, *changes):
    steps = tuple(files.CertaintyStep(aspect="bias", change=change, reason="r") for change in changes)
    return files.Rating(id="r", outcome="O", start=start, steps=steps, by="ash", on=DAY)


@pytest.mark.parametrize(
    ("start", "changes", "wanted"),
    [
        ("high", (), "high"),
        ("high", (-1,), "moderate"),
        ("high", (-1, -2), "very-low"),
        ("high", (-2, -2), "very-low"),
        ("low", (1,), "moderate"),
        ("high", (1,), "high"),
        ("low", (2, -1), "moderate"),
        ("middling", (-1,), None),
    ],
)
def test_steps_lead_from_the_start_to_the_final_level(start, changes, wanted):
    assert final(rating(start, *changes), LEVELS) == wanted


@pytest.mark.parametrize(("level", "shown"), [("very-low", "⊕◯◯◯"), ("moderate", "⊕⊕⊕◯"), ("high", "⊕⊕⊕⊕")])
def test_a_level_is_shown_as_circles(level, shown):
    assert stars(level, LEVELS) == shown
