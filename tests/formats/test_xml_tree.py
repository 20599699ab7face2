"""Markup as trees, sound or broken."""

import pytest

from pipeline.formats.stream import Refused
from pipeline.formats.xml_tree import at, each, text, tree


@pytest.mark.parametrize(
    ("body", "said", "sound"),
    [
        (b"<e><t>a</t></e>", "a", True),
        (b"<e><t>a<!-- b -->c</t></e>", "ac", True),
        (b"<e><t>a<![CDATA[<b>]]></t></e>", "a<b>", True),
        (b"<e><p:t>a</p:t></e>", "a", True),
        (b"<e><t>a&nbsp;&alpha;</t></e>", "a α", True),
        (b"<e><t>a & b</t></e>", "a & b", False),
        (b"<e><t>a < b</t></e>", "a < b", False),
        (b"<e><t>a</e>", "a", False),
        (b"<e><t>a</x></t></e>", "a", False),
        (b"<e><t>a<br>b</t></e>", "ab", False),
        (b"<e><t>a<br/>b &</t></e>", "ab &", False),
        (b"<e><t>a<![CDATA[b & c]]> &</t></e>", "ab & c &", False),
        (b"<e><t>a &lt; &unknown;</t></e>", "a < &unknown;", False),
        (b"<e><t>a", "a", False),
        (b"<e><p:t>a", "a", False),
    ],
)
def test_the_text_of_markup_survives_what_is_broken(body, said, sound):
    made, well = tree(body, 1)
    assert (at(made, "t"), well) == (said, sound)


@pytest.mark.parametrize("body", [b'<e><t a="1" r:about="x&amp;y"/></e>', b'<e><t a="1" r:about="x&amp;y">'])
def test_attributes_lose_their_name_space(body):
    element = tree(body, 1)[0].find("t")
    assert (element.get("a"), element.get("about")) == ("1", "x&y")


@pytest.mark.parametrize("body", [b"<!--", b"no tag at all &", b"</e>", b"<e>"])
def test_hardly_any_markup_is_a_tree_all_the_same(body):
    made, sound = tree(body, 1)
    assert (made.tag in {"w", "e"}, sound) == (True, False)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<e>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</e>", "nested-too-deep"),
        (b"<e>" + b"<a>" * 100_000, "nested-too-deep"),
        (b"<e>" + b"<a/>" * 600_000 + b"</e>", "too-many-fields"),
        (b"<e " + b"a='b' " * 600_000 + b"/>", "too-many-fields"),
    ],
)
def test_more_than_any_export_has_is_refused_at_its_line(body, code):
    with pytest.raises(Refused) as refusal:
        tree(body, 7)
    assert (refusal.value.code, refusal.value.line) == (code, 7)


def test_texts_are_clean_lines():
    made, _ = tree(b"<e><t> a\n  b </t><t/><t>c</t></e>", 1)
    assert (list(each(made, "t")), at(made, "x"), text(None)) == (["a b", "c"], "", "")
