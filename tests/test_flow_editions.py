"""What every version holds, what came before it, and what its studies are called today."""

from dataclasses import replace

import pytest

from pipeline.flow_editions import by_version, editions, names_today
from pipeline.model import Snapshot
from tests import worlds
from tests.worlds import World, chosen, search

FULL, UPDATED = worlds.full(), worlds.updated()


def of(world):
    return editions(world.loaded, world.outcomes, world.made)


def rows(edition, wanted):
    return {row.record for row in edition.rows if wanted(row)}


def test_releases_go_by_number_not_by_spelling():
    releases = [replace(FULL.released(), version=version) for version in ("1.10.0", "1.9.0", "0.2.0")]
    assert [release.version for release in by_version(releases)] == ["0.2.0", "1.9.0", "1.10.0"]


def test_there_is_an_edition_per_release_and_one_in_preparation():
    assert [(edition.version, edition.first) for edition in of(UPDATED)] == [
        ("1.0.0", True),
        ("1.1.0", False),
    ]
    assert [edition.version for edition in of(replace(FULL, releases=(FULL.released(),)))] == ["1.0.0"]


def test_a_first_edition_has_nothing_before_it():
    (first,) = of(FULL)
    assert (dict(first.before), dict(first.previous), first.kept) == ({}, {}, frozenset())
    assert all(first.fresh(row) for row in first.rows)


KINDS = [
    ("fresh", {"n:0001", "n:0002", "n:0003", "n:0004", "n:0005", "v:0001"}),
    ("withdrawn", {"a:0005"}),
    ("carried", {"a:0002", "a:0003", "a:0004", "b:0004", "g:0001", "k:0001", "w:0005"}),
]


@pytest.mark.parametrize(("kind", "expected"), KINDS)
def test_rows_are_new_withdrawn_or_carried_over(kind, expected):
    last = of(UPDATED)[-1]
    assert rows(last, getattr(last, kind)) == expected


def test_included_reports_are_those_kept_and_those_new_with_their_studies():
    last = of(UPDATED)[-1]
    assert last.kept == {"a:0001", "w:0002"}
    assert last.new == {"a:0003", "g:0001", "n:0002", "n:0003"}
    assert last.included["n:0003"] == last.included["a:0001"] == "oak"


def test_withdrawn_reports_bear_the_id_they_were_included_under():
    last = of(UPDATED)[-1]
    assert {report: row.record for report, row in last.gone.items()} == {"a:0005": "a:0005"}


def test_the_total_of_a_version_is_the_previous_of_the_next():
    first, second = of(UPDATED)
    assert dict(second.previous) == dict(first.included)


def called(*snapshots, studies, aliases=()):
    """Return what released studies are called, given today's studies by their reports."""
    world = World(studies=studies, aliases=aliases, groups=tuple((r,) for rs in studies.values() for r in rs))
    frozen = tuple(Snapshot(id=i, reports=r, title="", nodes=(), claims={}) for i, r in snapshots)
    release = replace(FULL.released(), studies=frozen)
    return dict(names_today(world.loaded, (release,), world.made))


NAMES = [
    ([("oak", ("a:0001",))], {"oak": ("a:0001",)}, {"oak": "oak"}),
    ([("oak", ("a:0001",))], {"oak-2030": ("a:0001",)}, {"oak": "oak-2030"}),
    ([("oak", ("a:0001",))], {}, {"oak": "oak"}),
    (
        [("oak", ("a:0001",)), ("elm", ("a:0002",))],
        {"oak": ("a:0001", "a:0002")},
        {"oak": "oak", "elm": "elm"},
    ),
    (
        [("oak", ("a:0001",)), ("elm", ("a:0002",))],
        {"grove": ("a:0001", "a:0002")},
        {"elm": "grove", "oak": "oak"},
    ),
    ([("oak", ("a:0001", "a:0002"))], {"oak": ("a:0001",), "elm": ("a:0002",)}, {"oak": "oak"}),
]


@pytest.mark.parametrize(("snapshots", "studies", "expected"), NAMES)
def test_a_renamed_study_is_followed_and_no_two_get_one_name(snapshots, studies, expected):
    assert called(*snapshots, studies=studies) == expected


ALIASES = (("a:0009", "a:0008"), ("a:0008", "a:0001"), ("a:0007", "a:0006"))


def test_a_retired_report_leads_to_its_study():
    found = called(("oak", ("a:0009",)), studies={"new": ("a:0001",)}, aliases=ALIASES)
    assert found == {"oak": "new"}


def test_aliases_that_run_in_a_circle_end():
    circle = (("a:0008", "a:0009"), ("a:0009", "a:0008"))
    assert called(("oak", ("a:0009",)), studies={"new": ("a:0001",)}, aliases=circle) == {"oak": "oak"}


def test_a_renamed_study_is_neither_withdrawn_nor_new():
    world = replace(
        UPDATED, studies={("oak-2030" if k == "oak" else k): v for k, v in UPDATED.studies.items()}
    )
    assert world.box("withdrawn").ids == {"elm"}
    assert "oak-2030" in world.box("total-studies").ids
    assert "oak-2030" in world.box("total-studies", "1.0.0").ids
    assert world.flow.checks == ()


def test_a_study_split_in_two_is_a_new_study_without_a_new_report():
    base = World(
        searches=(search("a", 1, "alpha"),),
        groups=(("a:0001",), ("a:0002",)),
        decisions=(*chosen("a:0001"), *chosen("a:0002")),
        studies={"oak": ("a:0001", "a:0002")},
    )
    split = {"oak": ("a:0001",), "elm": ("a:0002",)}
    world = replace(base, versions=("1.0.0", "1.1.0"), releases=(base.released(),), studies=split)
    assert world.box("new-studies").ids == {"elm"}
    assert world.box("new-reports").ids == frozenset()
    assert world.flow.checks == ()


def test_two_studies_joined_are_one_withdrawn_study():
    base = World(
        searches=(search("a", 1, "alpha"),),
        groups=(("a:0001",), ("a:0002",)),
        decisions=(*chosen("a:0001"), *chosen("a:0002")),
        studies={"oak": ("a:0001",), "elm": ("a:0002",)},
    )
    joined = {"oak": ("a:0001", "a:0002")}
    world = replace(base, versions=("1.0.0", "1.1.0"), releases=(base.released(),), studies=joined)
    assert world.box("withdrawn").ids == {"elm"}
    assert world.box("total-reports").ids == {"a:0001", "a:0002"}
    assert world.flow.checks == ()
