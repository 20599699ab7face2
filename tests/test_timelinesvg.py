import pytest

from pipeline import files
from pipeline.timelinesvg import stops, timeline_svg
from tests import made, shown

YEARS, AGES = shown.CHARTS[5], shown.CHARTS[6]


def drawn(spec):
    return timeline_svg(shown.FOUND, "charts/x.md", spec)


def test_works_stand_at_their_first_public_year():
    assert [(one.when, [ref.id for ref in one.works]) for one in stops(shown.REVIEW, YEARS)] == [
        ("2019", ["ladle"]),
        ("2021", ["spoon", "whisk"]),
        ("date not known", ["dish"]),
    ]


@pytest.mark.parametrize(
    ("first", "last", "when"),
    [
        (1900, 1950, "1900–1950"),
        (1900, 1900, "1900"),
        (1900, None, "from 1900"),
        (None, 1950, "until 1950"),
        (None, None, ""),
    ],
)
def test_a_period_says_its_years(first, last, when):
    spec = made.changed(AGES, periods=(files.Period(label="Clay", first=first, last=last),))
    assert stops(shown.REVIEW, spec)[0].when == when


def test_periods_come_as_declared_with_the_works_that_exist():
    found = stops(shown.REVIEW, AGES)
    assert [(one.label, [ref.id for ref in one.works]) for one in found] == [
        ("Clay", ["ladle"]),
        ("Glass", ["spoon"]),
    ]


def test_a_timeline_of_periods_says_everything():
    assert shown.texts(drawn(AGES)) == [
        "1900–1950",
        "Clay",
        "All was clay.",
        "Ladle",
        "from 1950",
        "Glass",
        "Spoon",
    ]


def test_works_are_links():
    assert shown.links(drawn(YEARS)) == [
        f"../studies/{work}.html" for work in ("ladle", "spoon", "whisk", "dish")
    ]


@pytest.mark.parametrize(("spec", "dots"), [(YEARS, 3), (AGES, 2)])
def test_every_stop_has_a_dot_on_the_rail(spec, dots):
    assert drawn(spec).count('class="fig-dot"') == dots
    assert drawn(spec).count('class="fig-line"') == 1


def test_nothing_to_show_is_an_empty_rail():
    spec = made.changed(YEARS, rows=files.Selection(nodes=("nowhere",)))
    assert shown.texts(drawn(spec)) == []
    assert "fig-line" not in drawn(spec)


def test_the_description_says_the_stops():
    assert shown.parsed(drawn(AGES))[1].text == "A timeline. 1900–1950: Clay: Ladle; from 1950: Glass: Spoon."
