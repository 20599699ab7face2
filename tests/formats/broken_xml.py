"""Broken XML exports: reader, data, titles of what is read, and each problem as (line, code)."""

FEED = b'<feed xmlns="http://www.w3.org/2005/Atom">\n<id>http://arxiv.org/api/x</id>\n'


def entry(title, more=b""):
    return b"<entry>\n<title>%s</title>%s\n</entry>\n" % (title, more)


def record(title, more=b""):
    return b"<record>\n<titles><title>%s</title></titles>%s\n</record>\n" % (title, more)


def article(title, more=b""):
    made = b"<Article><ArticleTitle>%s</ArticleTitle>%s</Article>" % (title, more)
    return b"<PubmedArticle>\n<MedlineCitation>%s</MedlineCitation>\n</PubmedArticle>\n" % made


def item(title, more=b""):
    return (
        b"<bib:Article>\n<z:itemType>journalArticle</z:itemType><dc:title>%s</dc:title>%s\n</bib:Article>\n"
        % (
            title,
            more,
        )
    )


ENDNOTE = b"<xml><records>\n"
PUBMED = b"<PubmedArticleSet>\n"
ZOTERO = b'<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">\n'
ERROR = b"<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>no</summary></entry>\n"

CASES = {
    "sound": ("arxiv", FEED + entry(b"A") + entry(b"B") + b"</feed>", ["A", "B"], []),
    "nothing found": ("arxiv", FEED + b"</feed>", [], []),
    "an error of the database": ("arxiv", FEED + ERROR + b"</feed>", [], [(3, "error-notice")]),
    "an end tag left out": (
        "arxiv",
        FEED + b"<entry><title>A</title>\n" + entry(b"B") + b"</feed>",
        ["A", "B"],
        [(3, "missing-end")],
    ),
    "an inner end tag left out": (
        "arxiv",
        FEED + b"<entry><title>A\n</entry>\n" + entry(b"B") + b"</feed>",
        ["A", "B"],
        [(3, "broken-markup")],
    ),
    "a bare ampersand": ("arxiv", FEED + entry(b"A & B") + b"</feed>", ["A & B"], [(3, "broken-markup")]),
    "a bare sign": ("arxiv", FEED + entry(b"p < 0.05") + b"</feed>", ["p < 0.05"], [(3, "broken-markup")]),
    "a control character": ("arxiv", FEED + entry(b"A\x0bB") + b"</feed>", ["A B"], [(3, "broken-markup")]),
    "crossed tags": (
        "arxiv",
        FEED + entry(b"<i>A<b>B</i>C</b>") + entry(b"D") + b"</feed>",
        ["ABC", "D"],
        [(3, "broken-markup")],
    ),
    "a stray end tag": ("arxiv", FEED + entry(b"A</x>B") + b"</feed>", ["AB"], [(3, "broken-markup")]),
    "an unknown entity": (
        "arxiv",
        FEED + entry(b"A&what;B") + b"</feed>",
        ["A&what;B"],
        [(3, "broken-markup")],
    ),
    "an HTML entity": ("arxiv", FEED + entry(b"A&eacute;B") + b"</feed>", ["AéB"], []),
    "an unknown prefix": ("arxiv", FEED + entry(b"A", b"<q:b>c</q:b>") + b"</feed>", ["A"], []),
    "a prefix for all": (
        "arxiv",
        b"<a:feed>arxiv.org/<a:entry><a:title>A</a:title></a:entry></a:feed>",
        ["A"],
        [],
    ),
    "cut in a title": (
        "arxiv",
        FEED + b"<entry>\n<title>A b",
        ["A b"],
        [(3, "missing-end"), (3, "cut-short")],
    ),
    "cut between entries": ("arxiv", FEED + entry(b"A"), ["A"], [(3, "cut-short")]),
    "cut before the first": ("arxiv", FEED, [], [(1, "ends-early")]),
    "an empty entry": ("arxiv", FEED + b"<entry/>" + entry(b"B") + b"</feed>", ["B"], [(3, "empty-entry")]),
    "entities declared": (
        "arxiv",
        b'<?xml version="1.0"?>\n<!DOCTYPE f [<!ENTITY a "b">]>\n' + FEED + entry(b"&a;") + b"</feed>",
        [],
        [(2, "entity-declarations")],
    ),
    "an external document type": (
        "arxiv",
        b'<!DOCTYPE f SYSTEM "/etc/x">' + FEED + entry(b"A") + b"</feed>",
        ["A"],
        [],
    ),
    "Windows-1252": ("arxiv", FEED + entry(b"A\xe9") + b"</feed>", ["Aé"], [(3, "not-utf-8")]),
    "a declared encoding": (
        "arxiv",
        b'<?xml version="1.0" encoding="iso-8859-2"?>\n' + FEED + entry(b"A\xb3") + b"</feed>",
        ["Ał"],
        [],
    ),
    "an entry in a comment": (
        "arxiv",
        FEED + b"<!--" + entry(b"A") + b"-->" + entry(b"B") + b"</feed>",
        ["B"],
        [],
    ),
    "an entry in CDATA": (
        "arxiv",
        FEED + entry(b"<![CDATA[<entry> &amp;]]>") + b"</feed>",
        ["<entry> &"],
        [],
    ),
    "a comment left open": ("arxiv", FEED + b"<!-- " + entry(b"A") + b"</feed>", ["A"], []),
    "CDATA left open": (
        "arxiv",
        FEED + entry(b"<![CDATA[A") + entry(b"B") + b"</feed>",
        ["A", "B"],
        [(3, "broken-markup")],
    ),
    "another feed": ("arxiv", b"<feed><entry><title>A</title></entry></feed>", [], [(1, "not-this-format")]),
    "a web page": ("pubmed-xml", b"<html><body>no</body></html>", [], [(1, "not-this-format")]),
    "records of EndNote": ("endnote-xml", ENDNOTE + record(b"A") + b"</records></xml>", ["A"], []),
    "records in capitals": (
        "endnote-xml",
        b"<XML><RECORDS><RECORD><TITLE>A</TITLE></RECORD></RECORDS></XML>",
        ["A"],
        [],
    ),
    "a record of EndNote cut": (
        "endnote-xml",
        ENDNOTE + record(b"A") + b"<record><titles><title>B",
        ["A", "B"],
        [(5, "missing-end"), (5, "cut-short")],
    ),
    "no record of EndNote": ("endnote-xml", ENDNOTE + b"</records></xml>", [], []),
    "a citation on its own": (
        "pubmed-xml",
        PUBMED + article(b"A").replace(b"PubmedArticle", b"x") + b"</PubmedArticleSet>",
        ["A"],
        [],
    ),
    "an article without an end": (
        "pubmed-xml",
        PUBMED + article(b"A").replace(b"</PubmedArticle>", b"") + article(b"B") + b"</PubmedArticleSet>",
        ["A", "B"],
        [(2, "missing-end")],
    ),
    "two sets in one file": (
        "pubmed-xml",
        (PUBMED + article(b"A") + b"</PubmedArticleSet>\n<?xml version='1.0'?>\n") * 2,
        ["A", "A"],
        [],
    ),
    "no title known": (
        "pubmed-xml",
        PUBMED
        + article(b"[Not Available].", b"<VernacularTitle>B</VernacularTitle>")
        + b"</PubmedArticleSet>",
        ["B"],
        [],
    ),
    "an item and its attachment": (
        "zotero-rdf",
        ZOTERO + item(b"A") + b"<z:Attachment><z:itemType>attachment</z:itemType></z:Attachment></rdf:RDF>",
        ["A"],
        [],
    ),
    "an item without an end": (
        "zotero-rdf",
        ZOTERO + item(b"A").replace(b"</bib:Article>", b"") + item(b"B") + b"</rdf:RDF>",
        ["A", "B"],
        [(2, "missing-end")],
    ),
    "a journal that is missing": (
        "zotero-rdf",
        ZOTERO + item(b"A", b'<dcterms:isPartOf rdf:resource="#j"/>') + b"</rdf:RDF>",
        ["A"],
        [(2, "missing-parent")],
    ),
    "a library cut in an attachment": (
        "zotero-rdf",
        ZOTERO + item(b"A") + b"<z:Attachment><z:itemType>attachment</z:itemType>",
        ["A"],
        [(2, "cut-short")],
    ),
}
