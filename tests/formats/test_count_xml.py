"""The independent count of record elements, checked by eye."""

import pytest

from pipeline.formats.count_xml import atom_starts, endnote_starts, pubmed_starts, zotero_starts
from pipeline.formats.stream import Export, of

NODE = b"<z:itemType>book</z:itemType>"


@pytest.mark.parametrize(
    ("starts", "data", "places"),
    [
        (atom_starts, b"<feed><entry>", [6]),
        (atom_starts, b"<a:entry/><entries><entry", [0]),
        (atom_starts, b"<!--<entry>--><entry>", [14]),
        (atom_starts, b"<![CDATA[<entry>]]><entry>", [19]),
        (atom_starts, b"<?x <entry>?><entry>", [13]),
        (atom_starts, b"<!-- <entry><entry>", [5, 12]),
        (endnote_starts, b"<RECORDS><RECORD><record>", [9, 17]),
        (pubmed_starts, b"<PubmedArticle><MedlineCitation></MedlineCitation></PubmedArticle>", [0]),
        (pubmed_starts, b"<MedlineCitation></MedlineCitation><MedlineCitation>", [0, 35]),
        (pubmed_starts, b"<PubmedArticle/><MedlineCitation>", [0, 16]),
        (pubmed_starts, b"<PubmedArticle><PubmedBookArticle>", [0, 15]),
        (zotero_starts, b"<rdf:RDF><b:A>" + NODE, [9]),
        (zotero_starts, b"<b:A></b:A><b:B>" + NODE, [11]),
        (zotero_starts, b"<b:A><p:of><b:B></b:B></p:of>" + NODE, [0]),
        (zotero_starts, b"<b:A><p:of/><b:B>" + NODE, [12]),
        (zotero_starts, b"<b:A>" + NODE.replace(b"book", b"note"), []),
        (zotero_starts, b"<b:A></b:A>", []),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_record_starts_at_its_tag_outside_sections(starts, data, places, size):
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(starts(Export(blocks=lambda: iter(blocks)))) == places


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-8"])
def test_places_are_those_of_the_raw_bytes(codec):
    data = ("<feed>ééé<entry>" + "é" * 9000 + "<entry>").encode(codec)
    assert [data[at:].decode(codec)[:7] for at in atom_starts(of(data))] == ["<entry>"] * 2


def test_far_apart_starts_are_found_in_any_pieces():
    data = (b"<b:A>" + b" " * 9000 + NODE + b"</b:A>") * 50
    places = [at * (len(data) // 50) for at in range(50)]
    assert list(zotero_starts(of(data))) == places
    assert list(zotero_starts(Export(blocks=lambda: iter([data[:5000], data[5000:]])))) == places
