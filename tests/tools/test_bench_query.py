"""The measure of the protocol's queries: counts by query and together, and the bar on the corpus."""

import time

import pytest

from pipeline import files
from pipeline.load import load
from tests.eligibility.test_judged import entry
from tools.bench_query import BAR, CORPUS, ROOT, found, plans


def planned(ident, query):
    return files.PlannedQuery(id=ident, query=query, match="plural")


QUERIES = (planned("a", "title:cat"), planned("b", "cat AND dog"), planned("c", "(cat"))
GIVEN = [entry(title="Cats"), entry(title="cat dog"), entry(title="cat", abstract="dogs", keywords=("x",))]
COUNTS = [
    ("exact", {"a": 2, "b": 1, "together": 2}),
    ("plural", {"a": 3, "b": 2, "together": 3}),
    ("stem", {"a": 3, "b": 2, "together": 3}),
]


@pytest.mark.parametrize(("mode", "wanted"), COUNTS)
def test_each_query_is_counted_and_all_together_and_a_broken_one_is_left_out(mode, wanted):
    assert found(GIVEN, plans(QUERIES, mode)) == wanted


def test_the_flagship_plans_six_queries_that_can_be_run():
    queries = load(ROOT).protocol.value.queries
    assert [one.id for one in queries] == ["rq1", "rq2", "rq3", "rq4", "rq5", "rq6"]
    assert len(plans(queries, "plural")) == 6
    assert all(one.printed and one.place for one in queries)


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_file(), reason="no corpus: see REVIEW_SHARED")
def test_the_corpus_is_searched_within_the_bar():
    from tools.bench_criteria import corpus

    given = corpus(CORPUS)
    start = time.process_time()
    counts = [
        found(given, plans(load(ROOT).protocol.value.queries, mode))["together"]
        for mode in ("exact", "plural")
    ]
    assert time.process_time() - start < 2 * BAR
    assert counts == sorted(counts)
