"""What the fields of a BibTeX entry mean, in the habits of those who write it."""

import pytest

from pipeline.formats.bibtex_bib import KINDS, describe_entry, spoken
from pipeline.model import Name
from pipeline.values import PartialDate


@pytest.mark.parametrize(
    ("base", "fields", "name", "value"),
    [
        ("article", {"title": "{On {GPU}s}"}, "title", "On GPUs"),
        ("article", {"title": "A <i>b</i> &amp; $x$"}, "title", "A b & $x$"),
        ("book", {"title": "T", "subtitle": "S"}, "title", "T: S"),
        ("book", {"booktitle": "T"}, "title", "T"),
        ("incollection", {"booktitle": "T"}, "title", ""),
        ("article", {"author": "Doe, J. and others"}, "et_al", True),
        ("article", {"author": "null"}, "authors", ()),
        ("article", {"author": "A. Doe and A. Doe"}, "authors", (Name(family="Doe", given="A."),)),
        ("article", {"year": "2020", "month": "mar", "day": "5"}, "date", PartialDate(2020, 3, 5)),
        ("article", {"year": "2020", "month": "3"}, "date", PartialDate(2020, 3)),
        ("article", {"date": "2020-03-05"}, "date", PartialDate(2020, 3, 5)),
        ("article", {"date": "2020-03-05/2020-03-09"}, "date", PartialDate(2020, 3, 5)),
        ("article", {"date": "2020"}, "date", PartialDate(2020)),
        ("article", {"year": "in press"}, "date", None),
        ("article", {"earlyaccessdate": "JAN 2020"}, "first_public", PartialDate(2020, 1)),
        ("misc", {"eprint": "2001.00001v2"}, "first_public", PartialDate(2020, 1)),
        ("misc", {"eprint": "2001.00001v2"}, "arxiv", "2001.00001"),
        ("misc", {"eprint": "2001.00001v2"}, "arxiv_version", "2"),
        ("misc", {"eprint": "2001.00001", "archiveprefix": "arXiv"}, "kind", "preprint"),
        ("misc", {"eprint": "123", "eprinttype": "pubmed"}, "arxiv", ""),
        ("article", {"journal": "arXiv preprint arXiv:2001.00001"}, "arxiv", "2001.00001"),
        ("article", {"journal": "arXiv preprint arXiv:2001.00001"}, "kind", "preprint"),
        ("article", {"journal": "CoRR"}, "kind", "preprint"),
        ("article", {"journal": "Corr. Sci."}, "kind", "article"),
        ("article", {"doi": "10.48550/arXiv.2001.00001"}, "venue_kind", "repository"),
        ("inproceedings", {"eprint": "2001.00001"}, "kind", "conference"),
        ("article", {"document_type": "Conference paper"}, "kind", "conference"),
        ("article", {"document_type": "Editorial"}, "kind", "editorial"),
        ("article", {"document_type": "Retracted Publication"}, "retracted", True),
        ("article", {"title": "RETRACTED: On bees"}, "retracted", True),
        ("article", {"title": "Retracted attention"}, "kind", "article"),
        ("article", {"title": "Retraction: On bees"}, "kind", "retraction"),
        ("article", {"title": "Retraction of a claim"}, "retracted", False),
        ("article", {"journal": "J"}, "venue_kind", "journal"),
        ("inproceedings", {"booktitle": "B", "journal": "J"}, "venue", "B"),
        ("article", {"journaltitle": "J"}, "venue", "J"),
        ("article", {"journal": "null"}, "venue", ""),
        ("phdthesis", {"school": "S"}, "venue", "S"),
        ("techreport", {"institution": "I"}, "venue", "I"),
        ("misc", {"howpublished": "H"}, "venue", "H"),
        ("article", {"number": "3", "issue": "4"}, "issue", "3"),
        ("article", {"pages": "1--10"}, "pages", "1-10"),
        ("article", {"art_number": "111632"}, "article_number", "111632"),
        ("article", {"doi": r"10.1000/a\_b"}, "doi", "10.1000/a_b"),
        ("article", {"doi": "https://doi.org/10.1000/AB"}, "doi", "10.1000/ab"),
        ("article", {"url": "https://doi.org/10.1000/ab"}, "doi", "10.1000/ab"),
        ("article", {"url": r"https://x.org/a\_b\%20"}, "url", "https://x.org/a_b%20"),
        ("article", {"url": r"\url{https://x.org/a}"}, "url", "https://x.org/a"),
        ("misc", {"howpublished": r"\url{https://x.org/a}."}, "url", "https://x.org/a"),
        ("article", {"url": "javascript:alert(1)"}, "url", ""),
        ("article", {"keywords": "a;b; A ;c"}, "keywords", ("a", "b", "c")),
        ("article", {"keywords": "a, b"}, "keywords", ("a", "b")),
        ("article", {"keywords": "R&amp;D; x"}, "keywords", ("R&D", "x")),
        ("article", {"author_keywords": "a; b", "keywords": "c"}, "keywords", ("a", "b", "c")),
        ("article", {"issn": "1234-5678", "eissn": "2049-3630"}, "issn", ("1234-5678", "2049-3630")),
        ("article", {"isbn": "978-0-306-40615-7"}, "isbn", ("9780306406157",)),
        ("article", {"unique-id": "WOS:0001"}, "accession", "WOS:0001"),
        (
            "article",
            {"url": "https://www.scopus.com/x?eid=2-s2.0-85109454279&y"},
            "accession",
            "2-s2.0-85109454279",
        ),
        ("article", {"language": "English"}, "language", "en"),
        ("article", {"abstract": "50% drop\n in {x}"}, "abstract", "50% drop in x"),
        ("article", {"pmid": "123"}, "pmid", "123"),
        ("unheard", {"title": "T"}, "kind", "other"),
    ],
)
def test_fields_mean_what_their_writers_mean(base, fields, name, value):
    assert getattr(describe_entry(base, fields), name) == value


@pytest.mark.parametrize("base", KINDS)
def test_every_type_has_a_kind(base):
    assert describe_entry(base, {"title": "T"}).kind == KINDS[base]


@pytest.mark.parametrize(
    ("raw", "made"), [("  a\n  b ", "a b"), (r"\textbf{a}", "a"), ("{<}i>", "<i>"), (r"\&{}lt;", "&lt;")]
)
def test_a_raw_value_is_decoded_once(raw, made):
    assert spoken(raw) == made
