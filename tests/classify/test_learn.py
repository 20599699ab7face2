"""Rules learned from labelled titles: what tells classes apart, on top of what is known, without chance."""

import numpy as np
import pytest

from pipeline import files
from pipeline.classify.learn import Labelled, base, candidates, classes_of, fitted, learn, slug
from pipeline.classify.place import best
from pipeline.classify.scheme import Counterpart, Crosswalk, crossed, ready
from pipeline.model import Bib
from pipeline.query.reading import Reading
from tests.classify.small import GARDEN, paper, rule

EMPTY = Crosswalk(classes=())
NOTHING = files.Taxonomy(nodes=())
FLOWERS = ["A red rose", "Roses of the north", "Growing a rose", "The rose and its thorn"]
TOOLS = ["A sharp spade", "Spades of iron", "Growing old with a spade", "The spade and its handle"]
GIVEN = [
    *(Labelled(bib=Bib(title=title), label="Flowers") for title in FLOWERS),
    *(Labelled(bib=Bib(title=title), label="Garden tools") for title in TOOLS),
]


def learned(given=GIVEN, start=EMPTY, known=()):
    return learn(given, start, known, crossed(start, NOTHING))


def points(made, ident):
    (found,) = (one for one in made.classes if one.id == ident)
    return {one.query: one.points for one in found.rules}


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Weeds & Grasses", "weeds-grasses"),
        ("kv-cache", "kv-cache"),
        ("  A/B > C ", "a-b-c"),
        ("Blüten", "bluten"),
        ("&", "class"),
        ("a" * 80, "a" * 64),
    ],
)
def test_a_label_becomes_an_id(label, wanted):
    assert slug(label) == wanted


def test_the_words_that_tell_classes_apart_get_points():
    made = learned()
    assert points(made, "flowers")["title:rose"] > 0
    assert points(made, "garden-tools")["title:spade"] > 0
    assert "title:spade" not in points(made, "flowers") or points(made, "flowers")["title:spade"] < 0


def test_words_that_tell_nothing_get_none():
    assert not {"title:growing", "title:the"} & {*points(learned(), "flowers")}


@pytest.mark.parametrize(
    ("title", "wanted"), [("Of roses", "flowers"), ("Two spades", "garden-tools"), ("Rocks", None)]
)
def test_what_is_learned_places_titles_never_seen(title, wanted):
    found = best(crossed(learned(), NOTHING), paper(title)).nodes
    assert found == ((wanted,) if wanted else ())


def test_the_weightiest_rule_stands_first_and_none_is_without_points():
    for one in learned().classes:
        weights = [abs(rule.points) for rule in one.rules]
        assert weights == sorted(weights, reverse=True)
        assert all(weights)


def test_equal_titles_give_equal_rules_in_whatever_order_they_come():
    first, second = learned(), learned([*GIVEN[1::2], *reversed(GIVEN[::2])])
    assert [(one.id, one.rules) for one in first.classes] == [(one.id, one.rules) for one in second.classes]


def test_classes_are_those_known_and_then_the_new_ones_by_how_often_they_are():
    start = Crosswalk(classes=(Counterpart(id="garden-tools", label="Tools"),))
    given = [*GIVEN, Labelled(bib=Bib(title="x"), label="Ants")]
    assert [one.id for one in classes_of(start, given)] == ["garden-tools", "flowers", "ants"]


def test_known_rules_are_kept_and_come_first():
    start = Crosswalk(classes=(Counterpart(id="flowers", label="Flowers", rules=(rule("rose"),)),))
    (flowers, _) = learned(start=start).classes
    assert flowers.rules[0] == rule("rose")


def test_what_known_rules_say_need_not_be_learned_again():
    start = Crosswalk(
        classes=(
            Counterpart(id="flowers", label="Flowers", rules=(rule("rose", 40),)),
            Counterpart(id="garden-tools", label="Tools", rules=(rule("spade", 40),)),
        )
    )
    assert [len(one.rules) for one in learned(start=start).classes] == [1, 1]


def test_a_known_rule_may_be_used_again_with_points_of_its_own():
    known = ready([rule("title:(rose OR lily OR tulip)")])
    titles = {"Rose": "flowers", "Lily": "flowers", "Tulip": "flowers", "Spade": "tools", "Rake": "tools"}
    given = [Labelled(bib=Bib(title=title), label=label) for title, label in titles.items()]
    assert points(learned(given, known=known), "flowers")["title:(rose OR lily OR tulip)"] > 0


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["a red rose", "red roses"], {"title:red", "title:rose", 'title:"red rose"'}),
        (["a rose", "a lily"], {"title:a"}),
        (["not now", "not yet"], {'title:"not"'}),
        (["now or never", "now or later"], {"title:now", 'title:"or"', 'title:"now or"'}),
        (["x", "y"], set()),
    ],
)
def test_candidates_are_words_and_pairs_of_two_titles_or_more(titles, wanted):
    made = candidates([Reading(Bib(title=one)) for one in titles], ())
    assert {one.query for one in made.rules} == wanted


def test_a_candidate_finds_the_titles_it_was_seen_in():
    readings = [Reading(Bib(title=one.bib.title)) for one in GIVEN]
    made = candidates(readings, ())
    for column, one in enumerate(made.rules):
        (plan,) = (each.plan for each in ready([one]))
        assert [bool(plan.found(each)) for each in readings] == made.found[:, column].astype(bool).tolist()


def test_points_that_are_there_already_are_those_of_the_known_scheme():
    start = Crosswalk(classes=(Counterpart(id="r", label="R", nodes=("roses",)),))
    readings = [Reading(Bib(title="A rose")), Reading(Bib(title="A spade"))]
    made = base(readings, crossed(start, GARDEN), (*start.classes, Counterpart(id="new", label="N")))
    assert made.tolist() == [[10, 0], [0, 0]]


def test_points_are_balanced_between_classes_of_different_size():
    found = np.array([[1.0, 0.0]] * 90 + [[0.0, 1.0]] * 10)
    labels = np.array([0] * 90 + [1] * 10, dtype=np.intp)
    made = fitted(found, labels, np.zeros((100, 2)))
    assert made[0, 0] > 0 < made[1, 1]
    assert abs(made[0, 0] - made[1, 1]) <= 2


def test_a_class_nobody_has_gets_no_points_for_it():
    made = fitted(np.array([[1.0], [0.0]]), np.array([0, 1], dtype=np.intp), np.zeros((2, 3)))
    assert made[0, 2] <= 0


def test_without_candidates_there_is_nothing_to_learn():
    made = learned([Labelled(bib=Bib(title="x"), label="a"), Labelled(bib=Bib(title="y"), label="b")])
    assert [one.rules for one in made.classes] == [(), ()]
