"""Blocks begin where none is open, or plainly after a broken one."""

import pytest

from pipeline.formats.bibtex_blocks import blocks
from pipeline.formats.count import bibtex_starts
from pipeline.formats.stream import of

CASES = [
    (b"", []),
    (b"no block @ all", []),
    (b"@a{k}", [("a", 0)]),
    (b"@A{k}@b(k)", [("a", 0), ("b", 5)]),
    (b"x @a{k} y @b{k}", [("a", 2), ("b", 10)]),
    (b"@a{k, t={@b{k}}}", [("a", 0)]),
    (b"@a{k, t={x\n@b{k}}}", [("a", 0), ("b", 11)]),
    (b"@a{k, t={x\n  @b{k}}}", [("a", 0), ("b", 13)]),
    (b"@a{k, t={x}}@b{k, t={y}}", [("a", 0), ("b", 12)]),
    (b"@a{k, t={x},@b{k, t={y}}", [("a", 0), ("b", 12)]),
    (b"@a{k, t={{x},} @b{k}}", [("a", 0)]),
    (b"@a{k, t={{x}} @b c}", [("a", 0)]),
    (b"@string{s={x}}\n@a{k}", [("string", 0), ("a", 15)]),
    (b"@comment{@a{k}}@b{k}", [("comment", 0), ("b", 15)]),
    (b"@a(k, t={)})@b{k}", [("a", 0), ("b", 12)]),
    (b"@a(k, t=}) @b{k}", [("a", 0), ("b", 11)]),
    (b"@a\r\n{k}", [("a", 0)]),
    (b"@ a {k}", [("a", 0)]),
    (b"mail me@home.org {x}", []),
    (b"@online-x1{k}", [("online-x1", 0)]),
    (b"@1a{k}", []),
    (b"\n" + b" " * 39 + b"@a{\n" + b" " * 39 + b"@b{k}", [("a", 40), ("b", 83)]),
    (b"@a{\n" + b" " * 40 + b"@b{k}", [("a", 0)]),
]


@pytest.mark.parametrize(("body", "found"), CASES)
def test_blocks_begin_where_they_should(body, found):
    made = list(blocks(body))
    assert [(block.kind, block.start) for block in made] == found
    assert [block.end for block in made] == [
        *(start for _, start in found[1:]),
        *([len(body)] if found else []),
    ]


@pytest.mark.parametrize(("body", "found"), CASES)
def test_the_independent_counter_agrees_but_for_silent_blocks(body, found):
    starts = [start for kind, start in found if kind not in {"string", "comment"}]
    assert [*bibtex_starts(of(body))] == starts
