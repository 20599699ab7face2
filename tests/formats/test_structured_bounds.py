"""What is made to exhaust a reader of XML or JSON is refused, or read in bounded room and time."""

import subprocess
import sys

import pytest

from pipeline.formats import READERS
from pipeline.formats.accounting import account

LAUGHS = b"".join(b'<!ENTITY l%d "%s">\n' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 10))
ATOM = b"<feed>arxiv.org/<entry><title>"
CSL = b'[{"type": "book", "id": "a", "title": "t", '
BOMBS = {
    "billion laughs": (
        "pubmed-xml",
        b"<!DOCTYPE PubmedArticleSet [\n<!ENTITY l0 'ha'>\n" + LAUGHS + b"]><PubmedArticleSet>&l9;",
        ["entity-declarations"],
    ),
    "one long entity": (
        "arxiv",
        b"<!DOCTYPE feed [<!ENTITY a '" + b"a" * 50_000 + b"'>]>" + ATOM + b"&a;" * 50_000,
        ["entity-declarations"],
    ),
    "an entity of the outside": (
        "arxiv",
        b'<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + ATOM + b"&a;",
        ["entity-declarations"],
    ),
    "deep elements": ("arxiv", ATOM + b"<a>" * 100_000, ["nested-too-deep"]),
    "deep elements, closed": (
        "endnote-xml",
        b"<xml><records><record>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</record></records></xml>",
        ["nested-too-deep"],
    ),
    "ten million elements": ("arxiv", ATOM + b"<a/>" * 3_000_000, ["too-many-fields"]),
    "a million attributes": ("arxiv", ATOM + b"<b " + b"c='d' " * 1_000_000 + b"/>", ["too-many-fields"]),
    "deep arrays": ("csl-json", CSL + b'"note": ' + b"[" * 100_000, ["nested-too-deep"]),
    "deep objects": ("csl-json", CSL + b'"note": ' + b'{"a":' * 100_000, ["nested-too-deep"]),
    "deep objects in a line": ("jsonl", b'{"key": "a", "marks": ' + b'{"a":' * 100_000, ["nested-too-deep"]),
    "ten million fields": ("csl-json", CSL + b'"a":1,' * 2_000_000, ["too-many-fields"]),
    "a long number": ("csl-json", CSL + b'"volume": ' + b"9" * 100_000 + b"}]", ["broken-json"]),
    "sections left open": ("arxiv", ATOM + b"<!--" * 400_000, ["empty-entry"]),
    "quotes left open": ("csl-json", CSL + b'"' * 400_000, ["broken-entry"]),
}


@pytest.mark.parametrize("what", BOMBS)
def test_what_is_made_to_exhaust_a_reader_is_told_of(what):
    name, data, codes = BOMBS[what]
    assert [problem.code for problem in account(data, READERS[name], "x").problems] == codes


GIGABYTES = {
    "arxiv": (ATOM.decode(), "word &amp; "),
    "zotero-rdf": (
        "<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'><bib:A>",
        "<p:q>word</p:q>\n",
    ),
    "csl-json": (CSL.decode(), '"a": ["word"], '),
    "jsonl": ('{"key": "a", "title": "', "word "),
    "recording": ('{"body": "<feed>arxiv.org/<entry>', "word "),
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of a process is read from /proc")
@pytest.mark.parametrize("name", GIGABYTES)
def test_a_gigabyte_of_one_record_takes_less_than_two_hundred_megabytes(name):
    code = f"""
import re, pathlib
from itertools import chain, repeat
from pipeline.formats import READERS
from pipeline.formats.accounting import reconciled
from pipeline.formats.stream import Export
first, more = {GIGABYTES[name]!r}
block = (more * (250_000 // len(more))).encode()
export = Export(blocks=lambda: chain((first.encode(),), repeat(block, 4000)))
print([found.code for found in reconciled(export, READERS[{name!r}], "x")])
print(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    told, peak = made.stdout.split("\n")[:2]
    assert told == "['entry-too-long']"
    assert int(peak) < 200 * 1024
