"""Counting judgements: who stands where, in which words, with which weight."""

from decimal import Decimal

import pytest

from pipeline import files, model
from pipeline.appraisal.bias import judged_by
from pipeline.appraisal.counting import (
    at,
    label_of,
    level_of,
    name_of,
    numbers,
    steps,
    weights,
    words_of,
    works_of,
)
from pipeline.values import Accord
from tests import made
from tests.appraisal.test_bias import OTHER, TOOL

FIELD = files.FormField(id="n", label="N", type="number", unit="times")
HEAVY = made.changed(TOOL, weight="n")


def judged(domain, level, tool="tool", **changes):
    return model.Appraisal(study="ladle", tool=tool, domain=domain, level=level, **changes)


def extract(value, unit=None):
    note = model.Note(by="ash", on=None, value=value, unit=unit)
    return model.Extract(
        study="ladle", field="n", notes=(note,), accord=Accord.SINGLE, value=value, unit=unit
    )


def review(*bias, tools=(TOOL, OTHER), value=None):
    base = made.full_review()
    given = {"n": extract(*value)} if value else {}
    ladle = made.changed(base.studies["ladle"], bias=bias, extracted=given)
    protocol = made.changed(base.protocol, bias=tools)
    return made.changed(base, protocol=protocol, studies={"ladle": ladle}, form=files.Form(fields=(FIELD,)))


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (judged("a", "low"), "low"),
        (judged("a", None), "not-reported"),
        (judged("a", None, accord=Accord.DIFFERS), "differs"),
        (judged("a", "low", accord=Accord.SETTLED), "low"),
    ],
)
def test_a_domain_stands_at_its_level_or_at_why_there_is_none(one, wanted):
    assert level_of(one) == wanted


def test_a_domain_can_stand_at_every_level_and_at_two_more():
    assert steps(TOOL) == ("low", "some", "high", "dire", "dark", "differs", "not-reported")


@pytest.mark.parametrize(("domain", "label"), [("a", "First"), ("overall", "Overall")])
def test_a_domain_has_its_label(domain, label):
    assert label_of(TOOL, domain) == label


@pytest.mark.parametrize(
    ("level", "words"),
    [("low", "Low"), ("not-reported", "not reported"), ("differs", "assessors differ"), ("gone", "gone")],
)
def test_a_level_has_its_words(level, words):
    assert words_of(TOOL, level) == words


@pytest.mark.parametrize(
    ("bias", "tool", "wanted"),
    [
        ((), TOOL, ["ladle"]),
        ((), OTHER, []),
        ((judged("a", "low"),), TOOL, ["ladle"]),
        ((judged("a", "low", tool="other"),), TOOL, []),
        ((judged("a", "low", tool="other"),), OTHER, ["ladle"]),
    ],
)
def test_a_study_belongs_to_the_tool_that_judged_it_or_to_the_first(bias, tool, wanted):
    found = review(*bias)
    assert [work.id for work in judged_by(found.studies.values(), tool, found.protocol)] == wanted
    assert [work.id for work in works_of(found, tool)] == wanted


def test_studies_stand_at_one_level_of_each_domain():
    found = review(judged("a", "low"))
    stand = at(works_of(found, TOOL), TOOL)
    assert [work.id for work in stand["a"]["low"]] == ["ladle"]
    assert [work.id for work in stand["b"]["not-reported"]] == ["ladle"]
    assert {domain: sum(map(len, levels.values())) for domain, levels in stand.items()} == {
        "a": 1,
        "b": 1,
        "overall": 1,
    }


@pytest.mark.parametrize(
    ("value", "tool", "wanted"),
    [
        ((3,), HEAVY, {"ladle": Decimal(3)}),
        ((Decimal("0.5"),), HEAVY, {"ladle": Decimal("0.5")}),
        ((0,), HEAVY, {}),
        ((-1,), HEAVY, {}),
        (("not reported",), HEAVY, {}),
        (("many",), HEAVY, {}),
        (None, HEAVY, {}),
        ((3,), TOOL, {}),
    ],
)
def test_a_weight_is_an_amount_above_zero(value, tool, wanted):
    found = review(tools=(tool,), value=value)
    assert weights(works_of(found, tool), tool, found) == wanted


def test_every_level_of_every_domain_has_a_number():
    found = {number.name: number.count.ids for number in numbers(review(judged("a", "high"), tools=(TOOL,)))}
    assert len(found) == 3 * 7
    assert found[name_of(TOOL, "a", "high")] == {"ladle"}
    assert found["bias.tool.overall.not-reported"] == {"ladle"}


def test_a_rating_counts_the_studies_that_are_there():
    rating = files.Rating(
        id="r", outcome="O", studies=("ladle", "gone"), start="low", by="alder", on=made.DAY
    )
    rated = made.changed(review(tools=()), certainty=files.Certainty(ratings=(rating,)))
    assert {number.name: number.count.ids for number in numbers(rated)} == {"certainty.r": {"ladle"}}
