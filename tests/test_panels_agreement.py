"""The panel of agreement: a row for all and for each pair, or a sentence that nothing is reported."""

import html5lib

from pipeline.panels_agreement import agreement
from pipeline.site import site
from tests import dom, made
from tests.test_voting import decision, reviewed

SAME = [decision("k1:0001", who) for who in ("alder", "birch", "rowan")]
APART = [decision("k1:0003", "alder", "exclude"), decision("k1:0003", "birch"), decision("k1:0004", "rowan")]


def shown(review):
    markup = agreement(site(review), "methods.md")
    return html5lib.parseFragment(markup, namespaceHTMLElements=False)


def rows(review):
    body = next(shown(review).iter("tbody"))
    return [[dom.words(cell) for cell in row] for row in body]


def test_nobody_voted_twice_is_not_reported():
    for review in (made.review(), reviewed(decision("k1:0001", "alder"), decision("k1:0003", "birch"))):
        root = shown(review)
        assert "not reported" in dom.words(root)
        assert not list(root.iter("table"))


def test_all_and_each_pair_have_a_row():
    found = rows(reviewed(*SAME, *APART))
    assert [row[0] for row in found] == ["All", "Birch and Alder", "Birch and Rowan", "Alder and Rowan"]
    assert [row[1] for row in found] == ["2", "2", "1", "1"]
    assert found[1][2].startswith("0.500")


def test_two_reviewers_need_no_row_for_all():
    assert [row[0] for row in rows(reviewed(*SAME[:2], *APART[:2]))] == ["Birch and Alder"]


def test_what_is_not_defined_is_none_and_says_why():
    root = shown(reviewed(*SAME[:2]))
    (kappa, alpha) = [one for one in root.iter("span") if one.text == "none"]
    assert "one category" in kappa.attrib["title"] == alpha.attrib["title"]


def test_every_stage_has_its_table_and_names_its_folder():
    later = [decision("k1:0001", who, stage="full-text") for who in ("alder", "birch")]
    root = shown(reviewed(*SAME, *later))
    sources = [one.attrib["data-source"] for one in root.iter("div") if "data-source" in one.attrib]
    assert sources == [
        "records/screening/title-abstract",
        "records/screening/full-text",
    ]
