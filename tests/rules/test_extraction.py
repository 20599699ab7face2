"""Rules of extraction: study files, forms of people, differences between them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.problems import Severity
from pipeline.rules.extraction import differences, extracted, forms
from pipeline.rules.world import World
from tests.rules.small import DAY, loaded, single, stored_study, study

FIELDS = (
    files.FormField(id="t", label="T", type="text"),
    files.FormField(id="n", label="N", type="number", unit="gram"),
    files.FormField(id="c", label="C", type="choice", allowed=("a", "b")),
    files.FormField(id="y", label="Y", type="yes-no", required=True),
    files.FormField(id="m", label="M", type="multi-choice", allowed=("a", "b")),
    files.FormField(id="d", label="D", type="date"),
)
FORM = {"form": single("fields", files.Form(fields=FIELDS))}
WORK = {"ash-2020": stored_study(extracted={"y": True})}


def form(by="elm", path="", **values):
    made = {
        name: one if isinstance(one, files.Noted) else files.Noted(value=one) for name, one in values.items()
    }
    value = files.Extraction(study="ash-2020", by=by, on=DAY, values=made)
    return Stored(path=path or f"records/extraction/ash-2020/{by}.yml", value=value)


def told(rule, *some, **changes):
    world = World(loaded(**{**FORM, "studies": WORK, "extractions": some, **changes}))
    return [(one.path.rpartition("/")[2], one.loc, one.code) for one in rule(world)]


def of_study(**given):
    world = World(loaded(**FORM))
    return [(one.loc, one.code) for one in extracted(world, "records/studies/a.yml", study(**given))]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"y": True}, []),
        ({"y": False, "t": "x", "n": 3, "c": "b"}, []),
        ({"y": True, "n": "2.5"}, []),
        ({"y": True, "n": Decimal("2.5")}, []),
        ({"y": True, "n": "-7"}, []),
        ({"y": "not reported", "n": "not reported", "c": "not reported"}, []),
        ({"y": True, "m": ("b", "a")}, []),
        ({"y": True, "d": "2020-05"}, []),
        ({"y": True, "n": "many"}, ["n"]),
        ({"y": True, "n": True}, ["n"]),
        ({"y": "yes"}, ["y"]),
        ({"y": 1}, ["y"]),
        ({"y": True, "c": "z"}, ["c"]),
        ({"y": True, "t": 3}, ["t"]),
        ({"y": True, "m": ("a", "a")}, ["m"]),
        ({"y": True, "m": "a"}, ["m"]),
        ({"y": True, "d": "2020-13"}, ["d"]),
        ({"y": True, "d": "soon"}, ["d"]),
    ],
)
def test_what_was_extracted_fits_the_form(given, wanted):
    assert of_study(extracted=given) == [(("extracted", name), "extracted-value") for name in wanted]


def test_the_word_of_a_list_that_does_not_fit_is_named():
    assert of_study(extracted={"y": True, "m": ("a", "z")}) == [(("extracted", "m", 1), "extracted-value")]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"extracted": {"y": True, "z": 1}}, [(("extracted", "z"), "unknown-field")]),
        ({}, [(("extracted",), "extracted-missing")]),
    ],
)
def test_a_field_is_known_and_a_required_one_there(given, wanted):
    assert of_study(**given) == wanted


def test_nothing_has_to_be_extracted_from_context():
    world = World(loaded(**FORM))
    assert list(extracted(world, "records/context/a.yml", study(role="r"))) == []


def test_what_somebody_has_in_a_form_is_not_missing():
    world = World(loaded(**FORM, extractions=(form(y=True),)))
    assert list(extracted(world, "records/studies/ash-2020.yml", study())) == []


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"value": "z"}, [(("reconciled", "c", "value"), "extracted-value")]),
        ({"by": "oak"}, [(("reconciled", "c", "by"), "unknown-reviewer")]),
        ({"unit": "gram"}, [(("reconciled", "c", "unit"), "extracted-unit")]),
    ],
)
def test_a_reconciled_value_fits_and_names_a_person(changes, wanted):
    settled = replace(files.Reconciled(value="a", by="elm", on=DAY, why="w"), **changes)
    assert of_study(extracted={"y": True}, reconciled={"c": settled}) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (form(y=True, n=files.Noted(value=2, unit="kilo", page=4, line=1)), []),
        (form(c="z"), [(("values", "c", "value"), "extracted-value")]),
        (form(z=1), [(("values", "z"), "unknown-field")]),
        (form(n=files.Noted(value=2, unit="hour")), [(("values", "n", "unit"), "extracted-unit")]),
        (form(t=files.Noted(value="x", line=0)), [(("values", "t", "line"), "bad-line")]),
        (form(t=files.Noted(value="x", document="d")), [(("values", "t", "document"), "unknown-document")]),
        (form(by="oak"), [(("by",), "unknown-reviewer")]),
        (form(by="tool"), [(("by",), "not-a-person")]),
        (form(path="records/extraction/ash-2020/ash.yml"), [(("by",), "form-folder")]),
    ],
)
def test_a_form_fits_and_says_whose_it_is(given, wanted):
    assert [(loc, code) for _, loc, code in told(forms, given)] == wanted


def test_a_form_is_of_a_known_study():
    stray = form(path="records/extraction/gone/elm.yml")
    stray = replace(stray, value=replace(stray.value, study="gone"))
    assert told(forms, stray) == [("elm.yml", ("study",), "unknown-study")]


@pytest.mark.parametrize(
    ("some", "wanted"),
    [
        ((form("ash", c="a"), form("elm", c="a")), []),
        ((form("ash", c="a"), form("elm", c="b")), [("elm.yml", ("values", "c"), "extraction-differs")]),
        ((form("ash", n=files.Noted(value=1, unit="kilo")), form("elm", n=1000)), []),
        ((form("elm", y=False),), [("elm.yml", ("values", "y"), "extraction-differs")]),
        ((form("elm", y=True),), []),
    ],
)
def test_differences_are_told_until_somebody_reconciles_them(some, wanted):
    assert told(differences, *some) == wanted


def test_a_difference_is_a_warning_and_a_reconciled_one_is_none():
    pair = (form("ash", c="a"), form("elm", c="b"))
    settled = {"c": files.Reconciled(value="a", by="ash", on=date(2024, 1, 1), why="w")}
    done = {"ash-2020": stored_study(extracted={"y": True}, reconciled=settled)}
    world = World(loaded(**FORM, studies=WORK, extractions=pair))
    assert [one.severity for one in differences(world)] == [Severity.WARNING]
    assert told(differences, *pair, studies=done) == []
