"""HTML goes, what looks like it stays, and guarded text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.markup import entity, guarded, plain, scanned, untagged
from pipeline.formats.text import words
from tests.formats.made import PIECES


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("plain", "plain"),
        ("R&amp;D", "R&D"),
        ("&lt;i&gt;x&lt;/i&gt;", "x"),
        ("&amp;lt;sub class=&quot;x&quot;&amp;gt;x&amp;lt;/sub&amp;gt;", "x"),
        ("&lt;b>x", "<b>x"),
        ("&amp;lt;", "<"),
        ("R&amp;amp;D &amp;amp;amp; &amp;nosuch;", "R&D & &nosuch;"),
        ("&amp;#233;", "é"),
        ("x<!-- not this -->y", "xy"),
        ("<mml:mi>x</mml:mi><mml:annotation encoding='t'>x_1</mml:annotation>", "x"),
        ("<inline-formula><tex-math notation='LaTeX'>$x$</tex-math></inline-formula>", "$x$"),
        ("<p>a</p><p>b</p>", " a  b "),
        ("<ce:italic>x</ce:italic>, <Emphasis Type='Italic'>y</Emphasis>", "x, y"),
        ("&#233;&#xE9;&eacute;", "ééé"),
        ("&nosuch; & AT&T &;", "&nosuch; & AT&T &;"),
        ("&copyright; &notit;", "&copyright; &notit;"),
        ("&#xFFFFFF;", "&#xFFFFFF;"),
        ("H<sub>2</sub>O", "H2O"),
        ("<b>a</b> <I>b</I>", "a b"),
        ('<jats:p class="x">a</jats:p>', " a "),
        ("a<br/>b", "a b"),
        ("p < 0.05 and q > 1", "p < 0.05 and q > 1"),
        ("<script>x", "<script>x"),
        ("a <bad", "a <bad"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
    ],
)
def test_markup_is_taken_off_once(text, made):
    assert plain(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("&lt;i&gt;a&lt;/i&gt; &amp; b", "a &amp; b"),
        ("<i>a</i> &amp; b", "a &amp; b"),
        ("a < b", "a < b"),
        ("a</p><p>b", "a  b"),
        ("x", "x"),
    ],
)
def test_tags_alone_are_taken_off(text, made):
    assert untagged(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("&lt;", "<"),
        ("&nosuch;", "&nosuch;"),
        ("&#0;", "&#0;"),
        ("&amp;amp;", "&"),
        ("&amp;x;", "&x;"),
        ("&#65;", "A"),
    ],
)
def test_an_entity_is_one_character_or_itself(text, made):
    assert entity(text) == made


@given(st.one_of(PIECES, st.text("&<>/;#xiamplgt0123 ![]-CDAT", max_size=40)))
def test_guarded_text_is_read_back(text):
    assert plain(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a & b < c", "a & b < c"),
        ("a &amp; b <i>c</i> & <x> d&lt;", "a & b c & <x> d<"),
        ("<<i>a</i>> &&amp;", "<a> &&"),
        ("&lt;i&gt;a&lt;/i&gt; <i", "a <i"),
    ],
)
def test_marks_among_other_signs_are_read_from_left_to_right(text, made):
    assert plain(text) == made


MARKS = st.sampled_from(
    [
        *("<i>", "</i>", "<x>", "<p>", "<", ">", "> ", "&", "i", " ", "lt;", "amp;", "&amp;", "&lt;", "&gt;"),
        *("a href='x&amp;y'", "<a href='&amp;'>", "<annotation>", "</annotation>", "<!--", "-->", "y" * 39),
        *("&#38;", "&lt;i&gt;", "&lt;i ", "<mml:mi>", "<MML:annotation>"),
    ]
)


@given(st.lists(MARKS, max_size=9).map("".join))
def test_tags_dropped_one_after_the_other_leave_what_going_mark_by_mark_leaves(text):
    assert plain(text) == scanned(text)


TAGS = words("i b sub sup em sc scp inf strong italic bold mml:mi mml:mn mml:mo p br sec title x")


@pytest.mark.parametrize("name", sorted(TAGS))
def test_each_short_tag_leaves_what_going_mark_by_mark_leaves(name):
    text = f"a<{name}>b</{name}>c <{name}"
    assert plain(text) == scanned(text)
    assert plain(text[: -len(name) - 2]) == scanned(text[: -len(name) - 2])
