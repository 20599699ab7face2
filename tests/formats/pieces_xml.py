"""What broken XML exports are made of; the first piece of each is how its files begin."""

ANY = (
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml ?>", b"<?", b"?>", b"/>", b">", b"<", b"&", b"&amp;",
    b"&eacute;", b"<a>", b"</a>", b"<b c='d'>", b" x='", b"text", b"\n", b"\r", b"\xff", b"\0", b"\xc3\xa9",
    b"]]", b"--", b"'", b"<!DOCTYPE a>", b" " * 25,
)  # fmt: skip
ATOM = (
    b"<feed>arxiv.org/", b"</feed>", b"<entry>", b"</entry>", b"<entry/>", b"<entry ", b"<a:entry>",
    b"</a:entry>", b"<title>t</title>", b"<id>arxiv.org/abs/1</id>", b"</entry", b"<Entry>", b"<entry", *ANY,
)  # fmt: skip
PUBMED = (
    b"<PubmedArticleSet>", b"</PubmedArticleSet>", b"<PubmedArticle>", b"</PubmedArticle>", b"<Medline>",
    b"</MedlineCitation>", b"<PubmedBookArticle>", b"</PubmedBookArticle>", b"<MedlineCitation",
    b"<MedlineCitation>", b"</MedlineCitation", b"<MedlineCitation a='b'/>", b"<PubmedArticle ",
    b"<Article>t</Article>", *ANY,
)  # fmt: skip
ENDNOTE = (
    b"<xml><records>", b"</records></xml>", b"<record>", b"</record>", b"<RECORD>", b"<record/>",
    b"<titles><title>t</title></titles>", b"<record ", b"</record", b"<records/>", *ANY,
)  # fmt: skip
ZOTERO = (
    b"<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'>", b"</rdf:RDF>", b"<bib:Article>",
    b"</bib:Article>", b"<z:itemType>book</z:itemType>", b"<z:itemType>note</z:itemType>", b"<z:itemType",
    b"<z:A/>", b"<p:of>", b"</p:of>", b"<p:of r='s'/>", b"<bib:Book rdf:about='s'>", b"</bib:Book>",
    b"<Book>", b"<bib:Article", b"<p:isPartOf rdf:resource='s'/>", *ANY,
)  # fmt: skip
PIECES = {"arxiv": ATOM, "pubmed-xml": PUBMED, "endnote-xml": ENDNOTE, "zotero-rdf": ZOTERO}
