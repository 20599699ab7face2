"""What changed between two versions."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.diff import diff
from pipeline.model import Release, Snapshot
from pipeline.values import State
from tests import made, worlds

OAK = Snapshot(
    id="oak", reports=("a:0001",), title="On oaks", nodes=("trees",), claims={"oak/height": "height 3 m"}
)
ELM = Snapshot(id="elm", reports=("a:0002",), title="On elms", nodes=(), claims={})
ROWS = (
    made.outcome("a:0001", "a:0001", State.INCLUDED),
    made.outcome("a:0003", "a:0003", State.AWAITING_SCREENING),
)
OLD = Release(
    version="1.0.0",
    on=date(2030, 1, 1),
    trigger="first",
    outcomes=ROWS,
    studies=(OAK, ELM),
    searches={"a": "1"},
    protocol_sha256="p",
    taxonomy_sha256="t",
)


def changes(old=OLD, **new):
    return [(c.kind, c.subject, c.before, c.after) for c in diff(old, replace(old, version="1.1.0", **new))]


def oak(**parts):
    return {"studies": (replace(OAK, **parts), ELM)}


def test_a_version_does_not_differ_from_itself():
    assert changes() == []


FIR = Snapshot(id="fir", reports=("a:0009",), title="On firs", nodes=(), claims={})
TABLE = [
    ({"studies": (OAK, ELM, FIR)}, [("study-new", "fir", "", "On firs")]),
    ({"studies": (OAK,)}, [("study-withdrawn", "elm", "On elms", "")]),
    (oak(title="Of oaks"), [("study-relabelled", "oak", "On oaks", "Of oaks")]),
    (oak(nodes=("leaves", "trees")), [("study-moved", "oak", "trees", "leaves, trees")]),
    (oak(reports=("a:0001", "n:0001")), [("study-reports", "oak", "a:0001", "a:0001, n:0001")]),
    (oak(claims={}), [("claim-gone", "oak/height", "height 3 m", "")]),
    (oak(claims={"oak/height": "height 4 m"}), [("claim-changed", "oak/height", "height 3 m", "height 4 m")]),
    (
        oak(claims={**OAK.claims, "oak/age": "age 9 y"}),
        [("claim-new", "oak/age", "", "age 9 y")],
    ),
    ({"searches": {"a": "1", "n": "2"}}, [("search-added", "n", "", "n")]),
    ({"searches": {"n": "2"}}, [("search-added", "n", "", "n")]),
    ({"protocol_sha256": "q"}, [("protocol-changed", "protocol", "p", "q")]),
    ({"taxonomy_sha256": "u"}, [("taxonomy-changed", "taxonomy", "t", "u")]),
    ({"taxonomy_sha256": ""}, []),
]


@pytest.mark.parametrize(("new", "expected"), TABLE)
def test_each_kind_of_difference_is_one_change(new, expected):
    assert changes(**new) == expected


def test_a_study_that_was_renamed_is_known_by_its_report_and_keeps_its_claims():
    renamed = replace(OAK, id="oak-2030", claims={"oak-2030/height": "height 3 m"})
    assert changes(studies=(renamed, ELM)) == [("study-renamed", "oak-2030", "oak", "oak-2030")]


def test_two_studies_that_became_one_are_a_withdrawal():
    joined = replace(OAK, reports=("a:0001", "a:0002"))
    found = changes(studies=(joined,))
    assert ("study-withdrawn", "elm", "On elms", "") in found
    assert ("study-reports", "oak", "a:0001", "a:0001, a:0002") in found


def test_a_study_that_was_split_is_one_new_study():
    both = replace(OLD, studies=(replace(OAK, reports=("a:0001", "a:0002")),))
    found = changes(both, studies=(OAK, replace(ELM, id="elm-2030")))
    assert [kind for kind, *_ in found] == ["study-new", "study-reports"]


def test_a_study_that_became_two_others_was_renamed_once():
    both = replace(OLD, studies=(replace(OAK, reports=("a:0001", "a:0002")),))
    halves = (replace(FIR, reports=("a:0002",)), replace(ELM, reports=("a:0001",)))
    kinds = [(kind, subject) for kind, subject, *_ in changes(both, studies=halves)]
    assert ("study-new", "fir") in kinds
    assert ("study-renamed", "elm") in kinds
    assert ("study-renamed", "fir") not in kinds


OUTCOMES = [
    (State.INCLUDED, None, "included"),
    (State.EXCLUDED_SCREENING, "old", "excluded-screening: old"),
]


@pytest.mark.parametrize(("state", "reason", "after"), OUTCOMES)
def test_a_record_that_ends_elsewhere_is_a_change(state, reason, after):
    rows = (made.outcome("a:0003", "a:0003", state, reason=reason),)
    assert changes(outcomes=rows) == [("outcome-changed", "a:0003", "awaiting-screening", after)]


def test_a_new_record_is_no_change_of_an_outcome():
    assert changes(outcomes=(made.outcome("n:0001", "n:0001", State.INCLUDED),)) == []


def test_the_update_of_a_whole_world_is_told():
    old, new = worlds.updated().releases[0], worlds.updated().released()
    found = [(change.kind, change.subject) for change in diff(old, new)]
    assert found == [
        ("search-added", "n"),
        ("search-added", "v"),
        ("study-new", "yew"),
        ("study-new", "box"),
        ("study-new", "fir"),
        ("study-withdrawn", "elm"),
        ("study-reports", "oak"),
        ("outcome-changed", "a:0002"),
        ("outcome-changed", "a:0003"),
        ("outcome-changed", "a:0004"),
        ("outcome-changed", "a:0005"),
        ("outcome-changed", "g:0001"),
    ]
