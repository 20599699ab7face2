import pytest

from pipeline import files
from pipeline.charts_count import count_view, properties
from pipeline.values import Counted
from tests import made, shown

REVIEW = shown.REVIEW


def bars(spec, review=REVIEW):
    return [(bar.label, str(bar.count)) for bar in count_view(review, spec).bars]


@pytest.mark.parametrize(
    ("by", "shown_bars"),
    [
        ("first-public-year", [("2019", "1"), ("2020", "0"), ("2021", "2"), ("not stated", "1")]),
        ("year", [("2020", "1"), ("2021", "0"), ("2022", "2"), ("not stated", "1")]),
        ("venue-kind", [("conference", "2"), ("journal", "2")]),
        ("node", [("Pots", "3"), ("in none of these", "1")]),
        ("leaf", [("Clay pots", "2"), ("Glass pots", "1"), ("in none of these", "2")]),
        ("nodes", [("Clay pots", "2"), ("Glass pots", "1"), ("Pots", "1"), ("not stated", "1")]),
        ("placements", [("0", "1"), ("1", "2"), ("2", "1")]),
        ("claims", [("0", "1"), ("3", "2"), ("4", "1")]),
        ("nonsense", [("not stated", "4")]),
    ],
)
def test_works_are_counted_by_a_property(by, shown_bars):
    assert bars(shown.count("c", by)) == shown_bars


def test_classes_below_a_node_are_counted_with_empty_ones():
    clay = shown.count("c", "node", node="pots", rows={"ids": ("spoon",)})
    assert bars(clay) == [("Clay pots", "1"), ("Glass pots", "0")]


@pytest.mark.parametrize(
    ("of", "by", "shown_bars"),
    [
        ("claims", "standing", [("single", "9"), ("disputed", "1")]),
        ("claims", "study", [("Whisk", "4"), ("Ladle", "3"), ("Spoon", "3")]),
        ("searches", "source", [("Kettle Index", "5")]),
        ("queries", "text", [("tea AND pot", "5")]),
        ("discrepancies", "severity", [("high", "1")]),
        ("nodes", "label", [("Pots", "3"), ("Clay pots", "2"), ("Glass pots", "1")]),
        ("context", "role", [("background", "1")]),
    ],
)
def test_other_things_are_counted_too(of, by, shown_bars):
    assert bars(shown.count("c", by, of=of)) == shown_bars


@pytest.mark.parametrize(
    ("of", "counted"),
    [
        ("studies", Counted.STUDY),
        ("claims", Counted.CLAIM),
        ("searches", Counted.RECORD),
        ("queries", Counted.RECORD),
        ("nodes", Counted.STUDY),
        ("discrepancies", Counted.DISCREPANCY),
    ],
)
def test_every_bar_counts_the_same_thing(of, counted):
    view = count_view(REVIEW, shown.count("c", "id", of=of))
    assert {bar.count.counted for bar in view.bars} == {view.counted} == {counted}


def test_searches_of_a_source_add_up_and_a_gap_stays_a_gap():
    first = REVIEW.searches[0]
    more = (first, made.changed(first, id="k2", reported=7), made.changed(first, id="k3", reported=None))
    review = shown.review(searches=more)
    assert bars(shown.count("c", "source", of="searches"), review) == [
        ("Kettle Index", "≥ 12 (one part not reported)")
    ]


@pytest.mark.parametrize(
    ("of", "by", "kind", "ids"),
    [
        ("studies", "first-public-year", "study", ["ladle"]),
        ("claims", "bound", "claim", []),
        ("discrepancies", "id", "discrepancy", ["d1"]),
    ],
)
def test_a_bar_links_to_what_it_counts(of, by, kind, ids):
    members = count_view(REVIEW, shown.count("c", by, of=of)).bars[0].members
    assert {ref.kind for ref in members} == {kind}
    assert [ref.id for ref in members][: len(ids)] == ids


def test_records_have_no_members_to_list():
    assert count_view(REVIEW, shown.count("c", "source", of="searches")).bars[0].members == ()


@pytest.mark.parametrize(
    ("by", "notes"),
    [("leaf", ("A study can stand in more than one bar.",)), ("venue-kind", ())],
)
def test_bars_that_share_things_say_so(by, notes):
    assert count_view(REVIEW, shown.count("c", by)).notes == notes


def test_nothing_selected_gives_no_bars():
    nothing = count_view(REVIEW, shown.count("c", "kind", rows={"nodes": ("nowhere",)}))
    assert (nothing.bars, nothing.notes) == ((), ())


def test_a_missing_property_has_a_bar_of_its_own():
    assert [bar.missing for bar in count_view(REVIEW, shown.count("c", "year")).bars] == [False] * 3 + [True]


@pytest.mark.parametrize(
    ("of", "has", "lacks"),
    [("studies", "leaf", "severity"), ("claims", "standing", "leaf"), ("nodes", "label", "placements")],
)
def test_each_kind_has_its_properties(of, has, lacks):
    assert has in properties(of)
    assert lacks not in properties(of)


def test_the_property_is_put_in_words():
    assert count_view(REVIEW, shown.count("c", "venue-kind")).property == "kind of venue"
    assert count_view(REVIEW, files.Chart(id="c", title="T", caption="C", kind="count")).property == "name"
