"""Descriptions in normal form, as any reader might give them, for tests that draw their own."""

import unicodedata

from hypothesis import strategies as st

from pipeline.formats import READERS, describe, names
from pipeline.formats.accounting import account
from pipeline.formats.base import Marks, Vote
from pipeline.formats.text import clean
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.normalize import arxiv_month
from pipeline.values import PartialDate

HOSTILE = (
    "@article{forged,", "\nTY  - JOUR\n", "ER  - ", "}", "{", "\\", "$x$", "$", "&lt;b&gt;", "<i>",
    "--", "''", "``", "%", "=1+1", "~", "a}, title={b", '"', " and ", ", ", "\u202e", "é", "ﬁ", "漢",
    "\\textit{x}", "&amp;", "@string{a=", "\\(x\\)", "$\\alpha_{i}$", "\r\n\r\n", "\0", "\u2028",
    "@@", "#", "_", "^", '{\\"u}', "null", "50% drop", "$a", "A ",
)  # fmt: skip
ANY = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=12)
PIECES = st.lists(st.one_of(st.sampled_from(HOSTILE), ANY), max_size=5).map("".join)
LINES = PIECES.map(clean).filter(lambda text: clean(text) == text)
WORDS = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo")), min_size=2, max_size=9)


def capital(text):
    return clean(unicodedata.normalize("NFC", f"A{text.lower()}"))


FAMILIES = WORDS.map(capital).filter(lambda text: text.lower() not in {*names.OTHERS, *names.SUFFIXES})
PERSONS = st.builds(
    Name,
    family=FAMILIES,
    given=FAMILIES,
    particle=st.sampled_from(["", "", "van", "de la", "von der"]),
    suffix=st.sampled_from(["", "", "Jr.", "III"]),
)
BODIES = LINES.filter(
    lambda text: text.strip(", ") == text and len(text) > 1 and text.lower() not in names.OTHERS
).map(lambda text: Name(family=text, corporate=True))
DATES = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)),
)
DIGITS = st.text("0123456789", min_size=5, max_size=8)
KEYWORDS = LINES.filter(lambda text: text and ";" not in text).map(lambda text: text)


def settled(bib):
    """Return a description with what follows from its other fields filled in, as readers do."""
    told = arxiv_month(bib.arxiv) if bib.arxiv else None
    return Bib(
        **{
            **{name: getattr(bib, name) for name in Bib.__slots__},
            "venue_kind": describe.VENUE_KINDS.get(bib.kind, "other"),
            "first_public": bib.first_public or told,
            "retracted": bib.retracted or describe.retracted(bib.title, ""),
            "authors": names.undoubled(bib.authors),
            "arxiv_version": bib.arxiv_version if bib.arxiv else "",
            "keywords": describe.keywords(bib.keywords, "\n"),
            "publisher": "" if bib.kind == "thesis" else bib.publisher,
        }
    )


BIBS = st.builds(
    Bib,
    title=LINES,
    authors=st.lists(st.one_of(PERSONS, BODIES), max_size=4).map(tuple),
    et_al=st.booleans(),
    date=DATES,
    first_public=st.one_of(st.none(), st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12))),
    kind=st.sampled_from(sorted(describe.STATED)),
    venue=LINES.filter(lambda text: "arxiv" not in text.lower()),
    volume=LINES,
    issue=LINES,
    pages=st.sampled_from(["", "1-10", "e0815", "12", "S1-S5", "153316-153348"]),
    article_number=LINES,
    publisher=LINES,
    doi=st.sampled_from(["", "10.1000/abc_1", "10.1002/(sici)1097<1::aid>3.0.co;2-1", "10.48550/x"]),
    arxiv=st.sampled_from(["", "2001.00001", "cs/0601001"]),
    arxiv_version=st.sampled_from(["", "2"]),
    pmid=st.one_of(st.just(""), DIGITS),
    isbn=st.sampled_from([(), ("9780306406157",), ("9780306406157", "080442957X")]),
    issn=st.sampled_from([(), ("1234-5678",), ("1234-567X", "2049-3630")]),
    url=st.sampled_from(["", "https://example.org/a_b~c?x=1&amp;y=%20#z", "http://example.org/x."]),
    abstract=LINES,
    keywords=st.lists(KEYWORDS, max_size=4).map(tuple),
    language=st.sampled_from(["", "en", "klingon"]),
    retracted=st.booleans(),
    accession=LINES,
).map(settled)

NOTES = st.lists(LINES.filter(bool), max_size=3, unique=True).map(tuple)
VOTES = st.lists(
    st.builds(Vote, verdict=st.sampled_from(["include", "exclude", "maybe"]), by=WORDS.map(capital)),
    max_size=3,
    unique_by=lambda vote: vote.by,
).map(tuple)
MARKS = st.builds(Marks, votes=VOTES, labels=NOTES, reasons=NOTES, notes=NOTES)
KEYS = st.text("abcXYZ019:._+/-", min_size=1, max_size=9)
ITEMS = st.lists(
    st.builds(
        Written, key=KEYS, bib=BIBS.filter(lambda bib: bib.title or bib.authors or bib.abstract), marks=MARKS
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda item: item.key,
)


def given_back(text, reader):
    """Return the records that a reader finds in a text, which must be well-formed to it."""
    made = account(text.encode(), READERS[reader], "x")
    assert not made.problems
    return [Written(key=entry.key, bib=entry.bib, marks=entry.marks) for entry in made.records]


def circled(writer, items):
    """Return records after they were written in a shape and read again."""
    return given_back("".join(writer.write(items)), writer.reader)
