"""RIS: tags, the habits of those who write them, and files that are not quite right."""

import pytest

from pipeline.formats.ris import READER
from pipeline.formats.ris_bib import KINDS, describe_entry
from pipeline.formats.tagged_dialect import collected
from pipeline.model import Name
from pipeline.values import PartialDate
from tests.formats.reading import reading

BOTH = (Name(family="Doe", given="J."), Name(family="Roe", given="R."))


read, outcome = reading(READER)


def entry(*lines, kind="JOUR"):
    return "\n".join([f"TY  - {kind}", *lines, "ER  - ", ""])


@pytest.mark.parametrize(
    ("text", "titles", "problems"),
    [
        (entry("TI  - X"), ["X"], []),
        (entry("TI  - X") + entry("T1  - Y"), ["X", "Y"], []),
        ("junk\n\n1.\n" + entry("TI  - X") + "2.\n" + entry("TI  - Y"), ["X", "Y"], []),
        (entry("TI  - X") + "NL  - after the end\n\n" + entry("TI  - Y"), ["X", "Y"], []),
        (entry("TI  - X").replace("\n", "\r\n") + "\n\n\r" + entry("TI  - Y"), ["X", "Y"], []),
        ("TY  - JOUR\nTI  - X\nER  -", ["X"], []),
        ("TY  - JOUR\nTI  - X\nER\n" + entry("TI  - Y"), ["X", "Y"], [(3, "misspelt-tag")]),
        ("TY  - JOUR\nTI  - X\n" + entry("TI  - Y"), ["X", "Y"], [(2, "missing-end")]),
        ("TI  - X\nER  - \n", ["X"], [(1, "missing-type")]),
        ("TY - JOUR\nTI - X\nAU - Y, Z\nER - \n", ["X"], [(1, "misspelt-tag")]),
        (entry("TI  - X", "AU - Doe, J."), ["X"], [(3, "misspelt-tag")]),
        ("TY  -JOUR\nTI  - X\nER  - \n", ["X"], [(1, "misspelt-tag")]),
        ("ty  - jour\nti  - X\ner  - \n", [], [(1, "not-this-format")]),
        (entry("  TI  - X"), ["X"], []),
        (entry("TI  - X", "TI  - Y"), ["X"], [(3, "repeated-field")]),
        (entry("TI  - X", "TI  - X"), ["X"], []),
        (entry("T1  - X", "TI  - Y"), ["Y"], [(3, "repeated-field")]),
        (entry("TI  - A long", "title", "  of three lines"), ["A long title of three lines"], []),
        (entry("TI  - X", "AB  - ER is a word", "II - is no tag", "AI - neither"), ["X"], []),
        (entry("ZZ  - odd", "TI  - X"), ["X"], []),
        (entry(), [], [(1, "empty-entry")]),
        (entry("TI  - ", "AU  -"), [], [(1, "empty-entry")]),
        ("TY  - BOOK\n" * 2, [], [(1, "empty-entry"), (2, "empty-entry")]),
        ("ER  - \nER  - \n" + entry("TI  - X"), ["X"], []),
        ("\n\n\n" + entry("TI  - X"), ["X"], []),
    ],
)
def test_a_file_gives_its_titles_and_its_problems_at_their_lines(text, titles, problems):
    assert outcome(text) == (titles, problems)


@pytest.mark.parametrize(
    ("lines", "name", "value"),
    [
        (["TI  - A <i>b</i> &amp; $x^2$"], "title", "A b & $x^2$"),
        (["AU  - Doe, Jane", "AU  - Roe, R., Jr."], "authors",
         (Name(family="Doe", given="Jane"), Name(family="Roe", given="R.", suffix="Jr."))),
        (["A1  - Doe, J."], "authors", (Name(family="Doe", given="J."),)),
        (["AU  - Doe, J.", "A1  - Doe, J.", "A2  - Ed, I."], "authors", (Name(family="Doe", given="J."),)),
        (["AU  - Doe, J.; Roe, R."], "authors", BOTH),
        (["AU  - G. Doe", "AU  - G. Doe"], "authors", (Name(family="Doe", given="G."),)),
        (["AU  - Doe, J.", "AU  - et al."], "et_al", True),
        (["AU  - Doe, J.", "Roe, R."], "authors", BOTH),
        (["PY  - 2020"], "date", PartialDate(2020)),
        (["PY  - 2020///"], "date", PartialDate(2020)),
        (["PY  - 2020", "DA  - 2020/03/05"], "date", PartialDate(2020, 3, 5)),
        (["PY  - 2020", "DA  - 2019/03/05"], "date", PartialDate(2020)),
        (["Y1  - 2020/03/05", "PY  - 2020"], "date", PartialDate(2020, 3, 5)),
        (["PY  - 2020", "Y1  - 1 Jan.-Feb. 2020"], "date", PartialDate(2020)),
        (["DA  - 2020/03"], "date", PartialDate(2020, 3)),
        (["PY  - 99"], "date", None),
        (["ET  - 2019/12/01"], "first_public", PartialDate(2019, 12, 1)),
        (["ET  - 2nd"], "first_public", None),
        (["UR  - http://arxiv.org/abs/2001.00001v2"], "first_public", PartialDate(2020, 1)),
        (["UR  - http://arxiv.org/abs/2001.00001v2"], "arxiv_version", "2"),
        (["JF  - J", "T2  - K"], "venue", "J"),
        (["T2  - K", "JA  - A"], "venue", "K"),
        (["VO  - 9"], "volume", "9"),
        (["VL  - 9", "IS  - "], "issue", ""),
        (["SP  - 1", "EP  - 10"], "pages", "1-10"),
        (["SP  - 1-10"], "pages", "1-10"),
        (["SP  - 5", "EP  - 5"], "pages", "5"),
        (["SP  - e0815"], "pages", "e0815"),
        (["C7  - 111632"], "article_number", "111632"),
        (["DO  - http://dx.doi.org/10.1000/AB"], "doi", "10.1000/ab"),
        (["M3  - doi: 10.1000/ab"], "doi", "10.1000/ab"),
        (["N1  - doi: 10.1000/ab"], "doi", "10.1000/ab"),
        (["L2  - https://doi.org/10.1000/ab"], "doi", "10.1000/ab"),
        (["AN  - 123", "DB  - PubMed"], "pmid", "123"),
        (["AN  - 123", "DB  - Embase"], "pmid", ""),
        (["C2  - 123", "DB  - Scopus"], "pmid", "123"),
        (["C5  - 123", "U2  - L20"], "pmid", "123"),
        (["C5  - 123"], "pmid", ""),
        (["C5  - 123", "U2  - L20", "DB  - Scopus"], "pmid", ""),
        (["C2  - PMC123"], "pmid", ""),
        (["U2  - 2114305512"], "accession", "2114305512"),
        (["U2  - a note"], "accession", ""),
        (["SP  - No", "EP  - Specified"], "pages", ""),
        (["UR  - https://x.org/q=a b"], "url", "https://x.org/q=a%20b"),
        (["L2  - http://www.ncbi.nlm.nih.gov/pubmed/123"], "pmid", "123"),
        (["UR  - http://x.org", "UR  - http://y.org"], "url", "http://x.org"),
        (["UR  - https://x.org/ahttps://y.org/b"], "url", "https://x.org/a"),
        (["UR  - https://x.org/a; http://y.org/b"], "url", "https://x.org/a"),
        (["N1  - PMID: 12", "M2  - x"], "pmid", "12"),
        (["N1  - y", "M2  - PMID: 34"], "pmid", "34"),
        (["N1  - y", "C3  - PMID: 56"], "pmid", "56"),
        (["N1  - doi: 10.1000/n"], "doi", "10.1000/n"),
        (["UR  - not a link", "L1  - https://x.org/f"], "url", "https://x.org/f"),
        (["SN  - 1234-5678", "SN  - 9780306406157"], "issn", ("1234-5678",)),
        (["SN  - 1234-5678", "SN  - 9780306406157"], "isbn", ("9780306406157",)),
        (["SN  - 00139351 (ISSN) "], "issn", ("0013-9351",)),
        (["N2  - A"], "abstract", "A"),
        (["AB  - A", "N2  - B"], "abstract", "A"),
        (["AB  - one", "two", "  three"], "abstract", "one two three"),
        (["KW  - a", "KW  - B", "KW  - b"], "keywords", ("a", "B")),
        (["KW  - one", "two, or three", "one"], "keywords", ("one", "two, or three")),
        (["KW  - a; b"], "keywords", ("a", "b")),
        (["LA  - English"], "language", "en"),
        (["AN  - W1"], "accession", "W1"),
        (["UR  - https://www.scopus.com/x?eid=2-s2.0-85109454279"], "accession", "2-s2.0-85109454279"),
        (["M3  - Editorial"], "kind", "editorial"),
        (["M3  - Retracted Article"], "retracted", True),
        (["TI  - Retracted: x"], "retracted", True),
        (["JF  - null"], "venue", ""),
        (["PB  - P"], "publisher", "P"),
    ],
)  # fmt: skip
def test_tags_mean_what_their_writers_mean(lines, name, value):
    assert getattr(read(entry("ID  - k", *lines)).records[0].bib, name) == value


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_a_kind(kind):
    assert read(entry("TI  - X", kind=kind)).records[0].bib.kind == KINDS[kind]


@pytest.mark.parametrize(
    ("kind", "lines", "venue"),
    [
        ("CONF", ["T2  - C", "JF  - J"], "C"),
        ("CONF", ["C3  - C"], "C"),
        ("CHAP", ["BT  - B"], "B"),
        ("THES", ["PB  - U"], "U"),
        ("GEN", ["T2  - G"], "G"),
        ("BOOK", ["T2  - S", "PB  - P"], "S"),
    ],
)
def test_the_venue_depends_on_the_type(kind, lines, venue):
    assert read(entry("TI  - X", *lines, kind=kind)).records[0].bib.venue == venue


def test_an_unknown_type_with_an_arxiv_link_is_a_preprint():
    made = describe_entry(collected([("TY", "GEN"), ("UR", "https://arxiv.org/abs/2001.00001")]))
    assert (made.kind, made.venue_kind, made.arxiv) == ("preprint", "repository", "2001.00001")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_line_ends_and_encodings_change_nothing(ends, codec):
    text = (entry("TI  - Müller", "AU  - Doe, J.") + "\n" + entry("TI  - Y")).replace("\n", ends)
    made = read(text.encode(codec))
    assert [(one.bib.title, one.line) for one in made.records] == [("Müller", 1), ("Y", 6)]
    assert {problem.code for problem in made.problems} == ({"not-utf-8"} if codec == "cp1252" else set())


def test_entries_know_their_bytes_and_their_key():
    data = ("1.\n" + entry("ID  - k1", "TI  - é") + "\n" + entry("TI  - Y")).encode()
    first, second = read(data).records
    assert data[first.offset : first.offset + first.length] == "TY  - JOUR\nID  - k1\nTI  - é\nER  -".encode()
    assert data[second.offset :].startswith(b"TY  - JOUR\nTI  - Y")
    assert (first.key, second.key) == ("k1", "")
