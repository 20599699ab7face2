"""What EndNote's records say, with style elements and without."""

import re

import pytest

from pipeline.formats import detect
from pipeline.formats.accounting import account
from pipeline.formats.xml_endnote import READER
from pipeline.model import Name
from pipeline.values import PartialDate

PLAIN = b"""<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<database name="L.enl">L.enl</database><rec-number>12</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Dorp, A. van</author><author>Example Group,</author></authors></contributors>
<titles><title>On birds &amp;amp; bats</title><secondary-title>Journal of Examples</secondary-title>
<alt-title>J Ex</alt-title></titles><periodical><full-title>Journal of Examples</full-title></periodical>
<pages>1-9</pages><volume>3</volume><number>2</number>
<keywords><keyword>one</keyword><keyword>two&#xD;three</keyword></keywords>
<dates><year>2015</year><pub-dates><date>Mar 3</date></pub-dates></dates>
<isbn>1234-5678</isbn><accession-num>77</accession-num><remote-database-name>PubMed</remote-database-name>
<electronic-resource-num>10.1000/E</electronic-resource-num><abstract>Said.</abstract><language>eng</language>
<urls><related-urls><url>&lt;Go to ISI&gt;://7</url><url>http://example.org/a</url></related-urls></urls>
</record></records></xml>"""
STYLED = re.sub(
    rb"<(author|title|secondary-title|pages|volume|number|year|date|isbn|accession-num|url|abstract|keyword"
    rb"|electronic-resource-num|language|alt-title|full-title|remote-database-name)>([^<]*)</",
    rb'<\1>\n<style face="normal">\2</style>\n</',
    PLAIN,
)


def bib(data=PLAIN):
    return account(data, READER, "x").records[0].bib


@pytest.mark.parametrize("data", [PLAIN, STYLED])
@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", "On birds & bats"),
        ("authors", (Name(family="Dorp", given="A. van"), Name(family="Example Group", corporate=True))),
        ("venue", "Journal of Examples"),
        ("kind", "article"),
        ("pages", "1-9"),
        ("volume", "3"),
        ("issue", "2"),
        ("date", PartialDate(2015, 3, 3)),
        ("issn", ("1234-5678",)),
        ("pmid", "77"),
        ("doi", "10.1000/e"),
        ("url", "http://example.org/a"),
        ("abstract", "Said."),
        ("language", "en"),
        ("keywords", ("one", "two", "three")),
    ],
)
def test_each_element_of_a_record_has_its_field(data, field, said):
    assert getattr(bib(data), field) == said


def test_runs_of_style_are_one_text():
    runs = b"<title><style>On </style><style face='italic'>rare</style><style> birds</style></title>"
    assert bib(re.sub(rb"<title>.*?</title>", runs, PLAIN)).title == "On rare birds"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (b'<ref-type name="Book">6</ref-type>', "book"),
        (b'<ref-type name="Book Section">5</ref-type>', "chapter"),
        (b'<ref-type name="Conference Proceedings">10</ref-type>', "conference"),
        (b"<ref-type>47</ref-type>", "conference"),
        (b'<ref-type name="Thesis"/>', "thesis"),
        (b"<ref-type>Journal Article</ref-type>", "article"),
        (b'<ref-type name="Web Page">12</ref-type>', "other"),
        (b"", "other"),
    ],
)
def test_the_kind_is_told_by_name_or_number(kind, said):
    assert bib(re.sub(rb"<ref-type.*?</ref-type>", kind, PLAIN)).kind == said


def test_an_accession_number_of_another_database_is_kept_as_it_is():
    made = bib(PLAIN.replace(b"PubMed", b"Web of Science").replace(b"num>77<", b"num>WOS:1<"))
    assert (made.pmid, made.accession) == ("", "WOS:1")


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (PLAIN, ("endnote-xml",)),
        (STYLED, ("endnote-xml",)),
        (b"<XML><RECORDS>\n<RECORD>", ("endnote-xml",)),
        (b"<xml><records/></xml>", ("endnote-xml",)),
        (b"<records><thing/></records>", ()),
    ],
)
def test_its_files_are_recognised(data, names):
    assert detect(data) == names
