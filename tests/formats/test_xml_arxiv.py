"""What arXiv's entries say."""

import pytest

from pipeline.formats import detect
from pipeline.formats.accounting import account
from pipeline.formats.xml_arxiv import READER
from pipeline.model import Name
from pipeline.values import PartialDate

ENTRY = b"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <id>http://arxiv.org/api/query</id>
  <entry>
    <id>http://arxiv.org/abs/2001.00001v2</id>
    <updated>2020-03-04T00:00:00Z</updated>
    <published>2020-01-02T00:00:00Z</published>
    <title>On $a &lt; b$
  and R&amp;amp;D</title>
    <summary>  We study &amp;lt;things&amp;gt;, Poincar\\'e's too. </summary>
    <author><name>Ada van der Berg</name><arxiv:affiliation>Here</arxiv:affiliation></author>
    <author><name>Example Collaboration</name></author>
    <arxiv:doi>10.1000/ABC</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.1000/ABC" rel="related"/>
    <arxiv:comment>12 pages</arxiv:comment>
    <arxiv:journal_ref>J. Ex. 1 (2021) 2</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/2001.00001v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category term="cs.DL"/>
    <category term="math.CO"/><category term="cs.DL"/>
  </entry>
</feed>"""


def bib(data=ENTRY):
    return account(data, READER, "x").records[0].bib


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", "On $a < b$ and R&D"),
        ("abstract", "We study <things>, Poincaré's too."),
        (
            "authors",
            (
                Name(family="Berg", given="Ada", particle="van der"),
                Name(family="Example Collaboration", corporate=True),
            ),
        ),
        ("arxiv", "2001.00001"),
        ("arxiv_version", "2"),
        ("doi", "10.1000/abc"),
        ("date", PartialDate(2020, 1, 2)),
        ("first_public", PartialDate(2020, 1, 2)),
        ("kind", "preprint"),
        ("venue_kind", "repository"),
        ("keywords", ("cs.DL", "math.CO")),
        ("url", "http://arxiv.org/abs/2001.00001v2"),
        ("retracted", False),
    ],
)
def test_each_element_of_an_entry_has_its_field(field, said):
    assert getattr(bib(), field) == said


def test_an_old_identifier_keeps_its_archive():
    made = bib(ENTRY.replace(b"2001.00001v2", b"math/0601001v1"))
    assert (made.arxiv, made.arxiv_version) == ("math/0601001", "1")


@pytest.mark.parametrize(
    "comment", [b"This paper has been withdrawn by the author", b"Withdrawn due to an error"]
)
def test_a_withdrawn_paper_is_known_by_its_comment(comment):
    assert bib(ENTRY.replace(b"12 pages", comment)).retracted


def test_the_place_of_an_entry_is_its_start_tag():
    entry = account(ENTRY, READER, "x").records[0]
    assert ENTRY[entry.offset :].startswith(b"<entry>")
    assert ENTRY[: entry.offset + entry.length].endswith(b"</entry>")
    assert (entry.line, entry.key) == (4, "2001.00001v2")


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (ENTRY, ("arxiv",)),
        (ENTRY.decode().encode("utf-16"), ("arxiv",)),
        (b"<feed><id>https://example.org/</id></feed>", ()),
        (b'{"body": "<feed>arxiv.org/"}', ("recording",)),
    ],
)
def test_only_a_feed_of_arxiv_is_recognised(data, names):
    assert detect(data) == names
