"""What a plain scalar means, and which texts may stand plain."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.scalars import Meaning, meaning, plain_safe

MEANINGS = {
    Meaning.TEXT: [
        "word",
        "two words",
        "1.0.0",
        "2024-05-25",
        "2024-05",
        "wos:0001",
        "3x",
        "-",
        "x.",
        "10.1000/182",
        "1e5x",
        "é",
        "yesterday",
        "1 2",
        "١٢",
    ],
    Meaning.NUMBER: ["0", "-0", "7", "-12", "1.50", "0.001", "1e5", "1.5E-3", "123456789012345678901234"],
    Meaning.BOOLEAN: ["true", "false"],
    Meaning.NULL: ["", "~", "null"],
    Meaning.UNCLEAR_BOOLEAN: ["yes", "Yes", "NO", "on", "OFF", "y", "N", "True", "FALSE"],
    Meaning.UNCLEAR_NULL: ["Null", "NULL"],
    Meaning.UNCLEAR_NUMBER: [
        "007",
        "0x1F",
        "0o17",
        "0b101",
        "1_000",
        "12:30",
        "12:30:45",
        "+5",
        ".5",
        "5.",
        ".inf",
        "-.INF",
        ".nan",
        "1e500",
        "9" * 41,
    ],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in MEANINGS.items() for text in texts]
)
def test_a_plain_scalar_means(kind, text):
    assert meaning(text) is kind


@pytest.mark.parametrize("text", MEANINGS[Meaning.UNCLEAR_BOOLEAN] + MEANINGS[Meaning.UNCLEAR_NUMBER])
def test_what_is_unclear_is_quoted_when_it_is_a_text(text):
    assert not plain_safe(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b",
        "a:",
        "a #b",
        " a",
        "a ",
        "",
        "- a",
        "-",
        "? a",
        "[a",
        "{a",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'a",
        '"a',
        "%a",
        "@a",
        "`a",
        "=",
        "<<",
        "a\nb",
        "a\tb",
        "a\x00",
        "\ufeffa",
        ",a",
        "5",
        "true",
        "~",
    ],
)
def test_what_yaml_reads_otherwise_is_not_plain(text):
    assert not plain_safe(text)


@pytest.mark.parametrize(
    "text", ["a:b", "a#b", "-a", "a, b", "a [b]", "< 90 mg", "~3", "x=1", "(a)", "𝔘", "100 %"]
)
def test_what_yaml_reads_as_the_same_text_is_plain(text):
    assert plain_safe(text)


@given(st.text(max_size=12))
def test_a_plain_text_is_read_back_by_another_parser(text):
    if plain_safe(text):
        node = yaml.compose(f"key: {text}", Loader=yaml.SafeLoader)
        assert [scalar.value for pair in node.value for scalar in pair] == ["key", text]
