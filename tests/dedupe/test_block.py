from itertools import combinations

import numpy as np
import pytest

from pipeline.dedupe.block import WINDOW, banded, keys, mixed, pairs, ranks, unique
from tests.dedupe.made import OTHER, TITLE, bare, bib, columns_of


def met(*bibs, fresh=0):
    a, b = pairs(columns_of(*bibs), fresh)
    return list(zip(a.tolist(), b.tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bib(doi="10.1/a"), bare(doi="10.1/a")),
        (bib(arxiv="2001.1"), bare(arxiv="2001.1")),
        (bib(pmid="7"), bare(pmid="7")),
        (bib(), bib(year=2024, volume="3")),
        (bib("High-performance lakes"), bib("Highperformance lakes")),
        (bib(), bib(f"{TITLE}: a field study", "Cole")),
        (bib(), bib(f"About {TITLE}", "Cole")),
        (bib(), bib("Robots that waggle on ice")),
        (bib(volume="7", pages="17-19"), bib(OTHER, "Cole", volume="7", pages="17")),
        (bib(pages="17-19"), bib(OTHER, "Cole", pages="17-19")),
    ],
)
def test_what_shares_a_key_is_compared(one, other):
    assert met(one, other) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [(bib(), bib(OTHER, "Cole")), (bare(), bare(title=TITLE)), (bib(doi="7"), bare(pmid="7"))],
)
def test_what_shares_nothing_is_not_compared(one, other):
    assert met(one, other) == []


def test_a_small_block_is_compared_whole_and_each_pair_once():
    rows = [bib(doi="10.1/a", year=2000 + n) for n in range(WINDOW)]
    assert met(*rows) == sorted(combinations(range(WINDOW), 2))


def test_the_work_grows_with_the_number_of_records():
    crowd = [
        bib("Editorial", f"Author{chr(97 + n % 26)}{chr(97 + n // 26)}", volume=str(n)) for n in range(300)
    ]
    assert len(met(*crowd)) <= 300 * 3 * WINDOW


def test_true_duplicates_meet_in_a_crowd():
    crowd = [bib("Editorial", f"Author{'x' * n}", volume=str(n)) for n in range(100)]
    assert (50, 100) in met(*crowd, crowd[50])


def test_the_order_of_rows_does_not_change_what_is_compared():
    crowd = [bib("Editorial", f"Author{'x' * (n % 17)}", year=2000 + n % 5, pages=str(n)) for n in range(60)]
    order = np.random.default_rng(7).permutation(60)
    there = {frozenset(pair) for pair in met(*crowd)}
    back = {frozenset(int(order[row]) for row in pair) for pair in met(*(crowd[row] for row in order))}
    assert there == back


def test_only_pairs_with_a_fresh_row_are_returned():
    rows = [bib(doi="10.1/a", year=2000 + n) for n in range(5)]
    assert met(*rows, fresh=4) == [(0, 4), (1, 4), (2, 4), (3, 4)]


def test_a_digest_of_numbers_is_none_where_one_is_not_known():
    a, b = np.array([1, 0, 1], dtype=np.uint64), np.array([2, 2, 0], dtype=np.int16)
    assert (mixed(a, b) == 0).tolist() == [False, True, True]


def test_a_record_without_a_description_has_no_key_but_its_text():
    assert {name for name, column in keys(columns_of(bare())) if column[0]} <= {"text"}


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([0, 0, 0], []),
        ([1, 1, 0], [(0, 1)]),
        ([2, 1, 2, 1], [(0, 2), (1, 3)]),
        ([1, 1, 1], [(0, 1), (0, 2), (1, 2)]),
    ],
)
def test_rows_with_one_key_meet(key, found):
    a, b = banded(np.array(key, dtype=np.uint64), np.arange(len(key)))
    assert sorted(zip(a.tolist(), b.tolist(), strict=True)) == found


def test_in_a_large_block_rows_meet_the_nearest_in_rank():
    rank = np.random.default_rng(3).permutation(100)
    a, b = banded(np.ones(100, dtype=np.uint64), rank)
    assert int(np.abs(rank[a] - rank[b]).max()) == WINDOW
    assert len(a) == sum(100 - step for step in range(1, WINDOW + 1))


@pytest.mark.parametrize(
    ("pairs_", "found"),
    [
        ([], []),
        ([(2, 1)], [(1, 2)]),
        ([(1, 2), (2, 1), (0, 2)], [(0, 2), (1, 2)]),
    ],
)
def test_pairs_are_told_once_the_smaller_row_first(pairs_, found):
    a, b = (np.array([pair[side] for pair in pairs_], dtype=np.int64) for side in (0, 1))
    left, right = unique(a, b, 3)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == found


def test_ranks_follow_content_not_place():
    rows = [bib(OTHER), bib(), bib(year=2021), bib(pages="17")]
    there = ranks(columns_of(*rows))
    back = ranks(columns_of(*reversed(rows)))
    assert there.tolist() == back.tolist()[::-1]
