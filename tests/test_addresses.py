from urllib.parse import urlsplit

import pytest

from pipeline import addresses
from tests.hostile import STRINGS


@pytest.mark.parametrize(
    ("ident", "address"),
    [
        ("10.1234/abc.5", "https://doi.org/10.1234/abc.5"),
        ("10.1000.10/123", "https://doi.org/10.1000.10/123"),
        ("10.1234/a<b>;2-#", "https://doi.org/10.1234/a%3Cb%3E;2-%23"),
        ("10.1234/a'b\"c", "https://doi.org/10.1234/a%27b%22c"),
        ("10.12/short", ""),
        ("doi:10.1234/abc", ""),
        ("10.1234/with space", ""),
        ("", ""),
    ],
)
def test_a_doi_leads_to_the_resolver(ident, address):
    assert addresses.doi(ident) == address


@pytest.mark.parametrize(
    ("ident", "address"),
    [
        ("2104.07857", "https://arxiv.org/abs/2104.07857"),
        ("2104.07857v2", "https://arxiv.org/abs/2104.07857v2"),
        ("hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("math.GT/0309136", "https://arxiv.org/abs/math.GT/0309136"),
        ("arXiv:2104.07857", ""),
        ("2104.07857/../x", ""),
        ("２１０４.07857", ""),
    ],
)
def test_an_arxiv_identifier_leads_to_its_abstract(ident, address):
    assert addresses.arxiv(ident) == address


@pytest.mark.parametrize(
    ("ident", "address"),
    [("123", "https://pubmed.ncbi.nlm.nih.gov/123/"), ("0", ""), ("12a", ""), ("", "")],
)
def test_a_pubmed_identifier_leads_to_its_entry(ident, address):
    assert addresses.pmid(ident) == address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a/b.html", "https://example.org/a/b.html"),
        ("https://example.org/?a=1&b=2#c", "https://example.org/?a=1&b=2#c"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ('https://example.org/"><b>', "https://example.org/%22%3E%3Cb%3E"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://example.org/", ""),
        ("https://user:word@example.org/", ""),
        ("https://localhost/", ""),
        ("https://[::1/", ""),
        ("https://exämple.org/", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/", ""),
        ("", ""),
    ],
)
def test_only_plain_https_addresses_pass(url, address):
    assert addresses.web(url) == address


@pytest.mark.parametrize("given", STRINGS)
@pytest.mark.parametrize("make", [addresses.doi, addresses.arxiv, addresses.pmid, addresses.web])
def test_no_hostile_text_becomes_an_address_with_markup_in_it(make, given):
    made = make(given)
    assert urlsplit(made).scheme in {"", "https"}
    assert not set(made) & set("<>\"'` \n{}|\\^")


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("index.md", "sets/a.html", "sets/a.html"),
        ("studies/a.md", "index.html", "../index.html"),
        ("a/b/c.md", "d.html#e", "../../d.html#e"),
        ("studies/a.md", "#top", "#top"),
    ],
)
def test_links_are_relative_to_the_page(here, target, link):
    assert addresses.relative(here, target) == link


@pytest.mark.parametrize(
    ("path", "place"),
    [("a.md", "a.html"), ("sets/flow.1.0.0.md", "sets/flow.1.0.0.html"), ("a.csv", "a.csv")],
)
def test_a_markdown_page_is_built_to_html(path, place):
    assert addresses.built(path) == place
