"""Acts: who worked on what in which week, whatever the kind of work."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from pipeline import files, model
from pipeline.values import Accord, Counted, Stage
from pipeline.workload.acts import APPRAISAL, EXTRACTION, STAGES, Act, acts, name_of, numbers, spoken
from tests import made

LATE = date(2024, 12, 30)


def note(by, on=LATE):
    return model.Note(by=by, on=on, value="x")


def worked():
    """Return a study with extracted values, one of them settled, and a judgement."""
    settled = files.Reconciled(value="x", by="fir", on=LATE, why="w")
    extract = model.Extract(
        study="ladle", field="f", notes=(note("alder"), note("elm", None)),
        accord=Accord.SETTLED, value="x", settled=settled,
    )  # fmt: skip
    said = model.Assessed(by="alder", on=LATE, level="low", why="w", place="", file="f")
    judged = model.Appraisal(study="ladle", tool="t", domain="d", assessed=(said,), level="low")
    return made.changed(made.full_review().studies["ladle"], extracted={"f": extract}, bias=(judged,))


def review(*decisions, **changes):
    base = made.full_review()
    screened = tuple(made.screening(one.report, one) for one in decisions)
    return made.changed(base, screenings=screened, **changes)


@cache
def bees():
    return made.tiny_review("bees")


@pytest.mark.parametrize(
    ("on", "week"),
    [
        (date(2024, 1, 1), "2024-w01"),
        (LATE, "2025-w01"),
        (date(2021, 1, 3), "2020-w53"),
        (None, "undated"),
    ],
)
def test_a_week_is_that_of_iso_8601(on, week):
    assert Act(stage="full-text", by="alder", on=on, subject="a").week == week


@pytest.mark.parametrize(("week", "words"), [("2024-w07", "week 07 of 2024"), ("undated", "day not known")])
def test_a_week_is_spoken(week, words):
    assert spoken(week) == words


def test_every_kind_of_work_is_an_act():
    found = acts(review(made.decision("k1:0001"), studies={"ladle": worked()}))
    assert [(one.stage, one.by, one.on, one.subject) for one in found] == [
        ("full-text", "alder", made.DAY, "k1:0001"),
        (EXTRACTION, "elm", None, "ladle"),
        (EXTRACTION, "alder", LATE, "ladle"),
        (EXTRACTION, "fir", LATE, "ladle"),
        (APPRAISAL, "alder", LATE, "ladle"),
    ]


def test_the_stages_come_in_the_order_of_the_work():
    assert STAGES == ("before-screening", "title-abstract", "full-text", EXTRACTION, APPRAISAL)


def test_who_decides_twice_on_a_report_counts_it_once():
    twice = (made.decision("k1:0001"), replace(made.decision("k1:0001"), recorded_for="s1:0002"))
    found = {number.name: number for number in numbers(review(*twice))}
    assert found["workload.full-text.alder"].count.ids == {"k1:0001"}


@pytest.mark.parametrize(
    ("decision", "name"),
    [
        (made.decision("k1:0001"), "workload.full-text.2024-w19.alder"),
        (made.decision("k1:0001", on=None), "workload.full-text.undated.alder"),
        (made.decision("k1:0001", stage=Stage.TITLE_ABSTRACT), "workload.title-abstract.2024-w19.alder"),
    ],
)
def test_work_is_counted_by_stage_week_and_person(decision, name):
    found = {number.name: number.count for number in numbers(review(decision, studies={}))}
    assert found[name].ids == {"k1:0001"}
    assert found[name].counted is Counted.REPORT


def test_extraction_and_judgements_are_counted_in_studies():
    found = {number.name: number.count for number in numbers(review(studies={"ladle": worked()}))}
    assert {found[name_of(stage, "alder")].counted for stage in (EXTRACTION, APPRAISAL)} == {Counted.STUDY}
    assert found[name_of(EXTRACTION, "undated", "elm")].ids == {"ladle"}


def test_the_weeks_of_a_person_make_up_the_whole():
    found = {number.name: number.count.ids for number in numbers(bees())}
    whole = found["workload.title-abstract.marl"]
    weeks = [
        ids for name, ids in found.items() if name.startswith("workload.title-abstract.20") and "marl" in name
    ]
    assert len(weeks) > 1
    assert frozenset().union(*weeks) == whole


def test_without_work_there_is_no_number():
    assert list(numbers(review(studies={}))) == []
