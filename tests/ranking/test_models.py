"""Records as features, and the machine that learns from them."""

import numpy as np
import pytest

from pipeline.ranking.models import MODELS, matrix, trained, weights
from tests.ranking import played

TITLES, ABSTRACTS, LABELS = played.records()


def test_every_row_has_length_one():
    rows = matrix(TITLES, ABSTRACTS)
    assert np.sqrt(rows.multiply(rows).sum(axis=1)) == pytest.approx(1)


@pytest.mark.parametrize("texts", [[""], ["", ""], ["a", "b"], ["same words", "same words"]])
def test_texts_that_say_nothing_have_rows_of_nothing(texts):
    rows = matrix(texts, [""] * len(texts))
    assert rows.shape[0] == len(texts)
    assert not rows.nnz


def test_relevant_records_weigh_the_ratio_times_the_rest():
    found = weights(np.array([1, 0, 0, 0, 1]), 9.8)
    assert found.mean() == pytest.approx(1)
    assert found[[0, 4]].sum() == pytest.approx(9.8 * found[1:4].sum())


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.name)
def test_the_machine_tells_lamps_from_boats(model):
    rows = matrix(TITLES, ABSTRACTS)
    machine = trained(rows[:40], LABELS[:40], model, np.random.RandomState(0))
    scores = machine.decision_function(rows[40:])
    assert scores[LABELS[40:] == 1].min() > np.median(scores)
