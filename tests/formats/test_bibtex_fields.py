"""The one sweep over regular entries finds what bibtexparser finds, and doubt goes to repair."""

import pytest
from bibtexparser.model import Entry
from bibtexparser.splitter import Splitter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.formats import bibtex_fields
from pipeline.formats.bibtex_fields import parse, pieces, regular, resolve
from pipeline.formats.bibtex_repair import Part
from tests.formats.test_shared import BIBTEX, FIXTURES

TOKENS = (
    "k",
    ",",
    " ",
    "\n",
    "t",
    "=",
    "{",
    "}",
    '"',
    "x",
    "5",
    "#",
    "t={x},",
    "u = {a {b} c}",
    'v="q"',
    "w=12",
    "%",
)
ENTRIES = st.lists(st.sampled_from(TOKENS), max_size=14).map(lambda parts: "@a{k," + "".join(parts) + "}")


def by_bibtexparser(text):
    block = next(iter(Splitter(text).split().blocks), None)
    block = getattr(block, "ignore_error_block", block)
    if not isinstance(block, Entry):
        return None
    return block.key, [(field.key, pieces(field.value)) for field in block.fields]


@settings(max_examples=400, deadline=None)
@given(ENTRIES)
@example("@a{k, t = {x}, u = {y {z}}, v = 5 }")
@example('@a{k,t="x",u=jan,}')
def test_one_sweep_finds_what_bibtexparser_finds(text):
    made = regular(text)
    if made is not None:
        assert (made.key, made.fields) == by_bibtexparser(text)


@pytest.mark.parametrize(
    "text",
    [
        '@a{k,t="a {b"}',
        "@a{k}",
        "@a(k, t={x})",
        "@a{k, t={x} u={y}}",
        "@a{k, t={x}}, u={y}}",
        "@a{k, t={x \\{ y}}",
        "@a{k, t={{{{{{{{deeper}}}}}}}}}",
        "@a{k, t=x # }",
        "@a{k, t={x} # ?}",
        '@a{k, t="a "b" c"}',
    ],
)
def test_the_sweep_refuses_what_it_is_not_sure_of(text):
    assert regular(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("@a{k, t={x}}", "x"),
        ("@article{k ,t = {x} ,u={},}", "x"),
        ("@a{,t={x}}", "x"),
        ("@a{k, t={x}} a comment", "x"),
        ("@a{10.1002/(SICI)1097:3<1::AID-X1>3.0.CO;2-1#%, t={x}}", "x"),
        ("@a{k, t={{{{{deep}}}}}}", "{{{{deep}}}}"),
        ("@a{k, t={a \\{ b \\} c}}", "a \\{ b \\} c"),
        ('@a{k, t="{A} {{b}} c"}', "{A} {{b}} c"),
        ("@a{k, t=x # {y} # 5}", (Part("x", name=True), Part("y"), Part("5"))),
        ('@a{k, t="1~" # jan, u={z}}', (Part("1~"), Part("jan", name=True))),
    ],
)
def test_the_sweep_reads_what_is_plain(text, value):
    assert regular(text).fields[0] == ("t", value)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("@a{k, t={{{{{deep}}}}}}", [("t", "{{{{deep}}}}")]),
        ("@a{k, t=x # {y} # 5}", [("t", (Part("x", name=True), Part("y"), Part("5")))]),
        ("@a(k, t={x})", [("t", "x")]),
        ("@a{k, t={x \\{ y}}", [("t", "x \\{ y")]),
        ("@a{k, t={x}, t={y}}", [("t", "x"), ("t", "y")]),
        ('@a{k, t="say {"}hi{"}"}', [("t", 'say {"}hi{"}')]),
        ("@a{k, t=}", [("t", "")]),
    ],
)
def test_the_rest_is_split_by_bibtexparser(text, fields):
    made = parse(text)
    assert (made.fields, made.faults) == (fields, [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("@a{k, t={x} u={y}}", ["missing-comma"]),
        ("@a{k, t={x}}, u={y}}", ["extra-brace"]),
        ("@a{k, t={x", ["unclosed-value", "unclosed-entry"]),
        ("@a{k, t={x} y}", ["broken-value"]),
        ("@a{k, t{x}}", ["stray-text"]),
    ],
)
def test_what_bibtexparser_gets_wrong_in_silence_is_repaired_aloud(text, codes):
    assert [code for code, _, _ in parse(text).faults] == codes


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("{x}", "x"),
        ("{}", ""),
        ('"x"', "x"),
        ('""', ""),
        ("2020", "2020"),
        ("jan", (Part("jan", name=True),)),
        ("", ""),
        ("a # b", (Part("a", name=True), Part("b", name=True))),
        ('a#"b"#{c}', (Part("a", name=True), Part("b"), Part("c"))),
        ("{a}{b}", None),
        ("{a} b", None),
        ("{a}\n u={b}", None),
        ("a b", None),
        ('"a" b"', None),
        ('"', None),
        ("{a\\}", "a\\"),
        ("{a \\} b}", "a \\} b"),
    ],
)
def test_a_value_is_one_value_or_in_doubt(raw, made):
    assert pieces(raw) == made


@pytest.mark.parametrize(
    ("parts", "text", "missing"),
    [
        ("x", "x", []),
        ((Part("s", name=True),), "S", []),
        ((Part("S", name=True), Part(" x")), "S x", []),
        ((Part("jan", name=True),), "jan", []),
        ((Part("gone", name=True),), "gone", ["gone"]),
        ((Part("e", name=True),), "", []),
    ],
)
def test_abbreviations_are_replaced_or_listed(parts, text, missing):
    undefined = []
    assert resolve(parts, {"s": "S", "e": ""}, undefined) == text
    assert undefined == missing


def test_the_log_of_bibtexparser_is_silent(caplog):
    bibtex_fields.parse("@a{k, t={x")
    assert not caplog.records


@pytest.mark.shared
@pytest.mark.parametrize("file", BIBTEX)
def test_on_real_exports_the_sweep_and_bibtexparser_agree(file):
    text = (FIXTURES / file).read_bytes().decode("utf-8", "replace")
    entries = [f"@{part}" for part in text.split("\n@")[1:]]
    swept = [(regular(entry), entry) for entry in entries]
    assert all((one.key, one.fields) == by_bibtexparser(entry) for one, entry in swept if one)
