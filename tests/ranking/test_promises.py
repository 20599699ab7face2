"""What must hold of every stopping report and every order, whatever was found."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ranking.measures import loss, recall_after, work_saved
from pipeline.ranking.ordered import ordered
from pipeline.ranking.stopping import Goal, standing, stopped
from tests.ranking import played

FOUND = st.lists(st.integers(0, 1), min_size=1, max_size=40)
PROPERTY = settings(max_examples=60)


@PROPERTY
@given(FOUND, st.integers(0, 40))
def test_p_and_sure_recall_are_shares(found, more):
    now = standing(found, len(found) + more, Goal())
    assert 0 <= now.p <= 1
    assert 0 <= now.sure <= 1
    assert now.relevant == sum(found)


@PROPERTY
@given(FOUND, st.integers(1, 40), st.sampled_from([(1, 2), (1.5, 3), (2, 5)]))
def test_a_better_order_leaves_less_doubt(found, more, odds):
    low, high = (standing(found, len(found) + more, Goal(odds=each)) for each in odds)
    assert high.p <= low.p + 1e-9
    assert high.sure >= low.sure


@PROPERTY
@given(FOUND, st.integers(1, 40))
def test_a_lower_target_is_surer(found, more):
    low, high = (standing(found, len(found) + more, Goal(recall=recall)) for recall in (0.6, 0.95))
    assert low.p <= high.p + 1e-9


@PROPERTY
@given(FOUND, st.integers(1, 40))
def test_another_irrelevant_record_leaves_less_doubt_while_nothing_is_found(found, more):
    total = len(found) + more
    assert standing([*found, 0], total, Goal()).p <= standing(found, total, Goal()).p + 1e-9


@PROPERTY
@given(FOUND, st.integers(0, 40))
def test_more_confidence_never_stops_earlier(found, more):
    total = len(found) + more
    places = [stopped(found, total, Goal(confidence=each)) or total + 1 for each in (0.8, 0.95, 0.99)]
    assert places == sorted(places)


@PROPERTY
@given(FOUND)
def test_all_screened_is_a_stop(found):
    assert stopped(found, len(found), Goal()) is not None


@pytest.mark.parametrize("relevant", [5, 20, 100])
def test_many_relevant_records_are_worked_out_in_bounded_steps(relevant):
    """A set of some thousand records; the sums leave out what adds nothing."""
    labels = np.zeros(2000, dtype=int)
    labels[: 3 * relevant : 3] = 1
    place = stopped(labels, 2000, Goal())
    assert 3 * relevant < place < 2000
    exact = standing(labels[:place], 2000, Goal())
    assert exact.p < 0.05 <= standing(labels[: place - 1], 2000, Goal()).p


@PROPERTY
@given(st.lists(st.integers(0, 1), min_size=2, max_size=40))
def test_the_best_order_loses_nothing_and_the_worst_everything(labels):
    best, worst = sorted(labels, reverse=True), sorted(labels)
    if 0 < sum(labels) < len(labels):
        assert (loss(best), loss(worst)) == pytest.approx((0, 1))
        assert work_saved(best) >= work_saved(labels) >= work_saved(worst)
        assert recall_after(best) >= recall_after(labels) >= recall_after(worst)


@settings(max_examples=15)
@given(st.integers(0, 2**31), st.integers(1, 30))
def test_an_order_is_a_permutation_of_what_waits(seed, waiting):
    titles, abstracts, labels = played.records(60, 12, seed)
    ids = [f"k1:{n:04d}" for n in range(60)]
    texts = dict(zip(ids, zip(titles, abstracts, strict=True), strict=True))
    known = dict(zip(ids[waiting:], map(bool, labels[waiting:]), strict=True))
    found = ordered(texts, known, ids[:waiting])
    assert sorted(found) == ids[:waiting]
    assert found == ordered(texts, known, ids[:waiting])


@pytest.mark.parametrize("title", ["", "½ ⅓", "漢字 漢字", "a", "\x00"])
def test_texts_of_any_kind_are_ordered(title):
    ids = [f"k1:{n:04d}" for n in range(4)]
    texts = dict.fromkeys(ids, (title, ""))
    assert sorted(ordered(texts, {ids[0]: True, ids[1]: False}, ids[2:])) == ids[2:]
