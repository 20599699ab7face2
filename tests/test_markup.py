import pytest
from markupsafe import Markup

from pipeline.markup import COMMA, SPACE, element, joined, outward, to
from pipeline.text import raw
from tests.hostile import STRINGS


@pytest.mark.parametrize(
    ("made", "markup"),
    [
        (element("p"), "<p></p>"),
        (element("p", "a", "b"), "<p>ab</p>"),
        (element("p", "a<b"), "<p>a&#60;b</p>"),
        (element("p", raw("<b>x</b>")), "<p><b>x</b></p>"),
        (element("br"), "<br>"),
        (element("p", "a", class_="x y"), '<p class="x y">a</p>'),
        (element("p", data_row="k1:1", id=None), '<p data-row="k1:1"></p>'),
        (element("p", title='"'), '<p title="&#34;"></p>'),
        (element("p", title=raw("&amp;")), '<p title="&amp;"></p>'),
        (element("p", "a", ", ", "b"), "<p>a&#44; b</p>"),
        (element("p", "  a  "), "<p>a</p>"),
    ],
)
def test_an_element_is_made_of_text_and_markup(made, markup):
    assert made == markup
    assert isinstance(made, Markup)


@pytest.mark.parametrize(
    ("parts", "between", "markup"),
    [
        ([], COMMA, ""),
        (["a"], COMMA, "a"),
        (["a", "<"], COMMA, "a, &#60;"),
        (["a", raw("<b>")], SPACE, "a <b>"),
    ],
)
def test_parts_are_joined_by_markup(parts, between, markup):
    assert joined(parts, between) == markup


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("index.md", "sets/flow.1.0.0.x.html", "sets/flow.1.0.0.x.html"),
        ("studies/a.md", "records/1.html#k1:0001", "../records/1.html#k1:0001"),
        ("a.md", 'x" onclick="y', "x%22%20onclick%3D%22y"),
    ],
)
def test_a_link_within_the_site_is_relative_and_quoted(here, target, link):
    assert to(here, target) == link


@pytest.mark.parametrize("text", STRINGS)
def test_no_hostile_target_leaves_its_attribute(text):
    assert not set(to("a/b.md", text)) & set("<>\"'`{}() \n\\|*[]")


def test_a_link_out_of_the_site_spells_its_ampersands():
    made = outward("https://example.org/?a=1&b=2", "there")
    assert made == '<a href="https://example.org/?a=1&amp;b=2" rel="noopener external">there</a>'


def test_without_an_address_only_the_inside_is_left():
    assert outward("", "there <") == "there &#60;"
