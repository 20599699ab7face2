import numpy as np
import pytest

from pipeline.dedupe.cluster import Known
from pipeline.dedupe.decide import judged
from pipeline.dedupe.looking import Looking, groups_of
from pipeline.dedupe.weights import weights
from tests.dedupe.made import OTHER, bib, columns_of


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], []),
        ([(0, 1)], [[0, 1]]),
        ([(0, 1), (2, 3), (1, 2)], [[0, 1, 2, 3]]),
        ([(4, 5), (0, 1)], [[0, 1], [4, 5]]),
    ],
)
def test_groups_are_what_pairs_tie_together(pairs, groups):
    a, b = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    assert sorted(sorted(group) for group in groups_of(a, b)) == groups


def looking():
    return Looking(columns=columns_of(bib(), bib(), bib(OTHER), bib(volume="7")), weights=weights())


def test_what_was_not_judged_is_judged_when_it_is_asked_for():
    pairs = (np.array([0, 0]), np.array([1, 2]))
    said = judged(looking().columns, pairs, weights())
    found = looking()([(0, 1), (0, 2)])
    assert [found[pair].score for pair in ((0, 1), (0, 2))] == said.score.tolist()


def test_what_is_known_is_not_judged_again():
    made = looking()
    made.known[0, 1] = Known(score=99, veto=0)
    assert made([(0, 1)]) == {(0, 1): Known(score=99, veto=0)}


def test_groups_of_three_are_judged_ahead():
    made = looking()
    made.foresee([[0, 1], [0, 2, 3]])
    assert sorted(made.known) == [(0, 2), (0, 3), (2, 3)]
