"""The hypergeometric test against counting, against scipy, and as a promise that is kept."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nchypergeom_fisher

from pipeline.ranking.stopping import Goal, standing, stopped

LABELS = st.lists(st.integers(0, 1), min_size=1, max_size=30)


def told(found, total, goal):
    """Return the p-value as the paper states it, going through every record as the first of the sample."""
    relevant = sum(found)
    missed = goal.missing(relevant)
    lowest = 1.0
    for start in range(len(found)):
        there = relevant - sum(found[:start]) + missed
        if there > total - start:
            return 0.0
        met = sum(found[start:])
        lowest = min(lowest, nchypergeom_fisher.cdf(met, total - start, there, len(found) - start, goal.odds))
    return lowest


@pytest.mark.parametrize(
    ("recall", "relevant", "missing"),
    [(0.95, 1, 1), (0.95, 18, 1), (0.95, 19, 2), (0.95, 20, 2), (0.95, 38, 3), (0.5, 4, 5), (0.8, 8, 3)],
)
def test_the_target_is_missed_from_so_many_unseen_relevant_records(recall, relevant, missing):
    goal = Goal(recall=recall)
    assert goal.missing(relevant) == missing
    assert relevant / (relevant + missing) < recall <= relevant / (relevant + missing - 1)


@settings(max_examples=40)
@given(LABELS, st.integers(1, 30), st.sampled_from([0.6, 0.8, 0.95]), st.sampled_from([1, 2]))
def test_the_p_value_is_the_papers_with_odds(found, more, recall, odds):
    goal = Goal(recall=recall, odds=odds)
    expected = told(found, len(found) + more, goal) if any(found) else 1.0
    assert standing(found, len(found) + more, goal).p == pytest.approx(expected, abs=1e-9)


@given(LABELS, st.integers(0, 30), st.sampled_from([0.8, 0.95]))
def test_the_stop_is_the_first_record_after_which_the_test_rejects(found, more, recall):
    goal, total = Goal(recall=recall, confidence=0.9), len(found) + more
    sure = (n for n in range(1, len(found) + 1) if standing(found[:n], total, goal).p < 0.1 - 1e-12)
    assert stopped(found, total, goal) == next(sure, None)


@given(LABELS, st.integers(0, 20))
def test_the_sure_recall_is_where_the_test_turns(found, more):
    total = len(found) + more
    now = standing(found, total, Goal())
    if now.relevant:
        assert standing(found, total, Goal(recall=now.sure - 1e-6)).p < 0.05
        assert now.sure == 1 or standing(found, total, Goal(recall=min(now.sure + 1e-3, 0.999))).p >= 0.05


def test_a_small_case_is_counted_by_hand():
    """Of 6 records 3 are left; were 1 relevant among the 5 since the first, it is in 3 of 5 cases unseen."""
    cases = [*combinations(range(5), 1)]
    unseen = sum(all(place >= 2 for place in case) for case in cases) / len(cases)
    assert standing([1, 0, 0], 6, Goal(odds=1)).p == pytest.approx(unseen)


@pytest.mark.parametrize(
    ("found", "total", "p", "sure"), [([0, 0], 4, 1, 0), ([0, 0], 2, 0, 1), ([1], 1, 0, 1)]
)
def test_nothing_found_says_nothing_and_all_seen_says_all(found, total, p, sure):
    now = standing(found, total, Goal())
    assert (now.p, now.sure) == (p, sure)


def test_random_orders_keep_the_promise():
    """In random order, its hardest case, the target is missed in no more runs than the confidence allows."""
    rng, kept = np.random.default_rng(3), 0
    for _ in range(300):
        labels = rng.permutation([1] * 20 + [0] * 180)
        place = stopped(labels, 200, Goal(recall=0.8, odds=1))
        kept += labels[:place].sum() / 20 >= 0.8
    assert kept / 300 >= 0.93


def test_a_good_order_is_stopped_early_and_a_longer_rest_earlier():
    perfect = [1] * 30 + [0] * 970
    place = stopped(perfect, 1000, Goal())
    assert 30 < place < 800
    assert stopped(perfect, 1000, Goal(recall=0.8)) < place < stopped(perfect, 1000, Goal(confidence=0.99))
    assert place < stopped(perfect, 1000, Goal(odds=1))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), min_size=1, max_size=8), st.integers(0, 20))
def test_days_say_no_more_than_their_records_in_any_order(days, more):
    """With the relevant ones of each day first or last, the test by records sees as much or more."""
    total = sum(map(sum, days)) + more
    together = standing([hits for hits, _ in days], total, Goal(), [sum(day) for day in days])
    first = [label for hits, rest in days for label in [1] * hits + [0] * rest]
    last = [label for hits, rest in days for label in [0] * rest + [1] * hits]
    for apart in (first, last):
        assert standing(apart, total, Goal()).p <= together.p + 1e-9
