"""Rules of taxonomy, metrics, names and form."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline import files
from pipeline.rules.vocabulary import (
    circles,
    dimensions,
    folded,
    form,
    metrics,
    names,
    placement_rules,
    siblings,
    taxonomy,
)
from pipeline.rules.world import World
from tests.rules.small import METRICS, NODES, UNITS, found, loaded, single


def tree(*pairs):
    nodes = tuple(files.Node(id=one, label=one, parent=parent, definition="d") for one, parent in pairs)
    return single("taxonomy", files.Taxonomy(nodes=nodes))


def vocabulary(units=UNITS, listed=METRICS):
    return single("metrics", files.Metrics(units=units, metrics=listed))


@pytest.mark.parametrize("rule", [taxonomy, siblings, placement_rules, metrics, dimensions, names, form])
def test_a_sound_vocabulary_has_nothing_to_tell(rule):
    assert found(rule) == []


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        ([("a", None), ("b", "a"), ("c", "b")], []),
        ([("a", "z")], [(0, "unknown-node")]),
        ([("a", "a")], [(0, "cyclic-taxonomy")]),
        ([("a", "b"), ("b", "a"), ("c", "a")], [(0, "cyclic-taxonomy"), (1, "cyclic-taxonomy")]),
        ([("a", "c"), ("b", "a"), ("c", "b")], [(n, "cyclic-taxonomy") for n in range(3)]),
        ([("b", "a"), ("a", None)], [(0, "parent-after-child")]),
    ],
)
def test_a_tree_hangs_together(pairs, wanted):
    assert found(taxonomy, taxonomy=tree(*pairs)) == [
        (("nodes", place, "parent"), code) for place, code in wanted
    ]


def test_a_node_stands_once():
    assert (("nodes", 1, "id"), "duplicate-id") in found(taxonomy, taxonomy=tree(("a", None), ("a", None)))


@pytest.mark.parametrize(("start", "wanted"), [("a", True), ("b", True), ("c", False), ("z", False)])
def test_a_circle_is_what_leads_back(start, wanted):
    assert circles({"a": "b", "b": "a", "c": "a", "d": None}, start) is wanted


def test_brothers_have_labels_of_their_own():
    nodes = (
        *NODES,
        replace(NODES[1], id="other", label="  LOW "),
        replace(NODES[1], id="third", parent=None),
    )
    listed = single("taxonomy", files.Taxonomy(nodes=nodes))
    assert found(siblings, taxonomy=listed) == [(("nodes", 2, "label"), "duplicate-label")]


def ruled(*rules):
    nodes = (NODES[0], replace(NODES[1], rules=tuple(files.PlacementRule(**one) for one in rules)))
    return single("taxonomy", files.Taxonomy(nodes=nodes))


@pytest.mark.parametrize(
    ("query", "code", "severity"),
    [
        ("cat OR dog", None, None),
        ("(cat", "unbalanced-parenthesis", "error"),
        ('"cat', "unbalanced-quote", "error"),
        ("cat AND", "missing-operand", "error"),
        ("ears:cat", "unknown-field", "error"),
        ("cat AND dog OR pig", "mixed-operators", "warning"),
    ],
)
def test_the_query_of_a_rule_can_be_run(query, code, severity):
    world = World(loaded(taxonomy=ruled({"query": "cow"}, {"query": query})))
    told = [(one.loc, one.code, one.severity) for one in placement_rules(world)]
    assert told == ([(("nodes", 1, "rules", 1, "query"), code, severity)] if code else [])


def test_an_odd_query_says_at_which_sign():
    world = World(loaded(taxonomy=ruled({"query": "cat OR (dog"})))
    assert "sign 8" in next(iter(placement_rules(world))).message


@pytest.mark.parametrize(("points", "wanted"), [(10, []), (5, []), (-3, []), (0, ["pointless-rule"])])
def test_a_rule_gives_points(points, wanted):
    listed = ruled({"query": "cat", "points": points})
    assert [code for _, code in found(placement_rules, taxonomy=listed)] == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("\u00e9 A", "e\u0301  a", True), ("straße", "STRASSE", True), ("a", "b", False)],
)
def test_texts_are_compared_without_case_and_composed(one, other, same):
    assert (folded(one) == folded(other)) is same


def test_a_unit_and_a_metric_stand_once():
    doubled = vocabulary((*UNITS, UNITS[0]), (*METRICS, METRICS[1]))
    assert found(metrics, metrics=doubled) == [
        (("units", 3, "id"), "duplicate-id"),
        (("metrics", 3, "id"), "duplicate-id"),
    ]


@pytest.mark.parametrize(("factor", "good"), [("0.001", True), ("1000", True), ("0", False), ("-1", False)])
def test_a_factor_converts(factor, good):
    units = (replace(UNITS[0], factor=Decimal(factor)), *UNITS[1:])
    assert found(metrics, metrics=vocabulary(units)) == (
        [] if good else [(("units", 0, "factor"), "bad-factor")]
    )


def test_what_is_charted_has_a_unit_and_a_unit_is_of_something():
    changed = vocabulary(
        (*UNITS, replace(UNITS[0], id="ohm", dimension="force")),
        (replace(METRICS[2], chartable=True), *METRICS[:2]),
    )
    assert found(dimensions, metrics=changed) == [
        (("metrics", 0, "dimension"), "unknown-dimension"),
        (("units", 3, "dimension"), "unused-dimension"),
    ]


def test_names_stand_once_and_hold_digits():
    listed = single("names", files.Names(names=("A 1", "a  1", "B")))
    assert found(names, names=listed) == [
        (("names", 1), "duplicate-name"),
        (("names", 2), "name-without-digit"),
    ]


@pytest.mark.parametrize(
    ("kind", "allowed", "wanted"),
    [
        ("text", (), []),
        ("choice", ("a", "b"), []),
        ("choice", (), ["type"]),
        ("number", ("a",), ["allowed"]),
        ("multi-choice", ("a",), []),
        ("multi-choice", (), ["type"]),
    ],
)
def test_a_choice_has_values_and_nothing_else_has(kind, allowed, wanted):
    field = files.FormField(id="f", label="F", type=kind, allowed=allowed)
    listed = single("fields", files.Form(fields=(field,)))
    assert found(form, form=listed) == [(("fields", 0, key), "allowed-values") for key in wanted]


def test_it_is_said_whether_a_field_has_values():
    field = files.FormField(id="f", label="F", type="choice")
    world = World(loaded(form=single("fields", files.Form(fields=(field,)))))
    assert [one.message for one in form(world)] == ["f is a choice without allowed values"]


def test_fields_and_their_values_stand_once():
    field = files.FormField(id="f", label="F", type="choice", allowed=("a", "a"))
    assert [code for _, code in found(form, form=single("fields", files.Form(fields=(field, field))))] == [
        "duplicate-id"
    ] * 3


@pytest.mark.parametrize(
    ("kind", "unit", "wanted"),
    [
        ("number", "gram", []),
        ("number", "stone", ["unknown-unit"]),
        ("text", "gram", ["unit-unwanted"]),
        ("date", None, []),
    ],
)
def test_only_a_number_has_a_unit_and_a_known_one(kind, unit, wanted):
    field = files.FormField(id="f", label="F", type=kind, unit=unit)
    listed = single("fields", files.Form(fields=(field,)))
    assert found(form, form=listed) == [(("fields", 0, "unit"), code) for code in wanted]
