"""What is written as RIS is read back as it was, and no text of a record forges a line."""

import re

import pytest
from hypothesis import given

from pipeline.formats.ris_write import WRITER, spoken
from pipeline.formats.text import clean
from pipeline.formats.written import Written
from pipeline.model import Bib, Name
from pipeline.values import PartialDate
from tests.formats.made import HOSTILE, LINES, given_back


def ris(items):
    return "".join(WRITER.write(Written(key=key, bib=bib) for key, bib in items))


def read(text):
    return [item.bib for item in given_back(text, "ris")]


SPOKEN = [text for text in HOSTILE if clean(text)]


@pytest.mark.parametrize("text", SPOKEN)
@pytest.mark.parametrize("name", ["title", "abstract", "venue", "publisher", "volume", "accession"])
def test_no_text_forges_a_line(name, text):
    written = ris([("k", Bib(title="T", kind="article")), ("l", Bib(kind="article", **{name: text}))])
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in written.splitlines())
    assert getattr(read(written)[1], name) == clean(text)


@pytest.mark.parametrize("text", SPOKEN)
def test_no_name_forges_a_line(text):
    names = (Name(family=clean(text), corporate=True), Name(family="B", given=clean(text)))
    written = ris([("k", Bib(title="T", authors=names))])
    assert written.count("\nAU  - ") == 2
    assert read(written)[0].title == "T"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="Doe", given="Jane"), "Doe, Jane"),
        (Name(family="Schoot", given="Rens", particle="van de"), "van de Schoot, Rens"),
        (Name(family="Doe", given="Jane", suffix="Jr."), "Doe, Jane, Jr."),
        (Name(family="Plato"), "Plato"),
        (Name(family="A, B and C", corporate=True), "A, B and C,"),
        (Name(family="R&D; Ltd", corporate=True), "R&D; Ltd,"),
        (Name(family="X; Ltd", corporate=True), "X&#59; Ltd,"),
        (Name(family="Doe", given="Jack; Jill"), "Doe, Jack&#59; Jill"),
    ],
)
def test_a_name_is_written_as_ris_means_it(name, written):
    text = ris([("k", Bib(title="T", authors=(name,)))])
    assert f"AU  - {written}\n" in text
    assert read(text)[0].authors == (name,)


@pytest.mark.parametrize(
    ("text", "written"), [("null", "&#110;ull"), ("<i>", "&lt;i>"), ("a\nb", "a b"), ("", "")]
)
def test_a_text_is_one_line_that_reads_the_same(text, written):
    assert spoken(text) == written


@given(LINES)
def test_any_text_is_one_line(text):
    assert len(spoken(text).splitlines()) <= 1


def test_an_entry_looks_like_this():
    bib = Bib(
        title="On x", authors=(Name(family="Doe", given="J."),), et_al=True, date=PartialDate(2020, 3),
        first_public=PartialDate(2019, 12), kind="conference", venue="C", pages="1-10", doi="10.1000/a",
        arxiv="2001.00001", pmid="123", issn=("1234-5678",), keywords=("a", "b"), retracted=True,
    )  # fmt: skip
    assert ris([("k", bib)]) == (
        "TY  - CONF\nID  - k\nTI  - On x\nAU  - Doe, J.\nAU  - et al.\nPY  - 2020\nDA  - 2020/03\n"
        "ET  - 2019/12\nT2  - C\nSP  - 1\nEP  - 10\nM3  - Retracted Publication\nDO  - 10.1000/a\n"
        "M1  - arXiv:2001.00001\nN1  - PMID: 123\nSN  - 1234-5678\nKW  - a\nKW  - b\nER  - \n\n"
    )
