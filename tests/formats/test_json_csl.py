"""CSL-JSON, as Zotero writes it, and our own way with it."""

import json

import pytest

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account
from pipeline.formats.base import Marks, Vote
from pipeline.formats.json_csl import READER
from pipeline.model import Name
from pipeline.values import PartialDate

ITEM = {
    "id": "http://zotero.org/users/1/items/A",
    "type": "article-journal",
    "title": "On <i>rare</i> birds",
    "container-title": "Journal of Examples",
    "author": [
        {"family": "Vries", "given": "Ada", "non-dropping-particle": "de"},
        {"literal": "Example Group"},
    ],
    "issued": {"date-parts": [["2020", 3, "1"]]},
    "page": "1–9",
    "DOI": "10.1000/AB",
    "ISSN": "1234-5678, 2222-333X",
    "note": "PMID: 123\nPMCID: PMC1",
    "language": "en-GB",
}

ADA = Name(family="Vries", given="Ada", particle="de")


def bib(**change):
    return account(json.dumps([{**ITEM, **change}]).encode(), READER, "x").records[0].bib


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({}, "title", "On rare birds"),
        ({}, "authors", (ADA, Name(family="Example Group", corporate=True))),
        ({}, "date", PartialDate(2020, 3, 1)),
        ({}, "pages", "1-9"),
        ({}, "doi", "10.1000/ab"),
        ({}, "issn", ("1234-5678", "2222-333X")),
        ({}, "pmid", "123"),
        ({}, "language", "en"),
        ({}, "kind", "article"),
        ({"PMID": "9"}, "pmid", "9"),
        ({"author": [{"family": "de Vries", "given": "Ada"}]}, "authors", (ADA,)),
        ({"author": [{"literal": "others"}]}, "et_al", True),
        ({"author": [{}]}, "authors", ()),
        ({"issued": {"literal": "Spring 2019"}}, "date", PartialDate(2019)),
        ({"issued": {"raw": "2019-05"}}, "date", PartialDate(2019, 5)),
        ({"issued": "2019-05-06"}, "date", PartialDate(2019, 5, 6)),
        ({"issued": {"date-parts": [[2019, 13, 50]]}}, "date", PartialDate(2019)),
        ({"issued": {}}, "date", None),
        ({"type": "thesis", "publisher": "School"}, "venue", "School"),
        ({"type": "thesis", "publisher": "School"}, "publisher", ""),
        ({"type": "paper-conference", "container-title": "", "event-title": "Meeting"}, "venue", "Meeting"),
        ({"type": "article", "number": "arXiv:2001.00001"}, "arxiv", "2001.00001"),
        ({"type": "article", "container-title": "", "publisher": "arXiv"}, "venue", "arXiv"),
        ({"type": "article", "archive": "arXiv", "archive_location": "2001.00001v3"}, "arxiv_version", "3"),
        ({"available-date": {"date-parts": [[2019]]}}, "first_public", PartialDate(2019)),
        ({"number": "e12"}, "article_number", "e12"),
        ({"keyword": "a; b, c"}, "keywords", ("a", "b, c")),
        ({"status": "Retracted article"}, "retracted", True),
        ({"custom": {"kind": "editorial", "retracted": True}}, "kind", "editorial"),
        ({"DOI": "", "note": "DOI: 10.1000/n"}, "doi", "10.1000/n"),
    ],
)  # fmt: skip
def test_each_variable_has_its_field(change, field, said):
    assert getattr(bib(**change), field) == said


def test_marks_of_our_own_are_kept():
    marks = {
        "votes": [{"verdict": "include", "by": "A"}, {"verdict": "perhaps"}],
        "labels": ["x"],
        "notes": [1, "n"],
    }
    made = account(json.dumps([{**ITEM, "custom": {"marks": marks}}]).encode(), READER, "x").records[0]
    assert made.marks == Marks(votes=(Vote(verdict="include", by="A"),), labels=("x",), notes=("n",))


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ([ITEM], ("csl-json",)),
        ({"items": [ITEM]}, ("csl-json",)),
        (ITEM, ("csl-json",)),
        ([{"type": "book", "id": "a", "title": "t"}], ("csl-json",)),
        ([], ("csl-json",)),
        ([{"type": "journalArticle", "title": "t", "year": "2000"}], ("json",)),
        ([{"type": "journal-article", "DOI": "10.1/x", "title": ["t"]}], ("crossref",)),
    ],
)
def test_only_its_types_are_recognised(data, names):
    assert detect(json.dumps(data).encode()) == names


def test_key_and_place_are_those_of_the_item():
    data = json.dumps([{**ITEM, "citation-key": "vries20"}], indent=1).encode()
    entry = account(data, READERS["csl-json"], "x").records[0]
    assert (entry.key, entry.line, data[entry.offset : entry.offset + entry.length][:1]) == (
        "vries20",
        2,
        b"{",
    )
