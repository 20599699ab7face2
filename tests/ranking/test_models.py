"""Records as features, and the machine that learns from them."""

import numpy as np
import pytest

from pipeline.ranking.models import ELAS, LIVING, MODELS, matrix, trained, weights
from tests.ranking import played

TITLES, ABSTRACTS, LABELS = played.records()


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.name)
def test_every_row_has_length_one(model):
    rows = matrix(TITLES, ABSTRACTS, model)
    assert np.sqrt(rows.multiply(rows).sum(axis=1)) == pytest.approx(1)


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.name)
@pytest.mark.parametrize("texts", [[""], ["", ""], ["a", "b"], ["same words", "same words"]])
def test_texts_that_say_nothing_have_rows_of_nothing(model, texts):
    rows = matrix(texts, [""] * len(texts), model)
    assert rows.shape[0] == len(texts)
    assert np.isfinite(rows.toarray()).all()


def test_our_model_takes_the_forms_of_a_word_for_one():
    titles = ["Lamps glowing", "A lamp glowed", "Boats sailing"]
    alike = [
        (rows @ rows.T).toarray()[0, 1] for rows in (matrix(titles, [""] * 3, m) for m in (LIVING, ELAS))
    ]
    assert alike[0] > 0 == alike[1]


def test_relevant_records_weigh_the_ratio_times_the_rest():
    found = weights(np.array([1, 0, 0, 0, 1]), 9.8)
    assert found.mean() == pytest.approx(1)
    assert found[[0, 4]].sum() == pytest.approx(9.8 * found[1:4].sum())


def test_the_machine_tells_lamps_from_boats():
    rows = matrix(TITLES, ABSTRACTS, LIVING)
    machine = trained(rows[:40], LABELS[:40], LIVING, np.random.RandomState(0))
    scores = machine.decision_function(rows[40:])
    assert scores[LABELS[40:] == 1].min() > np.median(scores)
