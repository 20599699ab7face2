from datetime import date

import pytest

from pipeline import files
from pipeline.dedupe.matching import match
from pipeline.identity import aliases_for, grouped, retired
from pipeline.loaded import Stored
from pipeline.model import Match
from pipeline.problems import Severity
from pipeline.values import ReportId, ReviewerId
from tests.dedupe.made import DAY, OTHER, bib, identity_of, record, records, ruling

LATER = date(2025, 1, 1)


def alias(ident, now):
    return files.Alias(id=ReportId(ident), now=ReportId(now), on=DAY, cause="merged")


def corrections(report, field, value, path="c.yml"):
    one = files.Correction(field=field, value=value, source="page", by=ReviewerId("r"), on=DAY)
    return Stored(path=path, value=files.Corrections(report=ReportId(report), corrections=(one,)))


def joined(*pairs):
    return [Match(records=pair, rule="r", agreed=()) for pair in pairs]


GROUPS = [
    ([], {"a": "a", "b": "b", "c": "c"}),
    ([("b", "a")], {"a": "a", "b": "a", "c": "c"}),
    ([("b", "c"), ("c", "a")], {"a": "a", "b": "a", "c": "a"}),
    ([("c", "b")], {"a": "a", "b": "b", "c": "b"}),
]


@pytest.mark.parametrize(("pairs", "report_of"), GROUPS)
def test_a_report_is_named_after_its_first_record(pairs, report_of):
    assert grouped(["a", "b", "c"], joined(*pairs)) == report_of


def test_the_first_record_is_that_of_the_first_search():
    rows = [record("a:0001", bib()), record("b:0001", bib())]
    assert [*identity_of(rows)[0].reports] == ["a:0001"]
    assert [*identity_of(rows, order={"a": 2, "b": 1})[0].reports] == ["b:0001"]


def test_reports_come_in_the_order_of_records():
    rows = [
        record("b:0001", bib(OTHER)),
        record("a:0002", bib("Third work of nobody")),
        record("a:0001", bib()),
    ]
    assert [*identity_of(rows)[0].reports] == ["a:0001", "a:0002", "b:0001"]


def test_a_report_holds_its_records_the_reasons_and_the_best_description():
    rows = records(bib(), bib(doi="10.1/a"), bib(OTHER))
    report = identity_of(rows)[0].reports["a:0001"]
    assert report.records == ("a:0001", "a:0002")
    assert [found.rule for found in report.matches] == ["same-title"]
    assert (report.bib.doi, report.origins["doi"]) == ("10.1/a", "a:0002")


def test_refusals_are_carried_along():
    rows = records(bib(doi="10.1/a"), bib(OTHER, "Cole", doi="10.1/a"))
    assert identity_of(rows)[0].refused == match(rows, [], {}).refused != ()


def test_corrections_are_applied_last_whichever_record_they_name():
    rows = records(bib(doi="10.1/a"), bib())
    identity, problems = identity_of(rows, corrections=[corrections("a:0002", "doi", "10.1234/b")])
    report = identity.reports["a:0001"]
    assert (report.bib.doi, report.origins["doi"]) == ("10.1234/b", "correction: page")
    assert problems == ()


def test_corrections_of_both_sides_of_a_merge_meet():
    both = [corrections("a:0001", "venue", "ICE", "1.yml"), corrections("a:0002", "venue", "LAKES", "2.yml")]
    identity, problems = identity_of(records(bib(), bib()), corrections=both)
    assert identity.reports["a:0001"].bib.venue == "LAKES"
    assert [(problem.code, problem.path) for problem in problems] == [("corrections-differ", "2.yml")]


def test_corrections_do_not_move_what_is_the_same_as_what():
    rows = records(bib(), bib(OTHER))
    identity, _ = identity_of(rows, corrections=[corrections("a:0002", "title", bib().title)])
    assert len(identity.reports) == 2


def test_a_correction_of_an_unknown_report_is_left_to_the_rules():
    assert identity_of(records(bib()), corrections=[corrections("z:0001", "venue", "ICE")])[1] == ()


def test_aliases_of_the_file_resolve():
    identity, problems = identity_of(
        records(bib()), known=[alias("old:0001", "older:0001"), alias("older:0001", "a:0001")]
    )
    assert identity.resolve("old:0001") == "a:0001"
    assert problems == ()


@pytest.mark.parametrize("known", [[], [alias("x:0001", "y:0001"), alias("y:0001", "x:0001")]])
def test_an_id_that_leads_nowhere_resolves_to_nothing(known):
    assert identity_of(records(bib()), known=known)[0].resolve("x:0001") is None


def test_a_join_that_no_longer_holds_is_reported():
    identity, (problem,) = identity_of(records(bib(), bib(OTHER)), known=[alias("a:0002", "a:0001")])
    assert identity.resolve("a:0002") == "a:0002"
    assert (problem.code, problem.path, problem.severity) == (
        "alias-parted",
        "records/aliases.csv",
        Severity.WARNING,
    )
    assert "a:0002" in problem.message


def test_what_people_parted_is_no_problem():
    _, problems = identity_of(
        records(bib(), bib()), [ruling("a:0001", "a:0002")], known=[alias("a:0002", "a:0001")]
    )
    assert problems == ()


def test_an_alias_that_holds_is_no_problem():
    assert identity_of(records(bib(), bib()), known=[alias("a:0002", "a:0001")])[1] == ()


def test_a_merge_retires_the_later_id():
    rows = records(bib(), bib(OTHER))
    before, _ = identity_of(rows)
    after, _ = identity_of(rows, [ruling("a:0001", "a:0002", "same")])
    (row,) = retired(before, after, LATER, "same work")
    assert (row.id, row.now, row.on, row.cause) == ("a:0002", "a:0001", LATER, "same work")


def test_an_import_and_a_split_retire_nothing():
    rows = records(bib(), bib())
    before, _ = identity_of(rows)
    assert retired(before, identity_of([*rows, record("b:0001", bib())])[0], LATER) == ()
    assert retired(before, identity_of(rows, [ruling("a:0001", "a:0002")])[0], LATER) == ()
    assert retired(None, before, LATER) == ()


@pytest.mark.parametrize(
    ("idents", "known", "found"),
    [
        (["a:0002", "a:0001"], [], ["a:0002"]),
        (["a:0002"], [alias("a:0002", "a:0001")], []),
        (["a:0002"], [alias("a:0002", "a:0009")], ["a:0002"]),
        (["z:0001"], [], []),
        (["a:0001"], [alias("a:0001", "b:0001")], []),
        ([], [], []),
    ],
)
def test_which_ids_need_a_row(idents, known, found):
    rows = [*records(bib(), bib()), record("b:0001", bib(OTHER))]
    identity, _ = identity_of(rows, known=known)
    assert [row.id for row in aliases_for(idents, identity, DAY)] == found


def test_rows_and_problems_come_sorted():
    rows = records(*[bib()] * 9, bib(OTHER), bib("Third work of nobody"))
    known = [alias("a:0011", "a:0001"), alias("a:0010", "a:0001")]
    identity, problems = identity_of(rows, known=known)
    assert [problem.message[:6] for problem in problems] == ["a:0010", "a:0011"]
    idents = [f"a:000{number}" for number in (7, 3, 9, 5, 2)]
    assert [row.id for row in aliases_for(idents, identity, DAY)] == sorted(idents)
