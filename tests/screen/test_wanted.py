"""A query as a criterion: what is found is quoted, what is not is named, a missing field is unknown."""

import pytest

from pipeline.model import Bib, Withheld
from pipeline.screen.wanted import held, questions, ready_for
from tests import worlds
from tests.screen.asking import asked, criterion

UNKNOWN = None
FULL = {"abstract": "no", "keywords": ("y",)}


def query(text="teapot", match="plural"):
    return criterion("query", query=text, match=match)


def terms(*words, **changes):
    return criterion("terms", terms=words, **changes)


BOTH = [query(), terms("teapot")]
TEXTS = [
    ({"title": "Two Teapots", **FULL}, True, "title: “Two [Teapots]”", ("title",)),
    ({"title": "Jugs", **FULL, "abstract": "a teapot"}, True, "abstract: “a [teapot]”", ("abstract",)),
    (
        {"title": "Jugs", **FULL, "keywords": ("cups", "teapot")},
        True,
        "keywords: “cups; [teapot]”",
        ("keywords",),
    ),
    (
        {"title": "Teapotting", **FULL},
        False,
        "not found in title, abstract, keywords: teapot",
        ("title", "abstract", "keywords"),
    ),
    ({"title": "Jugs", "abstract": "no"}, UNKNOWN, "not decided without keywords", ("keywords",)),
    ({"title": "Jugs"}, UNKNOWN, "not decided without abstract, keywords", ("abstract", "keywords")),
]


@pytest.mark.parametrize("given", BOTH, ids=["query", "terms"])
@pytest.mark.parametrize(("bib", "passed", "evidence", "fields"), TEXTS)
def test_what_is_found_is_quoted_and_what_is_not_is_named(given, bib, passed, evidence, fields):
    found = asked(given, **bib)
    assert (found.passed, found.fields) == (passed, fields)
    assert found.evidence.replace('"', "") == evidence


QUERIES = [
    (
        "teapot AND spoon",
        "A teapot",
        False,
        "not found in title, abstract, keywords: spoon; found title: “A [teapot]”",
    ),
    (
        "teapot NOT title:survey",
        "A survey of teapots",
        False,
        "found title: “A survey of [teapots]”, title: “A [survey] of teapots”",
    ),
    ("NOT title:survey", "A teapot", True, "nothing that the query excludes stands in it"),
    ("teapot OR spoon", "A spoon", True, "title: “A [spoon]”"),
    ('"tea pot" NEAR/3 spoon', "Spoon and tea pot", True, "title: “[Spoon and tea pot]”"),
    (
        "a1 OR b1 OR c1 OR d1",
        "a1 b1 c1 d1",
        True,
        "title: “[a1] b1 c1 d1”, title: “a1 [b1] c1 d1”, title: “a1 b1 [c1] d1” and 1 more",
    ),
]


@pytest.mark.parametrize(("text", "title", "passed", "evidence"), QUERIES)
def test_a_whole_query_says_which_part_of_it_decides(text, title, passed, evidence):
    found = asked(query(text), title=title, **FULL)
    assert (found.passed, found.evidence) == (passed, evidence)


MODES = [("exact", False), ("plural", True), ("stem", True)]


@pytest.mark.parametrize(("match", "passed"), MODES)
def test_words_match_as_the_criterion_says(match, passed):
    assert asked(query(match=match), title="Teapots", **FULL).passed is passed


DATED = [("2019", True, "published:2018..2020"), ("2021", False, "not found in date: published:2018..2020")]


@pytest.mark.parametrize(("year", "passed", "words"), DATED)
def test_a_query_may_ask_for_dates(year, passed, words):
    found = asked(query("published:2018..2020"), title="x", date=worlds_date(year))
    assert found.passed is passed
    assert words in found.evidence


def worlds_date(text):
    from pipeline.values import PartialDate

    return PartialDate.parse(text)


def test_a_query_that_cannot_be_read_excludes_nothing():
    assert asked(query("(teapot"), title="Jugs", **FULL).passed is UNKNOWN


@pytest.mark.parametrize("given", BOTH, ids=["query", "terms"])
def test_what_may_not_be_published_is_not_quoted(given):
    found = asked(given, quoted=(), title="Jugs", abstract="a teapot", keywords=("y",))
    assert found.evidence == "abstract: “teapot”"


def test_a_title_may_always_be_quoted():
    assert asked(query(), quoted=(), title="A teapot", **FULL).evidence == "title: “A [teapot]”"


HELD = [
    (("plural: teapot", "x"), ("plural: teapot",), True, "abstract: “teapot”"),
    (("plural: teapot", "x"), (), False, "not found in title, abstract: teapot"),
    (("exact: teapot",), ("exact: teapot",), UNKNOWN, "not decided without abstract"),
    (("x",), (), UNKNOWN, "not decided without abstract"),
]


@pytest.mark.parametrize(("known", "held_terms", "passed", "evidence"), HELD)
def test_a_field_that_may_not_be_stored_is_judged_by_what_it_was_found_to_hold(
    known, held_terms, passed, evidence
):
    withheld = (Withheld(field="abstract", asked=known, found=held_terms),)
    found = asked(query("title-abstract:teapot"), title="Jugs", changes={"withheld": withheld})
    assert (found.passed, found.evidence) == (passed, evidence)


MANY = "title-abstract:(a1 OR b1 OR c1 OR d1 OR e1 OR f1 OR g1)"


@pytest.mark.parametrize(("known", "passed"), [(("exact: g1",), True), ((), False)])
def test_many_alternatives_are_looked_up_one_by_one_where_a_field_is_withheld(known, passed):
    every = tuple(f"exact: {letter}1" for letter in "abcdefg")
    withheld = (Withheld(field="abstract", asked=every, found=known),)
    assert asked(query(MANY, "exact"), title="Jugs", changes={"withheld": withheld}).passed is passed


def test_a_field_that_one_record_has_and_another_withholds_is_known_by_both():
    withheld = (Withheld(field="abstract", asked=("plural: teapot",), found=("plural: teapot",)),)
    found = asked(query("abstract:teapot"), title="Jugs", abstract="no", changes={"withheld": withheld})
    assert found.passed is True


ASKED = [
    (query("teapot NOT title:cup", "stem"), ("stem: teapot",)),
    (query('abstract:("tea pot" NEAR/2 cup)', "exact"), ('exact: "tea pot" NEAR/2 cup',)),
    (terms("wild pig", "cat"), ('plural: "cat"', 'plural: "wild pig"')),
    (terms("cat", fields=("title",)), ()),
    (terms("--"), ()),
    (query("(cat"), ()),
    (criterion("human"), ()),
]


@pytest.mark.parametrize(("given", "wanted"), ASKED)
def test_a_private_text_is_asked_for_every_term_of_the_queries(given, wanted):
    assert questions(worlds.protocol(criteria=(given,))) == wanted


def test_of_a_text_that_is_not_stored_the_terms_it_holds_are_known():
    bib = Bib(title="x", abstract="A wild pig and two cats", keywords=())
    terms = ("plural: cat", 'exact: "wild pig"', "exact: cat", "odd")
    assert held(bib, terms) == (
        Withheld(field="abstract", asked=terms, found=("plural: cat", 'exact: "wild pig"')),
    )


@pytest.mark.parametrize(
    "given", [query('cat AND "wild pig" NOT dog'), query("a* NEAR/3 b"), terms("x", "y z")]
)
def test_what_is_kept_of_a_private_text_decides_as_the_text_itself(given):
    texts = ["cat and wild pigs", "dog cat wild pig", "ab c b", "x", "y-z", "nothing of it"]
    for text in texts:
        bib = Bib(title="Jugs", abstract=text, keywords=("k",))
        kept = held(bib, questions(worlds.protocol(criteria=(given,))))
        apart = asked(given, title="Jugs", changes={"withheld": kept})
        assert apart.passed is asked(given, title="Jugs", abstract=text, keywords=("k",)).passed


def test_a_query_is_made_ready_once():
    assert ready_for(query()) is ready_for(query())
