"""Exports that are made to hurt are refused in little memory and time, whatever the format."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.formats import READERS, detect, trouble
from pipeline.formats.accounting import account
from pipeline.formats.choosing import choose
from pipeline.formats.opening import opened
from tests.formats.bombs import sample

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 200
MOST_SECONDS = 60
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "'
    + b"&a;" * 50
    + b'"><!ENTITY c "'
    + b"&b;" * 50
    + b'"><!ENTITY d "'
    + b"&c;" * 50
    + b'">]>'
)
XML = [name for name in READERS if sample(name).lstrip().startswith(b"<")]


@pytest.mark.parametrize("name", READERS)
def test_bombs_are_refused_in_little_memory_and_time(name):
    command = [sys.executable, "-m", "tests.formats.bombs", name]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    assert told.pop("megabytes") <= MOST_MEGABYTES
    assert told.pop("seconds") < MOST_SECONDS
    assert {what: code for what, code in told.items() if code not in trouble.REFUSED} == {}


@pytest.mark.parametrize("name", XML)
def test_entities_are_not_expanded(name):
    data = ENTITIES + sample(name).replace(b">A", b">&d;A", 1)
    made = account(data, READERS[name], "x")
    assert not made.entries or {problem.code for problem in made.problems}
    assert all(len(entry.bib.title) < 100 for entry in made.records)


def test_a_packed_bomb_is_refused_as_it_is_unpacked(tmp_path):
    path = tmp_path / "zeros.ris.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        for _ in range(256):
            stream.write(bytes(1 << 20))
    assert choose(opened(path), "zeros").code == "no-format"
    made = account(opened(path), READERS["ris"], "zeros")
    assert [problem.code for problem in made.problems] == ["not-this-format"]


MAGIC = [b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf"]


@pytest.mark.parametrize("start", MAGIC)
def test_what_is_no_text_is_no_readers(start):
    assert detect(start + bytes(range(256)) * 64) == ()
