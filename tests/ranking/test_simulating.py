"""A screening played over: every record once, trained as planned, the same for the same seed."""

import numpy as np
import pytest

from pipeline.ranking.models import ELAS, LIVING, matrix
from pipeline.ranking.simulating import Plan, of_order, simulated
from tests.ranking import played

TITLES, ABSTRACTS, LABELS = played.records()
ROWS = matrix(TITLES, ABSTRACTS)


def run(seed=0, **changes):
    return simulated(ROWS, LABELS, Plan(**{"model": LIVING, **changes}), seed)


@pytest.mark.parametrize(
    ("plan", "screened", "size"),
    [({}, 2, 1), ({}, 20, 1), ({}, 21, 2), ({"growth": 0.5}, 11, 6), ({"batch": 7}, 3, 7)],
)
def test_a_batch_is_a_number_or_a_share_of_what_was_screened(plan, screened, size):
    assert Plan(model=ELAS, **plan).size(screened) == size


@pytest.mark.parametrize("changes", [{}, {"batch": 1}, {"batch": 25}, {"relevant": 0}, {"relevant": 99}])
def test_every_record_is_shown_once(changes):
    assert sorted(run(**changes).order.tolist()) == list(range(len(LABELS)))


def test_the_start_is_drawn_by_the_seed():
    starts = {tuple(run(seed).order[:2]) for seed in range(4)}
    assert len(starts) > 1
    assert all((LABELS[a], LABELS[b]) == (1, 0) for a, b in starts)


def test_without_a_start_the_file_is_read_from_the_top_until_both_labels_were_met():
    found = run(relevant=0, irrelevant=0)
    first = int(np.flatnonzero(LABELS == 1)[0])
    assert (found.start, found.order[: first + 1].tolist()) == (0, list(range(first + 1)))
    assert found.trained[0] == first + 1


def test_the_same_seed_plays_the_same_screening():
    assert run(3).order.tolist() == run(3).order.tolist() != run(4).order.tolist()


def test_it_is_trained_once_a_batch():
    assert run(batch=10).trained == tuple(range(2, 60, 10))


def test_learning_brings_the_relevant_first():
    labels = of_order(run(), LABELS)
    assert sum(labels[:15]) >= 5 > sum(labels[-15:])
    assert len(labels) == len(LABELS) - 2
