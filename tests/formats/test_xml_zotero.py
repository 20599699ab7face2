"""What Zotero's items say, and what they are part of."""

import pytest

from pipeline.formats import detect
from pipeline.formats.accounting import account
from pipeline.formats.xml_zotero import READER, find
from pipeline.model import Name
from pipeline.values import PartialDate

BEGIN = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#">
"""
JOURNAL = b"""<bib:Journal rdf:about="urn:issn:1234-5678"><dc:title>Journal of Examples</dc:title>
<prism:volume>3</prism:volume><prism:number>2</prism:number><dc:identifier>ISSN 1234-5678</dc:identifier>
<dc:identifier>DOI 10.1000/Z</dc:identifier></bib:Journal>
"""
ITEM = b"""<bib:Article rdf:about="http://example.org/a"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>de Vries</foaf:surname>
<foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li><rdf:li><foaf:Person>
<foaf:surname>Example Group</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dc:subject>one</dc:subject><dc:subject><z:AutomaticTag><rdf:value>two</rdf:value></z:AutomaticTag></dc:subject>
<dc:title>On &lt;i&gt;rare&lt;/i&gt; birds</dc:title><dcterms:abstract>Said.</dcterms:abstract>
<dc:identifier><dcterms:URI><rdf:value>http://example.org/b</rdf:value></dcterms:URI></dc:identifier>
<bib:pages>1-9</bib:pages><dc:date>2015-3-1</dc:date><dc:description>PMID: 77
PMCID: PMC1</dc:description><z:language>en</z:language></bib:Article>
"""
ASIDE = b"""<z:Attachment rdf:about="#1"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
</z:Attachment>
<bib:Memo rdf:about="#2"><rdf:value>a note</rdf:value></bib:Memo>
<z:Collection rdf:about="#3"><dc:title>Folder</dc:title><dcterms:hasPart rdf:resource="#1"/></z:Collection>
"""
WHOLE = BEGIN + ITEM + ASIDE + JOURNAL + b"</rdf:RDF>"

MEETING = b"<bib:presentedAt><bib:Conference><dc:title>Meeting</dc:title></bib:Conference></bib:presentedAt>"
PUBLISHER = b"<dc:publisher><foaf:Organization><foaf:name>%s</foaf:name></foaf:Organization></dc:publisher>"
BOOK = b"<dcterms:isPartOf><bib:Book><dc:title>Whole</dc:title></bib:Book></dcterms:isPartOf>"


def bib(data=WHOLE):
    return account(data, READER, "x").records[0].bib


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        BEGIN + JOURNAL + ITEM + b"</rdf:RDF>",
        WHOLE.replace(JOURNAL, b"").replace(
            b'<dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>',
            b"<dcterms:isPartOf>" + JOURNAL + b"</dcterms:isPartOf>",
        ),
    ],
)
@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", "On rare birds"),
        (
            "authors",
            (Name(family="Vries", given="Ada", particle="de"), Name(family="Example Group", corporate=True)),
        ),
        ("venue", "Journal of Examples"),
        ("volume", "3"),
        ("issue", "2"),
        ("issn", ("1234-5678",)),
        ("doi", "10.1000/z"),
        ("pages", "1-9"),
        ("date", PartialDate(2015, 3, 1)),
        ("pmid", "77"),
        ("url", "http://example.org/b"),
        ("keywords", ("two", "one")),
        ("abstract", "Said."),
        ("kind", "article"),
    ],
)
def test_each_property_has_its_field_wherever_the_journal_stands(data, field, said):
    assert getattr(bib(data), field) == said


def test_attachments_notes_collections_and_journals_are_no_records():
    made = account(WHOLE, READER, "x")
    assert (len(made.records), made.problems) == (1, ())


@pytest.mark.parametrize(
    ("said", "more", "kind", "venue"),
    [
        (b"conferencePaper", MEETING, "conference", "Meeting"),
        (b"thesis", PUBLISHER % b"School", "thesis", "School"),
        (b"bookSection", BOOK, "chapter", "Whole"),
        (b"preprint", PUBLISHER % b"arXiv", "preprint", "arXiv"),
        (b"webpage", b"", "other", ""),
    ],
)
def test_each_type_has_its_venue(said, more, kind, venue):
    data = BEGIN + b"<rdf:Description><z:itemType>%s</z:itemType><dc:title>A</dc:title>" % said + more
    made = bib(data + b"</rdf:Description></rdf:RDF>")
    assert (made.kind, made.venue) == (kind, venue)


def test_a_resource_ends_at_its_last_end_tag():
    body = b"<rdf:RDF><bib:Book><p:of><bib:Book><p:x/></bib:Book></p:of></bib:Book> <z:A/></rdf:RDF>"
    assert [body[span.start : span.end] for span in find(body, whole=True)] == [body[9:-17], b"<z:A/>"]


@pytest.mark.parametrize(
    ("data", "names"), [(WHOLE, ("zotero-rdf",)), (b"<rdf:RDF xmlns:a='b'></rdf:RDF>", ())]
)
def test_only_what_zotero_wrote_is_recognised(data, names):
    assert detect(data) == names
