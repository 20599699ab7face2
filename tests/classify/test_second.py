"""The second opinion: a linear model on what people confirmed, the same on every run."""

import pytest

pytest.importorskip("sklearn", reason="scikit-learn, the extra `rank`, is not installed")

from pipeline.classify.second import crosswise, fit

TEXTS = ["a red rose", "roses grow", "rose and thorn", "a spade", "iron spades", "the spade digs"]
GIVEN = [frozenset({"roses"})] * 3 + [frozenset({"tools"})] * 3


@pytest.mark.parametrize(("text", "wanted"), [("the rose", "roses"), ("my spade", "tools")])
def test_the_likeliest_class_is_named_first(text, wanted):
    assert fit(TEXTS, GIVEN)([text]) == [(wanted,)]
    assert fit(TEXTS, GIVEN, most=2)([text])[0][0] == wanted


@pytest.mark.parametrize("most", [1, 2, 5])
def test_no_more_classes_are_named_than_asked_for_or_known(most):
    assert len(fit(TEXTS, GIVEN, most)(["rose"])[0]) == min(most, 2)


@pytest.mark.parametrize(
    "given",
    [
        [frozenset()] * 6,
        [frozenset({"roses"})] * 6,
        [frozenset({f"n{n}"}) for n in range(6)],
    ],
)
def test_what_cannot_be_learned_gives_no_opinion(given):
    assert fit(TEXTS, given)(["rose", "spade"]) == [(), ()]


def test_a_class_seen_once_is_never_named():
    model = fit([*TEXTS, "moon"], [*GIVEN, frozenset({"moons"})], most=9)
    assert set(model(["moon"])[0]) == {"roses", "tools"}


def test_each_text_is_judged_by_a_model_that_never_saw_it():
    texts, given = [*TEXTS, *TEXTS, "unique"], [*GIVEN, *GIVEN, frozenset({"tools"})]
    told = crosswise(texts, given)
    assert told[:6] == [("roses",)] * 3 + [("tools",)] * 3
    assert len(told) == len(texts)


def test_two_runs_say_the_same():
    assert crosswise(TEXTS, GIVEN, 2) == crosswise(TEXTS, GIVEN, 2)


def test_nothing_is_said_of_nothing():
    assert crosswise([], []) == []
