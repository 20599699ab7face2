"""Raw starts = records + unreadable, for any bytes at all, in bounded time."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account
from pipeline.formats.base import Entry, Reader
from pipeline.model import Bib
from tests.formats import pieces_csv, pieces_json, pieces_tagged, pieces_xml

BIBTEX_PIECES = (
    b"@article{", b"@Book (", b"@string{", b"@comment{", b"@preamble{", b"@a\n{", b"@ x {", b"k,",
    b"k1 , t = ", b" t = ", b"{", b"}", b'"', b")", b"(", b"\n", b"\r", b"\r\n", b"  ", b",", b"=",
    b"x", b"\\", b"#", b"%", b"@", b"\xff", b"\0", b"\xc3\xa9", b"}@misc{k, t=",
    b"\n@misc{k, t={x}}", b" " * 39, b" " * 41, b"crossref={k},", b"},}@ARTICLE{1,\n author={x},", b" # ",
    b"author={A, B and others},", b"\n@proceedings{k, title={P}}", b"\n@string{x={y}}",
    b"note={RAYYAN-LABELS: a},",
)  # fmt: skip
RIS_PIECES = (
    b"TY  - ", b"TY  -JOUR", b"TY - BOOK", b"ty  - x", b"ER  - ", b"ER  -", b"ER", b"ER-",
    b"TI  - ", b"AU - C", b"AU  - A, B", b"\n", b"\r", b"\r\n", b" ", b"  ", b"\t", b"x", b"-",
    b"NL  - ", b"\xff", b"\0", b"\xc3\xa9", b"TY",
)  # fmt: skip
BEGUN = {**pieces_xml.PIECES, **pieces_csv.PIECES, **pieces_json.PIECES}
PIECES = {"bibtex": BIBTEX_PIECES, "ris": RIS_PIECES, **pieces_tagged.PIECES, **BEGUN}
MADE = {
    name: st.lists(st.one_of(st.sampled_from(pieces), st.binary(max_size=3)), max_size=25).map(b"".join)
    for name, pieces in PIECES.items()
}
MADE |= {name: MADE[name].map(pieces[0].__add__) for name, pieces in BEGUN.items()}
CODECS = st.sampled_from(["", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])


def holds(data, name):
    made = account(data, READERS[name], "x")
    assert made.starts == len(made.entries) == len(made.records) + len(made.unreadable)
    codes = {problem.code for problem in made.problems}
    assert not codes & {"uncounted-entry", "start-not-read"}
    ends = [entry.offset + entry.length for entry in made.entries]
    assert all(end <= entry.offset for end, entry in zip(ends, made.entries[1:], strict=False))
    assert not ends or ends[-1] <= len(data)
    assert all(1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1 for problem in made.problems)


@pytest.mark.parametrize("name", PIECES)
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_starts_are_records_and_unreadable_for_any_bytes(name, data):
    holds(data.draw(MADE[name]), name)


@pytest.mark.parametrize("name", PIECES)
@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_whatsoever_are_accounted_for(name, data):
    holds(data, name)
    detect(data)


@pytest.mark.parametrize("name", PIECES)
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_account_holds_in_every_encoding(name, data):
    text = data.draw(MADE[name]).decode("utf-8", "replace")
    codec = data.draw(CODECS)
    holds(text.encode(codec) if codec else text.encode("cp1252", "replace"), name)


@pytest.mark.parametrize(
    ("starts", "given_at", "codes", "records", "unreadable"),
    [
        ((0, 10), (0, 10), [], 2, 0),
        ((0, 10), (0,), ["start-not-read"], 1, 1),
        ((0,), (0, 10), ["uncounted-entry"], 1, 0),
        ((), (5,), ["uncounted-entry"], 0, 0),
        ((5,), (), ["start-not-read"], 0, 1),
    ],
)
def test_a_reader_that_disagrees_with_the_count_is_found_out(starts, given_at, codes, records, unreadable):
    entries = [Entry(offset=at, length=1, line=1, bib=Bib(title="t")) for at in given_at]
    reader = Reader(
        name="odd",
        label="Odd",
        recognises=lambda _: True,
        starts=lambda _: iter(starts),
        read=lambda *_: iter(entries),
    )
    made = account(b"one\ntwo\nthree four five", reader, "x")
    assert [problem.code for problem in made.problems] == codes
    assert (made.starts, len(made.records), len(made.unreadable)) == (len(starts), records, unreadable)


def test_a_start_that_was_passed_over_is_reported_at_its_line_up_to_the_next_one():
    odd = {"recognises": lambda _: True, "starts": lambda _: iter((4, 8)), "read": lambda *_: iter(())}
    reader = replace(READERS["ris"], **odd)
    made = account(b"one\ntwo\nthree", reader, "x").unreadable
    assert [(one.offset, one.length, one.line) for one in made] == [(4, 4, 2), (8, 5, 3)]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"", []),
        (b" \r\n\n", []),
        (b"<html><body>not here</body></html>", ["not-this-format"]),
        (b"PK\x03\x04\0\0\0\0", ["not-this-format"]),
        (b"name,age\na,20\n", ["not-this-format"]),
    ],
)
def test_a_file_of_another_format_is_refused_and_an_empty_one_is_not(name, data, codes):
    made = account(data, READERS[name], "x")
    assert [problem.code for problem in made.problems] == codes
    assert (made.starts, made.entries) == (0, ())


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"@article{a, title={x}}", ("bibtex",)),
        (b"% nothing was found\n", ("bibtex",)),
        (b"Scopus\nEXPORT DATE: 1 May\n", ("bibtex",)),
        (b"TY  - JOUR\nER  - ", ("ris",)),
        (b"TI  - x\nER  - ", ("ris",)),
        (b"TI  - x\nAU  - y", ("nbib",)),
        (b"PMID- 1\nTI  - x", ("nbib",)),
        (b"\r\nOWN - ERIC\r\nTI  - x", ("nbib",)),
        (b"%0 Journal Article\n%T x\n", ("endnote",)),
        (b"%T x\n%B y\n", ("endnote",)),
        (b"%T x\n", ()),
        (b"FN Clarivate Analytics Web of Science\nVR 1.0\nEF", ("wos",)),
        (b"PT J\nTI x\nER\n", ("wos",)),
        (b"PT\tAU\tTI\nJ\ta\tb", ("wos-tab",)),
        (b"TY  - JOUR\nAB  - x\n@article{a, title={b}}\nER  - ", ("bibtex", "ris")),
        (b"x @misc{a, title={b}}", ("bibtex",)),
        (b"<html><style>\n@font-face{a:b}</style>", ()),
        (b"", ()),
    ],
)
def test_a_format_is_told_by_content_and_what_is_ambiguous_says_so(data, names):
    assert detect(data) == names


SIZE = 200_000
BOMBS = {
    "one long line": b"@article{a, title={" + b"word " * 40_000 + b"}}",
    "open braces": b"@article{a, title=" + b"{" * SIZE,
    "closed braces": b"@article{a, title=" + b"}" * SIZE,
    "unclosed values": b"@article{a," + b"\nt={x," * 30_000,
    "unclosed quotes": b"@article{a," + b'\nt="{' * 30_000,
    "newlines in a value": b"@article{a, title={x" + b"\n" * SIZE,
    "names with equals": b"@article{a, t={x}" + b" x =" * 50_000,
    "accents": b"@article{a, title={" + b"\\'  " * 50_000 + b"}}",
    "maths": b"@article{a, title={" + b"\\(" * 100_000 + b"}}",
    "dollars": b"@article{a, title={" + b"$x " * 60_000 + b"}}",
    "braced names": b"@article{a, author={" + b"{A} and " * 24_000 + b"}}",
    "open names": b"@article{a, author={" + b"{A {" * 50_000 + b"}" * 100_000 + b"}}",
    "joined pieces": b"@article{a, title=" + b'"a" # ' * 32_000 + b'"b"}',
    "glued starts": b"}@a{k,t=" * 24_000,
    "blank before a start": (b" " * 45 + b"@a{") * 4_000,
    "lines of a value": b"TY  - JOUR\nAB  - " + b"x\n" * 100_000,
    "blank lines": b"\n   " * 50_000,
    "one name": b"TY  - JOUR\nAU  - " + b"A." * 100_000,
    "no type": b"TI  - x\n" * 24_000,
    "no end tag": b"PT J\nTI x\n" + b"   y\n" * 40_000,
    "no number": b"\n\nPMC - 1\n" * 16_000,
    "no empty line": b"%T x\n%0 Book\n" * 14_000,
    "blank lines and tags": b"\n \n%" * 40_000,
    "indents": b"PMID- 1\nAB  - x" + b"\n      " * 28_000,
    "zero bytes": b"\0" * SIZE,
}


@pytest.mark.parametrize("what", BOMBS)
@pytest.mark.parametrize("name", READERS)
def test_mischief_costs_time_in_proportion_to_its_length(name, what):
    before = time.process_time()
    account(BOMBS[what], READERS[name], "x")
    assert time.process_time() - before < 60
