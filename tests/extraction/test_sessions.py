"""What is asked of a person: the own form, or what people differ on."""

import pytest

from pipeline import files
from pipeline.extraction.session import Step
from pipeline.extraction.sessions import extracted, extracting, reconciling, works
from pipeline.loaded import Stored
from pipeline.values import Level
from tests.rules.small import DAY, loaded, single, stored_study

FORM = files.Form(
    fields=(
        files.FormField(id="c", label="C", type="text"),
        files.FormField(id="d", label="D", type="number", unit="gram"),
    )
)
READING = files.Reading(document="text", level=Level.FULL_TEXT, by="ash", on=DAY)
SETTLED = files.Reconciled(value="z", by="ash", on=DAY, why="w")


def form(by, **values):
    noted = {name: files.Noted(value=value, page="4", line=2, quote="q") for name, value in values.items()}
    made = files.Extraction(study="ash-2020", by=by, on=DAY, values=noted)
    return Stored(path=f"records/extraction/ash-2020/{by}.yml", value=made)


def world(*forms, **work):
    stored = stored_study(**{"reading": READING, **work})
    context = {"larch": stored_study("larch", "context", role="r")}
    given = {"form": single("fields", FORM), "studies": {"ash-2020": stored}, "context": context}
    return loaded(**given, extractions=forms)


def test_every_field_is_asked_in_the_order_of_the_form():
    session = extracting(world(), "ash-2020", "elm")
    assert [one.field.id for one in session.questions] == ["c", "d"]
    assert (session.then, session.given) == (Step.PLACE, {})
    assert "N by elm" in session.title


@pytest.mark.parametrize(
    ("by", "forms", "wanted"),
    [
        ("ash", [], {"c": "x"}),
        ("elm", [], {}),
        ("ash", [form("ash", c="y")], {"c": "y"}),
        ("elm", [form("ash", c="y"), form("elm", d=3)], {"d": 3}),
    ],
)
def test_what_one_extracted_is_there_already(by, forms, wanted):
    session = extracting(world(*forms, extracted={"c": "x"}), "ash-2020", by)
    assert {name: answer.value for name, answer in session.given.items()} == wanted


def test_a_place_is_there_with_its_value():
    answer = extracting(world(form("elm", c="y")), "ash-2020", "elm").given["c"]
    assert (answer.page, answer.line, answer.quote) == ("4", 2, "q")


@pytest.mark.parametrize(
    ("forms", "settled", "asked"),
    [
        ([form("ash", c="x"), form("elm", c="x")], {}, []),
        ([form("ash", c="x"), form("elm", c="y")], {}, ["c"]),
        ([form("ash", c="x", d=1), form("elm", c="y", d=2)], {}, ["c", "d"]),
        ([form("ash", c="x"), form("elm", c="y")], {"c": SETTLED}, ["c"]),
        ([form("ash", z="x"), form("elm", z="y")], {}, []),
    ],
)
def test_only_differences_are_settled(forms, settled, asked):
    session = reconciling(world(*forms, reconciled=settled), "ash-2020", "oak")
    assert [one.field.id for one in session.questions] == asked
    assert session.then is Step.WHY


def test_a_difference_shows_both_and_what_was_settled():
    found = world(form("ash", c="x"), form("elm", c="y"), reconciled={"c": SETTLED})
    session = reconciling(found, "ash-2020", "oak")
    assert [(who, answer.value) for who, answer in session.asked.told] == [("ash", "x"), ("elm", "y")]
    assert (session.present.value, session.present.why) == ("z", "w")


def test_context_works_have_forms_too():
    assert [*works(world())] == ["larch", "ash-2020"]
    assert extracted(world(), "larch") == {}
