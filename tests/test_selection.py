import pytest

from pipeline import files, selection
from pipeline.values import ClaimKind
from tests import made, shown

REVIEW = shown.REVIEW


def chosen(of="studies", **narrowed):
    return files.Selection(of=of, **narrowed)


@pytest.mark.parametrize(
    ("narrowed", "ids"),
    [
        ({}, ["dish", "ladle", "spoon", "whisk"]),
        ({"of": "context"}, ["sieve"]),
        ({"nodes": ("pots",)}, ["ladle", "spoon", "whisk"]),
        ({"nodes": ("clay", "glass")}, ["ladle", "spoon"]),
        ({"nodes": ("nowhere",)}, []),
        ({"metrics": ("delay",)}, ["whisk"]),
        ({"metrics": ("speed-up", "delay")}, ["ladle", "spoon", "whisk"]),
        ({"kinds": (ClaimKind.SETUP,)}, ["whisk"]),
        ({"baselines": ("A  JUG",)}, ["ladle"]),
        ({"sections": ("Table 3",)}, ["spoon"]),
        ({"sections": ("Section 2",)}, ["ladle", "spoon", "whisk"]),
        ({"sections": ("Section 2",), "metrics": ("delay",)}, []),
        ({"ids": ("whisk", "sieve", "dish", "nobody", "whisk")}, ["whisk", "sieve", "dish"]),
        ({"ids": ("whisk", "dish"), "nodes": ("pots",)}, ["whisk"]),
    ],
)
def test_works(narrowed, ids):
    assert [work.id for work in selection.works(REVIEW, chosen(**narrowed))] == ids


@pytest.mark.parametrize(
    ("narrowed", "ids"),
    [
        ({"metrics": ("taste",)}, ["ladle/words"]),
        ({"metrics": ("speed-up",), "kinds": (ClaimKind.SETUP,)}, ["whisk/setup"]),
        ({"baselines": ("a jug",)}, ["ladle/up-to"]),
        ({"nodes": ("glass",), "metrics": ("speed-up",)}, ["ladle/exact", "ladle/up-to"]),
        ({"ids": ("spoon",), "sections": ("Table 3",)}, ["spoon/fork"]),
        ({"sections": ("Table",), "metrics": ("taste",)}, ["ladle/words"]),
    ],
)
def test_claims(narrowed, ids):
    assert [one.id for one in selection.claims(REVIEW, chosen("claims", **narrowed))] == ids


@pytest.mark.parametrize(
    ("place", "sections", "inside"),
    [
        ("Table 6", ("Table 6",), True),
        ("Table 60", ("Table 6",), False),
        ("IV-B2, line 3", ("IV",), True),
        ("IV-B2", ("IV-B",), False),
        ("IV-B2", ("V",), False),
        ("IV", ("VI", "IV"), True),
        ("IV", (), False),
    ],
)
def test_a_place_is_within_a_section_by_its_whole_name(place, sections, inside):
    assert selection.within(place, sections) is inside


@pytest.mark.parametrize(
    ("ids", "found"), [((), ["k1/q1"]), (("k1",), ["k1/q1"]), (("q1",), ["k1/q1"]), (("x",), [])]
)
def test_queries_by_search_or_by_name(ids, found):
    pairs = selection.queries(REVIEW, chosen("queries", ids=ids))
    assert [f"{search.id}/{query.id}" for search, query in pairs] == found


def test_searches_come_in_sequence():
    first = REVIEW.searches[0]
    later = made.changed(first, id="k0", sequence=2)
    review = shown.review(searches=(later, first))
    assert [one.id for one in selection.searches(review, chosen("searches"))] == ["k1", "k0"]
    assert [one.id for one in selection.searches(review, chosen("searches", ids=("k0",)))] == ["k0"]


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({}, 1),
        ({"ids": ("d1",)}, 1),
        ({"ids": ("d2",)}, 0),
        ({"nodes": ("clay",)}, 1),
        ({"sections": ("Table 2",)}, 1),
        ({"sections": ("Table 3",)}, 0),
    ],
)
def test_discrepancies(narrowed, found):
    assert len(selection.discrepancies(REVIEW, chosen("discrepancies", **narrowed))) == found


@pytest.mark.parametrize(
    ("narrowed", "ids"),
    [
        ({}, ["pots", "clay", "glass"]),
        ({"nodes": ("clay",)}, ["clay"]),
        ({"ids": ("glass", "pots")}, ["pots", "glass"]),
        ({"nodes": ("nowhere",)}, []),
    ],
)
def test_classes(narrowed, ids):
    assert [node.id for node in selection.classes(REVIEW, chosen("nodes", **narrowed))] == ids
