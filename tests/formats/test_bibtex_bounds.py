"""What no export holds is refused early: time and memory stay bounded whatever the bytes are."""

import subprocess
import sys
from itertools import chain, repeat

import pytest

from pipeline.formats import bibtex, count
from pipeline.formats.accounting import account, reconciled
from pipeline.formats.base import Entry
from pipeline.formats.stream import Export, of

MEGABYTE = 1 << 20
LAUGHS = (
    b"@string{a = {"
    + b"x" * 1000
    + b"}}\n"
    + b"".join(b"@string{%c = %c # %c # %c # %c}\n" % (n + 1, n, n, n, n) for n in range(97, 120))
)
BOMBS = {
    "one long line": (b"@article{a, title={", b"word "),
    "fields": (b"@article{a", b", x={y}"),
    "lines of fields": (b"@article{a", b",\nx={y}"),
    "deep braces": (b"@article{a, title=", b"{"),
    "closing braces": (b"@article{a, title={", b"}"),
    "signs": (b"@article{a, title={", b"@"),
    "openings": (b"@article{a, title={", b"@a{"),
    "bytes above ASCII": (b"@article{a, title={", b"\xff"),
    "joined pieces": (b"@article{a, title={x}", b" # {y}"),
}


def codes(export):
    return [found.code for found in reconciled(export, bibtex.READER, "x") if not isinstance(found, Entry)]


@pytest.mark.parametrize("what", BOMBS)
def test_an_entry_longer_than_any_is_refused_before_it_is_read_whole(what):
    first, piece = BOMBS[what]
    block = piece * (MEGABYTE // len(piece))
    given = []

    def blocks():
        for one in chain((first,), repeat(block, 1024)):
            given.append(len(one))
            yield one

    assert codes(Export(blocks=blocks)) == ["entry-too-long"]
    assert sum(given) < 200 * MEGABYTE


@pytest.mark.parametrize("sign", [b"{", b", x={y}", b"=", b"}"])
def test_an_entry_of_more_signs_than_any_is_refused(sign):
    data = b"@misc{k, t={x}}\n@article{a, title=" + sign * (15 * MEGABYTE // len(sign)) + b"\n@misc{z, t={x}}"
    made = account(data, bibtex.READER, "x")
    assert [(problem.line, problem.code) for problem in made.problems] == [(2, "too-many-fields")]


def test_abbreviations_that_grow_without_end_are_refused():
    made = account(LAUGHS + b"@article{k, title=z}", bibtex.READER, "x")
    assert [problem.code for problem in made.problems] == ["entry-too-long"]


def test_a_value_that_grows_without_end_is_refused_at_its_line():
    data = b"@string{a={" + b"x" * 5000 + b"}}\n@article{k, title=" + b"a # " * 300 + b"a}"
    made = account(data, bibtex.READER, "x")
    assert [(problem.line, problem.code) for problem in made.problems] == [(2, "entry-too-long")]


@pytest.mark.parametrize("piece", ["@string{a%d={x}}\n", "@misc{k%d, t={x}, crossref={p%d}}\n"])
def test_more_shared_than_any_file_has_is_refused(piece, monkeypatch):
    monkeypatch.setattr(bibtex, "MOST_SHARED", 100)
    data = "".join(piece.replace("%d", str(n)) for n in range(101)).encode()
    assert codes(of(data)) == ["too-many-references"]


def test_keys_are_compared_as_far_as_they_are_kept(monkeypatch):
    monkeypatch.setattr(bibtex, "MOST_KEYS", 2)
    made = account(b"".join(b"@misc{%c, t={x}}\n" % key for key in b"abcacb"), bibtex.READER, "x")
    assert [(problem.line, problem.code) for problem in made.problems] == [
        (4, "repeated-key"),
        (6, "repeated-key"),
    ]


def test_glued_entries_longer_than_a_window_are_read_one_after_the_other():
    entry = b"@ARTICLE{1%06d,\n author={A, B},\n title={" + b"word " * 2000 + b"},}"
    data = b"".join(entry % n for n in range(2200))
    assert len(data) > 20 * MEGABYTE
    made = account(data, bibtex.READER, "x")
    assert (made.starts, len(made.records), made.problems) == (2200, 2200, ())
    assert list(count.bibtex_starts(of(data)))[:2] == [0, len(entry % 1)]


def test_parents_lend_what_is_short_and_keep_the_rest():
    parent = "@proceedings{p, title={P}, year=2020, series={" + "x" * 20_000 + "}}"
    made = account(f"@inproceedings{{a, title={{X}}, crossref={{p}}}}\n{parent}".encode(), bibtex.READER, "x")
    assert (made.records[0].bib.venue, made.records[0].bib.date.year) == ("P", 2020)


def test_a_gigabyte_on_one_line_takes_less_than_two_hundred_megabytes():
    code = """
import re
from itertools import chain, repeat
from pathlib import Path
from pipeline.formats.accounting import reconciled
from pipeline.formats.bibtex import READER
from pipeline.formats.stream import Export
block = b"word {x} = " * 24_000
export = Export(blocks=lambda: chain((b"@article{a, title={",), repeat(block, 4000)))
print([found.code for found in reconciled(export, READER, "x")])
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    told, peak = made.stdout.split("\n")[:2]
    assert told == "['entry-too-long']"
    assert int(peak) < 200 * 1024
