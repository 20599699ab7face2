"""Exports: verified against sidecar and index, read once, named by the index."""

import gzip
import hashlib
import shutil
from dataclasses import replace

import pytest

from pipeline import exports, exports_open
from pipeline.cache import Cache
from pipeline.folder import opened
from pipeline.load import load
from pipeline.problems import Severity

RIS = b"TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \n"
EMPTY = b"\nTY  - JOUR\nER  - \n"
PROTOCOL = """\
schema: 1
title: T
short_title: T
question: Q
responsible: R
versions:
  - {id: 1.0.0, trigger: first}
sources:
  - {id: index, label: Index, arm: database}
criteria: []
reasons: []
reviewers:
  - {id: alder, label: A}
"""


def sidecar(data, name="s.ris", entries=2, unreadable=0, extra=""):
    return (
        f"schema: 1\nid: s\nsequence: 1\nsource: index\nversion: 1.0.0\ndate: 2024-01-01\nfiles:\n"
        f"  - path: {name}\n    format: ris\n    sha256: {hashlib.sha256(data).hexdigest()}\n"
        f"    bytes: {len(data)}\n"
        f"    entries: {entries}\n    records: {entries - unreadable}\n    unreadable: {unreadable}\n{extra}"
    )


@pytest.fixture
def review(tmp_path):
    searches = tmp_path / "records" / "searches"
    searches.mkdir(parents=True)
    (tmp_path / "records" / "protocol.yml").write_text(PROTOCOL)
    (tmp_path / "records" / "taxonomy.yml").write_text("nodes: []\n")
    (tmp_path / "records" / "metrics.yml").write_text("units: []\nmetrics: []\n")
    put(tmp_path, RIS)
    index(tmp_path)
    return tmp_path


def put(root, data, name="s.ris", **said):
    folder = root / "records" / "searches"
    (folder / name).write_bytes(data)
    (folder / "s.yml").write_text(sidecar(data, name, **said))


def index(root):
    loaded, cache = load(root), Cache(folder=root / "build" / "cache")
    for path, text in exports.completed(loaded.searches[0], loaded.protocol.value, opened(root), cache):
        (root / path).write_text(text)


def told(root):
    found = load(root).problems
    return {(one.path.removeprefix("records/searches/"), one.line, one.code) for one in found}


def change(root, name, old, new):
    place = root / "records" / "searches" / name
    text = place.read_text()
    assert old in text
    place.write_text(text.replace(old, new, 1))


def test_a_search_is_read_with_its_index(review):
    loaded = load(review)
    assert [(one.id, one.bib.title, one.line) for one in loaded.records] == [
        ("s:0001", "One", 1),
        ("s:0002", "Two", 5),
    ]
    assert loaded.problems == ()
    assert [row.ordinal for row in loaded.indexes["s"].value] == [1, 2]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("bytes: 57", "bytes: 59", {("s.yml", 11, "export-bytes")}),
        ("sha256: ", "sha256: 0", {("s.yml", 10, "export-hash")}),
        ("entries: 2", "entries: 3", {("s.yml", 12, "export-count")}),
        ("records: 2", "records: 1", {("s.yml", 13, "export-count")}),
        ("unreadable: 0", "unreadable: 1", {("s.yml", 14, "export-count")}),
        ("format: ris", "format: riz", {("s.yml", 9, "unknown-format")}),
        ("path: s.ris", "path: t.ris", {("s.yml", 8, "export-missing"), ("s.ris", 0, "stray-file")}),
        ("path: s.ris", "path: ../s.ris", {("s.yml", 8, "path-outside-root"), ("s.ris", 0, "stray-file")}),
        ("path: s.ris", "path: /etc/passwd", {("s.yml", 8, "path-outside-root"), ("s.ris", 0, "stray-file")}),
        ("path: s.ris", "path: ''", {("s.yml", 8, "empty-text")}),
    ],
)
def test_a_sidecar_that_disagrees_is_told_at_its_line(review, old, new, wanted):
    change(review, "s.yml", old, new)
    assert {one for one in told(review) if not one[0].endswith(".csv")} == wanted


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("1,s.ris,0,", "1,s.ris,1,", {(2, "index-hash"), (2, "index-entry-missing"), (0, "not-in-index")}),
        (",s.ris,0,", ",s.ris,0,9,", {(2, "index-row"), (0, "not-in-index")}),
        ("ordinal,", "ordinals,", {(1, "index-header")}),
        ("\n2,", "\n1,", {(3, "index-duplicate"), (0, "not-in-index")}),
    ],
)
def test_an_index_that_disagrees_is_told_at_its_row(review, old, new, wanted):
    change(review, "s.index.csv", old, new)
    assert told(review) == {("s.index.csv", line, code) for line, code in wanted}


def test_an_index_that_is_not_utf_8_is_told(review):
    (review / "records/searches/s.index.csv").write_bytes(b"\xff")
    assert told(review) == {("s.index.csv", 1, "not-utf-8")}


def test_an_index_that_is_no_csv_is_told(review):
    (review / "records/searches/s.index.csv").write_bytes(b"x" * 200_000)
    assert told(review) == {("s.index.csv", 0, "index-unreadable")}


def test_a_changed_export_is_told_at_the_sidecar_and_the_row(review):
    (review / "records/searches/s.ris").write_bytes(RIS.replace(b"Two", b"Owt"))
    assert told(review) == {("s.yml", 10, "export-hash"), ("s.index.csv", 3, "index-hash")}


def test_without_an_index_records_still_have_ids(review):
    (review / "records/searches/s.index.csv").unlink()
    loaded = load(review)
    assert [one.id for one in loaded.records] == ["s:0001", "s:0002"]
    assert (loaded.indexes, loaded.problems) == ({}, ())


def test_an_entry_more_gets_the_next_id_and_moves_no_other(review):
    longer = b"TY  - JOUR\nTI  - New\nER  - \n" + RIS
    shift = len(longer) - len(RIS)
    change(review, "s.index.csv", "1,s.ris,0,", f"1,s.ris,{shift},")
    change(review, "s.index.csv", "2,s.ris,29,", f"2,s.ris,{29 + shift},")
    put(review, longer, entries=3)
    assert {one.bib.title: one.id for one in load(review).records} == {
        "New": "s:0003",
        "One": "s:0001",
        "Two": "s:0002",
    }
    index(review)
    assert [row.ordinal for row in load(review).indexes["s"].value] == [1, 2, 3]
    assert told(review) == set()


def test_an_unreadable_entry_is_an_error_until_a_person_has_seen_it(review):
    put(review, RIS + EMPTY, entries=3, unreadable=1)
    index(review)
    assert [one.severity for one in load(review).problems] == [Severity.ERROR]
    seen = "acknowledged:\n  - {record: s:0003, by: alder, on: 2024-01-02, note: empty}\n"
    put(review, RIS + EMPTY, entries=3, unreadable=1, extra=seen)
    assert [one.severity for one in load(review).problems] == [Severity.WARNING]
    assert load(review).unreadable == ("s:0003",)


def test_a_vanished_entry_that_a_person_has_seen_is_a_warning(review):
    seen = "acknowledged:\n  - {record: s:0002, by: alder, on: 2024-01-02, note: gone}\n"
    put(review, RIS[:29], entries=1, extra=seen)
    found = {one.code: one.severity for one in load(review).problems}
    assert found["index-entry-missing"] is Severity.WARNING


def test_a_missing_export_is_an_error_unless_its_source_may_not_be_published(review):
    (review / "records/searches/s.ris").unlink()
    loaded = load(review)
    assert [(one.code, one.severity) for one in loaded.problems] == [("export-missing", Severity.ERROR)]
    assert loaded.records == loaded.unreadable == ()
    protocol = review / "records/protocol.yml"
    protocol.write_text(protocol.read_text().replace("arm: database", "arm: database, publish: no-raw"))
    assert [(one.code, one.severity) for one in load(review).problems] == [
        ("export-missing", Severity.WARNING)
    ]


def test_a_compressed_export_is_read_by_its_content(review):
    data = gzip.compress(RIS, mtime=0)
    put(review, data, name="s.ris.gz")
    (review / "records/searches/s.ris").unlink()
    (review / "records/searches/s.index.csv").unlink()
    index(review)
    assert [one.bib.title for one in load(review).records] == ["One", "Two"]
    assert told(review) == set()


def test_what_only_claims_to_be_compressed_is_read_as_it_is():
    assert exports_open.unpacked(b"plain", "s.ris.gz") == b"plain"
    assert exports_open.unpacked(b"plain", "s.ris") == b"plain"


def test_a_bomb_is_unpacked_up_to_the_limit_only(monkeypatch):
    monkeypatch.setattr(exports_open, "_LARGEST", 1000)
    assert len(exports_open.unpacked(gzip.compress(b"x" * 1_000_000), "s.gz")) == 1000


def test_a_search_without_exports_has_no_index(review):
    loaded = load(review)
    (stored,) = loaded.searches
    other = replace(stored, value=replace(stored.value, files=()))
    cache = Cache(folder=review / "c")
    assert list(exports.completed(other, loaded.protocol.value, opened(review), cache)) == []


def test_a_second_read_comes_from_the_cache(review, monkeypatch):
    first = load(review)
    monkeypatch.setattr(exports_open, "account", None)
    assert load(review) == first


def test_the_cache_is_not_used_for_other_bytes(review):
    load(review)
    shutil.copy(review / "records/searches/s.ris", review / "old")
    (review / "records/searches/s.ris").write_bytes(RIS.replace(b"Two", b"Owt"))
    assert [one.bib.title for one in load(review).records] == ["One", "Owt"]
