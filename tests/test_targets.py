import pytest

from pipeline.cells import Ref
from pipeline.targets import address
from tests import shown


@pytest.mark.parametrize(
    ("kind", "ident", "href"),
    [
        ("study", "ladle", "../studies/ladle.html"),
        ("study", "sieve", "../context/sieve.html"),
        ("study", "nobody", ""),
        ("claim", "ladle/exact", "../studies/ladle.html#exact"),
        ("node", "clay", "../taxonomy/clay.html"),
        ("search", "k1", "../searches/k1.html"),
        ("discrepancy", "d1", "../discrepancies.html#d1"),
        ("node", "javascript:alert(1)", "../taxonomy/javascript:alert%281%29.html"),
        ("node", '"><script>', "../taxonomy/%22%3E%3Cscript%3E.html"),
    ],
)
def test_references_lead_to_pages(kind, ident, href):
    assert address(shown.FOUND, "charts/x.md", Ref(kind=kind, id=ident, label="x")) == href


@pytest.mark.parametrize(
    ("here", "href"), [("index.md", "taxonomy/clay.html"), ("a/b/c.md", "../../taxonomy/clay.html")]
)
def test_addresses_are_relative_to_the_page(here, href):
    assert address(shown.FOUND, here, Ref(kind="node", id="clay", label="x")) == href
