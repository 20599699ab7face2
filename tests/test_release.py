"""Freezing a version, and what is found when a frozen thing changes."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from pipeline import files
from pipeline.loaded import IndexRow, Stored
from pipeline.release import (
    ReleaseRefusedError,
    draft,
    freeze,
    read_release,
    reported_hash,
    search_hash,
    verify,
)
from tests import made, worlds
from tests.worlds import number, search

FILES = {"records/protocol.yml": b"title: T\n", "records/taxonomy.yml": b"nodes: []\n"}
DAY = date(2030, 1, 2)
FOLDER = "records/releases/1.0.0/"


def review(world):
    """Return a review of what a world holds, as far as a release needs it."""
    return made.review(
        protocol=world.protocol,
        searches=world.searches,
        studies=world.made,
        outcomes=world.outcomes,
        flow=world.flow,
        releases=world.releases,
    )


def frozen(world, **changes):
    return freeze(review(world), DAY, "a search", FILES, remainders=True, **changes)


FULL = worlds.full()
FROZEN = frozen(FULL)


def rows(name):
    return list(csv.DictReader(io.StringIO(FROZEN[FOLDER + name].decode())))


def test_a_release_is_six_files_in_a_folder_of_its_version():
    names = ["manifest.json", "outcomes.csv", "protocol.yml", "searches.csv", "studies.jsonl", "taxonomy.yml"]
    assert list(FROZEN) == [FOLDER + name for name in names]


def test_freezing_twice_gives_the_same_bytes():
    assert frozen(FULL) == FROZEN


def test_outcomes_are_one_row_per_record_with_empty_cells_for_what_is_not_known():
    found = {row["record"]: row for row in rows("outcomes.csv")}
    assert len(found) == len(FULL.outcomes)
    assert found["a:0003"]["stage"] == found["a:0003"]["reason"] == found["a:0003"]["study"] == ""
    assert (found["b:0002"]["reason"], found["b:0002"]["also"]) == ("wrong", "website")


def test_searches_are_those_that_no_earlier_release_has():
    assert [row["id"] for row in rows("searches.csv")] == ["a", "b", "g", "w", "k"]
    later = read_release(frozen(worlds.updated()))[0]
    assert list(later.searches) == ["n", "v"]


def test_studies_are_the_included_ones():
    lines = FROZEN[FOLDER + "studies.jsonl"].decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["ash", "elm", "oak"]
    later = read_release(frozen(worlds.updated()))[0]
    assert [study.id for study in later.studies] == ["ash", "box", "fir", "oak", "yew"]


def test_the_stored_protocol_is_copied_byte_for_byte():
    assert FROZEN[FOLDER + "protocol.yml"] == FILES["records/protocol.yml"]


def test_a_claim_is_kept_in_one_line_that_does_not_depend_on_how_a_number_is_written():
    claims = draft(made.review(), DAY, "x", {}).studies[0].claims
    assert claims["ladle/fast"] == "speed-up up_to 2.3 times; a ladle; Pot-3; full pot; single"
    long = made.claim("ladle/fast", amount=made.amount("2.30", "1E+1"))
    study = replace(made.review().studies["ladle"], claims=(long,))
    again = draft(made.review(studies={"ladle": study}), DAY, "x", {}).studies[0].claims
    assert again["ladle/fast"].startswith("speed-up exact 2.3to10 times")


def released(world):
    """Return a release of a world, and the world after it."""
    release, problems = read_release(frozen(world))
    assert problems == ()
    return replace(world, versions=(*world.versions, "1.1.0"), releases=(release,))


def test_the_flow_of_a_release_read_back_is_the_flow_that_was_frozen():
    after = released(FULL)
    assert after.column("1.0.0") == FULL.column()


def test_a_second_release_of_a_version_is_refused():
    again = replace(released(FULL), versions=("1.0.0",))
    with pytest.raises(ReleaseRefusedError, match="released already"):
        frozen(again)


def test_a_release_with_remainders_is_refused_unless_told():
    with pytest.raises(ReleaseRefusedError) as raised:
        freeze(review(FULL), DAY, "a search", FILES)
    assert {problem.code for problem in raised.value.problems} == {"release-refused"}
    assert freeze(review(FULL), DAY, "a search", FILES, remainders=True) == FROZEN


def codes(world, **changes):
    return [(problem.code, problem.path) for problem in verify(replace(world.loaded, **changes))]


def test_nothing_is_wrong_while_nothing_changes():
    assert codes(released(FULL)) == []
    assert codes(worlds.full()) == []


def changed(ident, **changes):
    """Return the searches of the first world with one of them changed."""
    return tuple(replace(one, **changes) if one.id == ident else one for one in FULL.searches)


FILE = FULL.searches[0].files[0]
QUERY = files.Query(id="q", text="other")
CHANGED = [
    {"queries": (QUERY,)},
    {"reported": 5},
    {"date": date(2029, 1, 1)},
    {"version": "1.1.0"},
    {"source": "beta"},
    {"sequence": 9},
    {"files": ()},
    {"files": (replace(FILE, sha256="1" * 64),)},
    {"files": (replace(FILE, bytes=2),)},
]


@pytest.mark.parametrize("change", CHANGED)
def test_a_released_search_does_not_change_unnoticed(change):
    world = replace(released(FULL), searches=changed("a", **change))
    assert ("released-search-changed", "records/searches/a.yml") in codes(world)


ACKNOWLEDGED = files.Acknowledged(record="a:0007", by="ada", on=DAY, note="Cut off.")
UNCHANGED = [
    {"acknowledged": (ACKNOWLEDGED,)},
    {"files": (replace(FILE, records=5, unreadable=2, entries=7),)},
]


@pytest.mark.parametrize("change", UNCHANGED)
def test_a_better_reader_and_an_acknowledgement_change_no_search(change):
    world = replace(released(FULL), searches=changed("a", **change))
    assert codes(world) == []


def test_a_released_search_that_is_gone_is_named():
    world = replace(released(FULL), searches=FULL.searches[1:])
    assert codes(world) == [("released-search-changed", "records/searches/a.yml")]


def test_a_search_cannot_be_put_into_a_released_version():
    world = replace(released(FULL), searches=(*FULL.searches, search("z", 9, "beta")))
    assert codes(world) == [("search-after-release", "records/searches/z.yml")]
    later = replace(released(FULL), searches=(*FULL.searches, search("z", 9, "beta", "1.1.0")))
    assert codes(later) == []


def test_a_released_record_that_is_gone_is_named():
    world = replace(released(FULL), groups=FULL.groups[1:])
    path = FOLDER + "outcomes.csv"
    assert codes(world) == [("released-record-gone", path)]


def test_a_record_whose_export_may_not_be_published_is_still_known_by_its_index():
    world = replace(released(FULL), groups=FULL.groups[1:])
    rows = [IndexRow(ordinal=1, file="x", offset=0, length=1, sha256="", accession="")]
    indexes = {ident: Stored(path="x", value=rows) for ident in ("a", "b")}
    assert codes(world, indexes=indexes) == []


NUMBERS = [
    ((number("new-studies", 65, "study"),), True),
    ((number("new-studies", 65, "study", version="1.1.0"),), False),
    ((), False),
]


@pytest.mark.parametrize(("reported", "noticed"), NUMBERS)
def test_reported_numbers_of_a_released_version_do_not_change_unnoticed(reported, noticed):
    world = replace(released(FULL), reported=reported)
    expected = [("released-numbers-changed", "records/protocol.yml")] if noticed else []
    assert codes(world) == expected


def test_releases_are_a_chain():
    first = released(FULL)
    second, _ = read_release(frozen(first))
    whole = replace(first, versions=(*first.versions, "1.2.0"), releases=(*first.releases, second))
    assert codes(whole) == []
    assert codes(replace(whole, releases=(replace(first.releases[0], digest="0"), second))) == [
        ("release-changed", "records/releases/1.1.0/manifest.json")
    ]


def test_hashes_do_not_depend_on_what_they_leave_out():
    assert search_hash(search("a", 1, "alpha")) == search_hash(search("a", 1, "alpha"))
    assert search_hash(search("a", 1, "alpha")) != search_hash(search("a", 2, "alpha"))
    assert reported_hash(worlds.protocol(), "9.9.9") == reported_hash(worlds.protocol(), "1.0.0")


def test_a_stored_value_keeps_its_path():
    assert isinstance(released(FULL).loaded.searches[0], Stored)
