import pytest

from pipeline.dedupe.cluster import Clusters, Edge, clashes, facts_of
from tests.dedupe.made import bib, keys

PLAIN, ONE, TWO = bib(), bib(doi="10.1/a"), bib(doi="10.1/b")
DRAFT, PAPER, ARTICLE = bib(kind="preprint"), bib(kind="conference"), bib(kind="article")


def clusters(*bibs, different=()):
    return Clusters([keys(made) for made in bibs], different)


def edge(one, other, rule="same-title", *, ruled=False):
    return Edge(pair=(one, other), rule=rule, ruled=ruled)


def after(made, *edges):
    for one in edges:
        made.join(one)
    return made


def test_at_first_every_record_is_alone():
    made = clusters(PLAIN, PLAIN)
    assert [made.find(one) for one in (0, 1)] == [0, 1]


def test_the_earliest_record_stands_for_its_cluster():
    made = after(clusters(PLAIN, PLAIN, PLAIN), edge(1, 2), edge(0, 2))
    assert [made.find(one) for one in (0, 1, 2)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("one", "other", "rule", "found"),
    [
        (ONE, TWO, "same-title", ("doi",)),
        (ONE, ONE, "same-title", ()),
        (ONE, PLAIN, "same-title", ()),
        (bib(arxiv="1"), bib(arxiv="2"), "same-title", ("arxiv", "form")[:1]),
        (bib(pmid="1"), bib(pmid="2"), "same-title", ("pmid",)),
        (DRAFT, PAPER, "doi", ("form",)),
        (PAPER, ARTICLE, "same-title", ("form",)),
        (PAPER, ARTICLE, "doi", ()),
        (PAPER, ARTICLE, "pmid", ()),
        (PAPER, ARTICLE, "arxiv", ("form",)),
    ],
)
def test_identifiers_and_forms_clash(one, other, rule, found):
    assert clashes(facts_of(keys(one)), facts_of(keys(other)), rule) == found
    assert clusters(one, other).obstacles(edge(0, 1, rule)) == found


def test_a_cluster_remembers_what_its_records_bear():
    made = after(clusters(ONE, PLAIN, TWO), edge(0, 1))
    assert made.obstacles(edge(1, 2)) == ("doi",)


def test_people_may_join_what_clashes_and_either_identifier_is_then_welcome():
    made = clusters(ONE, TWO, TWO, bib(doi="10.1/c"))
    assert made.obstacles(edge(0, 1, ruled=True)) == ()
    made = after(made, edge(0, 1, ruled=True))
    assert made.obstacles(edge(0, 2)) == ()
    assert made.obstacles(edge(0, 3)) == ("doi",)


@pytest.mark.parametrize("ruled", [True, False])
def test_what_is_ruled_different_stays_apart_whoever_joins_it(ruled):
    made = after(clusters(PLAIN, PLAIN, PLAIN, PLAIN, different=[(0, 3)]), edge(0, 1), edge(2, 3))
    assert made.obstacles(edge(1, 2, ruled=ruled)) == ("ruling",)


def test_what_is_refused_stays_apart_unless_people_join_it():
    made = after(clusters(PLAIN, PLAIN, PLAIN), edge(0, 1))
    made.refuse([(1, 2)])
    assert made.obstacles(edge(0, 2)) == ("refused",)
    assert made.obstacles(edge(0, 2, ruled=True)) == ()


def test_a_refusal_travels_with_its_cluster():
    made = clusters(PLAIN, PLAIN, PLAIN, PLAIN)
    made.refuse([(2, 3)])
    made = after(made, edge(1, 2), edge(0, 1))
    assert made.obstacles(edge(0, 3)) == ("refused",)


def test_a_refusal_that_people_have_settled_hinders_nothing():
    made = after(clusters(PLAIN, PLAIN, PLAIN), edge(0, 1, ruled=True))
    made.refuse([(0, 1)])
    assert made.obstacles(edge(1, 2)) == ()
