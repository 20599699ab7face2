"""A translation loses nothing in silence: each loss has its code and its effect, and the rest is kept."""

import pytest

from pipeline.query.parse import parse
from pipeline.query.render import render
from pipeline.query.syntaxes import PLAIN, SYNTAXES
from pipeline.query.translate import LOSSES, Loss, translate


def made(text, target, source="plain"):
    return translate(parse(text, SYNTAXES[source]).query, SYNTAXES[source], SYNTAXES[target])


def effects(translation):
    return {one.code: one.effect for one in translation.losses if one.code != "matching"}


@pytest.mark.parametrize(
    ("text", "target", "told"),
    [
        ("keywords:cat", "arxiv", {"field-missing": "broader"}),
        ("topic:cat", "arxiv", {"field-part": "narrower"}),
        ("topic:cat", "pubmed", {"field-wider": "broader"}),
        ("title:(a NEAR/2 b)", "arxiv", {"near-lost": "broader"}),
        ("title:(a PRE/2 b)", "wos", {"order-lost": "broader"}),
        ("title:organi?ation", "pubmed", {"wildcard-wider": "broader"}),
        ("title:(b?d OR cat)", "pubmed", {"choice-lost": "narrower"}),
        ("title:(b?d AND cat)", "pubmed", {"word-lost": "broader"}),
        ("title:{wild cat}", "pubmed", {"exact-lost": "broader"}),
        ("title:a AND published:2017-03", "wos", {"date-rounded": "broader"}),
        ("title:a AND published:2017", "ieee", {"filter": "broader"}),
        ("title:a AND kind:thesis", "scopus", {"kind-unknown": "broader"}),
        ("title:a OR (NOT title:b)", "wos", {"not-lost": "broader", "nothing-left": "refused"}),
        ("a", "wos", {"default-field": "note"}),
        ("abstract:(a NEAR/2 b)", "pubmed", {"near-field": "broader"}),
    ],
)
def test_each_loss_says_what_it_does_to_the_result(text, target, told):
    assert effects(made(text, target)) == told


def test_every_code_has_an_effect_that_the_command_knows():
    assert {effect for effect, _ in LOSSES.values()} == {"broader", "narrower", "note", "refused"}


@pytest.mark.parametrize("code", LOSSES)
def test_every_message_can_be_told(code):
    effect, message = LOSSES[code]
    told = message.format(label="X", what="y", hint="z")
    assert Loss(effect, code, told).message == told
    assert "{" not in told


@pytest.mark.parametrize("name", SYNTAXES)
def test_a_translation_into_the_same_syntax_changes_nothing(name):
    query = parse("title:((a OR b) NEAR/2 c) AND published:2017..2020 NOT kind:review", PLAIN).query
    assert translate(query, SYNTAXES[name], SYNTAXES[name]).query == query


@pytest.mark.parametrize(
    ("text", "target", "there"),
    [
        ("title:(a AND (b OR c))", "arxiv", "ti:a AND (ti:b OR ti:c)"),
        ("title:((a AND b) OR c)", "pubmed", "(a[ti] AND b[ti]) OR c[ti]"),
        ("title:(a AND (b AND c))", "wos", "TI=(a AND b AND c)"),
        ("title-abstract:a", "wos", "TI=(a) OR AB=(a)"),
        ("title-abstract:a", "arxiv", "ti:a OR abs:a"),
        ("title-abstract:a", "ebsco", "TI a OR AB a"),
        ("title-abstract:(a AND b)", "wos", "(TI=(a) OR AB=(a)) AND (TI=(b) OR AB=(b))"),
        ("title-abstract:(a NEAR/2 b)", "wos", "TI=(a NEAR/2 b) OR AB=(a NEAR/2 b)"),
        ("title-abstract:(a NOT b)", "arxiv", "(ti:a OR abs:a) ANDNOT (ti:b OR abs:b)"),
        ("title:(colo$r NEAR/2 wall)", "scopus", "TITLE((color W/2 wall) OR (colo?r W/2 wall))"),
        ('title:"colo$r wall"', "scopus", 'TITLE("color wall" OR "colo?r wall")'),
        ("title:(a PRE/0 b)", "pubmed", '"a b"[ti]'),
        ("title:a AND (published:2017 OR published:2019)", "wos", "TI=(a) AND (PY=(2017) OR PY=(2019))"),
    ],
)
def test_what_can_be_said_is_said_in_the_other_words(text, target, there):
    found = made(text, target)
    assert render(found.query, SYNTAXES[target]) == there


@pytest.mark.parametrize("target", [name for name in SYNTAXES if name != "plain"])
def test_a_dropped_filter_leaves_the_rest(target):
    found = made("title:a AND language:en AND kind:article AND published:2017..2020", target)
    assert "a" in render(found.query, SYNTAXES[target])


@pytest.mark.parametrize("target", ["wos", "pubmed", "arxiv"])
def test_a_loss_is_told_once_however_often_it_happens(target):
    found = made("title:({wild cat} OR {wild dog} OR {wild pig})", target)
    assert [one.code for one in found.losses if one.code != "matching"] == ["exact-lost"]
