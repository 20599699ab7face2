"""Scores: the same figures as by hand, at the class itself and at those above it."""

import pytest

from pipeline.classify.score import (
    LEVELS,
    Score,
    at_parent,
    by_class,
    leaf_or_parent,
    macro_f1,
    micro,
    with_all_above,
)

WAYS = {
    "g": ("g",),
    "p": ("g", "p"),
    "r": ("g", "p", "r"),
    "h": ("g", "p", "h"),
    "t": ("t",),
    "s": ("t", "s"),
}


def pairs(*given):
    return [(frozenset(said.split()), frozenset(found.split())) for said, found in given]


@pytest.mark.parametrize(
    ("given", "precision", "recall"),
    [
        ([("r", "r")], 1, 1),
        ([("r", "h")], 0, 0),
        ([("r", "r h")], 0.5, 1),
        ([("r h", "r")], 1, 0.5),
        ([("r", ""), ("h", "h")], 1, 0.5),
        ([("", "r")], 0, 0),
        ([], 0, 0),
    ],
)
def test_micro_precision_and_recall_count_classes(given, precision, recall):
    score = micro(pairs(*given))
    assert (score.precision, score.recall) == (precision, recall)


@pytest.mark.parametrize(
    ("score", "f1"),
    [
        (Score(right=1, proposed=2, found=1, given=1), 2 / 3),
        (Score(right=0, proposed=2, found=0, given=1), 0),
        (Score(right=0, proposed=0, found=0, given=0), 0),
    ],
)
def test_f1_is_the_harmonic_mean(score, f1):
    assert score.f1 == pytest.approx(f1)


def test_a_score_prints_three_places():
    assert str(micro(pairs(("r", "r h h2")))) == "precision 0.333, recall 1.000, F1 0.500"


def test_each_class_is_scored_by_itself():
    scores = by_class(pairs(("r", "r"), ("h", "r"), ("h", "h")), ["h", "r"])
    assert (scores["r"].precision, scores["r"].recall) == (0.5, 1)
    assert (scores["h"].precision, scores["h"].recall) == (1, 0.5)


@pytest.mark.parametrize(
    ("given", "figure"),
    [
        ([("r", "r"), ("h", "h")], 1),
        ([("r", "r"), ("h", "")], 0.5),
        ([("r", "r"), ("r", "r"), ("h", "r")], 0.4),
        ([("r", "t")], 0),
        ([], 0),
    ],
)
def test_macro_f1_weighs_each_class_that_people_gave_the_same(given, figure):
    assert macro_f1(pairs(*given)) == pytest.approx(figure)


@pytest.mark.parametrize(
    ("said", "found", "right"),
    [
        ("r", "r", True),
        ("r", "h", True),
        ("r", "p", True),
        ("p", "r", True),
        ("p", "g", True),
        ("r", "g", False),
        ("r", "s", False),
        ("t", "s", True),
    ],
)
def test_a_class_or_its_parent_is_near_enough(said, found, right):
    score = leaf_or_parent(pairs((said, found)), WAYS)
    assert (score.right, score.found) == (right, right)


@pytest.mark.parametrize(
    ("said", "found", "right", "proposed", "given"),
    [
        ("r", "r", 3, 3, 3),
        ("r", "h", 2, 3, 3),
        ("r", "p", 2, 2, 3),
        ("r", "s", 0, 2, 3),
        ("r s", "r", 3, 3, 5),
    ],
)
def test_hierarchical_scores_count_all_classes_above(said, found, right, proposed, given):
    score = with_all_above(pairs((said, found)), WAYS)
    assert (score.right, score.proposed, score.given) == (right, proposed, given)


@pytest.mark.parametrize(
    ("said", "found", "right"), [("r", "h", 1), ("r", "r h", 1), ("t", "s", 1), ("r", "p", 0), ("g", "g", 1)]
)
def test_at_the_parent_brothers_are_the_same(said, found, right):
    assert at_parent(pairs((said, found)), WAYS).right == right


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_exactly_right_is_right_at_every_level(level):
    score = LEVELS[level](pairs(("r s", "r s")), WAYS)
    assert (score.precision, score.recall) == (1, 1)
