"""Rules made ready: what they look for, and how classes of another scheme are made of nodes."""

import pytest

from pipeline import files
from pipeline.classify.scheme import Counterpart, Crosswalk, crossed, ready, rules_of, scheme
from tests.classify.small import GARDEN, node, rule


def test_each_class_knows_the_way_from_its_root():
    ways = scheme(GARDEN).ways
    assert ways["roses"] == ("garden", "plants", "roses")
    assert ways["tools"] == ("tools",)


def test_classes_keep_the_order_of_the_taxonomy():
    assert [one.id for one in scheme(GARDEN).classes] == [one.id for one in GARDEN.nodes]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("rose", ["rose"]),
        ("rose OR lily", ["rose", "lily"]),
        ('title:("red rose" AND thorn)', ['"red rose"', "thorn"]),
        ("rose NOT title:song", ["rose"]),
        ("rose NEAR/3 thorn", ["rose NEAR/3 thorn"]),
        ("rose AND (rose OR lily)", ["rose", "lily"]),
    ],
)
def test_the_terms_of_a_rule_are_what_it_looks_for_and_not_what_it_shuts_out(query, terms):
    (made,) = ready([rule(query)])
    assert [term for term, _ in made.terms] == terms


@pytest.mark.parametrize("query", ["(rose", "ears:rose", "rose AND", '"rose'])
def test_a_query_that_cannot_be_run_is_left_out(query):
    assert len(ready([rule(query), rule("lily")])) == 1


def test_a_class_of_a_crosswalk_has_its_own_rules_and_those_of_its_nodes():
    walk = Crosswalk(classes=(Counterpart(id="pink", label="Pink", nodes=("roses",), rules=(rule("pink"),)),))
    (made,) = crossed(walk, GARDEN).classes
    assert [one.source.query for one in made.own] == ["pink"]
    assert [[one.source.query for one in some] for some in made.nodes] == [["rose", "title:thorn"]]


def test_a_node_that_the_taxonomy_does_not_have_gives_no_rules():
    walk = Crosswalk(classes=(Counterpart(id="pink", label="Pink", nodes=("moon",)),))
    assert crossed(walk, GARDEN).classes[0].nodes == ()


def test_a_class_of_a_crosswalk_is_its_own_root():
    walk = Crosswalk(classes=(Counterpart(id="pink", label="Pink"),))
    assert crossed(walk, GARDEN).ways == {"pink": ("pink",)}


def test_the_rules_of_a_scheme_are_those_of_all_its_classes():
    taxonomy = files.Taxonomy(nodes=(node("a", rule("x"), rule("y")), node("b", rule("z"))))
    assert [one.source.query for one in rules_of(scheme(taxonomy))] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("rose", {"rose"}),
        ("rose OR lily", {"rose", "lil"}),
        ("(rose OR lily) AND spade", {"spade"}),
        ("rose NOT lily", {"rose"}),
        ("NOT rose", {""}),
        ("rose OR (NOT lily)", {"rose", ""}),
        ("published:2020", {""}),
        ("rose AND published:2020", {"rose"}),
        ("published:2020 AND (rose OR lily)", {"rose", "lil"}),
        ('title:"red rose"', {"rose"}),
        ("rose NEAR/3 lily", {"rose"}),
        ("ros*", {"ros"}),
        ("*", {""}),
    ],
)
def test_a_rule_needs_letters_that_are_in_every_text_it_finds(query, wanted):
    (made,) = ready([rule(query)])
    assert made.needs == wanted


def test_a_scheme_needs_and_looks_where_any_of_its_rules_does():
    made = scheme(files.Taxonomy(nodes=(node("a", rule("title:rose")), node("b", rule("abstract:spade")))))
    assert (made.needs, made.fields) == ({"rose", "spade"}, {"title", "abstract"})
