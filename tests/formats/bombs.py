"""Exports that are made to hurt, given block by block; run as a program, one reader reads them all.

    python -m tests.formats.bombs READER

prints what became of each as JSON, with the CPU seconds and the megabytes of memory that all took.
"""

import json
import re
import sys
import zlib
from itertools import chain, repeat
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import reconciled
from pipeline.formats.stream import Export
from pipeline.problems import Problem
from tests.formats.test_malformed import CASES

BLOCK = 1 << 18
GIGABYTE = 1 << 30
FIELDS = 10_000_000
FIELD = {
    "bibtex": b" kk = {v},\n",
    "ris": b"KW  - v\n",
    "wos": b"DE v\n",
    "nbib": b"MH  - v\n",
    "endnote": b"%K v\n",
    "xml": b"<kk>v</kk>\n",
    "json": b'"kk": 1,\n',
    "csv": b"v,",
    "tab": b"v\t",
}
"""One more field of an entry, by the name of a reader or the last part of it."""


def sample(name):
    """Return a sound export of a reader, from the table of broken ones; nothing where it has none."""
    if name == "recording":
        return json.dumps({"body": sample("arxiv").decode()}).encode()
    sound = (data for reader, data, titles, _ in CASES.values() if reader == name and titles)
    return next((data for data in sound if detect(data) == (name,)), b"")


def opened(name):
    """Return an export that breaks off within a value, late enough to be told."""
    data = sample(name)
    cut = data[: data.rindex(b"A") if b"A" in data else len(data) * 2 // 3]
    return cut if READERS[name].recognises(cut) else data + cut


def endless(start, piece, size):
    """Return an export that begins so and goes on with a piece until it has a size."""
    block = piece * (BLOCK // len(piece) + 1)
    return Export(blocks=lambda: chain((start,), repeat(block, size // len(block))))


def field_of(name):
    """Return one more field as a reader's exports have it."""
    xml = {"arxiv", "zotero-rdf"}
    kind = name if name in FIELD else "xml" if name in xml else name.rpartition("-")[2]
    return FIELD.get(kind, FIELD["json"] if sample(name).lstrip()[:1] in b"[{" else FIELD["csv"])


def bombs(name):
    """Yield what each bomb is called and the bomb."""
    start = opened(name)
    yield "one line of a gigabyte", endless(start, b"word ", GIGABYTE)
    yield "a line without a blank", endless(start, b"x", GIGABYTE)
    yield "ten million fields", endless(start, field_of(name), FIELDS * len(field_of(name)))
    yield "zero bytes", endless(b"", b"\0", GIGABYTE)
    yield "an archive", endless(b"PK\x03\x04" + zlib.compress(sample(name)), b"\x07PK\x01\x02", GIGABYTE)


def outcome(export, reader):
    """Return the last problem's code, or how many entries were read where nothing was refused."""
    entries, code = 0, ""
    for found in reconciled(export, reader, "x"):
        entries, code = (entries, found.code) if isinstance(found, Problem) else (entries + 1, code)
    return code or entries


def peak():
    """Return the most memory that this program held, in MB; what its parent held does not count."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) // 1024


def main(name):
    """Read all bombs with one reader and print what became of them."""
    made = {what: outcome(bomb, READERS[name]) for what, bomb in bombs(name)}
    used = getrusage(RUSAGE_SELF)
    made["seconds"] = used.ru_utime + used.ru_stime
    made["megabytes"] = peak()
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    main(sys.argv[1])
