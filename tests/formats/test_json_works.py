"""What the works of OpenAlex, Crossref, Semantic Scholar, DBLP and the Lens say."""

import json

import pytest

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account
from pipeline.formats.json_openalex import restored
from pipeline.model import Name
from pipeline.values import PartialDate

ADA = Name(family="Vries", given="Ada", particle="de")
GROUP = Name(family="Example Group", corporate=True)
SAID = {
    "title": "On rare & old birds",
    "authors": (ADA, GROUP),
    "date": PartialDate(2020, 3, 1),
    "kind": "article",
    "venue": "Journal of Examples",
    "venue_kind": "journal",
    "volume": "3",
    "pages": "1-9",
    "doi": "10.1000/ab",
    "retracted": False,
}
OPENALEX = {
    "id": "https://openalex.org/W77",
    "doi": "https://doi.org/10.1000/AB",
    "display_name": "On <i>rare</i> &amp; old birds",
    "publication_year": 2020,
    "publication_date": "2020-03-01",
    "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/123"},
    "language": "en",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.1000/ab",
        "source": {
            "display_name": "Journal of Examples",
            "issn_l": "1234-5678",
            "issn": ["1234-5678", "2222-333X"],
            "type": "journal",
            "host_organization_name": "Press",
        },
    },
    "type": "article",
    "authorships": [
        {"author": {"display_name": "Ada de Vries"}},
        {"author": {"display_name": None}, "raw_author_name": "Example Group"},
    ],
    "biblio": {"volume": "3", "issue": None, "first_page": "1", "last_page": "9"},
    "is_retracted": False,
    "keywords": [{"display_name": "birds"}],
    "abstract_inverted_index": {"far": [1, 3], "So": [0], "and": [2]},
}
CROSSREF = {
    "DOI": "10.1000/AB",
    "type": "journal-article",
    "title": ["On <i>rare</i> &amp; old birds"],
    "author": [
        {"name": "Example Group", "sequence": "additional"},
        {"given": "Ada", "family": "de Vries", "sequence": "first"},
    ],
    "container-title": ["Journal of Examples"],
    "issued": {"date-parts": [[2020, 3, 1]]},
    "published-online": {"date-parts": [[2019, 12]]},
    "volume": "3",
    "page": "1-9",
    "ISSN": ["1234-5678"],
    "abstract": "<jats:p>So far</jats:p>",
    "URL": "https://doi.org/10.1000/AB",
    "publisher": "Press",
}
SCHOLAR = {
    "paperId": "abc",
    "externalIds": {"DOI": "10.1000/AB", "PubMed": "123", "ArXiv": "2001.00001"},
    "title": "On rare &amp; old birds",
    "venue": "J Ex",
    "publicationVenue": {"name": "Journal of Examples", "type": "journal", "issn": "1234-5678"},
    "year": 2020,
    "publicationDate": "2020-03-01",
    "journal": {"name": "J Ex", "volume": "3", "pages": "1 - 9"},
    "authors": [{"name": "Ada de Vries"}, {"name": "Example Group"}],
    "publicationTypes": ["Review", "JournalArticle"],
    "abstract": "So far",
}
DBLP = {
    "info": {
        "authors": {"author": [{"@pid": "1", "text": "Ada de Vries 0001"}, {"text": "Example Group"}]},
        "title": "On rare &amp; old birds.",
        "venue": ["Journal of Examples"],
        "volume": "3",
        "number": "2",
        "pages": "1-9",
        "year": "2020",
        "type": "Journal Articles",
        "key": "journals/ex/Vries20",
        "doi": "10.1000/AB",
        "ee": "https://doi.org/10.1000/AB",
    }
}
LENS = {
    "lens_id": "000-1",
    "title": "On rare & old birds",
    "publication_type": "journal article",
    "date_published": "2020-03-01T00:00:00",
    "external_ids": [{"type": "doi", "value": "10.1000/AB"}, {"type": "pmid", "value": "123"}],
    "source": {"title": "Journal of Examples", "issn": [{"type": "print", "value": "12345678"}]},
    "authors": [{"first_name": "Ada", "last_name": "de Vries"}, {"collective_name": "Example Group"}],
    "volume": "3",
    "start_page": "1",
    "end_page": "9",
}
FORMATS = {
    "openalex": (OPENALEX, lambda works: {"meta": {"count": 1}, "results": works}),
    "crossref": (CROSSREF, lambda works: {"message-type": "work-list", "message": {"items": works}}),
    "semantic-scholar": (SCHOLAR, lambda works: {"total": 1, "offset": 0, "data": works}),
    "dblp": (DBLP, lambda works: {"result": {"hits": {"@total": "1", "hit": works}}}),
    "lens-json": (LENS, lambda works: {"total": 1, "results": 1, "data": works}),
}


def bib(name, work=None):
    data = json.dumps(FORMATS[name][1]([work or FORMATS[name][0]])).encode()
    return account(data, READERS[name], "x").records[0].bib


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("field", SAID)
def test_one_work_says_the_same_in_every_format(name, field):
    said = getattr(bib(name), field)
    assert said == (PartialDate(2020) if (name, field) == ("dblp", "date") else SAID[field])


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("indent", [None, 0, 2])
def test_an_answer_is_recognised_and_counted_in_any_layout(name, indent):
    work, page = FORMATS[name]
    data = json.dumps(page([work, work]), indent=indent).encode()
    assert detect(data) == (name,)
    made = account(data, READERS[name], "x")
    assert (len(made.records), made.problems) == (2, ())


@pytest.mark.parametrize("name", FORMATS)
def test_an_answer_that_found_nothing_is_empty(name):
    data = json.dumps(FORMATS[name][1]([])).encode()
    assert detect(data) == (name,)
    assert account(data, READERS[name], "x").problems == ()


@pytest.mark.parametrize("name", ["openalex", "crossref", "semantic-scholar", "lens-json"])
@pytest.mark.parametrize("indent", [None, 2])
def test_works_stand_alone_or_one_a_line_as_well(name, indent):
    data = json.dumps(FORMATS[name][0], indent=indent).encode()
    for many in (1, 3):
        whole = b"\n".join([data] * many)
        assert detect(whole) == (name,)
        assert len(account(whole, READERS[name], "x").records) == many


@pytest.mark.parametrize(
    ("name", "change", "field", "said"),
    [
        ("openalex", {}, "abstract", "So far and far"),
        ("openalex", {}, "pmid", "123"),
        ("openalex", {}, "issn", ("1234-5678", "2222-333X")),
        ("openalex", {}, "accession", "W77"),
        ("openalex", {}, "publisher", "Press"),
        ("openalex", {}, "keywords", ("birds",)),
        ("openalex", {"is_retracted": True}, "retracted", True),
        ("openalex", {"is_authors_truncated": True}, "et_al", True),
        ("openalex", {"type": "book-chapter"}, "kind", "chapter"),
        ("openalex", {"type_crossref": "proceedings-article"}, "kind", "conference"),
        ("openalex", {"doi": "https://doi.org/10.48550/arXiv.2001.00001"}, "arxiv", "2001.00001"),
        ("openalex", {"doi": "https://doi.org/10.48550/arXiv.2001.00001"}, "kind", "preprint"),
        ("openalex", {"publication_date": None}, "date", PartialDate(2020)),
        ("openalex", {"primary_location": None, "host_venue": {"display_name": "Old"}}, "venue", "Old"),
        ("crossref", {}, "abstract", "So far"),
        ("crossref", {}, "first_public", PartialDate(2019, 12)),
        ("crossref", {"type": "posted-content", "subtype": "preprint"}, "kind", "preprint"),
        ("crossref", {"type": "dissertation"}, "kind", "thesis"),
        ("crossref", {"update-to": [{"type": "retraction", "DOI": "10.1/x"}]}, "kind", "retraction"),
        ("crossref", {"update-to": [{"type": "correction", "DOI": "10.1/x"}]}, "kind", "article"),
        ("crossref", {"updated-by": [{"type": "retraction"}]}, "retracted", True),
        ("crossref", {"title": ["RETRACTED: Birds"]}, "retracted", True),
        ("crossref", {"issued": {"date-parts": [[None]]}}, "date", PartialDate(2019, 12)),
        ("crossref", {"title": []}, "title", ""),
        ("crossref", {"container-title": [], "institution": [{"name": "bioRxiv"}]}, "venue", "bioRxiv"),
        ("crossref", {"article-number": "e7"}, "article_number", "e7"),
        ("crossref", {"author": [{"given": "Plato"}]}, "authors", (Name(family="Plato", corporate=True),)),
        ("crossref", {"author": [{"affiliation": []}]}, "authors", ()),
        ("crossref", {"ISBN": ["http://id.crossref.org/isbn/9780306406157"]}, "isbn", ("9780306406157",)),
        ("semantic-scholar", {}, "arxiv", "2001.00001"),
        ("semantic-scholar", {}, "first_public", PartialDate(2020, 1)),
        ("semantic-scholar", {}, "pmid", "123"),
        ("semantic-scholar", {"publicationTypes": ["JournalArticle", "Conference"]}, "kind", "conference"),
        ("semantic-scholar", {"publicationDate": None}, "date", PartialDate(2020)),
        ("semantic-scholar", {"publicationVenue": None, "journal": None}, "venue", "J Ex"),
        ("lens-json", {}, "issn", ("1234-5678",)),
        ("lens-json", {"date_published": None, "year_published": 2019}, "date", PartialDate(2019)),
    ],
)
def test_what_a_work_may_say_otherwise(name, change, field, said):
    assert getattr(bib(name, {**FORMATS[name][0], **change}), field) == said


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"authors": {"author": {"text": "Ada de Vries 0002"}}}, "authors", (ADA,)),
        ({"authors": {}}, "authors", ()),
        ({"type": "Conference and Workshop Papers"}, "kind", "conference"),
        ({"type": "Books and Theses", "key": "phd/Vries"}, "kind", "thesis"),
        ({"venue": "CoRR", "volume": "abs/2001.00001", "doi": None}, "arxiv", "2001.00001"),
        ({"venue": "CoRR", "type": "Informal and Other Publications"}, "kind", "preprint"),
        ({"title": "Why?"}, "title", "Why?"),
    ],
)
def test_what_a_hit_of_dblp_may_say_otherwise(change, field, said):
    assert getattr(bib("dblp", {"info": {**DBLP["info"], **change}}), field) == said


def test_a_citation_holds_a_paper():
    data = json.dumps({"offset": 0, "data": [{"citingPaper": SCHOLAR}]}).encode()
    assert detect(data) == ("semantic-scholar",)
    assert account(data, READERS["semantic-scholar"], "x").records[0].bib.title == SAID["title"]


def test_a_message_with_one_work_holds_it():
    data = json.dumps({"status": "ok", "message-type": "work", "message": CROSSREF}).encode()
    assert detect(data) == ("crossref",)
    assert account(data, READERS["crossref"], "x").records[0].bib.title == SAID["title"]


@pytest.mark.parametrize("index", [None, [], {"a": "b"}, {"a": None}, {}])
def test_an_index_that_is_none_gives_no_abstract(index):
    assert restored(index) == ""
