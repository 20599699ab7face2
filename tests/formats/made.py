"""Descriptions in normal form, as any reader might give them, for tests that draw their own."""

import unicodedata

from hypothesis import strategies as st

from pipeline import normalize
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
KEYWORDS = LINES.filter(lambda text: text and ";" not in text)
SIGNS = "abcXYZ019-._~:/?#[]@!$&'()*+,;=%20<>{}|^`é漢"


def fixed(made, *codes):
    """Return the values of a strategy that stay as they are when brought into normal form."""
    return made.filter(lambda value: all(code(value) == value for code in codes))


DOIS = fixed(st.text(SIGNS, max_size=9).map(lambda text: normalize.doi(f"10.1000/a{text}")), normalize.doi)
URLS = st.text(SIGNS.translate(str.maketrans("", "", "{}<>|^`")), max_size=9).map(
    lambda text: f"https://example.org/{text}".rstrip(".,;")
)
PAGES = fixed(LINES.map(normalize.pages), clean, normalize.pages, describe.known)
LANGUAGES = fixed(LINES.map(normalize.language), clean, normalize.language, describe.known)
ISBNS = fixed(
    st.lists(st.from_regex(r"97[89][0-9]{10}|[0-9]{9}[0-9X]", fullmatch=True), max_size=2, unique=True).map(
        tuple
    ),
    lambda value: normalize.isbns(" ; ".join(value)),
)
ISSNS = st.lists(st.from_regex("[0-9]{4}-[0-9]{3}[0-9X]", fullmatch=True), max_size=2, unique=True).map(tuple)
ARXIVS = st.one_of(
    st.just(""),
    st.from_regex("[0-9]{2}(0[1-9]|1[0-2])\\.[0-9]{4,5}", fullmatch=True),
    st.sampled_from(["cs/0601001", "math.gt/9901001"]),
)


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
    pages=st.one_of(st.sampled_from(["", "1-10", "e0815", "12", "S1-S5", "153316-153348"]), PAGES),
    article_number=LINES,
    publisher=LINES,
    doi=st.one_of(st.sampled_from(["", "10.1002/(sici)1097<1::aid>3.0.co;2-1", "10.48550/x"]), DOIS),
    arxiv=ARXIVS,
    arxiv_version=st.sampled_from(["", "2", "13"]),
    pmid=st.one_of(st.just(""), DIGITS),
    isbn=ISBNS,
    issn=ISSNS,
    url=st.one_of(st.sampled_from(["", "https://example.org/a_b~c?x=1&amp;y=%20#z"]), URLS),
    abstract=LINES,
    keywords=st.lists(KEYWORDS, max_size=4).map(tuple),
    language=st.one_of(st.sampled_from(["", "en", "klingon"]), LANGUAGES),
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
