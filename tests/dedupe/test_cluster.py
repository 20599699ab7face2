import pytest

from pipeline.dedupe.cluster import Clusters, Edge, Known, clashes, facts_of, joined
from pipeline.dedupe.vetoes import NAMES
from tests.dedupe.made import bib, columns_of

PLAIN, ONE, TWO = bib(), bib(doi="10.1/a"), bib(doi="10.1/b")
DRAFT, PAPER, ARTICLE = bib(kind="preprint"), bib(kind="conference"), bib(kind="article")
SURE = Known(score=20, veto=0)


def clusters(*bibs, known=(), **apart):
    told = dict(known)
    return Clusters(
        columns=columns_of(*bibs), look=lambda pairs: {one: told.get(one, SURE) for one in pairs}, **apart
    )


def edge(one, other, *, ruled=False, registered=False):
    return Edge(pair=(one, other), score=20, ruled=ruled, registered=registered)


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
    assert sorted(made.members(0)) == [0, 1, 2]


@pytest.mark.parametrize(
    ("one", "other", "registered", "found"),
    [
        (ONE, TWO, False, ["doi"]),
        (ONE, ONE, False, []),
        (ONE, PLAIN, False, []),
        (bib(arxiv="1"), bib(arxiv="2"), False, ["arxiv"]),
        (bib(pmid="1"), bib(pmid="2"), False, ["pmid"]),
        (DRAFT, PAPER, True, ["form"]),
        (PAPER, ARTICLE, False, ["form"]),
        (PAPER, ARTICLE, True, []),
    ],
)
def test_identifiers_and_forms_clash(one, other, registered, found):
    rows = columns_of(one, other)
    assert clashes(facts_of(rows, 0), facts_of(rows, 1), registered=registered) == found
    assert clusters(one, other).obstacles(edge(0, 1, registered=registered)) == tuple(found)


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
    made = clusters(PLAIN, PLAIN, PLAIN, PLAIN, different=frozenset({(0, 3)}))
    made = after(made, edge(0, 1), edge(2, 3))
    assert made.obstacles(edge(1, 2, ruled=ruled)) == ("ruling",)


def test_what_is_refused_stays_apart_unless_people_join_it():
    made = after(clusters(PLAIN, PLAIN, PLAIN, foes=frozenset({(1, 2)})), edge(0, 1))
    assert made.obstacles(edge(0, 2)) == ("refused",)
    assert made.obstacles(edge(0, 2, ruled=True)) == ()


def test_a_hard_veto_between_any_two_keeps_clusters_apart():
    known = {(0, 2): Known(score=20, veto=NAMES.index("part"))}
    made = after(clusters(PLAIN, PLAIN, PLAIN, known=known), edge(0, 1))
    assert made.obstacles(edge(1, 2)) == ("refused",)


@pytest.mark.parametrize(
    ("score", "veto", "found"),
    [
        (-21, 0, ("link",)),
        (-19, 0, ()),
        (20, NAMES.index("column"), ()),
        (-25, NAMES.index("title"), ("link",)),
    ],
)
def test_one_good_link_does_not_outweigh_a_cluster_that_is_unlike(score, veto, found):
    known = {(0, 2): Known(score=score, veto=veto)}
    made = after(clusters(PLAIN, PLAIN, PLAIN, known=known), edge(0, 1))
    assert made.obstacles(edge(1, 2)) == found


def test_edges_are_joined_in_their_order_and_what_was_kept_says_why():
    made = clusters(ONE, PLAIN, TWO, PLAIN)
    told = joined(made, [edge(0, 1), edge(1, 2), edge(2, 3), edge(0, 3)])
    assert told.edges == (edge(0, 1), edge(2, 3))
    assert told.kept == ((edge(1, 2), ("doi",)), (edge(0, 3), ("doi",)))


def test_an_edge_within_a_cluster_is_passed_over():
    made = after(clusters(PLAIN, PLAIN), edge(0, 1))
    assert joined(made, [edge(0, 1)]).edges == ()
