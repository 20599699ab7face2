"""How the linking is scored, and that it meets its bars on the frozen list."""

import pytest

from tools import link_described as described
from tools import link_score as tool
from tools.link_pairs import Pair, frozen

absent = pytest.mark.skipif(not described.here(), reason="the shared folder (REVIEW_SHARED) is not here")
PAPERS = {
    "a": "Counting imaginary bees at dusk",
    "b": "Sediment cores from seven imaginary fjords",
    "c": "Counting imaginary bees at dawn and after",
}
MATERIAL = described.Material(
    references={},
    candidates={
        "2101.00001": {"title_as_listed": PAPERS["a"]},
        "2101.00002": {"title_as_listed": PAPERS["b"]},
    },
    papers={
        name: {
            "title": title,
            "authors": "Ames, Anna; Brook, Carl; Cole, Dora",
            "year": "2021",
            "venue": "Proceedings of the Hive",
            "doi": "",
            "pub_type": "conference",
        }
        for name, title in PAPERS.items()
    },
)


def pair(preprint, publication, same):
    return Pair(preprint, publication, same, "made up")


def test_a_score_counts_what_is_right_wrong_and_missed():
    listed = [
        pair("arxiv:2101.00001", "acl:a", 1),
        pair("arxiv:2101.00001", "acl:c", 1),
        pair("arxiv:2101.00002", "acl:b", 0),
    ]
    found = tool.score(listed, MATERIAL)
    assert found.right == {("arxiv:2101.00001", "acl:a")}
    assert found.wrong == {("arxiv:2101.00002", "acl:b")}
    assert found.missed == {("arxiv:2101.00001", "acl:c")}
    assert (found.precision, found.recall) == (0.5, 0.5)
    assert str(found).startswith("precision 0.5000, recall 0.5000: 1 right, 1 wrong, 1 missed")


def test_an_empty_list_has_full_marks():
    assert (tool.score([], MATERIAL).precision, tool.score([], MATERIAL).recall) == (1, 1)


def test_a_paper_and_the_preprint_made_of_it_count_for_nothing():
    assert tool.linked(["acl:a"], ["acl:a"], MATERIAL) == (set(), set())


def test_a_corpus_is_compared_with_itself():
    assert tool.corpus(MATERIAL).startswith("3 papers: 0 pairs of two papers linked")


@absent
def test_links_on_the_frozen_list_are_all_right_and_nearly_all_there():
    found = tool.score(frozen(), described.read())
    assert found.wrong == frozenset()
    assert found.recall >= 0.95


@absent
def test_the_command_prints_the_figures(capsys):
    assert tool.main([]) == 0
    assert capsys.readouterr().out.startswith("precision 1.0000, recall 0.97")
