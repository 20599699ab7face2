import pytest

from pipeline import files, nodes
from tests import made


def test_children_stand_below_their_parent_in_the_order_of_the_file():
    found = nodes.children(made.taxonomy())
    assert [node.id for node in found["pots"]] == ["clay", "glass"]
    assert [node.id for node in found[None]] == ["pots"]


def test_a_node_whose_parent_is_unknown_is_a_root():
    lost = files.Taxonomy(nodes=(files.Node(id="a", label="A", parent="gone", definition="d"),))
    assert [node.id for node in nodes.children(lost)[None]] == ["a"]


@pytest.mark.parametrize(("ident", "way"), [("clay", ["pots", "clay"]), ("pots", ["pots"]), ("gone", [])])
def test_the_path_leads_from_the_root_to_the_node(ident, way):
    assert [node.id for node in nodes.path(made.taxonomy(), ident)] == way


def test_a_cycle_ends_the_way_up():
    cycle = files.Taxonomy(
        nodes=(
            files.Node(id="a", label="A", parent="b", definition="d"),
            files.Node(id="b", label="B", parent="a", definition="d"),
        )
    )
    assert {node.id for node in nodes.path(cycle, "a")} == {"a", "b"}
    assert nodes.at_or_below(cycle)["a"] == {"a", "b"}


def test_everything_at_or_below_a_node_is_found():
    below = nodes.at_or_below(made.taxonomy())
    assert below == {"pots": {"pots", "clay", "glass"}, "clay": {"clay"}, "glass": {"glass"}}


def test_a_study_is_placed_where_its_placements_say():
    assert nodes.placed(made.review().studies["ladle"]) == {"clay"}
