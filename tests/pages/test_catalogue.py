"""The list of numbers names each one that no other page lists, once, and shows it as it is."""

import pytest

from pipeline.site import site
from tests import dom, made

FULL = made.full_review()
FOUND = site(FULL)
PAGE = dom.parsed(dom.pages(FULL)["sets/index.md"])


def rows(root=PAGE):
    """Return the cells of every row: label, number and what is counted, name."""
    found = [[dom.words(cell) for cell in row] for row in root.iter("tr")]
    return {row[-1]: row[:-1] for row in found if row[-1] != "Name"}


def test_every_number_is_listed_but_those_of_the_flow_and_of_works():
    wanted = {one.name for one in FOUND.numbers.values() if not one.name.startswith(("flow.", "study."))}
    assert set(rows()) == wanted


@pytest.mark.parametrize("name", ["records", "node.clay", "metric.speed-up", "search.k1", "without.doi"])
def test_a_row_shows_the_number_and_what_it_counts(name):
    number = FOUND.numbers[name]
    label, shown = rows()[name]
    assert label == number.label
    assert shown.startswith(f"{number.count} {number.count.counted[:4]}")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Wholes", "claims.disputed"),
        ("Classes", "node.clay.direct"),
        ("Searches", "search.k1.reported"),
        ("Sources", "source.kettle"),
        ("Releases", "release.1.0.0.studies"),
    ],
)
def test_numbers_stand_under_their_kind(label, name):
    frame = dom.find(PAGE, aria_label=label)[0]
    assert name in rows(frame)


def test_each_kind_has_a_heading():
    heads = [dom.words(one).rstrip("¶") for one in PAGE.iter("h2")]
    assert heads[0] == "Wholes"
    assert len(set(heads)) == len(heads) > 5


def test_every_row_names_the_file_it_is_counted_from():
    named = [row.attrib["data-source"] for row in PAGE.iter("tr") if "data-source" in row.attrib]
    assert len(named) == len(rows())
    assert {"records/taxonomy.yml", "records/metrics.yml", "records/searches/k1.yml"} <= set(named)
