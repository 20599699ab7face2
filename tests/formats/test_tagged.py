"""The reader of tag lines with a dialect of its own, so that further formats are a table only."""

import re

import pytest

from pipeline.formats import tagged
from pipeline.formats.stream import of
from pipeline.formats.tagged import Dialect, spoken

DIALECT = Dialect(
    boundary=re.compile(rb"(?<=\n)%0 "),
    begin=re.compile(rb"%0 "),
    end=re.compile(rb"%% "),
    stray=re.compile(rb"%T "),
    line=re.compile(r"\n%([0-9A-Z%])(?: |(?!\S))"),
    loose=re.compile(r"\n%([0-9A-Z])-"),
    opener="0",
    closer="%",
    tags=frozenset("0TA"),
    lists=frozenset("AK"),
    joined=frozenset("A"),
)


def read(text):
    return list(tagged.read(of(text.encode()), "x.enw", DIALECT))


@pytest.mark.parametrize(
    ("text", "fields", "codes"),
    [
        ("%0 J\n%T X\n%% \n", [{"0": ["J"], "T": ["X"]}], []),
        (
            "%0 J\n%T X\n%0 J\n%T Y\n%% ",
            [{"0": ["J"], "T": ["X"]}, {"0": ["J"], "T": ["Y"]}],
            ["missing-end"],
        ),
        ("%T X\n%% ", [{"T": ["X"]}], ["missing-type"]),
        ("%0 J\n%T\n%T  \n%% ", [{"0": ["J"]}], []),
        ("%0 J\n%A B; C\n%% ", [{"0": ["J"], "A": ["B", "C"]}], []),
        ("%0 J\n%A R&amp;D; C\n%% ", [{"0": ["J"], "A": ["R&D; C"]}], []),
        ("%0 J\n%K b\nc; d\n%% ", [{"0": ["J"], "K": ["b", "c; d"]}], []),
        ("%0 J\n%T a\n  b\n%% ", [{"0": ["J"], "T": ["a b"]}], []),
        ("%0 J\n%T a\n%A-b\n%% ", [{"0": ["J"], "T": ["a"], "A": ["b"]}], ["misspelt-tag"]),
        ("%0 J\n%T a\n%Z-b\n%% ", [{"0": ["J"], "T": ["a %Z-b"]}], []),
        ("%0 J\n%T a  b\x07\n%% ", [{"0": ["J"], "T": ["a b"]}], []),
        ("%0 J\n%T e\u0301\n%% ", [{"0": ["J"], "T": ["é"]}], []),
        ("%0 J\n%T \u212b\n%% ", [{"0": ["J"], "T": ["Å"]}], []),
        ("%0 J\n%T a\u00a0b\n%% ", [{"0": ["J"], "T": ["a b"]}], []),
        ("%0 J\n%T null\n%% ", [{"0": ["J"]}], []),
        ("", [], []),
        ("no tags", [], []),
    ],
)
def test_a_dialect_is_read(text, fields, codes):
    made = read(text)
    told = [{tag: values for tag, values in one.fields.items() if tag != "%"} for one in made]
    assert told == fields
    assert [problem.code for one in made for problem in one.problems] == codes


def test_problems_stand_at_their_lines():
    made = read("\n%0 J\n%T X\n\n%0 J\n%T Y\n%% ")
    assert [(problem.line, problem.code) for problem in made[0].problems] == [(3, "missing-end")]


def test_bytes_that_are_not_utf8_are_reported():
    made = next(tagged.read(of(b"%0 J\n%T M\xfcller\n%% "), "x", DIALECT))
    assert made.fields["T"] == ["Müller"]
    assert [problem.code for problem in made.problems] == ["not-utf-8"]


@pytest.mark.parametrize(
    ("raw", "made"), [("null", ""), (" a\n b ", "a b"), ("&amp;", "&"), ("&#110;ull", "null")]
)
def test_a_raw_value_is_one_plain_line(raw, made):
    assert spoken(raw) == made
