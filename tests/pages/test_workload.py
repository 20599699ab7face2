"""What the pages of workload and yield show."""

from functools import cache

import pytest

from tests import dom, made


@cache
def drawn(name="bees"):
    review = made.changed(made.full_review(), screenings=()) if name == "idle" else made.tiny_review(name)
    return {path: dom.parsed(page) for path, page in dom.pages(review).items()}


def rows(page):
    return [
        [" ".join(dom.words(cell).split()) for cell in row if cell.tag in {"th", "td"}]
        for row in page.iter("tr")
    ]


@pytest.mark.parametrize(
    "row",
    [
        ["Sister Marl", "–", "12", "11", "4", "2", "2022-05-12 to 2024-06-10"],
        ["The sieve", "2", "–", "–", "–", "–", "2022-05-06"],
        ["week 19 of 2022", "title abstract", "7", "7", "–", "–"],
        ["week 27 of 2022", "risk of bias", "1", "1", "1", "–"],
    ],
)
def test_work_stands_by_person_and_by_week(row):
    assert row in rows(drawn()["workload.md"])


def test_the_latest_week_comes_first():
    order = [
        int(one.attrib["data-order"])
        for one in drawn()["workload.md"].iter("th")
        if "data-order" in one.attrib
    ]
    assert order == sorted(order, reverse=True)
    assert order[0] == 202427


def test_without_a_day_the_week_is_not_known():
    base = made.full_review()
    undated = made.screening("k1:0001", made.decision("k1:0001", on=None))
    page = dom.parsed(dom.pages(made.changed(base, screenings=(undated,)))["workload.md"])
    assert ["A. Alder", "1", "not known"] in rows(page)
    assert ["day not known", "full text", "1"] in rows(page)


def test_where_nobody_worked_the_page_says_so():
    assert "No decision is recorded yet." in dom.words(drawn("idle")["workload.md"])


@pytest.mark.parametrize(
    "row",
    [
        ["Apidexdatabase", "16", "13", "10", "77 %", "6", "4"],
        [
            "apidex-aApidex",
            "2022-05-02",
            "2022-05-064 days later",
            "2023-06-20414 days later",
            "1.0.0",
            "2022-08-01",
            "91",
        ],
        [
            "apidex-cApidex",
            "2024-05-02",
            "2024-05-108 days later",
            "2024-06-1140 days later",
            "1.2.0",
            "not yet",
            "–",
        ],
    ],
)
def test_sources_and_searches_tell_what_they_brought_and_when(row):
    assert row in rows(drawn()["yield.md"])


def test_a_search_without_decisions_says_not_known():
    row = next(row for row in rows(drawn()["yield.md"]) if row[0].startswith("guild-a"))
    assert row[2:4] == ["not known", "not known"]


@pytest.mark.parametrize("path", ["quality.md", "searches/index.md"])
def test_other_pages_lead_there(path):
    hrefs = {one.attrib.get("href", "").rpartition("/")[2] for one in drawn()[path].iter("a")}
    assert "yield.html" in hrefs
