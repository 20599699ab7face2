"""How a text is written: whatever it is, it is read back the same, by us and by others."""

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.quoting import WIDTH, double, scalar, single
from pipeline.yamltext import parse

WORDS = "word " * 30 + "end"


def written(text, indent=2):
    return f"{' ' * (indent - 2)}k: " + "\n".join(scalar(text, indent + 1, indent)) + "\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain text", ["plain text"]),
        ("", ["''"]),
        ("yes", ["'yes'"]),
        ("12", ["'12'"]),
        ("it's: so", ["'it''s: so'"]),
        ("a\tb", ['"a\\tb"']),
        ("a\x07b", ['"a\\u0007b"']),
        ("\ufeff\u2028", ['"\\ufeff\\u2028"']),
        ('"\\\x00', ['"\\"\\\\\\u0000"']),
        ("\U000e0001\ud7ff𝔘", ["\U000e0001\ud7ff𝔘"]),
        ("one\ntwo", ["|-", "  one", "  two"]),
        ("one\n\ntwo\n", ["|", "  one", "", "  two"]),
        ("one\ntwo\n\n", ['"one\\ntwo\\n\\n"']),
        (" one\ntwo", ['" one\\ntwo"']),
        ("one \ntwo", ['"one \\ntwo"']),
        ("\none", ['"\\none"']),
        ("\n", ['"\\n"']),
        ("x" * 200, ["x" * 200]),
        (" " + WORDS, [f"' {WORDS}'"]),
    ],
)
def test_a_text_is_written_so(text, wanted):
    assert scalar(text, 3, 2) == wanted


def test_a_long_text_is_folded_at_words_within_the_width():
    first, *lines = scalar(WORDS, 3, 2)
    assert first == ">-"
    assert " ".join(line.strip() for line in lines) == WORDS
    assert all(len(line) <= WIDTH for line in lines)
    assert len(lines[0]) + len(" word") > WIDTH


@pytest.mark.parametrize(("last", "lines"), [(WIDTH - 2 - 60, 3), (WIDTH - 2 - 59, 4)])
def test_a_line_may_be_as_wide_as_the_width(last, lines):
    words = ["a" * 59, "b" * last, "c" * 60]
    assert len(scalar(" ".join(words), 3, 2)) == lines


def test_a_text_is_folded_only_where_there_is_one_space():
    text = "a  b " * 40 + "c"
    _, *lines = scalar(text, 3, 2)
    assert len(lines) > 1
    assert " ".join(line.strip() for line in lines) == text


def test_a_text_that_just_fits_is_not_folded():
    text = "word " * 18 + "1234567"
    assert scalar(text, WIDTH - len(text), 2) == [text]
    assert scalar(text, WIDTH - len(text) + 1, 2)[0] == ">-"


def test_quotes_are_written_so():
    assert single("a'b") == "'a''b'"
    assert double('a"b') == '"a\\"b"'


texts = st.text(st.characters(codec="utf-8"), max_size=30) | st.text(" ab:#'\"\n-é>|\\", max_size=300)


@given(texts, st.sampled_from([2, 4, 8]))
@example("a " * 80 + " b " * 40 + "c", 2)
@example("-\n- a: b\n#", 4)
def test_every_text_is_read_back(text, indent):
    made = parse(written(text, indent).encode(), "f")
    hidden = [one.code for one in made.problems]
    assert hidden == ["yaml-control-character"] or json.loads(made.json) == {"k": text}


@given(texts)
def test_another_parser_reads_the_same(text):
    assert yaml.safe_load(written(text)) == {"k": text} or any("\ud800" <= sign <= "\udfff" for sign in text)
