from dataclasses import fields, replace

import pytest

from pipeline.dedupe.keys import authors_of, distinctive, form_of, keys_of, work_doi
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.dedupe.made import bare, bib, keys, people

FORMS = [
    ({"kind": "article"}, "journal"),
    ({"kind": "editorial"}, "journal"),
    ({"kind": "conference"}, "collection"),
    ({"kind": "chapter"}, "collection"),
    ({"kind": "preprint"}, "preprint"),
    ({"kind": "book"}, "book"),
    ({"kind": "thesis"}, "thesis"),
    ({"kind": "retraction"}, "retraction"),
    ({"kind": "other", "venue_kind": "journal"}, "journal"),
    ({"venue_kind": "conference"}, "collection"),
    ({"venue_kind": "other"}, ""),
    ({}, ""),
    ({"kind": "article", "venue_kind": "repository"}, "preprint"),
    ({"kind": "article", "venue": "arXiv preprint arXiv:2001.00001"}, "preprint"),
    ({"kind": "article", "venue": "CoRR"}, "preprint"),
    ({"kind": "article", "venue": "Correspondence of Lakes"}, "journal"),
    ({"kind": "article", "doi": "10.48550/arxiv.2001.00001"}, "preprint"),
    ({"kind": "article", "doi": "10.1101/2020.01.02.123456"}, "preprint"),
    ({"kind": "article", "doi": "10.1101/123456"}, "preprint"),
    ({"kind": "article", "doi": "10.1101/gr.1234"}, "journal"),
    ({"kind": "article", "arxiv": "2001.00001"}, "preprint"),
    ({"kind": "article", "arxiv": "2001.00001", "doi": "10.1/a"}, "journal"),
    ({"kind": "conference", "arxiv": "2001.00001", "venue": "LAKES"}, "collection"),
]
DOIS = {
    "10.21203/rs.3.rs-1/v2": "10.21203/rs.3.rs-1",
    "10.20944/preprints202001.0001.v1": "10.20944/preprints202001.0001",
    "10.1234/lakes.v2": "10.1234/lakes.v2",
    "10.48550/arxiv.2001.00001": "10.48550/arxiv.2001.00001",
    "": "",
}


@pytest.mark.parametrize(("said", "form"), FORMS)
def test_the_form_of_publication(said, form):
    assert form_of(Bib(**said)) == form


@pytest.mark.parametrize(("doi", "work"), DOIS.items())
def test_versions_in_a_repository_are_one_document(doi, work):
    assert work_doi(doi) == work


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (people("Müller", "O'Neil"), ("muller", "oneil")),
        ((Name(family="Berg", particle="van den", given="A."),), ("vandenberg",)),
        ((Name(family="?"), Name(family="Ames")), ("ames",)),
        ((), ()),
    ],
)
def test_family_names_without_accents_and_marks(names, found):
    assert authors_of(names) == found


def test_every_year_that_the_dates_name():
    assert keys(bib(year=2020, first_public=PartialDate(2019, 5))).year == (2019, 2020)
    assert keys(bib(year=0)).year == ()


def test_a_preprint_has_no_place_of_publication():
    made = keys(bib(kind="preprint", venue="arXiv", volume="1", issue="2", pages="3-4"))
    assert (made.venue, made.volume, made.issue, made.page) == ((), "", "", "")


def test_an_article_number_stands_for_pages():
    assert keys(bib(article_number="e77")).page == "e77"
    assert keys(bib(article_number="e77", pages="5-9")).page == "5"


def test_the_digest_is_of_what_a_list_prints():
    one = bib(doi="10.1/a", venue="LAKES", pages="1-2")
    assert keys(one).text == keys(replace(one, abstract="New.", accession="9", keywords=("ice",))).text
    assert keys(one, "a:0001").text == keys(one, "b:0007").text


@pytest.mark.parametrize(
    "change", [{"title": "x"}, {"pages": "1-3"}, {"doi": "10.1/b"}, {"issue": "2"}, {"venue": "ICE"}]
)
def test_the_digest_tells_descriptions_apart(change):
    one = bib(doi="10.1/a", venue="LAKES", pages="1-2", kind="article")
    assert keys(one).text != keys(replace(one, **change)).text


def test_a_description_that_says_nothing_has_no_keys():
    made = keys(bare())
    held = {item.name for item in fields(made) if getattr(made, item.name)}
    assert held == {"id", "position", "text"}


def test_the_position_follows_the_order_of_searches():
    first, second = (keys_of(ident, bare(), {"a": 2, "b": 1}).position for ident in ("a:0001", "b:0009"))
    assert second < first


@pytest.mark.parametrize(
    ("title", "long"), [("editorial", False), ("x" * 19, False), ("x" * 20, True), ("", False)]
)
def test_a_long_title_names_one_work(title, long):
    assert distinctive(title) is long
