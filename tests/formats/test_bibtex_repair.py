"""Broken entries are read for what they mean, in linear time, and every fault is named."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.bibtex_repair import MOST_FIELDS, repair


def told(text):
    made = repair(text)
    fields = {name: "".join(part.text for part in parts) for name, parts in made.fields}
    return made.key, fields, [code for code, _, _ in made.faults]


@pytest.mark.parametrize(
    ("text", "key", "fields", "codes"),
    [
        ("@a{k, t={x}}", "k", {"t": "x"}, []),
        ("@a{k, t={x}} rest of a comment", "k", {"t": "x"}, []),
        ("@a{k key, t={x}}", "k key", {"t": "x"}, []),
        ("@a{k t={x}}", "k", {"t": "x"}, ["missing-comma"]),
        ("@a{t={x}}", "", {"t": "x"}, ["missing-key"]),
        ("@a{k, t={x} u={y} v=5}", "k", {"t": "x", "u": "y", "v": "5"}, ["missing-comma", "missing-comma"]),
        ("@a{k, t={x},, ; u={y}}", "k", {"t": "x", "u": "y"}, []),
        ("@a{k, t={x}}, u={y}}", "k", {"t": "x", "u": "y"}, ["extra-brace"]),
        ("@a{k, t={x}}\n u={y}}", "k", {"t": "x", "u": "y"}, ["extra-brace"]),
        ("@a{k, t={x} y}, u={z}}", "k", {"t": "x y", "u": "z"}, ["broken-value", "extra-brace"]),
        ("@a{k, t={x,\n u={y}\n}", "k", {"t": "x", "u": "y"}, ["unclosed-value", "unclosed-entry"]),
        ("@a{k, t={x", "k", {"t": "x"}, ["unclosed-value", "unclosed-entry"]),
        ('@a{k, t="x,\n u={y}}', "k", {"t": "x", "u": "y"}, ["unclosed-value"]),
        ('@a{k, t="x {y", u=5}', "k", {"t": 'x {y", u=5'}, ["unclosed-value", "unclosed-entry"]),
        ('@a{k, t="a "b" c"}', "k", {"t": 'a "b" c'}, ["broken-value"]),
        ('@a{k, t="a {"}b{"} c"}', "k", {"t": 'a {"}b{"} c'}, []),
        ('@a{k, t="a \\" c"}', "k", {"t": 'a \\" c'}, []),
        ('@a{k, t=a # {b} # "c"}', "k", {"t": "abc"}, []),
        ("@a{k, t=a b c, u=5}", "k", {"t": "a b c", "u": "5"}, ["broken-value"]),
        ("@a{k, t=, u=5}", "k", {"t": "", "u": "5"}, []),
        ("@a{k, ???, t={x}}", "k", {"t": "x"}, ["stray-text"]),
        ("@a{k, ???}", "k", {}, ["stray-text"]),
        ("@a(k, t={x})", "k", {"t": "x"}, []),
        ("@a(k, t={x}, u={y}", "k", {"t": "x", "u": "y"}, ["unclosed-entry"]),
        ("@a{k, t={x \\{ y}, u=5}", "k", {"t": "x \\{ y", "u": "5"}, []),
        ("@a{k, funding_text 1={x}}", "k", {"funding_text 1": "x"}, []),
        ("@a{", "", {}, ["missing-key", "unclosed-entry"]),
        ("no entry", "", {}, []),
    ],
)  # fmt: skip
def test_an_entry_is_read_for_what_it_means(text, key, fields, codes):
    assert told(text) == (key, fields, codes)


def test_a_fault_stands_where_it_is():
    text = "@a{k,\n t={x}\n u={y}}"
    assert repair(text).faults == [("missing-comma", text.index("}") + 1, "u")]


def test_more_fields_than_anybody_means_are_cut():
    made = repair("@a{k, t={x} " + ",x={y}" * (MOST_FIELDS + 5) + "}")
    assert len(made.fields) == MOST_FIELDS
    assert made.faults[-1][0] == "fields-left-out"


@given(st.text('{}",=# \nab\\()', max_size=60))
def test_any_text_is_read_and_its_faults_lie_in_it(text):
    made = repair("@a{" + text)
    assert all(0 <= at <= len(text) + 3 for _, at, _ in made.faults)


@pytest.mark.parametrize("piece", ['"', "{", "}", "t={", 't="{', "a # ", "x =", "\n", "\nt={x,", ",", "(a"])
def test_time_grows_with_length_alone(piece):
    before = time.process_time()
    repair("@a{k, t=" + piece * (300_000 // len(piece)))
    assert time.process_time() - before < 60
