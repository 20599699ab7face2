import pytest

from pipeline import files
from pipeline.site import site
from pipeline.treesvg import tree_svg
from tests import shown

WHOLE = tree_svg(shown.FOUND, "index.md")


def classes(*pairs):
    nodes = tuple(files.Node(id=one, label=one.title(), parent=up, definition="x") for one, up in pairs)
    return site(shown.review(taxonomy=files.Taxonomy(nodes=nodes)))


def test_every_node_is_a_linked_box_with_its_number():
    assert shown.texts(WHOLE) == ["Pots", "3", "Clay pots", "2", "Glass pots", "1"]
    assert shown.links(WHOLE) == [
        "taxonomy/pots.html",
        "sets/node.pots.html",
        "taxonomy/clay.html",
        "sets/node.clay.html",
        "taxonomy/glass.html",
        "sets/node.glass.html",
    ]


def test_numbers_carry_their_name():
    names = [one.get("data-number") for one in shown.parsed(WHOLE).iter(f"{shown.SVG}a")]
    assert names[1::2] == ["node.pots", "node.clay", "node.glass"]


@pytest.mark.parametrize(
    ("top", "texts"),
    [("pots", 6), ("clay", 2), ("nowhere", 0)],
)
def test_a_subtree_begins_at_its_node(top, texts):
    svg = tree_svg(shown.FOUND, "index.md", top)
    assert len(shown.texts(svg)) == texts
    assert f'id="tree-{top}"' in svg


def test_the_description_says_the_tree():
    said = shown.parsed(WHOLE)[1].text
    assert said.endswith("Pots 3 (Clay pots 2, Glass pots 1).")


def boxes(svg):
    found = shown.parsed(svg).iter(f"{shown.SVG}rect")
    return [tuple(float(one.get(name)) for name in ("x", "y", "width", "height")) for one in found]


@pytest.mark.parametrize(
    "pairs",
    [
        (("a", None), ("b", "a"), ("c", "a"), ("d", "b"), ("e", "b"), ("f", None)),
        (("a", None), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e")),
        (
            ("one-long-label-of-many-many-words-that-wraps-over-lines", None),
            ("b", "one-long-label-of-many-many-words-that-wraps-over-lines"),
        ),
    ],
)
def test_boxes_never_overlap_and_stay_inside(pairs):
    svg = tree_svg(classes(*pairs), "index.md")
    root = shown.parsed(svg)
    found = boxes(svg)
    assert len(found) == len(pairs)
    for index, (x, y, width, height) in enumerate(found):
        assert x + width <= float(root.get("width"))
        assert y + height <= float(root.get("height"))
        for ox, oy, owidth, oheight in found[index + 1 :]:
            assert x + width <= ox or ox + owidth <= x or y + height <= oy or oy + oheight <= y


def test_a_line_joins_each_child_to_its_parent():
    assert WHOLE.count('class="fig-line"') == 2


def test_no_classes_no_boxes():
    assert shown.texts(tree_svg(classes(), "index.md")) == []


def test_a_parent_stands_in_the_middle_of_its_children():
    pots, clay, glass = boxes(WHOLE)
    middle = (clay[1] + glass[1] + glass[3]) / 2
    assert pots[1] + pots[3] / 2 == pytest.approx(middle)
