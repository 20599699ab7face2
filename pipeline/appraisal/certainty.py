"""Certainty: from a starting level, by steps that each have a reason, to the level that a rating ends at."""

from collections.abc import Sequence

from pipeline import files
from pipeline.values import Slug


def final(rating: files.Rating, levels: Sequence[Slug]) -> Slug | None:
    """Return the level that a rating ends at: its start moved by its steps, never past either end.

    `levels` go from the lowest to the highest; None where the start is none of them.
    """
    if rating.start not in levels:
        return None
    place = levels.index(rating.start) + sum(step.change for step in rating.steps)
    return levels[min(max(place, 0), len(levels) - 1)]


def stars(level: Slug, levels: Sequence[Slug]) -> str:
    """Return a level as filled and hollow circles, as tables of findings print it."""
    filled = levels.index(level) + 1
    return "⊕" * filled + "◯" * (len(levels) - filled)
