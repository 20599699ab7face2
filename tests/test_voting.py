"""Who voted on what: reviewers' own decisions, before consensus."""

import pytest

from pipeline.model import Decision, Screening
from pipeline.values import Basis, Stage, Verdict
from pipeline.voting import numbers, voted
from tests import made

REVIEWERS = tuple(made.files.Reviewer(id=ident, label=ident.title()) for ident in ("birch", "alder", "rowan"))


def decision(report, by, verdict="include", **changes):
    given = {
        "recorded_for": report,
        "stage": Stage.TITLE_ABSTRACT,
        "reason": None,
        "on": made.DAY,
        "note": "",
        "origin": Basis.TAKEN,
        "place": "",
        "evidence": "",
        "file": f"records/screening/title-abstract/{by}/001.yml",
    }
    return Decision(report=report, by=by, verdict=Verdict(verdict), **{**given, **changes})


def reviewed(*decisions):
    """Return a review with these decisions, each report and stage one screening."""
    keys = dict.fromkeys((one.report, one.stage) for one in decisions)
    screenings = tuple(
        Screening(
            report=report,
            stage=stage,
            decisions=tuple(d for d in decisions if (d.report, d.stage) == (report, stage)),
            verdict=None,
        )
        for report, stage in keys
    )
    base = made.review()
    protocol = made.protocol(reviewers=REVIEWERS)
    return made.changed(base, screenings=screenings, protocol=protocol)


def test_votes_stand_by_stage_reviewer_and_report_in_the_order_of_the_protocol():
    found = voted(
        reviewed(
            decision("k1:0001", "alder"),
            decision("k1:0001", "birch", "exclude"),
            decision("k1:0001", "alder", stage=Stage.FULL_TEXT),
        )
    )
    assert [*found] == [Stage.TITLE_ABSTRACT, Stage.FULL_TEXT]
    assert [*found[Stage.TITLE_ABSTRACT]] == ["birch", "alder"]
    assert found[Stage.TITLE_ABSTRACT]["birch"] == {"k1:0001": Verdict.EXCLUDE}


@pytest.mark.parametrize(
    "changes", [{"consensus": True}, {"origin": Basis.STATED}, {"origin": Basis.DERIVED}]
)
def test_what_nobody_voted_is_no_vote(changes):
    assert voted(reviewed(decision("k1:0001", "alder", **changes))) == {}


def test_after_a_merge_the_vote_recorded_first_stands():
    found = voted(
        reviewed(
            decision("k1:0001", "alder", "exclude"), decision("k1:0001", "alder", recorded_for="k1:0003")
        )
    )
    assert found[Stage.TITLE_ABSTRACT]["alder"]["k1:0001"] is Verdict.EXCLUDE


def test_each_stage_and_pair_counts_the_reports_with_two_votes():
    made_of = reviewed(
        decision("k1:0001", "alder"),
        decision("k1:0001", "birch"),
        decision("k1:0003", "rowan"),
        decision("k1:0003", "birch"),
        decision("k1:0004", "birch"),
    )
    found = {one.name: one.count.ids for one in numbers(made_of)}
    assert found == {
        "votes.title-abstract": {"k1:0001", "k1:0003"},
        "votes.title-abstract.birch.alder": {"k1:0001"},
        "votes.title-abstract.birch.rowan": {"k1:0003"},
        "votes.title-abstract.alder.rowan": set(),
    }


def test_a_review_without_votes_has_no_such_numbers():
    assert [*numbers(made.review())] == []
