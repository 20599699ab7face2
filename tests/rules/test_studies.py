"""Rules of study and context files."""

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.rules.studies import studies
from pipeline.values import Basis, Level
from tests.rules.small import DAY, found, stored_study, study

PATH = "records/studies/ash-2020.yml"


def told(**changes):
    return found(studies, studies={"ash-2020": stored_study(**changes)})


def placed(**changes):
    return files.Placed(**{"node": "low", "basis": Basis.STATED, "place": "p", **changes})


def test_a_sound_study_has_nothing_to_tell():
    assert told(placements=(placed(),)) == []


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"report": "s:0009"}, [(("report",), "unknown-record")]),
        ({"role": "r"}, [(("role",), "role-of-study")]),
        ({"placements": (placed(node="deep"),)}, [(("placements", 0, "node"), "unknown-node")]),
        ({"placements": (placed(), placed())}, [(("placements", 1, "node"), "duplicate-id")]),
        ({"placements": (placed(place=None),)}, [(("placements", 0), "place-missing")]),
        ({"placements": (placed(by="oak"),)}, [(("placements", 0, "by"), "unknown-reviewer")]),
        ({"placements": (placed(basis=Basis.ASSIGNED, by="ash", on=DAY),)}, []),
        ({"placements": (placed(basis=Basis.ASSIGNED, by="ash"),)}, [(("placements", 0), "date-missing")]),
        ({"placements": (placed(basis=Basis.TAKEN, on=DAY),)}, [(("placements", 0), "by-missing")]),
        ({"placements": (placed(basis=Basis.DERIVED),)}, [(("placements", 0), "note-missing")]),
        ({"placements": (placed(basis=Basis.DERIVED, note="n"),)}, []),
    ],
)
def test_a_study_file(changes, wanted):
    assert told(**changes) == wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"document": "z"}, [("document", "unknown-document")]),
        ({"by": "oak"}, [("by", "unknown-reviewer")]),
    ],
)
def test_a_reading_is_of_a_known_document_by_a_known_person(changes, wanted):
    given = {"document": "text", "level": Level.ABSTRACT, "by": "ash", "on": DAY, **changes}
    assert told(reading=files.Reading(**given)) == [(("reading", key), code) for key, code in wanted]


@pytest.mark.parametrize("name", ["Ash-2020", "ash_2020", "-ash", "a" * 65, "ash 2020"])
def test_the_name_of_a_file_is_an_id(name):
    one = Stored(path=f"records/studies/{name}.yml", value=study())
    assert found(studies, studies={name: one}) == [((), "file-name")]


def test_a_report_has_one_file():
    both = {"a": stored_study("a"), "b": stored_study("b")}
    assert found(studies, studies=both) == [(("report",), "duplicate-report")]


def test_a_work_is_a_study_or_context():
    context = {"ash-2020": stored_study(folder="context", role="r", report="s:0002")}
    assert found(studies, studies={"ash-2020": stored_study()}, context=context) == [((), "duplicate-id")]


def test_a_work_of_context_says_why_it_is_cited():
    context = {"ash-2020": stored_study(folder="context")}
    assert found(studies, context=context) == [((), "role-missing")]
