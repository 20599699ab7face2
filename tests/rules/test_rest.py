"""Rules of discrepancies, releases and dates."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.problems import Problem
from pipeline.rules.rest import dates, discrepancies, releases
from pipeline.rules.world import World
from tests.rules.small import (
    DAY,
    claim,
    found,
    loaded,
    protocol,
    release,
    search,
    sheet,
    single,
    stored_study,
)

WORKS = {"ash-2020": stored_study(claims=(claim(),))}


def doubt(**changes):
    given = {"id": "d", "kind": "k", "severity": "low", "finding": "f", "places": ("p",), "standing": "s"}
    return files.Discrepancy(**{**given, **changes})


def told(*listed, **changes):
    value = single("discrepancies", files.Discrepancies(discrepancies=listed))
    return [
        (loc[1:], code) for loc, code in found(discrepancies, discrepancies=value, studies=WORKS, **changes)
    ]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"studies": ("ash-2020",), "disputes": ("ash-2020/c",)}, []),
        ({"studies": ("elm-2020",)}, [(("studies", 0), "unknown-study")]),
        ({"disputes": ("ash-2020/z",)}, [(("disputes", 0), "unknown-claim")]),
        ({"studies": ("ash-2020", "ash-2020")}, [(("studies", 1), "duplicate-id")]),
        ({"disputes": ("ash-2020/c", "ash-2020/c")}, [(("disputes", 1), "duplicate-id")]),
        ({"places": ()}, [(("places",), "place-missing")]),
    ],
)
def test_a_discrepancy_concerns_what_there_is(changes, wanted):
    assert told(doubt(**changes)) == [((0, *key), code) for key, code in wanted]


def test_a_discrepancy_stands_once():
    assert told(doubt(), doubt()) == [((1, "id"), "duplicate-id")]


@pytest.mark.parametrize("folder", ["studies", "context"])
def test_works_that_cannot_be_read_are_not_missed(folder):
    broken = (Problem(f"records/{folder}/elm-2020.yml", 1, 1, "yaml-tab", ""),)
    one = doubt(studies=("elm-2020",), disputes=("elm-2020/c",))
    assert told(one, problems=broken) == []


def test_releases_in_order_have_nothing_to_tell():
    assert found(releases, releases=(release("1.0.0"), release("1.1.0", date(2024, 9, 1)))) == []


@pytest.mark.parametrize(
    ("frozen", "wanted"),
    [
        ((release("3.0.0"),), [((), "unknown-version")]),
        ((release("1.0.0"), release("1.1.0", date(2020, 1, 1))), [((), "releases-not-ascending")]),
        ((release("1.1.0"),), [(("versions", 0, "id"), "version-skipped")]),
    ],
)
def test_releases_follow_the_versions(frozen, wanted):
    made = found(releases, releases=frozen)
    assert made[: len(wanted)] == wanted


def test_a_version_that_holds_nothing_may_be_left_out():
    reported = search(files=(), unavailable="u", reported=3, place="p")
    assert found(releases, releases=(release("1.1.0"),), searches=(reported,)) == []


def everything(day):
    """Return the parts of a review that hold dates, all of one day."""
    schedule = files.Schedule(
        search_every_months=1, decide_within_months=1, retirement="r", set_by="s", since=day
    )
    mended = files.Correction(field="title", value="v", source="s", by="ash", on=day)
    pair = ("s:0001", "s:0002")
    link = files.Link(reports=pair, relation="preprint", evidence="e", by="ash", on=day)
    ruling = files.Ruling(records=pair, verdict="same", note="n", by="ash", on=day)
    stated = replace(claim().statements[0], on=day)
    seen = files.Acknowledged(record="s:0001", by="ash", on=day, note="n")
    return {
        "protocol": single("protocol", protocol(schedule=schedule)),
        "searches": (search(date=day, acknowledged=(seen,)),),
        "corrections": (Stored(path="c", value=files.Corrections(report="s:0001", corrections=(mended,))),),
        "links": (Stored(path="l", value=link),),
        "rulings": (Stored(path="r", value=ruling),),
        "sheets": (sheet({"s:0001": files.Block(on=day)}),),
        "studies": {"a": stored_study(claims=(claim(statements=(stated,)),))},
        "context": {"b": stored_study(placements=(files.Placed(node="low", on=day),))},
        "aliases": Stored(path="a", value=(files.Alias(id="s:0001", now="s:0002", on=day, cause="c"),)),
    }


PLACES = [
    ("schedule", "since"),
    ("date",),
    ("acknowledged", 0, "on"),
    ("corrections", 0, "on"),
    ("on",),
    ("on",),
    ("blocks", "s:0001", "on"),
    ("claims", 0, "statements", 0, "on"),
    ("placements", 0, "on"),
    (0, "on"),
]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (DAY, None),
        (date(2024, 3, 5), "future-date"),
        (date(1899, 12, 31), "date-implausible"),
        (date(1900, 1, 1), None),
    ],
)
def test_every_date_of_every_file_is_a_day_that_was(day, code):
    made = dates(World(loaded(**everything(day))), DAY)
    assert [(one.loc, one.code) for one in made] == ([(place, code) for place in PLACES] if code else [])
