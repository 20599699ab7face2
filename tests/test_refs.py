import html5lib
import pytest

from pipeline import refs
from pipeline.model import Count, Reported
from pipeline.refs import UnknownNameError
from pipeline.site import site
from pipeline.values import Bound, Counted, Standing
from tests import made

SITE = site(made.review())


def seen(markup):
    """Return tag, attributes and text of the first element of some markup."""
    first = html5lib.parseFragment(markup, namespaceHTMLElements=False)[0]
    return first.tag, dict(first.attrib), "".join(first.itertext())


def test_a_held_number_links_to_its_rows():
    tag, attributes, words = seen(refs.num(SITE, "studies/ladle.md", "studies"))
    assert (tag, words) == ("a", "1")
    assert attributes == {
        "class": "lr-n",
        "href": "../sets/studies.html",
        "data-number": "studies",
        "title": "Studies included",
    }


@pytest.mark.parametrize(
    ("name", "css", "words"),
    [
        ("flow.1.0.0-reported.identified", "lr-n lr-n--reported", "7"),
        ("flow.1.0.0-reported.screened", "lr-n lr-n--unknown", "not reported"),
    ],
)
def test_a_number_that_is_not_held_shows_it(name, css, words):
    _, attributes, text = seen(refs.num(SITE, "index.md", name))
    assert (attributes["class"], attributes["data-number"], text) == (css, name, words)


def test_a_number_may_be_given_itself():
    number = SITE.numbers["records"]
    assert refs.num(SITE, "index.md", number) == refs.num(SITE, "index.md", "records")


def test_a_value_links_to_its_claim():
    tag, attributes, words = seen(refs.value(SITE, "index.md", SITE.claims["ladle/fast"]))
    assert (tag, words, attributes["href"]) == ("a", "up to 2.3×", "studies/ladle.html#fast")
    assert (attributes["data-claim"], attributes["class"]) == ("ladle/fast", "lr-amount")


def test_a_value_in_words_may_wrap():
    claim = made.claim("ladle/fast", amount=made.amount(bound=Bound.NOT_NUMERIC))
    assert "lr-amount--words" in seen(refs.value(SITE, "index.md", claim))[1]["class"]


@pytest.mark.parametrize(("ident", "flagged"), [("ladle/fast", False), ("ladle/slow", True)])
def test_a_disputed_claim_bears_its_flag_in_prose(ident, flagged):
    assert ("lr-badge--disputed" in refs.claim(SITE, "index.md", ident)) is flagged


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_a_badge_in_words(standing):
    tag, attributes, words = seen(refs.badge(SITE, "", standing))
    assert tag == "span"
    assert attributes["class"].startswith("lr-badge lr-badge--")
    assert words


@pytest.mark.parametrize(
    ("make", "ident", "href", "words", "source"),
    [
        (refs.work, "ladle", "../studies/ladle.html", "Ladle", "records/studies/ladle.yml"),
        (refs.work, "sieve", "../context/sieve.html", "Sieve", "records/context/sieve.yml"),
        (refs.node, "clay", "../taxonomy/clay.html", "Clay pots", "records/taxonomy.yml"),
        (refs.metric, "delay", "../sets/metric.delay.html", "Delay", "records/metrics.yml"),
        (refs.search, "k1", "../searches/k1.html", "k1", "records/searches/k1.yml"),
        (refs.record, "k1:0002", "../records/1.html#k1:0002", "k1:0002", "records/searches/k1.yml"),
        (refs.discrepancy, "d1", "../discrepancies.html#d1", "d1", "records/discrepancies.yml"),
    ],
)
def test_a_thing_is_linked_and_names_its_file(make, ident, href, words, source):
    tag, attributes, text = seen(make(SITE, "a/b.md", ident))
    assert (tag, attributes["href"], text, attributes["data-source"]) == ("a", href, words, source)


def test_a_source_is_named_by_its_label():
    assert seen(refs.source(SITE, "", "kettle"))[2] == "Kettle Index"


@pytest.mark.parametrize(
    "make", [refs.num, refs.claim, refs.work, refs.node, refs.metric, refs.search, refs.source]
)
def test_an_unknown_name_is_refused(make):
    with pytest.raises(UnknownNameError, match="'nothing'"):
        make(SITE, "index.md", "nothing")


def test_a_count_that_a_number_has_links_to_it():
    assert 'data-number="records"' in refs.count(SITE, "index.md", SITE.numbers["records"].count, "x.yml")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (made.held(Counted.STUDY), "0"),
        (Count(counted=Counted.RECORD, terms=(Reported(n=99, place="x"),)), "99"),
    ],
)
def test_a_count_without_a_number_names_its_file(count, words):
    tag, attributes, text = seen(refs.count(SITE, "index.md", count, "x.yml"))
    assert (tag, attributes["data-source"], text) == ("span", "x.yml", words)


def test_identifiers_are_links_where_they_are_valid():
    described = made.bib(doi="10.1234/a", arxiv="not one", pmid="", url="http://insecure.example.org")
    made_of = refs.identifiers(SITE, "", described)
    assert 'href="https://doi.org/10.1234/a"' in made_of
    assert "arXiv" in made_of
    assert "arxiv.org" not in made_of
    assert "insecure" not in made_of


def test_authors_are_all_named():
    assert refs.authors(SITE, "", made.bib()) == "Ann Brook, Bo Fern"
    assert refs.authors(SITE, "", made.bib(et_al=True)) == "Ann Brook, Bo Fern, et al&#46;"


def test_a_date_says_itself_to_machines():
    assert seen(refs.day(SITE, "", made.DAY)) == ("time", {"datetime": "2024-05-06"}, "2024-05-06")


def test_a_page_is_linked_from_where_one_stands():
    assert refs.link(SITE, "a/b.md", "flow.html", "The flow") == '<a href="../flow.html">The flow</a>'
