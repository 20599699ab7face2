"""Every page of three reviews, crawled: digits name their source, links lead somewhere, numbers hold."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import pytest

from pipeline.downloads import downloads
from tests import dom, made

NAMES = ("made", "bees", "models")
SOURCED = {"data-source", "data-number", "data-claim"}


@lru_cache
def review(name):
    return made.full_review() if name == "made" else made.tiny_review(name)


@lru_cache
def drawn(name):
    """Return the DOM of every page of a review, by its address on the site."""
    found = {path.removesuffix(".md") + ".html": page for path, page in dom.pages(review(name)).items()}
    return {path: dom.parsed(page) for path, page in found.items()}


@lru_cache
def generated(name):
    prose = {one.path.removesuffix(".md") + ".html" for one in review(name).prose}
    return {path: root for path, root in drawn(name).items() if path not in prose}


def unsourced(root):
    """Return the texts with a digit that stand in no element that names a source."""
    found = []

    def walk(element, sourced):
        within = sourced or bool(SOURCED & element.attrib.keys())
        if re.search(r"[0-9]", element.text or "") and not within:
            found.append(element.text)
        for child in element:
            walk(child, within)
            if re.search(r"[0-9]", child.tail or "") and not within:
                found.append(child.tail)

    walk(root, sourced=False)
    return found


def links(path, root):
    """Return every link of a page within the site: its element, the page it leads to, the anchor."""
    for element in root.iter():
        href = element.attrib.get("href", "")
        parts = urlsplit(href)
        if href and not parts.scheme:
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
                if parts.path
                else path
            )
            yield element, re.sub(r"\.md$", ".html", target), unquote(parts.fragment)


@pytest.mark.parametrize("name", NAMES)
def test_every_digit_of_a_generated_page_stands_in_an_element_that_names_its_source(name):
    assert {path: found for path, root in generated(name).items() if (found := unsourced(root))} == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_source_is_empty(name):
    empty = [path for path, root in drawn(name).items() if dom.find(root, data_source="")]
    assert empty == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_within_the_site_leads_to_a_page_and_an_anchor(name):
    pages = drawn(name)
    ids = {path: {one.attrib["id"] for one in dom.find(root, id=None)} for path, root in pages.items()}
    dead = [
        (path, target, anchor)
        for path, root in pages.items()
        for _, target, anchor in links(path, root)
        if not target.startswith("data/")
        if target not in pages or (anchor and anchor not in ids[target])
    ]
    assert dead == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_file_leads_to_one(name):
    found = {target for path, root in drawn(name).items() for _, target, _ in links(path, root)}
    files = {target for target in found if target.startswith("data/")}
    assert files == downloads(review(name)).keys()


@pytest.mark.parametrize("name", NAMES)
def test_every_link_out_of_the_site_is_https(name):
    outward = [
        one.attrib["href"] for root in drawn(name).values() for one in dom.find(root, rel="noopener external")
    ]
    assert all(href.startswith("https://") for href in outward)


@pytest.mark.parametrize("name", NAMES)
def test_no_id_is_given_twice_on_a_page(name):
    for path, root in drawn(name).items():
        ids = [one.attrib["id"] for one in dom.find(root, id=None)]
        assert [one for one in set(ids) if ids.count(one) > 1] == [], path


@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_one_first_heading(name):
    assert [path for path, root in drawn(name).items() if len(list(root.iter("h1"))) != 1] == []


def rows(name, target, number):
    """Return the rows of a set on the page it leads to, and on the pages that continue it."""
    later = [path for path in drawn(name) if re.fullmatch(re.escape(target[:-5]) + r"\.[0-9]+\.html", path)]
    sets = [one for path in (target, *later) for one in dom.find(drawn(name)[path], data_set=number)]
    assert sets, (target, number)
    return [row.attrib["data-row"] for one in sets for row in dom.find(one, data_row=None)]


@pytest.mark.parametrize("name", NAMES)
def test_every_held_number_leads_to_exactly_that_many_rows(name):
    seen = set()
    for path, root in drawn(name).items():
        for element, target, _ in links(path, root):
            number = element.attrib.get("data-number")
            key = (number, target, dom.words(element))
            if number and key not in seen and "lr-n" in element.attrib.get("class", "").split()[-1:]:
                seen.add(key)
                found = rows(name, target, number)
                assert len(found) == len(set(found)) == int(dom.words(element)), key
    assert len(seen) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_number_that_is_not_held_leads_to_the_page_that_says_why(name):
    for path, root in drawn(name).items():
        for element, target, _ in links(path, root):
            if re.search(r"lr-n--(reported|unknown)", element.attrib.get("class", "")):
                said = [dom.words(one) for one in dom.find(drawn(name)[target], class_="lr-warn")]
                assert said, (path, target)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_a_claim_leads_to_its_statements(name):
    for path, root in drawn(name).items():
        for element, target, anchor in links(path, root):
            if claim := element.attrib.get("data-claim"):
                row = dom.find(drawn(name)[target], id=anchor)[0]
                assert row.attrib["data-row"] == claim
                if "lr-amount" in element.attrib.get("class", ""):
                    assert dom.words(element) in dom.words(row)
