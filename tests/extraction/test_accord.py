"""Accord: whose values stand, whose differ, and what was settled."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.extraction.accord import NOBODY, extracts, forms_of
from pipeline.loaded import Stored
from pipeline.values import Accord, Level
from tests.rules.small import DAY, stored_study

FORM = files.Form(
    fields=(
        files.FormField(id="c", label="C", type="text"),
        files.FormField(id="d", label="D", type="text"),
    )
)
READING = files.Reading(document="text", level=Level.FULL_TEXT, by="ash", on=DAY)
SETTLED = files.Reconciled(value="b", by="oak", on=DAY, why="w")


def form(by, study="ash-2020", **values):
    noted = {name: files.Noted(value=value, page=4) for name, value in values.items()}
    made = files.Extraction(study=study, by=by, on=DAY, document="text", values=noted)
    return Stored(path=f"records/extraction/{study}/{by}.yml", value=made)


def extracted(*forms, **work):
    return extracts("ash-2020", stored_study(**{"reading": READING, **work}), forms, FORM, {})


@pytest.mark.parametrize(
    ("forms", "work", "wanted"),
    [
        ((form("elm", c="a"),), {}, (Accord.SINGLE, "a")),
        ((form("elm", c="a"), form("oak", c="A")), {}, (Accord.AGREED, "a")),
        ((form("elm", c="a"), form("oak", c="b")), {}, (Accord.DIFFERS, None)),
        ((form("elm", c="b"),), {"extracted": {"c": "a"}}, (Accord.DIFFERS, None)),
        ((form("elm", c="a"),), {"extracted": {"c": "a"}}, (Accord.AGREED, "a")),
        ((form("ash", c="b"),), {"extracted": {"c": "a"}}, (Accord.SINGLE, "b")),
        ((), {"extracted": {"c": "a"}}, (Accord.SINGLE, "a")),
        ((), {"reconciled": {"c": SETTLED}}, (Accord.SETTLED, "b")),
        ((form("elm", c="a"), form("oak", c="x")), {"reconciled": {"c": SETTLED}}, (Accord.SETTLED, "b")),
    ],
)
def test_what_stands_follows_from_who_said_what(forms, work, wanted):
    found = extracted(*forms, **work)["c"]
    assert (found.accord, found.value) == wanted


def test_a_note_keeps_person_place_and_file():
    (note,) = extracted(form("elm", c="a"))["c"].notes
    assert (note.by, note.page, note.document, note.on) == ("elm", "4", "text", DAY)
    assert note.file == "records/extraction/ash-2020/elm.yml"


def test_the_study_file_speaks_for_who_read_it():
    (note,) = extracted(extracted={"c": "a"})["c"].notes
    assert (note.by, note.document, note.on, note.file) == (
        "ash",
        "text",
        DAY,
        "records/studies/ash-2020.yml",
    )


def test_without_a_reading_nobody_is_known():
    (note,) = extracted(extracted={"c": "a"}, reading=None)["c"].notes
    assert (note.by, note.on) == (NOBODY, None)


def test_a_settled_value_does_not_make_the_notes_alike():
    pair = (form("elm", c="a"), form("oak", c="b"))
    found = extracted(*pair, reconciled={"c": SETTLED})["c"]
    assert (found.alike, found.twice, found.settled) == (False, True, SETTLED)


def test_fields_come_in_the_order_of_the_form_and_unlisted_ones_last():
    assert [*extracted(form("elm", z="1", d="2", c="3"))] == ["c", "d", "z"]


def test_a_value_has_the_day_on_which_it_was_noted():
    late = form("elm", c="a")
    noted = {"c": replace(late.value.values["c"], on=DAY.replace(year=2030))}
    (note,) = extracted(replace(late, value=replace(late.value, values=noted)))["c"].notes
    assert note.on.year == 2030


def test_forms_are_gathered_by_study_and_person():
    some = forms_of((form("oak"), form("elm", "b-1"), form("elm")))
    assert {study: [one.value.by for one in forms] for study, forms in some.items()} == {
        "ash-2020": ["elm", "oak"],
        "b-1": ["elm"],
    }
