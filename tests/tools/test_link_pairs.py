"""The frozen list of pairs of preprints and publications, and the descriptions that are made of it."""

import re

import pytest

from tools import link_described as described
from tools import link_pairs as tool

PAIRS = tool.frozen()
IDENT = re.compile(r"(?:arxiv:\d{4}\.\d{4,5}|doi:10\.\S+|ref:\d+|acl:[A-Za-z0-9.-]+)")
absent = pytest.mark.skipif(not described.here(), reason="the shared folder (REVIEW_SHARED) is not here")
ROW = {
    "ref": "7",
    "title_printed": "Bees at dusk",
    "title_corrected": "Bees at Dusk",
    "authors_printed": "A. Ames, B. C. Brook, and D. Dale, et al.",
    "year_printed": "2021",
    "venue_printed": "in Proceedings of the Hive, (Town, Land)",
    "venue_corrected": "",
    "type": "inproceedings",
    "arxiv_id": "2001.00001",
    "doi": "10.1000/BEES.1",
    "other_ids": "",
    "status": "arxiv verified; doi verified",
}
PAPER = {
    "title": "Bees at dusk",
    "authors": "Ames, Anna; Brook, Carl",
    "year": "2021",
    "venue": "Proceedings of the Hive",
    "doi": "10.1000/BEES.2",
    "pub_type": "conference",
}
LISTED = {"arxiv_id": "2101.00002", "title_as_listed": "Hives: a survey"}


def material(row=ROW, papers=None):
    return described.Material(
        references={row["ref"]: row}, candidates={LISTED["arxiv_id"]: LISTED}, papers=papers or {}
    )


def test_the_list_holds_identifiers_and_a_flag_only():
    names = [name for pair in PAIRS for name in pair[:2]]
    assert all(IDENT.fullmatch(name) for name in names)
    assert {pair.same for pair in PAIRS} == {0, 1}
    assert len({pair[:2] for pair in PAIRS}) == len(PAIRS)


def test_the_list_has_more_near_misses_than_true_pairs():
    assert sum(pair.same for pair in PAIRS) == 43
    assert len(PAIRS) == 374


@absent
def test_every_description_of_the_list_can_be_made():
    material = described.read()
    for pair in PAIRS:
        assert described.preprint(pair.preprint, material).title
        assert described.publication(pair.publication, material).title


@absent
def test_the_true_pairs_are_those_that_the_identifiers_give():
    assert tuple(tool.true_pairs(described.read())) == tuple(pair for pair in PAIRS if pair.same)


def test_a_preprint_is_dated_by_its_identifier():
    made = described.preprint("arxiv:2001.00001", material())
    assert (made.title, str(made.date), made.venue_kind) == ("Bees at Dusk", "2020-01", "repository")
    assert [name.family for name in made.authors] == ["Ames", "Brook", "Dale"]


def test_the_preprint_of_a_candidate_has_no_authors():
    made = described.preprint("arxiv:2101.00002", material())
    assert (made.title, made.authors) == ("Hives: a survey", ())


def test_a_publication_has_no_arxiv_identifier():
    made = described.publication("doi:10.1000/bees.1", material())
    assert (made.doi, made.arxiv, made.kind) == ("10.1000/bees.1", "", "conference")
    assert (str(made.date), made.venue) == ("2021", "Proceedings of the Hive, (Town, Land)")


def test_a_paper_described_as_a_preprint_keeps_its_title_and_loses_its_doi():
    made = described.preprint("acl:X1", material(papers={"X1": PAPER}))
    assert (made.title, made.doi, made.venue) == ("Bees at dusk", "", "arXiv")
    assert described.publication("acl:X1", material(papers={"X1": PAPER})).doi == "10.1000/bees.2"


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({}, "doi:10.1000/bees.1"),
        ({"status": "doi unverified"}, "ref:7"),
        ({"type": "preprint"}, ""),
        ({"venue_printed": "arXiv preprint arXiv:2001.00001"}, ""),
        ({"type": "preprint", "venue_corrected": "Hive 2022 [verified: DOI]"}, "doi:10.1000/bees.1"),
        ({"type": "preprint", "venue_corrected": "Hive 2022"}, ""),
        ({"other_ids": "2021.hive-main.1[unverified]"}, "acl:2021.hive-main.1"),
        ({"other_ids": "2021.hive-main.9"}, "doi:10.1000/bees.1"),
    ],
)
def test_a_publication_is_named_by_what_is_verified(changed, name):
    papers = {"2021.hive-main.1": PAPER, "2021.hive-main.9": {**PAPER, "title": "Wasps"}}
    assert described.publication_id({**ROW, **changed}, papers) == name


def test_the_year_of_a_corrected_venue_outweighs_the_printed_one():
    row = {**ROW, "type": "preprint", "venue_corrected": "Hive 2022 [verified: DOI]"}
    assert str(described.publication("ref:7", material(row)).date) == "2022"


def test_likenesses_are_of_titles_that_differ():
    papers = {
        name: {**PAPER, "title": title}
        for name, title in {
            "a": "Counting the bees of 2017",
            "b": "Counting the bees of 2018",
            "c": "Counting the bees of 2018!",
            "d": "Wasps",
        }.items()
    }
    found = {(one.a, one.b) for one in tool.likenesses(papers)}
    assert found == {("a", "b"), ("a", "c")}


def test_an_authors_yearly_sisters_are_near_misses():
    papers = {
        "a": {**PAPER, "title": "Counting the bees of 2020", "year": "2020"},
        "b": {**PAPER, "title": "Counting the bees of 2021"},
        "c": {**PAPER, "title": "Counting the bees of 2022", "authors": "Eames, Eve"},
    }
    alike = [tool.Likeness(per_cent=98, a="a", b="b"), tool.Likeness(per_cent=98, a="a", b="c")]
    assert [pair[1::2] for pair in tool.among_papers(alike, papers)] == [
        ("acl:c", "no-common-author"),
        ("acl:b", "other-number"),
    ]
