"""The built sites of three reviews, crawled: what a reader clicks is there, and is what it says."""

import html
import re
from itertools import chain

import pytest

from pipeline import addresses
from pipeline.numbers_of import works
from pipeline.site import number_page
from pipeline.values import Standing
from tests.sites import NAMES
from tools import crawl


@pytest.fixture(params=NAMES)
def each(request, built):
    """Return each review with its site in turn."""
    return built(request.param)


@pytest.mark.parametrize("check", crawl.CHECKS)
@pytest.mark.parametrize("name", NAMES)
def test_a_crawler_finds_nothing(built, name, check):
    assert [str(one) for one in crawl.CHECKS[check](built(name).crawled)] == []


def test_there_was_something_to_crawl(each):
    pages = each.crawled.pages.values()
    links = [link for page in pages for link in page.links]
    assert len(pages) > 50
    for name in ("data-number", "data-claim"):
        assert sum(name in link.attributes for link in links if link.drawn) > 5
        assert sum(name in link.attributes for link in links if not link.drawn) > 20


def test_no_address_is_left_that_leads_to_a_source_of_the_pages(each):
    hrefs = {link.href for page in each.crawled.pages.values() for link in page.links}
    assert [href for href in sorted(hrefs) if re.search(r"\.md(#|$)|\{\{", href)] == []


def rows(site, path, name):
    return [row for page in site.crawled.continued(path) for row in page.sets.get(name, ())]


def test_the_page_of_every_held_number_has_exactly_its_rows(each):
    for number in each.found.numbers.values():
        path = number_page(each.found, number).partition("#")[0]
        assert sorted(rows(each, path, number.name)) == sorted(number.count.ids), number.name


def test_the_page_of_every_other_number_says_where_or_why(each):
    said = {path: [html.unescape(one) for one in page.warnings] for path, page in each.crawled.pages.items()}
    for number in each.found.numbers.values():
        for term in number.count.terms:
            told = getattr(term, "place", None) or getattr(term, "why", None)
            if told is not None:
                there = " ".join(said[number_page(each.found, number)])
                assert " ".join(told.split()) in there, number.name


def test_the_row_of_every_claim_quotes_its_statements_as_printed(each):
    for claim in each.found.claims.values():
        folder = "studies" if claim.study in each.review.studies else "context"
        page = each.crawled.pages[f"{folder}/{claim.study}.html"]
        assert page.rows[claim.id.partition("/")[2]][0] == claim.id
        assert page.quotes[claim.id] == [" ".join(one.printed.split()) for one in claim.statements], claim.id


def file_of(source):
    """Return the file or folder that a `data-source` names, without a line or a place in it."""
    return re.sub(r"(:[0-9]+|#[a-z0-9-]+)$", "", source)


GENERATED = {"references.bib"}
"""Written by `make format`, so it may be absent from a working tree that was never formatted."""


def test_every_source_that_is_named_is_a_file_of_the_review(each):
    named = {file_of(one) for page in each.crawled.pages.values() for one in page.sources} - GENERATED
    assert [one for one in sorted(named) if not (each.root / one).exists()] == []


def known_addresses(review):
    """Return the addresses of everything outside that a review names: works, reports, records, sources."""
    bibs = chain(
        (work.bib for work in works(review)),
        (report.bib for report in review.identity.reports.values()),
        (record.bib for record in review.records.values()),
    )
    for bib in bibs:
        yield from (addresses.doi(bib.doi), addresses.arxiv(bib.arxiv), addresses.pmid(bib.pmid))
        yield addresses.web(bib.url)
    yield from (addresses.web(source.url or "") for source in review.protocol.sources)


def test_links_out_lead_to_works_only_or_stand_in_prose(each):
    known = set(known_addresses(each.review))
    for path, page in each.crawled.pages.items():
        away = {link.href for link in page.links if each.crawled.target(path, link.href) is None}
        prose = "" if page.generated else "".join(read_docs(each.root, page))
        assert [href for href in sorted(away - known) if href not in prose] == [], path


def read_docs(root, page):
    return ((root / one).read_text("utf-8") for one in page.made_from if one.startswith("docs/"))


def concerned(site):
    """Yield every discrepancy with the page of each work that it concerns or whose claims it disputes."""
    for one in site.review.discrepancies.discrepancies:
        for ident in {*one.studies, *(claim.partition("/")[0] for claim in one.disputes)}:
            folder = "studies" if ident in site.review.studies else "context"
            yield one.id, f"{folder}/{ident}.html"


def test_every_discrepancy_can_be_reached_from_the_works_it_concerns(each):
    pairs = list(concerned(each))
    assert pairs
    pages = each.crawled.pages
    missing = [(one, path) for one, path in pairs if one not in pages[path].listed]
    assert missing == []
    led = {path: {link.href for link in pages[path].links} for _, path in pairs}
    assert [(one, path) for one, path in pairs if f"../discrepancies.html#{one}" not in led[path]] == []


def test_every_discrepancy_stands_on_the_page_of_discrepancies(each):
    listed = each.crawled.pages["discrepancies.html"]
    for one in each.review.discrepancies.discrepancies:
        assert listed.rows[one.id][0] == one.id
        assert " ".join(one.finding.split()) in listed.rows[one.id][1]


def drawn_claims(site):
    """Yield every value in a drawing: the page, the claim, and what is written at the mark."""
    for path, page in site.crawled.pages.items():
        for link in page.links:
            if link.drawn and "data-claim" in link.attributes:
                yield path, site.found.claims[link.attributes["data-claim"]], link


def test_no_disputed_claim_is_drawn_without_its_mark_and_no_other_bears_it(each):
    for path, claim, link in drawn_claims(each):
        disputed = claim.standing is Standing.DISPUTED
        assert link.text.endswith("disputed") is disputed, (path, claim.id)


MARK = re.compile(r"<a [^>]*data-claim=\"([^\"]+)\"[^>]*>(.*?)</a>", re.DOTALL)


def test_the_mark_of_a_disputed_claim_has_a_shape_of_its_own(each):
    for path in {path for path, _, _ in drawn_claims(each)}:
        for ident, inside in MARK.findall(each.html(path)):
            claim = each.found.claims[html.unescape(ident)]
            if "<text" in inside:
                assert ("fig-disputed" in inside) is (claim.standing is Standing.DISPUTED), (path, ident)


def test_the_page_for_unknown_addresses_asks_nobody_else(each):
    page = each.crawled.pages["404.html"]
    assert [href for href in page.loads if each.crawled.target("404.html", href) is None] == []


def test_the_search_index_knows_pages_and_anchors_that_exist(each):
    index = (each.root / "site/search/search_index.js").read_text("utf-8")
    known = set(re.findall(r'"location":"([^"#]*)#?([^"]*)"', index))
    lists = {path for path in each.crawled.pages if re.match(r"sets/(?!index)|records/", path)}
    assert len(known) > len(each.crawled.pages) - len(lists)
    assert not lists & {path for path, _ in known}
    for path, anchor in sorted(known):
        page = each.crawled.pages[path or crawl.HOME]
        assert not anchor or anchor in page.ids, (path, anchor)
