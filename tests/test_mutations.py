"""One slip at a time in the tiny reviews (slips.csv): `check` names the right file and line each time.

A row says what is put in the place of what; a backslash and an n stand for a line end. The slip is to be
found on the first line that is another now, or on the one that `line` says (0 is the whole file).
"""

import csv
from contextlib import contextmanager
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest

from pipeline import build
from pipeline.problems import Severity
from tests.conftest import NAMES, copy_of

TODAY = date(2026, 1, 1)
TABLE = Path(__file__).parent / "slips.csv"
SLIPS = {row["slip"]: row for row in csv.DictReader(TABLE.open(encoding="utf-8", newline=""))}


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    here = tmp_path_factory.mktemp("slips")
    return {name: copy_of(name, here) for name in NAMES}


@contextmanager
def slipped(root, row):
    """Make the slip in a review, give the path and line where it is to be found, and take it back."""
    path = root / "records" / row["path"]
    sound = path.read_bytes().decode()
    old, new = (row[key].replace("\\n", "\n") for key in ("old", "new"))
    assert old in sound
    after = sound.replace(old, new, 1)
    alike = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(sound, after, strict=False)))
    path.write_bytes(after.encode())
    try:
        yield f"records/{row['path']}", int(row["line"] or alike.count("\n") + 1)
    finally:
        path.write_bytes(sound.encode())


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_found_at_its_file_and_line(homes, slip):
    root = homes[SLIPS[slip]["review"]]
    with slipped(root, SLIPS[slip]) as place:
        problems = build.read(root, TODAY).problems
    found = {(p.path, p.line): p for p in problems if p.severity is not Severity.NOTE}
    assert place in found
    assert found[place].hint


def test_there_are_slips_enough():
    assert len(SLIPS) + len(DAMAGES) >= 60


def put(root, path, data):
    (root / path).write_bytes(data)


def swap(root, path, old, new):
    put(root, path, (root / path).read_bytes().replace(old, new))


CONTRARY = b"""schema: 1
records:
  - waggle-a:0003
  - apidex-a:0006
verdict: different
note: Contrary to what was ruled before.
by: marl
on: 2022-05-23
"""
SKEP = "records/studies/skep-2023-algae.yml"
NAMES_FILE = "records/names.yml"
GUILD = "records/searches/guild-b"
FIRST = "records/releases/1.0.0"
DAMAGES = {
    "study file with a bad name": (
        lambda root: (root / SKEP).rename((root / SKEP).with_name("Skep.yml")),
        ("records/studies/Skep.yml", 1),
    ),
    "contrary ruling": (
        lambda root: put(root, "records/verdicts/wasps.yml", CONTRARY),
        ("records/verdicts/wasps.yml", 5),
    ),
    "byte of an export": (
        lambda root: swap(root, f"{GUILD}.bib", b"Spoons", b"Spools"),
        (f"{GUILD}.yml", 14),
    ),
    "index taken away": (lambda root: (root / f"{GUILD}.index.csv").unlink(), (f"{GUILD}.yml", 11)),
    "index that is no text": (
        lambda root: put(root, f"{GUILD}.index.csv", b"\xff\xfe\x00"),
        (f"{GUILD}.index.csv", 1),
    ),
    "manifest taken away": (
        lambda root: (root / FIRST / "manifest.json").unlink(),
        (f"{FIRST}/manifest.json", 0),
    ),
    "outcomes taken away": (
        lambda root: (root / FIRST / "outcomes.csv").unlink(),
        (f"{FIRST}/outcomes.csv", 0),
    ),
    "mark at the beginning": (
        lambda root: swap(root, NAMES_FILE, b"schema", b"\xef\xbb\xbfschema"),
        (NAMES_FILE, 1),
    ),
    "another encoding": (
        lambda root: put(root, NAMES_FILE, "schema: 1\nnames:\n  - Gödel 9\n".encode("latin-1")),
        (NAMES_FILE, 3),
    ),
    "empty file": (lambda root: put(root, NAMES_FILE, b""), (NAMES_FILE, 1)),
    "second document": (
        lambda root: put(root, NAMES_FILE, b"schema: 1\nnames: []\n---\nschema: 1\n"),
        (NAMES_FILE, 3),
    ),
    "nested too deeply": (lambda root: put(root, NAMES_FILE, b"[" * 5000), (NAMES_FILE, 1)),
    "link out of the review": (
        lambda root: ((root / NAMES_FILE).unlink(), (root / NAMES_FILE).symlink_to(TABLE)),
        (NAMES_FILE, 0),
    ),
    "stray file": (lambda root: put(root, "records/nams.yml", b"schema: 1\n"), ("records/nams.yml", 0)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_found_at_its_file_and_line(review_copy, damage):
    hurt, place = DAMAGES[damage]
    root = review_copy("bees")
    hurt(root)
    found = {(p.path, p.line): p for p in build.read(root, TODAY).problems}
    assert found[place].hint
