import pytest

from pipeline import files
from pipeline.tree import at_or_below, direct, placed, tree
from tests import shown

SHAPE = tree(shown.REVIEW.taxonomy)
HELD = direct(shown.WORKS.values())


def taxonomy(*pairs):
    return files.Taxonomy(
        nodes=tuple(files.Node(id=one, label=one, parent=up, definition="x") for one, up in pairs)
    )


@pytest.mark.parametrize(
    ("node", "below"),
    [("pots", ("pots", "clay", "glass")), ("clay", ("clay",)), ("nowhere", ())],
)
def test_below_a_node_is_itself_and_what_it_holds(node, below):
    assert SHAPE.below(node) == below


def test_below_goes_deep_before_it_goes_on():
    deep = tree(taxonomy(("a", None), ("b", "a"), ("c", "a"), ("d", "b")))
    assert deep.below("a") == ("a", "b", "d", "c")


@pytest.mark.parametrize(
    ("node", "leaves", "tops"),
    [
        (None, ("clay", "glass"), ("pots",)),
        ("pots", ("clay", "glass"), ("clay", "glass")),
        ("clay", ("clay",), ()),
        ("nowhere", (), ()),
    ],
)
def test_leaves_and_tops(node, leaves, tops):
    assert (SHAPE.leaves(node), SHAPE.tops(node)) == (leaves, tops)


def test_an_unknown_parent_makes_a_root():
    assert tree(taxonomy(("a", "nobody"), ("b", None))).roots == ("a", "b")


def test_a_cycle_ends():
    round_about = tree(taxonomy(("a", "b"), ("b", "a")))
    assert round_about.below("a") == ("a", "b")
    assert round_about.under(None) == ()


def test_works_stand_where_they_are_placed():
    assert HELD == {"clay": ("ladle", "spoon", "gone"), "glass": ("ladle",), "pots": ("whisk",)}
    assert placed(shown.WORKS["ladle"]) == {"clay", "glass"}


@pytest.mark.parametrize(
    ("node", "works"),
    [("pots", ("whisk", "ladle", "spoon", "gone")), ("glass", ("ladle",)), ("nowhere", ())],
)
def test_at_or_below_names_each_work_once(node, works):
    assert at_or_below(SHAPE, node, HELD) == works
