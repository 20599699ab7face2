import pytest

from pipeline.dedupe.identifiers import doi_of, form_of, in_repository, registered
from pipeline.dedupe.venues import BOOK, COLLECTION, JOURNAL, PREPRINT


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("S0007 [pii];10.1234/ABC.1 [doi]", "10.1234/abc.1"),
        ("http://dx.doi.org/10.1234/abc.1", "10.1234/abc.1"),
        ("10.1234/abc/full", "10.1234/abc"),
        ("10.21203/rs.3.rs-1/v2", "10.21203/rs.3.rs-1"),
        ("10.2307/123456", ""),
        ("S0007 [pii]", ""),
        ("10.1/a", "10.1/a"),
        ("", ""),
    ],
)
def test_the_doi_of_a_document(text, doi):
    assert doi_of(text) == doi


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.1046/j.1444-2892.2003", "10.1111/j.1444-2892.2003", True),
        ("10.1234/s0003-4975(97)00272-5", "10.1234/s0003497597002725", True),
        ("10.1234/1", "10.5678/1", False),
        ("10.1234/winterrobotics", "10.5678/winterrobotics", False),
    ],
)
def test_a_long_suffix_is_one_document_under_any_registrant(one, other, same):
    assert (registered(one) == registered(other)) is same


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        (("article", 0, "", "", "ice"), JOURNAL),
        (("inproceedings", 0, "", "", "ice"), COLLECTION),
        (("book", 0, "", "", ""), BOOK),
        (("article", PREPRINT, "", "", "arxiv"), PREPRINT),
        (("article", 0, "10.21203/rs.3.rs-1", "", "ice"), PREPRINT),
        (("article", 0, "", "2001.1", ""), PREPRINT),
        (("article", 0, "", "2001.1", "ice"), JOURNAL),
        (("", 0, "", "", ""), 0),
    ],
)
def test_forms(printed, form):
    assert form_of(*printed) == form


@pytest.mark.parametrize(("doi", "answer"), [("10.48550/arxiv.1", True), ("10.1234/a", False)])
def test_dois_of_repositories(doi, answer):
    assert in_repository(doi) is answer
