"""What automatic criteria say, and that missing data never fails."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.model import Withheld
from pipeline.screen.criteria import examine
from pipeline.values import PartialDate
from tests import worlds

UNKNOWN = None


def answer(criterion, **bib):
    """Return what one criterion says of a report, and its evidence."""
    report = replace(worlds.report("a:0001", **bib), origins=dict.fromkeys(bib, "a:0001"))
    (finding,) = examine(report, worlds.protocol(criteria=(criterion,)), {"a"})
    return finding.passed, finding.evidence


def criterion(test, **changes):
    return files.Criterion(id="c", label="C", test=test, reason="old", **changes)


def window(earliest=None, latest=None):
    return criterion("first-public-date", earliest=earliest, latest=latest)


def day(text):
    return PartialDate.parse(text) if text else None


DATES = [
    ("2017-01", "2023-12", "2020-05-01", None, True),
    ("2017-01", "2023-12", "2017-01", None, True),
    ("2017-01", "2023-12", "2023-12-31", None, True),
    ("2017-01", "2023-12", "2023", None, True),
    ("2017-01", "2023-12", "2016-12-31", None, False),
    ("2017-01", "2023-12", "2024-01-01", None, False),
    ("2017-03", "2023-12", "2017", None, UNKNOWN),
    ("2017-01", "2023-06", "2023", None, UNKNOWN),
    ("2017-01", "2023-12", "2023-11", "2024-02", True),
    ("2017-01", "2023-12", "2016-11", "2017-02", False),
    ("2017-01", "2023-12", None, "2016-05", False),
    ("2017-01", "2023-12", None, "2020-05", True),
    ("2017-01", "2023-12", None, "2024-02", UNKNOWN),
    ("2017-01", "2023-06", None, "2023", UNKNOWN),
    ("2017-01", None, "2099", None, True),
    (None, "2023-12", "1700", None, True),
    ("2017-01", "2023-12", None, None, UNKNOWN),
    ("soon", "2023-12", "2020", None, UNKNOWN),
]


@pytest.mark.parametrize(("earliest", "latest", "first", "published", "passed"), DATES)
def test_the_first_public_date_is_held_to_the_window(earliest, latest, first, published, passed):
    found, _ = answer(window(earliest, latest), first_public=day(first), date=day(published))
    assert found is passed


EVIDENCE = [
    ({"first_public": day("2016-11")}, "first public on 2016-11"),
    ({"date": day("2016")}, "published on 2016, no earlier public date recorded"),
    ({"date": day("2030")}, "published on 2030, when it was first public is not recorded"),
    ({}, "no date recorded"),
]


@pytest.mark.parametrize(("bib", "evidence"), EVIDENCE)
def test_the_evidence_says_which_date_was_read(bib, evidence):
    assert answer(window("2017-01", "2023-12"), **bib)[1] == evidence


def test_a_window_that_is_no_date_says_so():
    assert "cannot be read" in answer(window("soon"), first_public=day("2020"))[1]


LANGUAGES = [
    (("en",), "", UNKNOWN),
    (("en",), "en", True),
    (("en",), "English", True),
    (("English",), "eng", True),
    (("en",), "German", False),
    (("en",), "de", False),
    (("en",), "German; English", True),
    (("en",), "Elvish", UNKNOWN),
    (("en",), "German; Elvish", UNKNOWN),
    (("Elvish",), "elvish", True),
    (("en", "de"), "ger", True),
]


@pytest.mark.parametrize(("allowed", "language", "passed"), LANGUAGES)
def test_the_declared_language_is_compared_and_only_what_is_understood_fails(allowed, language, passed):
    assert answer(criterion("language", allowed=allowed), language=language)[0] is passed


TYPES = [("article", True), ("Conference", True), ("editorial", False), ("", UNKNOWN)]


@pytest.mark.parametrize(("kind", "passed"), TYPES)
def test_the_publication_type_is_one_of_those_allowed(kind, passed):
    test = criterion("publication-type", allowed=("article", "conference"))
    assert answer(test, kind=kind)[0] is passed


RETRACTED = [({"retracted": True}, False), ({"kind": "retraction"}, False), ({}, True)]


@pytest.mark.parametrize(("bib", "passed"), RETRACTED)
def test_what_is_retracted_or_a_notice_of_it_fails(bib, passed):
    assert answer(criterion("retraction"), **bib)[0] is passed


TEXTS = [
    ({"title": "Two Teapots", "abstract": "x", "keywords": ("y",)}, True, "title: “Two Teapots”"),
    ({"title": "Jugs", "abstract": "a teapot", "keywords": ("y",)}, True, "abstract: “a teapot”"),
    ({"title": "Jugs", "abstract": "none", "keywords": ("cups", "teapot")}, True, "keywords: “cups; teapot”"),
    (
        {"title": "Jugs", "abstract": "no", "keywords": ("y",)},
        False,
        "no term found in title or abstract or keywords",
    ),
    ({"title": "Jugs", "abstract": "no"}, UNKNOWN, "no term found, and no keywords recorded"),
    ({"title": "Jugs"}, UNKNOWN, "no term found, and no abstract and no keywords recorded"),
    (
        {"title": "Teapotting", "abstract": "no", "keywords": ("y",)},
        False,
        "no term found in title or abstract or keywords",
    ),
]


@pytest.mark.parametrize(("bib", "passed", "evidence"), TEXTS)
def test_terms_are_looked_for_in_every_field_and_quoted(bib, passed, evidence):
    assert answer(criterion("terms", terms=("teapot",)), **bib) == (passed, evidence)


@pytest.mark.parametrize("origin", ["b:0001", "correction: somewhere"])
def test_what_may_not_be_published_is_not_quoted(origin):
    report = replace(worlds.report("a:0001", title="Jugs", abstract="a teapot"), origins={"abstract": origin})
    test = criterion("terms", terms=("teapot",))
    (finding,) = examine(report, worlds.protocol(criteria=(test,)), {"a"})
    assert finding.evidence == "abstract: “teapot”"


@pytest.mark.parametrize(
    ("asked", "found", "passed", "evidence"),
    [
        (("teapot", "x"), ("teapot",), True, "abstract: “teapot”"),
        (("teapot", "x"), (), False, "no term found in title or abstract"),
        (("x",), (), UNKNOWN, "no term found, and no abstract recorded"),
    ],
)
def test_a_field_that_may_not_be_stored_is_judged_by_the_terms_it_was_found_to_hold(
    asked, found, passed, evidence
):
    held = Withheld(field="abstract", asked=asked, found=found)
    report = replace(worlds.report("a:0001", title="Jugs"), withheld=(held,))
    test = criterion("terms", terms=("teapot",), fields=("title", "abstract"))
    (finding,) = examine(report, worlds.protocol(criteria=(test,)))
    assert (finding.passed, finding.evidence) == (passed, evidence)


def test_only_the_fields_that_a_criterion_names_are_read():
    test = criterion("terms", terms=("teapot",), fields=("title",))
    assert answer(test, title="Jugs", abstract="a teapot")[0] is False


def test_a_criterion_for_people_gives_no_finding():
    found = examine(worlds.report("a:0001"), worlds.protocol(criteria=(criterion("human"),)))
    assert found == ()


def test_findings_follow_the_order_of_the_protocol_and_name_their_report():
    criteria = (criterion("retraction"), criterion("language", allowed=("en",)))
    found = examine(worlds.report("a:0001"), worlds.protocol(criteria=criteria))
    assert [(each.report, each.passed) for each in found] == [("a:0001", True), ("a:0001", None)]


EMPTY = ["first-public-date", "language", "publication-type", "terms"]


@pytest.mark.parametrize("test", EMPTY)
def test_a_report_of_which_nothing_is_known_fails_nothing(test):
    given = criterion(test, earliest="2017", allowed=("x",), terms=("x",))
    assert answer(given, title="")[0] is None
