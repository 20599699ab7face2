"""What the fields of a BibTeX entry mean, in the habits of those who write it."""

import pytest

from pipeline.formats.base import UNMARKED, Marks, Vote
from pipeline.formats.bibtex_bib import KINDS, describe_entry, marks, spoken
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
        ("article", {"year": "2020", "month": "MAR"}, "date", PartialDate(2020, 3)),
        ("article", {"year": "2020", "month": "APR 15"}, "date", PartialDate(2020, 4, 15)),
        ("article", {"year": "2020", "da": "2024-05-06"}, "date", PartialDate(2020)),
        ("article", {"year": "2020", "issue_date": "May 2020"}, "date", PartialDate(2020, 5)),
        ("article", {"year": "2020", "issue_date": "May 2019"}, "date", PartialDate(2020)),
        ("article", {"date": "forthcoming", "year": "2020"}, "date", PartialDate(2020)),
        ("article", {"date": "2020-03/2020-04"}, "date", PartialDate(2020, 3)),
        ("article", {"date": "2019/2020"}, "date", PartialDate(2019)),
        ("article", {"urldate": "2024-01-01"}, "date", None),
        ("article", {"early-access-date": "MAR 2020"}, "first_public", PartialDate(2020, 3)),
        ("article", {"number": "3, SI"}, "issue", "3"),
        ("article", {"pages": "pp. 3--4"}, "pages", "3-4"),
        ("article", {"elocation-id": "2020.01.02"}, "article_number", "2020.01.02"),
        ("article", {"eid": "2-s2.0-85109454279"}, "article_number", ""),
        ("article", {"eid": "2-s2.0-85109454279"}, "accession", "2-s2.0-85109454279"),
        ("article", {"pubmed_id": "PMID: 123"}, "pmid", "123"),
        ("article", {"pmid": "PMC123"}, "pmid", ""),
        ("article", {"eprint": "123", "eprinttype": "pubmed"}, "pmid", "123"),
        ("article", {"url": "https://pubmed.ncbi.nlm.nih.gov/123/"}, "pmid", "123"),
        ("article", {"issn": "1234-5678", "e-issn": "2049-3630"}, "issn", ("1234-5678", "2049-3630")),
        ("article", {"journal": "CoRR", "volume": "abs/2001.00001"}, "arxiv", "2001.00001"),
        ("misc", {"number": "arXiv:2001.00001", "publisher": "arXiv"}, "arxiv", "2001.00001"),
        ("misc", {"howpublished": r"\url{https://x.org/a}"}, "venue", ""),
        ("misc", {"organization": "O"}, "venue", "O"),
        ("online", {"title": "T", "organization": "O"}, "kind", "other"),
        ("thesis", {"type": "phdthesis", "institution": "I"}, "kind", "thesis"),
        ("thesis", {"type": "phdthesis", "institution": "I"}, "venue", "I"),
        ("article", {"ee": "https://doi.org/10.1000/ab"}, "doi", "10.1000/ab"),
        ("article", {"note": "DOI: 10.1000/ab"}, "doi", "10.1000/ab"),
        ("article", {"url": "https://x.org/doi/10.1000/ab/full"}, "doi", "10.1000/ab"),
        ("article", {"url": "https://x.org/doing/10.1000"}, "doi", ""),
        (
            "article",
            {"doi": r"10.1002/(SICI)1097:3{\textless}1::AID-X{\textgreater}3.0.CO;2-1"},
            "doi",
            "10.1002/(sici)1097:3<1::aid-x>3.0.co;2-1",
        ),
        ("article", {"doi": r"10.1000/a{\_}b"}, "doi", "10.1000/a_b"),
        ("article", {"url": r"https://x.org/a{\_}b{\%}20{\~{}}c"}, "url", "https://x.org/a_b%20~c"),
        (
            "article",
            {"url": r"https://x.org/{~}a/\textasciitilde{}b/$\sim$c"},
            "url",
            "https://x.org/~a/~b/~c",
        ),
        ("article", {"title": r"{\textless}i{\textgreater}A{\textless}/i{\textgreater} b"}, "title", "A b"),
        ("article", {"title": r"R{\&}amp;D"}, "title", "R&D"),
        ("article", {"abstract": "[No abstract available]"}, "abstract", ""),
        ("article", {"title": "A title in full."}, "title", "A title in full."),
        ("article", {"langid": "ngerman"}, "language", "de"),
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


@pytest.mark.parametrize(
    ("fields", "made"),
    [
        ({}, UNMARKED),
        ({"note": "Cited by: 3"}, UNMARKED),
        (
            {"note": 'kept | RAYYAN-INCLUSION: {"Ann"=>"Included"} | RAYYAN-LABELS: a,b'},
            Marks(votes=(Vote(verdict="include", by="Ann"),), labels=("a", "b")),
        ),
        ({"annote": "ASReview_irrelevant"}, Marks(votes=(Vote(verdict="exclude"),))),
    ],
)
def test_what_a_screening_tool_noted_is_marked(fields, made):
    assert marks(fields) == made
