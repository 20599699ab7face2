"""Any damage to any file of a review is told as a problem or read as what it says; nothing breaks down."""

import shutil
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.formatting import format_review
from pipeline.load import ReviewMissing, load
from pipeline.problems import Problem
from pipeline.rules import check
from tests.conftest import REVIEWS

TODAY = date(2026, 1, 1)
JUNK = [
    *(b"\xff", b"\x00", b'"', b"'", b"\n", b"\t", b"[", b"{", b"*a", b"&a", b"- ", b": ", b"#", b",", b"|\n"),
    *(
        b"%",
        b"\xe2\x80\xae",
        b"9" * 30,
        b"1e99",
        b".inf",
        b"yes",
        b"~",
        b"\r",
        b"../",
        b"\\u0000",
        b"2024-02-30",
    ),
]
PLACES = st.floats(0, 1, exclude_max=True)
DAMAGE = st.tuples(PLACES, st.sampled_from([0, 1, 3, 20, 200, 10**6]), st.sampled_from([b"", *JUNK]))


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """Return a copy of a tiny review that all examples share, each bringing back what it damaged."""
    made = tmp_path_factory.mktemp("damage") / "models"
    shutil.copytree(REVIEWS / "models", made, ignore=shutil.ignore_patterns("build", "site"))
    load(made)
    return made


def damaged(data, blows):
    """Return bytes with parts cut out and junk put in."""
    for place, length, junk in blows:
        start = int(place * (len(data) + 1))
        data = data[:start] + junk + data[start + length :]
    return data


@given(PLACES, st.lists(DAMAGE, min_size=1, max_size=3))
@example(0, [(0, 10**6, b"")])
@example(0.999, [(0.5, 0, b"\x00")])
def test_damage_is_told_and_breaks_nothing(root, which, blows):
    files = sorted(path for path in root.glob("[dr]*/**/*") if path.is_file())
    path = files[int(which * len(files))]
    before = path.read_bytes()
    path.write_bytes(damaged(before, blows))
    try:
        loaded = load(root)
        told = (*loaded.problems, *check(loaded, TODAY), *format_review(root, write=False))
        assert all(isinstance(one, Problem) and one.path and one.code for one in told)
    except ReviewMissing:
        assert path.name == "protocol.yml"
    finally:
        path.write_bytes(before)


def test_after_all_damage_the_review_is_sound_again(root):
    assert check(load(root), TODAY) == ()
