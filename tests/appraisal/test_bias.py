"""Bias: what stands of several people's judgements, and the overall judgement that follows."""

from datetime import date

import pytest

from pipeline import files
from pipeline.appraisal.bias import appraisals, of_tool, rows, sign_of, tools_of, worst
from pipeline.loaded import Stored
from pipeline.values import Accord, Level
from tests import worlds
from tests.rules.small import DAY, stored_study

LEVELS = tuple(
    files.BiasLevel(id=name, label=name.title(), tone=tone)
    for name, tone in [
        ("low", "low"),
        ("some", "some"),
        ("high", "high"),
        ("dire", "critical"),
        ("dark", "unknown"),
    ]
)
DOMAINS = (files.Aspect(id="a", label="First"), files.Aspect(id="b", label="Second"))
TOOL = files.BiasTool(id="tool", label="Tool", domains=DOMAINS, levels=LEVELS, overall="worst")
OTHER = files.BiasTool(id="other", label="Other", domains=DOMAINS[:1], levels=LEVELS)
PROTOCOL = worlds.protocol(bias=(TOOL, OTHER))
READING = files.Reading(document="text", level=Level.FULL_TEXT, by="ash", on=DAY)


def said(domain, level, **changes):
    return files.Judgement(domain=domain, judgement=level, justification="w", **changes)


def form(by, *judged):
    made = files.Extraction(study="ash-2020", by=by, on=DAY, bias=judged)
    return Stored(path=f"records/extraction/ash-2020/{by}.yml", value=made)


def judged(*own, forms=()):
    found = appraisals("ash-2020", stored_study(reading=READING, bias=own), forms, PROTOCOL)
    return {(one.tool, one.domain): one for one in found}


@pytest.mark.parametrize(
    ("own", "forms", "wanted"),
    [
        ([said("a", "low")], [], (Accord.SINGLE, "low")),
        ([said("a", "low")], [form("elm", said("a", "low"))], (Accord.AGREED, "low")),
        ([said("a", "low")], [form("elm", said("a", "high"))], (Accord.DIFFERS, None)),
        ([said("a", "high", settled=True)], [form("elm", said("a", "low")), form("oak", said("a", "high"))],
         (Accord.SETTLED, "high")),
        ([said("a", "low"), said("a", "some", by="oak")], [], (Accord.DIFFERS, None)),
        ([said("b", "low")], [], (None, None)),
        ([said("a", "low", settled=True)], [], (Accord.SINGLE, "low")),
    ],
)  # fmt: skip
def test_what_stands_follows_from_who_judged_what(own, forms, wanted):
    found = judged(*own, forms=forms)["tool", "a"]
    assert (found.accord, found.level) == wanted


def test_who_judged_is_named_by_judgement_form_or_reading():
    found = judged(
        said("a", "low"),
        said("a", "low", by="oak", on=date(2030, 1, 1)),
        forms=[form("elm", said("a", "low"))],
    )
    assert [(one.by, one.on, one.file.rpartition("/")[2]) for one in found["tool", "a"].assessed] == [
        ("ash", DAY, "ash-2020.yml"),
        ("oak", date(2030, 1, 1), "ash-2020.yml"),
        ("elm", DAY, "elm.yml"),
    ]


def test_the_settled_judgement_is_told_last():
    found = judged(said("a", "high", settled=True), forms=[form("elm", said("a", "low"))])["tool", "a"]
    assert [one.settled for one in found.assessed] == [False, True]


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        (["low", "low"], "low"),
        (["low", "some"], "some"),
        (["high", "some"], "high"),
        (["low", "dark"], "dark"),
        (["dark", "dark"], "dark"),
        (["some", "dark"], "some"),
        (["low", None], None),
        (["high", None], None),
        (["dire", None], "dire"),
        ([None, None], None),
        (["dark", None], None),
    ],
)
def test_the_worst_domain_makes_the_overall(levels, wanted):
    assert worst(TOOL, levels) == wanted


def test_a_stated_overall_goes_before_the_rule():
    pair = (said("a", "low"), said("b", "some"))
    derived = judged(*pair)["tool", "overall"]
    stated = judged(*pair, said("overall", "high"))["tool", "overall"]
    assert (derived.level, derived.derived) == ("some", True)
    assert (stated.level, stated.derived) == ("high", False)


def test_a_tool_without_a_rule_has_no_overall_of_its_own():
    found = judged(said("a", "low", tool="other"))
    assert found["other", "overall"].level is None
    assert ("tool", "a") not in found


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"bias": (TOOL,)}, [("tool", ["a", "b"], 5)]),
        (
            {"bias_domains": ("Selection bias", "Other, bias")},
            [("named-domains", ["selection-bias", "other-bias"], 0)],
        ),
        ({"bias": (TOOL,), "bias_domains": ("x",)}, [("tool", ["a", "b"], 5)]),
    ],
)
def test_domains_that_are_only_named_are_a_tool_without_a_scale(changes, wanted):
    found = tools_of(worlds.protocol(**changes))
    assert [(one.id, [domain.id for domain in one.domains], len(one.levels)) for one in found] == wanted


def test_nobody_judges_without_a_tool():
    assert appraisals("a", stored_study(bias=(said("a", "low"),)), (), worlds.protocol()) == ()


def test_every_domain_of_a_study_is_there_judged_or_not():
    found = of_tool(worlds.study("moss", "s:0001"), TOOL)
    assert [*found] == [*rows(TOOL)] == ["a", "b", "overall"]
    assert {one.level for one in found.values()} == {None}


def test_a_level_has_the_sign_of_its_tone_or_its_own():
    assert [sign_of(level) for level in LEVELS] == ["+", "-", "x", "!", "?"]
    assert sign_of(files.BiasLevel(id="l", label="L", tone="low", sign="ok")) == "ok"


@pytest.mark.parametrize(("settled", "levels"), [(False, ["high"]), (True, ["high", "low"])])
def test_a_person_s_form_goes_before_what_the_study_file_says_of_the_same(settled, levels):
    found = judged(said("a", "low", settled=settled), forms=[form("ash", said("a", "high"))])["tool", "a"]
    assert [one.level for one in found.assessed] == levels
