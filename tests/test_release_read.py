"""Releases read back: what was frozen, and every way in which it can have been touched."""

import json
from datetime import date

import pytest

from pipeline.release import draft, freeze
from pipeline.release_read import NAMES, digest_of, read_release
from tests import made

FOLDER = "records/releases/1.0.0/"
FILES = {"protocol.yml": b"title: T\n", "taxonomy.yml": b"nodes: []\n"}
DAY = date(2030, 1, 2)
SETTLED = made.review(outcomes=tuple(row for row in made.review().outcomes if "awaiting" not in row.state))
FROZEN = freeze(SETTLED, DAY, "first search", FILES)


def touched(name, change):
    """Return the frozen files with one of them changed, or taken away."""
    files = {**FROZEN, FOLDER + name: change(FROZEN[FOLDER + name])}
    return {path: data for path, data in files.items() if data is not None}


def codes(files):
    return [(problem.path.removeprefix(FOLDER), problem.code) for problem in read_release(files)[1]]


def test_a_release_reads_back_as_it_was_frozen():
    release, problems = read_release(FROZEN)
    assert problems == ()
    written = draft(SETTLED, DAY, "first search", FILES)
    assert release == made.changed(written, digest=release.digest)


def test_a_release_is_read_by_names_as_by_paths():
    by_name = {path.removeprefix(FOLDER): data for path, data in FROZEN.items()}
    assert read_release(by_name)[0] == read_release(FROZEN)[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_changed_is_named(name):
    assert (name, "release-changed") in codes(touched(name, lambda data: data + b"\n"))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_gone_is_named(name):
    release, _ = read_release(touched(name, lambda _: None))
    assert release is None
    assert codes(touched(name, lambda _: None)) == [(name, "release-incomplete")]


def test_a_file_that_was_added_is_named():
    assert codes({**FROZEN, FOLDER + "more.csv": b""}) == [("more.csv", "release-changed")]


def test_no_file_at_all_is_no_release():
    assert read_release({})[0] is None


OUTCOMES = [
    (b"included", b"excluded-full-text"),
    (b"k1:0003", b"k1:0009"),
    (b"no-tea", b"old"),
    (b"ladle", b"sieve"),
]


@pytest.mark.parametrize(("was", "now"), OUTCOMES)
def test_a_released_outcome_does_not_change_unnoticed(was, now):
    files = touched("outcomes.csv", lambda data: data.replace(was, now))
    assert codes(files) == [("outcomes.csv", "release-changed")]
    assert read_release(files)[0] is not None


MANIFEST = [
    ("on", "2031-01-01"),
    ("trigger", "another"),
    ("version", "2.0.0"),
    ("title", "Another"),
    ("previous", "0"),
]


@pytest.mark.parametrize(("key", "value"), MANIFEST)
def test_the_manifest_does_not_change_unnoticed(key, value):
    def change(data):
        return json.dumps({**json.loads(data), key: value}).encode()

    assert codes(touched("manifest.json", change)) == [("manifest.json", "release-changed")]


def test_white_space_in_the_manifest_is_no_change():
    files = touched("manifest.json", lambda data: json.dumps(json.loads(data)).encode())
    assert read_release(files) == read_release(FROZEN)


UNREADABLE = [
    ("manifest.json", lambda _: b"{}", 0),
    ("manifest.json", lambda _: b"\xff", 0),
    ("manifest.json", lambda data: data.replace(b'"1.0.0"', b'"one"'), 0),
    ("outcomes.csv", lambda data: data.replace(b",duplicate,", b",double,"), 3),
    ("outcomes.csv", lambda data: data.replace(b"k1:0003", b"K1-3"), 4),
    ("outcomes.csv", lambda data: data.replace(b"record,", b"ident,"), 1),
    ("outcomes.csv", lambda data: data + b"one,two\n", 6),
    ("searches.csv", lambda data: data.replace(b"k1,", b"K 1,"), 2),
    ("studies.jsonl", lambda data: data + b"{}\n", 2),
    ("studies.jsonl", lambda data: data.replace(b"]", b""), 1),
]


@pytest.mark.parametrize(("name", "change", "line"), UNREADABLE)
def test_what_cannot_be_read_is_named_by_file_and_line(name, change, line):
    release, problems = read_release(touched(name, change))
    assert release is None
    assert (FOLDER + name, line) in {(problem.path, problem.line) for problem in problems}


def test_a_digest_does_not_depend_on_itself_or_on_order():
    assert digest_of({"a": 1, "b": 2, "digest": "x"}) == digest_of({"b": 2, "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})
