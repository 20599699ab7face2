"""What the fuzzer found (`make fuzz`), shortened: each broke a promise of its reader once."""

import pytest

from tools.fuzz import hold

FOUND = {
    "arxiv": [
        b"<feed arxiv.org/<entry\n<![CDaTA[",
        b"<feed arxiv.org/<![CDATa[<entry ",
        b"<feed <\xf9arxiv.org/<entry>\x90>",
    ],
    "pubmed-xml": [b"<\xcb<MedlineCitation>?>"],
    "endnote-xml": [b"<\xff<records\n<record\n?>"],
    "wos": [b"AU\r\nPT J\nTI a\n"],
    "wos-tab": [b"PT\tAU\tTI\t\0\t\nJ\ta\n\tb\n"],
    "ris": [b"AU  - A\nER  -\nTI  -\x00", b"TI  - A\nER  -\n\xf0R-\nTI  -\x00 \x00"],
    "zotero-rdf": [b"<rdf:RDF.zotero.org/namespaces<\xff<z:itemType>o<?>"],
}


@pytest.mark.parametrize(("name", "data"), [(name, data) for name in FOUND for data in FOUND[name]])
def test_what_was_found_once_is_accounted_for(name, data):
    assert hold(data, name) >= 1
