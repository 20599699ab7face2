"""What the pages of bias and certainty show, and what a study's page says of its judgements."""

from functools import cache

import pytest

from tests import dom, made


@cache
def drawn(name):
    review = made.full_review() if name == "made" else made.tiny_review(name)
    return {path: dom.parsed(page) for path, page in dom.pages(review).items()}


def words(root):
    return " ".join(dom.words(root).split())


@pytest.mark.parametrize(
    ("domain", "said"),
    [
        ("drawing", "Low riskStraws were drawn in the sight of all. (page 2)Sister Marl on 2022-07-01"),
        (
            "peeking",
            "The blindfold was found later.Low risk, The chapter of the guild on 2022-07-10, settled",
        ),
        ("peeking", "Two keepers looked in every morning.High risk, Brother Loam on 2022-07-08"),
        ("overall", "Low riskby the rule of the protocol"),
    ],
)
def test_a_study_tells_each_judgement_with_reason_and_person(domain, said):
    row = dom.find(drawn("bees")["studies/combe-2019-saffron.md"], id=f"_bias-hive-check-{domain}")[0]
    assert said in words(row)


def test_a_study_that_nobody_judged_says_so():
    rows = [
        words(dom.find(drawn("bees")["studies/thistle-2024-tea.md"], id=f"_bias-hive-check-{domain}")[0])
        for domain in ("drawing", "overall")
    ]
    assert all("not reported" in row for row in rows)


def test_a_context_work_is_not_judged():
    assert dom.find(drawn("bees")["context/sting-2017-wasps.md"], id="_bias") == []


def test_the_page_of_bias_has_lights_bars_and_weights():
    page = drawn("bees")["bias.md"]
    for ident in ("traffic-hive-check", "biasbars-hive-check", "biasweights-hive-check"):
        assert len(dom.find(page, id=f"figure-{ident}")) == 1
    assert "Left out, because no weight of theirs is known: Algae Patties" in words(page)


def test_domains_that_are_only_named_show_not_reported_everywhere():
    page = words(drawn("models")["bias.md"])
    assert "The protocol names these domains, and no scale: no judgement is reported." in page
    assert "Low risk" not in page


def test_without_domains_nothing_is_reported():
    assert "not reported" in words(drawn("made")["bias.md"])
    assert "The certainty of the evidence is not reported for any outcome." in words(
        drawn("made")["certainty.md"]
    )


@pytest.mark.parametrize(
    "said",
    [
        "Lifespan of a bee",
        "HighThe hives were drawn by lot.",
        "−2 Risk of bias: One of the three studies lost all its bees.",
        "+1 Large effect: The hum was heard in the next valley.",
        "⊕◯◯◯ Very low",
        "⊕⊕⊕◯ Moderate",
        "The chapter of the guild on 2024-07-02",
    ],
)
def test_a_rating_tells_every_step_and_its_reason(said):
    assert said in words(drawn("bees")["certainty.md"])


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("bias.hive-check.drawing.low", 2),
        ("bias.hive-check.drawing.no-word", 1),
        ("bias.hive-check.overall.not-reported", 2),
        ("bias.hive-check.overall.differs", 0),
        ("certainty.lifespan", 3),
    ],
)
def test_every_number_of_bias_and_certainty_opens_its_studies(name, rows):
    assert len(dom.find(drawn("bees")[f"sets/{name}.md"], data_row=None)) == rows
