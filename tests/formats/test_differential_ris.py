"""Well-formed RIS read by us and by rispy gives the same, field by field."""

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats import READERS
from pipeline.formats.accounting import account
from tools.synthetic_tagged import tagged

WORD = st.text("abcdefghijklmopqrstvwxyz", min_size=2, max_size=8)
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
NAME = st.builds("{}, {}".format, WORD.map(str.capitalize), WORD.map(str.capitalize))
NUMBER = st.integers(1, 999).map(str)
SINGLE = {
    "TI": TEXT,
    "T2": TEXT,
    "PY": st.integers(1900, 2030).map(str),
    "VL": NUMBER,
    "IS": NUMBER,
    "SP": NUMBER,
    "AB": TEXT,
    "PB": TEXT,
    "SN": st.integers(1000, 9999).map("{}-1234".format),
    "DO": st.integers(1, 99999).map("10.1000/x{}".format),
    "UR": st.integers(1, 99999).map("https://example.org/{}".format),
    "LA": WORD.map("q{}".format),
    "AN": NUMBER,
    "ID": WORD,
}
ENTRY = st.fixed_dictionaries(
    {"TI": TEXT},
    optional={
        **{tag: value for tag, value in SINGLE.items() if tag != "TI"},
        "AU": st.lists(NAME, min_size=1, max_size=4, unique=True),
        "KW": st.lists(WORD, min_size=1, max_size=4, unique=True),
    },
)
TOLD = {
    "TI": lambda entry: entry.bib.title,
    "T2": lambda entry: entry.bib.venue,
    "PY": lambda entry: str(entry.bib.date.year),
    "VL": lambda entry: entry.bib.volume,
    "IS": lambda entry: entry.bib.issue,
    "SP": lambda entry: entry.bib.pages,
    "AB": lambda entry: entry.bib.abstract,
    "PB": lambda entry: entry.bib.publisher,
    "SN": lambda entry: entry.bib.issn[0],
    "DO": lambda entry: entry.bib.doi,
    "UR": lambda entry: entry.bib.url,
    "LA": lambda entry: entry.bib.language,
    "AN": lambda entry: entry.bib.accession,
    "ID": lambda entry: entry.key,
    "AU": lambda entry: [f"{name.family}, {name.given}" for name in entry.bib.authors],
    "KW": lambda entry: list(entry.bib.keywords),
}
THEIRS = rispy.RisParser.DEFAULT_MAPPING


def lines(fields):
    for tag, value in fields.items():
        yield from (f"{tag}  - {one}" for one in (value if isinstance(value, list) else [value]))


def written(entries):
    return "".join("\n".join(["TY  - JOUR", *lines(one), "ER  - ", "", ""]) for one in entries)


def theirs(entry, tag):
    value = entry[THEIRS[tag]]
    return value[0] if tag == "UR" and isinstance(value, list) else value


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRY, min_size=1, max_size=3))
def test_every_field_is_what_rispy_reads(entries):
    text = written(entries)
    ours, others = account(text.encode(), READERS["ris"], "x").records, rispy.loads(text)
    assert len(ours) == len(others) == len(entries)
    for made, other, fields in zip(ours, others, entries, strict=True):
        assert {tag: TOLD[tag](made) for tag in fields} == {tag: theirs(other, tag) for tag in fields}


def test_an_invented_export_is_what_rispy_reads():
    text = b"".join(tagged("ris", 60, 5)).decode()
    ours, others = account(text.encode(), READERS["ris"], "x").records, rispy.loads(text)
    plain = [pair for pair in zip(ours, others, strict=True) if not {"&", "<"} & set(str(pair[1]))]
    assert len(plain) > 10
    for made, other in plain:
        for tag in ("TI", "T2", "VL", "IS", "AB", "PB", "DO", "KW", "AU", "SN"):
            assert TOLD[tag](made) == theirs(other, tag)


@pytest.mark.parametrize("tag", TOLD)
def test_both_know_every_tag_that_is_compared(tag):
    assert tag in THEIRS
