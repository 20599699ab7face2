"""What every version holds, what came before it, and what its studies are called today."""

from dataclasses import replace

import pytest

from pipeline.flow_editions import by_version, editions
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


def test_a_study_that_was_renamed_with_its_report_is_followed_by_the_alias():
    base = World(
        searches=(search("a", 1, "alpha"),),
        groups=(("a:0002",),),
        decisions=chosen("a:0002"),
        studies={"a-0002": ("a:0002",)},
    )
    world = replace(
        base,
        versions=("1.0.0", "1.1.0"),
        releases=(base.released(),),
        groups=(("a:0001", "a:0002"),),
        decisions=[replace(each, report="a:0001") for each in base.decisions],
        studies={"a-0001": ("a:0001",)},
        aliases=(("a:0002", "a:0001"),),
    )
    assert world.box("total-studies", "1.0.0").ids == world.box("total-studies").ids == {"a-0001"}
    assert world.flow.checks == ()


def test_what_study_files_are_called_after_the_last_release_is_followed_too():
    renamed = {("oak-2030" if name == "oak" else name): reports for name, reports in FULL.studies.items()}
    world = replace(FULL, releases=(FULL.released(),), studies=renamed)
    assert world.box("total-studies").ids == {"ash", "elm", "oak-2030"}
