"""What automatic criteria say, and that missing data never fails."""

import pytest

from pipeline.screen.criteria import examine
from pipeline.values import PartialDate
from tests import worlds
from tests.screen.asking import asked, criterion

UNKNOWN = None


def answer(given, **bib):
    """Return what one criterion says of a report, and its evidence."""
    found = asked(given, **bib)
    return found.passed, found.evidence


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


TYPES = [("article", True), ("Conference", True), ("editorial", False), ("", UNKNOWN), ("other", UNKNOWN)]


@pytest.mark.parametrize(("kind", "passed"), TYPES)
def test_the_publication_type_is_one_of_those_allowed(kind, passed):
    test = criterion("publication-type", allowed=("article", "conference"))
    assert answer(test, kind=kind)[0] is passed


def test_a_criterion_for_people_gives_no_finding():
    found = examine(worlds.report("a:0001"), worlds.protocol(criteria=(criterion("human"),)))
    assert found == ()


def test_findings_follow_the_order_of_the_protocol_and_name_their_report():
    criteria = (criterion("retraction"), criterion("language", allowed=("en",)))
    found = examine(worlds.report("a:0001"), worlds.protocol(criteria=criteria))
    assert [(each.report, each.passed) for each in found] == [("a:0001", None), ("a:0001", None)]


EMPTY = ["first-public-date", "language", "publication-type", "retraction", "query", "terms"]


@pytest.mark.parametrize("test", EMPTY)
def test_a_report_of_which_nothing_is_known_fails_nothing(test):
    given = criterion(test, earliest="2017", allowed=("x",), terms=("x",), query="x", match="exact")
    assert answer(given, title="")[0] is None
