"""Rules of appraisal: tools, judgements, steps of certainty."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.loaded import Stored
from pipeline.problems import Severity
from pipeline.rules.appraisal import certainty, disagreements, judgements, scale, tools
from pipeline.rules.world import World
from pipeline.values import Level
from tests.appraisal.test_bias import DOMAINS, LEVELS, TOOL, form, said
from tests.rules.small import DAY, found, loaded, protocol, single, stored_study

READING = files.Reading(document="text", level=Level.FULL_TEXT, by="ash", on=DAY)
SCALE = files.CertaintyScale(
    levels=tuple(files.CertaintyLevel(id=one, label=one) for one in ("poor", "fair", "good")),
    down=(files.Aspect(id="bias", label="Bias"),),
    up=(files.Aspect(id="effect", label="Effect"),),
)
FORM = single("fields", files.Form(fields=(files.FormField(id="t", label="T", type="text"),)))


def declared(**changes):
    return single("protocol", protocol(**{"bias": (TOOL,), "certainty": SCALE, **changes}))


def of_study(*own, forms=(), rule=judgements, tool=TOOL, **work):
    stored = stored_study(bias=own, **{"reading": READING, **work})
    given = {"studies": {"ash-2020": stored}, "extractions": forms, "protocol": declared(bias=(tool,))}
    return found(rule, **given)


def rated(**changes):
    given = {"id": "r", "outcome": "O", "start": "good", "by": "ash", "on": DAY}
    made = files.Rating(**{**given, **changes})
    return found(
        certainty, protocol=declared(), certainty=single("certainty", files.Certainty(ratings=(made,)))
    )


def step(aspect="bias", change=-1, reason="r"):
    return files.CertaintyStep(aspect=aspect, change=change, reason=reason)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"domains": ()}, [(("bias", 0, "domains"), "tool-incomplete")]),
        ({"levels": ()}, [(("bias", 0, "levels"), "tool-incomplete")]),
        ({"domains": (*DOMAINS, DOMAINS[0])}, [(("bias", 0, "domains", 2, "id"), "duplicate-id")]),
        ({"levels": (*LEVELS, LEVELS[0])}, [(("bias", 0, "levels", 5, "id"), "duplicate-id")]),
        (
            {"domains": (files.Aspect(id="overall", label="O"),)},
            [(("bias", 0, "domains", 0, "id"), "reserved-id")],
        ),
        ({"weight": "z"}, [(("bias", 0, "weight"), "unknown-field")]),
        ({"weight": "t"}, [(("bias", 0, "weight"), "weight-not-a-number")]),
    ],
)
def test_a_tool_holds_together(changes, wanted):
    assert found(tools, protocol=declared(bias=(replace(TOOL, **changes),)), form=FORM) == wanted


def test_tools_and_words_of_certainty_stand_once():
    doubled = replace(SCALE, down=SCALE.down * 2)
    assert found(tools, protocol=declared(bias=(TOOL, TOOL))) == [(("bias", 1, "id"), "duplicate-id")]
    assert found(scale, protocol=declared(certainty=doubled)) == [
        (("certainty", "down", 1, "id"), "duplicate-id")
    ]
    assert found(scale, protocol=declared(certainty=None)) == []


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (said("a", "low"), []),
        (said("overall", "dark"), []),
        (said("z", "low"), ["domain", "unknown-bias-domain"]),
        (said("a", "fine"), ["judgement", "unknown-bias-judgement"]),
        (said("a", "low", tool="gone"), ["tool", "unknown-tool"]),
        (said("a", "low", by="oak"), ["by", "unknown-reviewer"]),
        (files.Judgement(domain="a", judgement="low"), ["judgement", "judgement-without-reason"]),
    ],
)
def test_a_judgement_is_known_and_justified(one, wanted):
    expected = [(("bias", 0, wanted[0]), wanted[1])] if wanted else []
    assert of_study(one) == expected
    assert of_study(forms=(form("elm", one),)) == expected


def test_without_a_tool_nothing_can_be_judged():
    bare = single("protocol", protocol())
    assert found(judgements, protocol=bare, extractions=(form("elm", said("a", "low")),)) == [
        (("bias", 0, "tool"), "unknown-tool")
    ]


def test_domains_without_a_scale_cannot_be_judged():
    named = single("protocol", protocol(bias_domains=("A",)))
    assert found(judgements, protocol=named, extractions=(form("elm", said("a", "low")),)) == [
        (("bias", 0, "judgement"), "unknown-bias-judgement")
    ]


def test_somebody_judges_a_domain_once():
    assert of_study(said("a", "low"), said("a", "high"), said("a", "high", settled=True)) == [
        (("bias", 1, "domain"), "duplicate-judgement")
    ]


def test_a_judgement_says_whose_it_is():
    assert of_study(said("a", "low"), reading=None) == [(("bias", 0), "assessor-missing")] * 2
    assert of_study(said("a", "low", by="ash", on=DAY), reading=None) == []


@pytest.mark.parametrize(
    ("own", "forms", "wanted"),
    [
        ([said("a", "low")], [form("elm", said("a", "low"))], []),
        ([said("a", "low")], [form("elm", said("a", "high"))], ["judgements-differ"]),
        ([said("a", "low", settled=True)], [form("elm", said("a", "high"))], []),
        ([said("a", "low"), said("b", "some"), said("overall", "low")], [], ["overall-too-good"]),
        ([said("a", "low"), said("b", "some"), said("overall", "high")], [], []),
        ([said("a", "low"), said("overall", "low")], [], []),
    ],
)
def test_disagreement_and_praise_beyond_the_rule_are_told(own, forms, wanted):
    assert of_study(*own, forms=tuple(forms), rule=disagreements) == [(("bias",), code) for code in wanted]


def test_an_overall_without_a_rule_is_its_assessor_s():
    free = replace(TOOL, overall="stated")
    assert of_study(said("a", "high"), said("overall", "low"), rule=disagreements, tool=free) == []


def test_disagreement_is_a_warning_at_the_later_file():
    stored = {"ash-2020": stored_study(bias=(said("a", "low"),), reading=READING)}
    world = World(loaded(protocol=declared(), studies=stored, extractions=(form("elm", said("a", "high")),)))
    assert [(one.path, one.severity) for one in disagreements(world)] == [
        ("records/extraction/ash-2020/elm.yml", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        ({"steps": (step(),), "final": "fair"}, []),
        ({"steps": (step(),), "final": "good"}, [(("final",), "certainty-level")]),
        ({"steps": (step(reason=None),)}, [(("steps", 0, "change"), "step-without-reason")]),
        ({"steps": (step(aspect="luck"),)}, [(("steps", 0, "aspect"), "unknown-aspect")]),
        ({"steps": (step(change=1),)}, [(("steps", 0, "change"), "bad-step")]),
        ({"steps": (step(change=0),)}, [(("steps", 0, "change"), "bad-step")]),
        ({"steps": (step(change=-3),)}, [(("steps", 0, "change"), "bad-step")]),
        ({"steps": (step("effect", 1),)}, []),
        ({"steps": (step("effect", -1),)}, [(("steps", 0, "change"), "bad-step")]),
        ({"steps": (step(), step())}, [(("steps", 1, "aspect"), "duplicate-id")]),
        ({"start": "great"}, [(("start",), "unknown-level")]),
        ({"final": "great"}, [(("final",), "unknown-level")]),
        ({"metric": "luck"}, [(("metric",), "unknown-metric")]),
        ({"studies": ("gone",)}, [(("studies", 0), "unknown-study")]),
        ({"by": "oak"}, [(("by",), "unknown-reviewer")]),
    ],
)
def test_a_rating_follows_from_its_steps(changes, wanted):
    assert rated(**changes) == [(("ratings", 0, *loc), code) for loc, code in wanted]


def test_a_rating_needs_a_scale_and_stands_once():
    one = files.Rating(id="r", outcome="O", start="good", by="ash", on=DAY)
    both = Stored(path="records/certainty.yml", value=files.Certainty(ratings=(one, one)))
    assert found(certainty, certainty=both) == [
        (("ratings", 1, "id"), "duplicate-id"),
        (("ratings",), "no-scale"),
    ]
