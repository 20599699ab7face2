from itertools import combinations

import pytest

from pipeline.dedupe.block import WINDOW, names_of, pairs
from tests.dedupe.made import OTHER, bare, bib, keys


def numbered(*bibs):
    return [keys(made, f"a:{number:04d}") for number, made in enumerate(bibs, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bib(doi="10.1/a"), bare(doi="10.1/a")),
        (bib(arxiv="2001.1"), bare(arxiv="2001.1")),
        (bib(pmid="7"), bare(pmid="7")),
        (bib(), bib(year=2024, volume="3")),
        (bib(), bare(title=bib().title)),
        (bib("High-performance lakes"), bib("Highperformance lakes")),
    ],
)
def test_what_shares_an_identifier_or_a_title_is_compared(one, other):
    assert pairs(numbered(one, other)) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bib(), bib(OTHER)),
        (bare(), bare()),
        (bib(doi="7"), bib(OTHER, pmid="7")),
    ],
)
def test_what_shares_nothing_is_not_compared(one, other):
    assert pairs(numbered(one, other)) == []


def test_a_small_block_is_compared_whole_and_each_pair_once():
    keys_ = numbered(*(bib(doi="10.1/a", year=2000 + n) for n in range(WINDOW)))
    assert pairs(keys_) == sorted(combinations(range(WINDOW), 2))


def test_the_work_grows_with_the_number_of_records():
    many = numbered(*(bib("Editorial", f"Author{'x' * n}", volume=str(n)) for n in range(300)))
    assert len(pairs(many)) <= 300 * (WINDOW + 1)


def test_true_duplicates_meet_in_a_crowd():
    crowd = [bib("Editorial", f"Author{'x' * n}", volume=str(n)) for n in range(100)]
    found = pairs(numbered(*crowd, crowd[50]))
    assert (50, 100) in found


def test_a_record_meets_the_first_and_the_nearest_of_a_crowd():
    crowd = [bib("Editorial", f"Author{'x' * n}", volume=str(n)) for n in range(30)]
    met = {one for one, other in pairs(numbered(*crowd)) if other == 29}
    assert met == {0, *range(29 - WINDOW, 29)}


def test_later_records_take_no_comparison_back():
    crowd = [bib("Editorial", f"Author{n % 7}", doi=f"10.1/{n % 5}") for n in range(40)]
    assert {*pairs(numbered(*crowd[:25]))} <= {*pairs(numbered(*crowd))}


def test_a_record_without_keys_is_in_no_block():
    assert list(names_of(keys(bare()))) == []
