import pytest

from pipeline import site as places
from pipeline.numbers import Number
from pipeline.site import REPORTS_A_PAGE, number_page, record_page, reports, search_of, site, work_page
from pipeline.values import Counted
from tests import made

SITE = site(made.review())


def test_everything_is_found_by_its_id():
    assert list(SITE.works) == ["ladle", "sieve"]
    assert list(SITE.claims) == ["ladle/fast", "ladle/slow"]
    assert SITE.metrics["delay"].label == "Delay"
    assert SITE.units["second"].symbol == "s"
    assert SITE.nodes["clay"].parent == "pots"
    assert SITE.searches["k1"].sequence == 1
    assert SITE.sources["kettle"].label == "Kettle Index"
    assert SITE.discrepancies["d1"].severity == "high"


def test_a_report_belongs_to_the_study_rather_than_to_the_context():
    shared = made.study("spoon", ("k1:0001",), role="background", included=False)
    found = site(made.changed(made.review(), context={"spoon": shared}))
    assert found.work_of["k1:0001"] == "ladle"


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("records", "sets/records.html"),
        ("flow.1.0.0.identified", "sets/flow.1.0.0.identified.html"),
        ("flow.identified", "sets/flow.1.0.0.identified.html"),
        ("study.ladle.claims", "studies/ladle.html#_claims"),
        ("study.sieve.reports", "context/sieve.html#_reports"),
        ("search.k1.reported", "sets/search.k1.reported.html"),
    ],
)
def test_a_number_has_a_page(name, address):
    assert number_page(SITE, SITE.numbers[name]) == address


def test_the_studies_of_a_release_stand_on_its_page():
    number = Number(name="release.1.0.0.studies", label="x", count=made.held(Counted.STUDY))
    assert number_page(SITE, number) == "releases/1.0.0.html#_studies"


@pytest.mark.parametrize(
    ("work", "address"), [("ladle", "studies/ladle.html"), ("sieve", "context/sieve.html")]
)
def test_a_work_has_a_page(work, address):
    assert work_page(SITE, work) == address


def test_a_claim_stands_on_the_page_of_its_work():
    assert places.claim_page(SITE, "ladle/fast") == "studies/ladle.html#fast"


@pytest.mark.parametrize(
    ("record", "address"),
    [
        ("k1:0001", "records/1.html#k1:0001"),
        ("k1:0002", "records/1.html#k1:0002"),
        ("k1:0009", "quality.html#unreadable"),
    ],
)
def test_a_record_has_a_place_in_the_list(record, address):
    assert record_page(SITE, record) == address


def test_reports_stand_in_the_order_of_their_searches():
    many = [made.report(made.record(ident)) for ident in ("a1:0001", "k1:0002", "k1:0001")]
    searches = (made.review().searches[0], made.changed(made.review().searches[0], id="a1", sequence=2))
    review = made.changed(made.review(), identity=made.identity(*many), searches=searches)
    assert [one.id for one in reports(review)] == ["k1:0001", "k1:0002", "a1:0001"]


def test_a_page_of_records_has_five_hundred_reports():
    many = [made.report(made.record(f"k1:{n:04d}")) for n in range(1, REPORTS_A_PAGE + 2)]
    found = site(made.changed(made.review(), identity=made.identity(*many)))
    assert (found.record_pages["k1:0500"], found.record_pages["k1:0501"]) == (1, 2)


def test_the_first_number_with_a_count_stands_for_it():
    assert SITE.by_count[SITE.numbers["records"].count].name == "records"
    assert SITE.by_count[SITE.numbers["search.k1.reported"].count].name == "search.k1.reported"
    assert SITE.numbers["discrepancies.low"].count not in SITE.by_count


def test_an_id_names_its_search():
    assert search_of("k1:0001") == "k1"
