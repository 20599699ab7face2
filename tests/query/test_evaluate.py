"""What a query says of one record: dates, languages, types, fields, and what is not recorded."""

import pytest

from pipeline.model import Bib, Name
from pipeline.query.evaluate import Hit, evaluate, plan
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.syntaxes import PLAIN
from pipeline.values import PartialDate

WHOLE = Bib(
    title="Wild cats",
    abstract="On dogs and cows.",
    keywords=("night pig", "hen"),
    date=PartialDate(2019, 6),
    authors=(Name(family="Doe", given="Jane"), Name(family="Berg", given="A.", particle="van den")),
    venue="Journal of Farms",
    doi="10.1000/abc.1",
    pmid="12345",
    issn=("1234-5678",),
    language="en",
    kind="article",
)


def said(text, bib=WHOLE, mode="plural", default="topic"):
    return evaluate(parse(text, PLAIN).query, Reading(bib), mode, default)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title:cat", True),
        ("title:dog", False),
        ("abstract:dog", True),
        ("abstract:cat", False),
        ("keywords:pig", True),
        ("keywords:hen", True),
        ("topic:cat", True),
        ("topic:dog", True),
        ("topic:hen", True),
        ("topic:farm", False),
        ("topic:(cat AND dog AND hen)", True),
        ("title-abstract:dog", True),
        ("title-abstract:hen", False),
        ("all:farm", True),
        ("all:doe", True),
        ("venue:farm", True),
        ('venue:"journal of farms"', True),
        ("author:doe", True),
        ('author:"van den berg"', True),
        ('author:"doe jane"', True),
        ('author:"jane van"', False),
        ("author:(doe AND berg)", True),
        ('doi:"10.1000/abc.1"', True),
        ('doi:"10.1000/abc.2"', False),
        ("pmid:12345", True),
        ("pmid:1234", False),
        ('issn:"1234-5678"', True),
        ('keywords:"pig hen"', False),
        ('keywords:"night pig"', True),
        ("keywords:(pig NEAR/5 hen)", False),
        ("keywords:(night NEAR/0 pig)", True),
        ("affiliation:x", None),
        ("full-text:x", None),
        ("subject:x", None),
    ],
)
def test_a_term_is_looked_for_in_its_field(text, found):
    assert said(text).found is found


@pytest.mark.parametrize(
    ("date", "text", "found"),
    [
        (PartialDate(2019), "published:2019", True),
        (PartialDate(2019), "published:2018", False),
        (PartialDate(2019), "published:2018..2020", True),
        (PartialDate(2019), "published:2019..2019", True),
        (PartialDate(2019), "published:2020..", False),
        (PartialDate(2019), "published:..2018", False),
        (PartialDate(2019), "published:..2019", True),
        (PartialDate(2019), "published:2019-03..", None),
        (PartialDate(2019), "published:..2019-03", None),
        (PartialDate(2019), "published:2019-01..2019-12", True),
        (PartialDate(2019, 6), "published:2019-06", True),
        (PartialDate(2019, 6), "published:2019-07..", False),
        (PartialDate(2019, 6), "published:2019-06-15..", None),
        (PartialDate(2019, 6), "published:2019-05-31..2019-07-01", True),
        (PartialDate(2019, 6, 15), "published:2019-06-15", True),
        (PartialDate(2019, 6, 15), "published:2019-06-16..", False),
        (PartialDate(2019, 6, 15), "published:2019-06-01..2019-06-15", True),
        (None, "published:2019", None),
        (None, "NOT published:2019", None),
    ],
)
def test_a_date_lies_in_a_range_surely_surely_not_or_perhaps(date, text, found):
    assert said(text, Bib(title="x", date=date)).found is found


def test_without_a_publication_date_the_first_public_one_counts():
    assert said("published:2018", Bib(title="x", first_public=PartialDate(2018, 3))).found is True


@pytest.mark.parametrize(
    ("bib", "text", "found"),
    [
        (Bib(language="en"), "language:en", True),
        (Bib(language="en"), "language:English", True),
        (Bib(language="de"), "language:en", False),
        (Bib(language=""), "language:en", None),
        (Bib(kind="article"), "kind:article", True),
        (Bib(kind="article"), 'kind:"Journal Article"', True),
        (Bib(kind="conference"), "kind:article", False),
        (Bib(kind="conference"), "kind:article OR kind:conference", True),
        (Bib(kind=""), "kind:article", None),
        (Bib(kind="article"), "NOT kind:review", True),
    ],
)
def test_language_and_type_are_facts_of_the_record(bib, text, found):
    assert said(text, bib).found is found


BARE = Bib(title="cat")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cat", True),
        ("dog", None),
        ("title:dog", False),
        ("cat AND dog", None),
        ("cat OR dog", True),
        ("dog OR cow", None),
        ("title:dog AND cow", False),
        ("title:dog OR cow", None),
        ("cat NOT dog", None),
        ("cat NOT title:dog", True),
        ("title:dog NOT cow", False),
        ("NOT cat", False),
        ("abstract:dog NEAR/3 cow", None),
        ("title:(dog NEAR/3 cow)", False),
        (" OR ".join(f"dog{n}" for n in range(9)), None),
        (" OR ".join(["cat", *(f"dog{n}" for n in range(9))]), True),
        (" OR ".join(f"title:dog{n}" for n in range(9)), False),
    ],
)
def test_what_is_not_recorded_leaves_unknown_what_it_would_decide(text, found):
    assert said(text, BARE).found is found


def test_an_unknown_answer_names_the_empty_fields():
    assert said("dog", BARE).missing == ("abstract", "keywords")
    assert said("cat", BARE).missing == ()


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("cat", [Hit("title", 5, 9)]),
        ('"wild cat"', [Hit("title", 0, 9)]),
        ("cat AND dog", [Hit("abstract", 3, 7), Hit("title", 5, 9)]),
        ("dog NEAR/1 cow", [Hit("abstract", 3, 16)]),
        ("hen", [Hit("keywords", 10, 13)]),
        ("pig OR hen", [Hit("keywords", 6, 9), Hit("keywords", 10, 13)]),
        ("cat OR cat", [Hit("title", 5, 9)]),
        ("(dog OR cow) AND wild", [Hit("abstract", 3, 7), Hit("abstract", 12, 16), Hit("title", 0, 4)]),
        ("published:2019", []),
    ],
)
def test_evidence_is_where_the_words_stand(text, hits):
    assert list(said(text).hits) == hits


@pytest.mark.parametrize(
    ("title", "word", "place"),
    [
        ("Über Kätzchen", "katzchen", "Kätzchen"),
        ("Die Straße hier", "strasse", "Straße"),
        ("Une œuvre ici", "oeuvre", "œuvre"),
        ("A ﬁle here", "file", "ﬁle"),
        ("Straße und Œuvre", "oeuvre", "Œuvre"),
        ("\N{KELVIN SIGN}elvin", "kelvin", "\N{KELVIN SIGN}elvin"),
    ],
)
def test_evidence_is_found_again_in_the_text_as_printed(title, word, place):
    reading = Reading(Bib(title=title))
    (hit,) = evaluate(parse(word, PLAIN).query, reading, "exact", "title").hits
    assert title[hit.start : hit.end] == place


def test_a_plan_serves_many_records():
    ready = plan(parse("cat NOT dog", PLAIN).query, "plural", "title")
    titles = ["cats", "dogs", "cats and dogs", "", "a cat"]
    assert [ready.found(Reading(Bib(title=title))) for title in titles] == [True, False, False, None, True]


def test_terms_without_a_field_are_looked_for_in_the_default_one():
    assert said("farm", default="topic").found is False
    assert said("farm", default="all").found is True


def test_many_words_of_one_alternative_give_the_same_evidence_as_few():
    many = " OR ".join(["cat", "wild", *(f"word{n}" for n in range(20))])
    assert said(f"title:({many})").hits == said("title:(cat OR wild)").hits
