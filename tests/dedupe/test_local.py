"""Clusters of columns of any size: the same whatever the order, and one bad link never chains."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dedupe.columns import joined
from pipeline.dedupe.decide import Verdict
from pipeline.dedupe.local import clustered
from pipeline.dedupe.weights import weights
from pipeline.model import Bib
from pipeline.values import PartialDate
from tests.dedupe.made import OTHER, TITLE, bib, columns_of, people

STEADY = settings(derandomize=True, deadline=None, database=None, max_examples=60)
LONG = f"{TITLE} in the far north of nowhere"
bibs = st.builds(
    lambda title, authors, year, doi, volume, pages, kind: Bib(
        title=title, authors=people(*authors), date=year, doi=doi, volume=volume, pages=pages, kind=kind
    ),
    st.sampled_from((TITLE, LONG, f"{LONG}, part II", f"{LONG}, part III", OTHER, "Editorial", "")),
    st.sampled_from(
        (("Ames", "Brook", "Cole", "Dunn", "Eversley"), ("Ames",), ("Brook", "Ames"), ("Vale",), ())
    ),
    st.sampled_from((None, PartialDate(2020), PartialDate(2021), PartialDate(2024))),
    st.sampled_from(("", "", "10.1234/a", "10.1234/b")),
    st.sampled_from(("", "7", "8")),
    st.sampled_from(("", "117-119", "237")),
    st.sampled_from(("", "article", "conference")),
)


def groups(rows):
    """Return the clusters of rows as sets of places."""
    labels = clustered(rows, weights()).labels.tolist()
    return {frozenset(np.flatnonzero(np.array(labels) == label).tolist()) for label in labels}


@STEADY
@given(st.lists(bibs, min_size=1, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_changes_clusters(some, chance):
    order = chance.sample(range(len(some)), len(some))
    shuffled = groups(columns_of(*(some[row] for row in order)))
    texts = [repr(one) for one in some]
    there = sorted(sorted(texts[row] for row in group) for group in groups(columns_of(*some)))
    back = sorted(sorted(texts[order[row]] for row in group) for group in shuffled)
    assert there == back


@STEADY
@given(st.lists(bibs, min_size=1, max_size=14))
def test_no_cluster_holds_two_identifiers_or_two_parts(some):
    for group in groups(columns_of(*some)):
        assert len({some[row].doi for row in group} - {""}) < 2
        assert len({some[row].title for row in group if "part" in some[row].title}) < 2


@STEADY
@given(st.lists(bibs, min_size=1, max_size=14))
def test_a_cluster_is_named_after_its_smallest_row(some):
    labels = clustered(columns_of(*some), weights()).labels.tolist()
    for label in labels:
        assert labels.index(label) == label


@STEADY
@given(st.lists(bibs, min_size=1, max_size=10))
def test_every_joining_has_one_edge(some):
    rows = columns_of(*some)
    made = clustered(rows, weights())
    assert len(made.edges) == len(rows) - len({*made.labels.tolist()})


def test_the_same_records_in_chunks_make_the_same_clusters():
    some = [bib(LONG), bib(OTHER), bib(LONG, volume="7"), bib(OTHER, year=2024)]
    assert groups(joined([columns_of(one) for one in some])) == groups(columns_of(*some))


def test_what_is_unsure_is_told_and_not_joined():
    made = clustered(
        columns_of(
            bib("Editorial", "Ames", kind="article"), bib("Editorial", "Ames", kind="article", volume="7")
        ),
        weights(),
    )
    assert made.labels.tolist() == [0, 1]
    assert made.unsure.said.verdict.tolist() == [Verdict.UNSURE]


def test_a_chain_around_a_contradiction_breaks_at_its_weakest_link():
    made = clustered(columns_of(bib(LONG, doi="10.1234/a"), bib(LONG), bib(LONG, doi="10.1234/b")), weights())
    assert len({*made.labels.tolist()}) == 2
    assert [why for _, why in made.loose] == [("refused", "doi")]


def test_nothing_makes_no_clusters():
    assert len(clustered(columns_of(), weights()).labels) == 0
