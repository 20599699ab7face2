"""What is written as BibTeX is read back as it was, and no text of a record forges anything."""

import pytest
from bibtexparser import parse_string
from hypothesis import given

from pipeline.formats.bibtex_write import WRITER
from pipeline.formats.text import clean
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.formats.made import HOSTILE, LINES, given_back


def bibtex(items):
    return "".join(WRITER.write(Written(key=key, bib=bib) for key, bib in items))


def read(text):
    return [item.bib for item in given_back(text, "bibtex")]


SPOKEN = [text for text in HOSTILE if clean(text)]


@pytest.mark.parametrize("text", SPOKEN)
@pytest.mark.parametrize("name", ["title", "abstract", "venue", "publisher", "volume", "accession"])
def test_no_text_forges_an_entry(name, text):
    made = read(bibtex([("k", Bib(title="T", kind="article")), ("l", Bib(kind="article", **{name: text}))]))
    assert len(made) == 2
    assert getattr(made[1], name) == clean(text)


@pytest.mark.parametrize("text", SPOKEN)
def test_no_name_forges_an_entry(text):
    body = Name(family=clean(text), corporate=True)
    made = read(bibtex([("k", Bib(title="T", authors=(body, Name(family="B", given=clean(text)))))]))
    assert [bib.title for bib in made] == ["T"]
    assert len(made[0].authors) + made[0].et_al == 2


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("smith2020", "smith2020"),
        ("a b{c},@d", "a-b-c-d"),
        ("", "entry"),
        ("ü", "-"),
        ("a:b/c.d_e+f", "a:b/c.d_e+f"),
    ],
)
def test_a_key_is_harmless(key, written):
    assert bibtex([(key, Bib(title="T"))]).startswith(f"@misc{{{written},\n")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="Doe", given="Jane"), "Doe, Jane"),
        (Name(family="Schoot", given="Rens", particle="van de"), "van de Schoot, Rens"),
        (Name(family="Doe", given="Jane", suffix="Jr."), "Doe, Jr., Jane"),
        (Name(family="Plato"), "Plato"),
        (Name(family="Da Silva"), "Da Silva, {}"),
        (Name(family="de Foo", given="A"), "{de Foo}, A"),
        (Name(family="Doe", given="Jack and Jill"), "Doe, {Jack and Jill}"),
        (Name(family="A, B and C", corporate=True), "{A, B and C}"),
        (Name(family="$5", corporate=True), r"{{\$5}}"),
        (Name(family="others"), "{others}, {}"),
    ],
)
def test_a_name_is_written_as_bibtex_means_it(name, written):
    text = bibtex([("k", Bib(title="T", authors=(name,)))])
    assert f"  author = {{{written}}},\n" in text
    assert read(text)[0].authors == (name,)


def test_an_entry_looks_like_this():
    bib = Bib(
        title="On {x} & y", authors=(Name(family="Doe", given="J."),), et_al=True,
        date=PartialDate(2020, 3, 5),
        kind="article", venue="J", pages="1-10", arxiv="2001.00001", arxiv_version="2", keywords=("a",),
    )  # fmt: skip
    assert bibtex([("k", bib)]) == (
        "@article{k,\n  title = {{On \\textbraceleft{}x\\textbraceright{} \\& y}},\n"
        "  author = {Doe, J. and others},\n  year = {2020},\n  month = mar,\n  day = {5},\n  journal = {J},\n"
        "  pages = {1--10},\n  eprint = {2001.00001v2},\n  archiveprefix = {arXiv},\n  keywords = {a;},\n}\n"
    )


def test_entries_are_apart_by_a_blank_line_and_nothing_is_nothing():
    assert bibtex([("a", Bib(title="A")), ("b", Bib(title="B"))]).count("\n\n@") == 1
    assert bibtex([]) == ""


@given(LINES)
def test_bibtexparser_reads_the_same_entry(text):
    library = parse_string(bibtex([("k", Bib(title=text, abstract=text, kind="article"))]))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["k"]
