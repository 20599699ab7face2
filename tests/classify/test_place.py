"""Where a document belongs: points, the most specific class, evidence at its place, and why there is none."""

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from pipeline import files
from pipeline.classify.place import best, classified, scores
from pipeline.classify.scheme import Counterpart, Crosswalk, crossed, scheme
from pipeline.query.reading import Reading
from tests.classify.small import GARDEN, node, paper, rule

READY = scheme(GARDEN)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("A rose by any name", ["roses"]),
        ("Roses and spades", ["roses", "tools"]),
        ("On the garden", ["garden"]),
        ("A rose in the garden", ["roses"]),
        ("Thorns", []),
        ("Mint", []),
        ("Mint tea", ["herbs"]),
        ("Mint tea or toothpaste", []),
        ("A rake's song", []),
        ("A rake", ["tools"]),
        ("Raking leaves", ["tools"]),
        ("Prose", []),
        ("", []),
    ],
)
def test_the_most_specific_classes_with_ten_points_are_proposed(title, wanted):
    bib = paper(title, abstract="Nothing else.", keywords=("none",))
    assert list(classified(READY, bib).nodes) == wanted


def test_the_classes_above_are_implied_in_the_order_of_the_tree():
    found = classified(READY, paper("A rose")).proposals
    assert [(one.node, one.implied) for one in found] == [
        ("garden", True),
        ("plants", True),
        ("roses", False),
    ]


def test_an_implied_class_keeps_the_evidence_of_its_own():
    garden = classified(READY, paper("A rose in the garden")).proposals[0]
    assert (garden.implied, garden.points, [one.text for one in garden.evidence]) == (True, 10, ["garden"])


def test_points_of_several_rules_add_up():
    assert classified(READY, paper("The thorn of a rose")).proposals[-1].points == 15


def test_evidence_quotes_the_place_the_term_and_the_rule():
    (one,) = classified(READY, paper("Of red Roses")).proposals[-1].evidence
    assert (one.field, one.text, one.start, one.end, one.term) == ("title", "Roses", 7, 12, "rose")
    assert (one.rule, one.match, one.points) == ("rose", "plural", 10)


@pytest.mark.parametrize(
    ("bib", "field"),
    [
        (paper("On flowers", abstract="There is a rose in it."), "abstract"),
        (paper("On flowers", keywords=("lily", "rose")), "keywords"),
        (paper("Rosé rose"), "title"),
    ],
)
def test_evidence_stands_in_the_field_it_is_quoted_from(bib, field):
    found = classified(READY, bib).proposals[-1].evidence
    assert {one.field for one in found} == {field}
    text = {"title": bib.title, "abstract": bib.abstract, "keywords": "\x1e".join(bib.keywords)}[field]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_what_a_rule_shuts_out_is_no_evidence():
    found = classified(READY, paper("The rake and the spade")).proposals[0]
    assert [one.text for one in found.evidence] == ["spade", "rake"]


@pytest.mark.parametrize(
    ("bib", "why"),
    [
        (paper("A rose"), ""),
        (paper("Rocks", abstract="a", keywords=("k",)), "no rule matched"),
        (paper("Rocks", abstract="a"), "no rule matched; not recorded: keywords"),
        (paper("Rocks"), "no rule matched; not recorded: abstract, keywords"),
        (
            paper("Mint", abstract="a", keywords=("k",)),
            "no class has enough points: herbs has 5 of 10 points",
        ),
    ],
)
def test_it_is_said_why_there_is_no_class(bib, why):
    assert classified(READY, bib).why == why


def test_a_class_that_is_near_shows_its_evidence():
    (near,) = classified(READY, paper("Mint")).misses
    assert (near.node, near.points, [one.text for one in near.evidence]) == ("herbs", 5, ["Mint"])


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Thorns", ["roses"]),
        ("Mint, thorns and roses", ["roses"]),
        ("Mint and thorns", ["roses"]),
        ("Toothpaste", []),
        ("Rocks", []),
    ],
)
def test_the_best_class_is_that_with_most_points_however_few_and_of_several_the_first(title, wanted):
    assert list(best(READY, paper(title)).nodes) == wanted


def test_without_a_best_class_the_empty_fields_are_told():
    assert best(READY, paper("Rocks")).why == "no rule matched; not recorded: abstract, keywords"


def test_without_classes_there_is_no_best_one():
    assert best(scheme(files.Taxonomy(nodes=())), paper("A rose")).proposals == ()


WALK = crossed(
    Crosswalk(
        classes=(
            Counterpart(id="beds", label="Beds", nodes=("roses", "herbs"), rules=(rule("title:bed", 3),)),
            Counterpart(id="sheds", label="Sheds", nodes=("tools",)),
        )
    ),
    GARDEN,
)


@pytest.mark.parametrize(
    ("title", "points"),
    [("A rose", 10), ("A bed", 3), ("A bed of roses", 13), ("A bed of roses, thorns and mint", 18)],
)
def test_points_of_a_counterpart_are_its_own_and_those_of_its_strongest_node(title, points):
    (found,) = best(WALK, paper(title)).proposals
    assert (found.node, found.points) == ("beds", points)


def test_a_document_may_be_in_several_classes_of_another_scheme():
    assert classified(WALK, paper("Roses and rakes")).nodes == ("beds", "sheds")


def test_many_documents_are_classified_in_bounded_time(cpu_seconds):
    many = [paper(f"A rose {n} and a spade in the garden of {n} herbs") for n in range(300)]
    ready = scheme(files.Taxonomy(nodes=tuple(node(f"n{n}", rule(f"w{n} OR rose{n}*")) for n in range(50))))
    assert cpu_seconds(lambda: [classified(ready, one) for one in many]) < 15


WORDS = ("rose", "roses", "mint", "tea", "garden", "spade", "raking", "song", "toothpaste", "of", "Rosé")


@given(lists(sampled_from(WORDS), max_size=6), lists(sampled_from(WORDS), max_size=6))
def test_what_is_passed_over_unread_would_not_have_been_found(title, abstract):
    reading = Reading(paper(" ".join(title), abstract=" ".join(abstract)))
    for one, total, rules in scores(READY, reading):
        found = [each for each in one.own if each.plan.found(reading)]
        assert (list(rules), total) == (found, sum(each.source.points for each in found))
