"""Raw starts = records + unreadable, for any bytes at all, in bounded time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account

BIBTEX_PIECES = (
    b"@article{", b"@Book (", b"@string{", b"@comment{", b"@preamble{", b"@a\n{", b"@ x {", b"k,",
    b"k1 , t = ", b" t = ", b"{", b"}", '"', b")", b"(", b"\n", b"\r", b"\r\n", b"  ", b",", b"=",
    b"x", b"\\", b"#", b"%", b"@", b"\xff", b"\0", b"\xc3\xa9", b"}@misc{k, t=",
    b"\n@misc{k, t={x}}", b" " * 39, b" " * 41, b"crossref={k},",
)  # fmt: skip
RIS_PIECES = (
    b"TY  - ", b"TY  -JOUR", b"TY - BOOK", b"ty  - x", b"ER  - ", b"ER  -", b"ER", b"ER-",
    b"TI  - ", b"AU - C", b"AU  - A, B", b"\n", b"\r", b"\r\n", b" ", b"  ", b"\t", b"x", b"-",
    b"NL  - ", b"\xff", b"\0", b"\xc3\xa9", b"TY",
)  # fmt: skip
PIECES = {"bibtex": BIBTEX_PIECES, "ris": RIS_PIECES}
MADE = {
    name: st.lists(st.one_of(st.sampled_from(pieces), st.binary(max_size=3)), max_size=25).map(b"".join)
    for name, pieces in PIECES.items()
}
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


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_starts_are_records_and_unreadable_for_any_bytes(name, data):
    holds(data.draw(MADE[name]), name)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_whatsoever_are_accounted_for(name, data):
    holds(data, name)
    detect(data)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_account_holds_in_every_encoding(name, data):
    text = data.draw(MADE[name]).decode("utf-8", "replace")
    codec = data.draw(CODECS)
    holds(text.encode(codec) if codec else text.encode("cp1252", "replace"), name)
