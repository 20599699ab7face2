"""Rules of searches, sidecars and indexes."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.problems import Problem
from pipeline.rules.searches import indexes, misnamed, series, sidecars
from pipeline.rules.world import World
from tests.rules.small import DAY, EXPORT, HASH, ROWS, found, loaded, search

PATH = "records/searches/s.index.csv"


def acknowledged(record="s:0003", by="ash", on=DAY):
    return files.Acknowledged(record=record, by=by, on=on, note="n")


def told(**changes):
    return found(sidecars, searches=(search(**changes),), records=())


@pytest.mark.parametrize("rule", [sidecars, series, indexes])
def test_a_sound_search_has_nothing_to_tell(rule):
    assert found(rule) == []


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"source": "none"}, [(("source",), "unknown-source")]),
        ({"version": "9.0.0"}, [(("version",), "unknown-version")]),
        ({"sequence": 0}, [(("sequence",), "bad-sequence")]),
        ({"reported": 3}, [(("reported",), "place-missing")]),
        ({"reported": 3, "place": "p"}, []),
        ({"reported": -3, "place": "p"}, [(("reported",), "negative-count")]),
        ({"unavailable": "u"}, [(("unavailable",), "export-and-none")]),
        ({"unavailable": "u", "files": ()}, []),
        ({"files": ()}, [((), "search-empty")]),
        ({"files": (EXPORT, EXPORT)}, [(("files", 1, "path"), "duplicate-id")]),
        ({"files": (EXPORT, replace(EXPORT, path="S.RIS"))}, [(("files", 1, "path"), "duplicate-id")]),
        ({"files": (replace(EXPORT, entries=4),)}, [(("files", 0, "entries"), "entries-do-not-add")]),
        ({"files": (replace(EXPORT, records=2, unreadable=1),)}, []),
        ({"files": (replace(EXPORT, bytes=-1),)}, [(("files", 0, "bytes"), "negative-count")]),
        ({"files": (replace(EXPORT, sha256="x" * 64),)}, [(("files", 0, "sha256"), "bad-hash")]),
        ({"files": (replace(EXPORT, sha256="A" * 64),)}, [(("files", 0, "sha256"), "bad-hash")]),
        ({"acknowledged": (acknowledged(),)}, []),
        ({"acknowledged": (acknowledged(by="oak"),)}, [(("acknowledged", 0, "by"), "unknown-reviewer")]),
        ({"acknowledged": (acknowledged("s:0009"),)}, [(("acknowledged", 0, "record"), "unknown-record")]),
        (
            {"acknowledged": (acknowledged(on=DAY.replace(year=2023)),)},
            [(("acknowledged", 0, "on"), "decision-before-search")],
        ),
        (
            {"acknowledged": (acknowledged(), acknowledged())},
            [(("acknowledged", 1, "record"), "duplicate-id")],
        ),
    ],
)
def test_a_sidecar_is_sound_by_itself(changes, wanted):
    assert told(**changes) == wanted


def test_queries_stand_once_and_hits_are_counts():
    queries = (files.Query(id="q", text="t", hits=-1), files.Query(id="q", text="t"))
    assert told(queries=queries) == [
        (("queries", 1, "id"), "duplicate-id"),
        (("queries", 0, "hits"), "negative-count"),
    ]


def test_an_entry_that_is_read_needs_no_acknowledgement():
    one = search(acknowledged=(acknowledged("s:0001"),))
    assert found(sidecars, searches=(one,)) == [(("acknowledged", 0, "record"), "acknowledged-readable")]


def test_an_entry_is_acknowledged_in_its_own_sidecar():
    two = search(
        "t", sequence=2, files=(replace(EXPORT, path="t.ris"),), acknowledged=(acknowledged("s:0001"),)
    )
    assert found(sidecars, searches=(search(), two), records=()) == [
        (("acknowledged", 0, "record"), "other-search")
    ]


@pytest.mark.parametrize(
    ("path", "ident", "good"),
    [("a/s-1.yml", "s-1", True), ("a/s-1-0001.yml", "s-1:0001", True), ("a/s.yml", "s-1", False)],
)
def test_a_file_bears_its_id(path, ident, good):
    assert [one.code for one in misnamed(path, ("id",), ident)] == ([] if good else ["file-name"])


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"sequence": 1}, [(("sequence",), "duplicate-sequence")]),
        ({"version": "0.9.0"}, [(("version",), "version-goes-back")]),
        ({"files": (EXPORT,)}, [(("files", 0, "path"), "export-shared")]),
    ],
)
def test_searches_follow_one_another(changes, wanted):
    given = {"sequence": 2, "version": "1.1.0", "files": (replace(EXPORT, path="t.ris"),), **changes}
    assert found(series, searches=(search(), search("t", **given))) == wanted


def test_two_searches_have_two_ids():
    other = Stored(path="records/searches/t.yml", value=search(sequence=2, files=()).value)
    assert found(series, searches=(search(), other)) == [(("id",), "duplicate-id")]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (ROWS, []),
        ((ROWS[0], replace(ROWS[1], file="x"), replace(ROWS[2], file="y")), [((1, "file"), "index-file")]),
        ((ROWS[0], replace(ROWS[1], ordinal=7), ROWS[2]), [((1, "ordinal"), "index-order")]),
        (ROWS[1:], [((0, "ordinal"), "index-order"), ((), "index-incomplete")]),
        (ROWS[:2], [((), "index-incomplete")]),
        ((*ROWS[:2], replace(ROWS[2], length=0)), [((2, "length"), "index-length")]),
        ((*ROWS, replace(ROWS[2], ordinal=4)), []),
    ],
)
def test_an_index_agrees_with_its_sidecar(rows, wanted):
    assert found(indexes, indexes={"s": Stored(path=PATH, value=rows)}) == wanted


def test_what_is_told_says_what_is_wrong_and_what_is_due():
    rows = (ROWS[0], replace(ROWS[1], ordinal=7), ROWS[2])
    world = World(loaded(indexes={"s": Stored(path=PATH, value=rows)}))
    assert [one.message for one in indexes(world)] == ["ordinal 7 stands where 2 is due"]


def test_a_search_with_exports_has_an_index():
    assert found(indexes, indexes={}) == [(("files",), "index-missing")]
    assert found(indexes, indexes={}, searches=(search(files=(), unavailable="u"),)) == []


def test_an_index_that_cannot_be_read_is_not_missed_twice():
    broken = (Problem(PATH, 1, 1, "index-header", ""),)
    assert found(indexes, indexes={}, problems=broken) == []


def test_a_hash_is_sixty_four_digits():
    assert told(files=(replace(EXPORT, sha256=HASH[1:]),)) == [(("files", 0, "sha256"), "bad-hash")]
