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
    assert len(SLIPS) >= 60
