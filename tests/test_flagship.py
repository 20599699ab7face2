"""The review of this repository meets its bars: numbers, flow, tables, figures, cases, discrepancies."""

import csv
import html
import re

import pytest

from pipeline.status import status
from pipeline.values import Standing
from pipeline.workings import worked
from tests.sites import OWN

LIST = "printed-references"
REPORTED, REBUILT = "1.0.0-reported", "1.0.0-reconstructed"


@pytest.fixture(scope="session")
def own(built):
    return built(OWN)


STATUS = {
    "entries": 94,
    "unreadable": 0,
    "reports": 92,
    "studies": 46,
    "placements": 87,
    "statements": 456,
    "remainders": 0,
    "conflicts": 0,
    "drift": 0,
    "reported_identified": 983,
    "reported_included": 65,
    "last_search": "2024-05-25",
}


@pytest.mark.parametrize(("name", "value"), STATUS.items(), ids=STATUS)
def test_status(own, name, value):
    assert status(own.review)[name] == value


NUMBERS = {
    "statements.studies": 449,
    "statements.context": 7,
    "placements.studies": 86,
    "placements.context": 1,
    "context": 46,
    "searches": 6,
    "discrepancies": 105,
}


@pytest.mark.parametrize(("name", "value"), NUMBERS.items(), ids=NUMBERS)
def test_named_numbers(own, name, value):
    assert str(own.found.numbers[name].count) == str(value)


def test_nothing_is_wrong_in_its_files(own):
    assert own.review.problems == ()


UNKNOWN = "not reported"
FLOW = {
    REPORTED: {
        "identified": "820",
        "identified-databases": "820",
        "identified-other": "163",
        "identified-websites": "163",
        "removed": UNKNOWN,
        "screened": UNKNOWN,
        "excluded-screening": UNKNOWN,
        "sought": UNKNOWN,
        "not-retrieved": UNKNOWN,
        "assessed": UNKNOWN,
        "excluded-full-text": UNKNOWN,
        "sought-other": UNKNOWN,
        "not-retrieved-other": UNKNOWN,
        "assessed-other": UNKNOWN,
        "excluded-other": UNKNOWN,
        "new-studies": "65",
        "new-reports": UNKNOWN,
    },
    REBUILT: {
        "identified": "94",
        "removed": "2",
        "reports": "92",
        "not-screened": "46",
        "new-studies": "46",
        "new-reports": "46",
        "total-studies": "46",
        "total-reports": "46",
    },
}
LINES = {
    (REPORTED, "identified"): {
        "ieee-xplore": "158",
        "web-of-science": "224",
        "scopus": "170",
        "arxiv": "268",
    },
    (REPORTED, "identified-other"): {"researchrabbit": "163"},
    (REBUILT, "identified"): {"reference-list": "94"},
    (REBUILT, "removed"): {"duplicate": "2"},
}


def columns(own):
    return {column.id: column for column in own.review.flow.columns}


def test_the_flow_has_two_columns(own):
    assert list(columns(own)) == list(FLOW)


@pytest.mark.parametrize(("column", "boxes"), FLOW.items(), ids=FLOW)
def test_a_column_of_the_flow_holds_these_boxes_and_no_other(own, column, boxes):
    assert {name: str(box.count) for name, box in columns(own)[column].boxes.items()} == boxes


@pytest.mark.parametrize(("place", "lines"), LINES.items(), ids=map("/".join, LINES))
def test_a_box_is_parted_so(own, place, lines):
    column, box = place
    found = columns(own)[column].boxes[box].lines
    assert {line.id: str(line.count) for line in found} == lines


def test_all_of_the_rebuilt_column_is_held_and_none_of_the_reported_one(own):
    held = {ident: {box.count.held for box in one.boxes.values()} for ident, one in columns(own).items()}
    assert held == {REPORTED: {False}, REBUILT: {True}}


def test_no_identity_of_the_flow_is_broken_only_checked_as_far_as_it_goes(own):
    checks = own.review.flow.checks
    assert {(one.column, one.partial) for one in checks} == {(REPORTED, True)}


@pytest.mark.parametrize(("column", "box"), [(c, b) for c, boxes in FLOW.items() for b in boxes])
def test_every_box_is_drawn_and_listed_with_its_number(own, column, box):
    said = [
        (link.drawn, link.said)
        for link in own.crawled.pages["flow.html"].links
        if link.attributes.get("data-number") == f"flow.{column}.{box}"
    ]
    assert {one for _, one in said} == {FLOW[column][box]}
    assert False in {drawn for drawn, _ in said}


def report_of(own, entry):
    return own.review.identity.resolve(f"{LIST}:{entry:04d}")


@pytest.mark.parametrize("pair", [(2, 31), (24, 27)])
def test_what_is_printed_twice_is_one_report(own, pair):
    assert report_of(own, pair[0]) == report_of(own, pair[1])


def test_no_other_entries_are_one_report(own):
    reports = [report_of(own, entry) for entry in range(1, 95)]
    assert len(reports) - len(set(reports)) == 2


def test_a_wrong_identifier_merges_nothing_and_is_shown(own):
    assert report_of(own, 53) != report_of(own, 60)
    (pair,) = own.review.identity.refused
    assert pair.records == (f"{LIST}:0053", f"{LIST}:0060")
    shown = re.search(r'<ul class="lr-refused">(.*?)</ul>', own.html("quality.html"), re.DOTALL)[1]
    assert all(record in html.unescape(shown) for record in pair.records)


TABLES = {
    "Table 1": ("queries", 6),
    "Table 2": ("sources", 5),
    "Table 3": ("training-frameworks", 5),
    "Table 4": ("inference-frameworks", 11),
    "Table 5": ("class-comparison", 3),
    "Table 6": ("strategies-a", 20),
    "Table 7": ("strategies-b", 21),
    "Table 8": ("strategies-rest", 30),
}
"""Where each table of the paper is, and how many rows it has."""


def body(own, table):
    """Return the rows of a declared table as HTML."""
    (grid,) = re.findall(r"<tbody>(.*?)</tbody>", own.html(f"tables/{table}.html"), re.DOTALL)
    return re.findall(r"<tr.*?</tr>", grid, re.DOTALL)


@pytest.mark.parametrize(("table", "rows"), TABLES.values(), ids=TABLES)
def test_every_table_of_the_paper_is_there_in_our_words(own, table, rows):
    assert len(body(own, table)) == rows


@pytest.mark.parametrize("number", [3, 4, 6, 7, 8])
def test_a_table_has_the_studies_that_the_paper_has_in_it(own, shared, number):
    with (shared / "review/studies.csv").open(encoding="utf-8") as stream:
        printed = [row["ref"] for row in csv.DictReader(stream) if f"T{number}" in row["tables"].split()]
    wanted = {own.found.work_of[report_of(own, int(entry))] for entry in printed}
    rows = body(own, TABLES[f"Table {number}"][0])
    assert {re.search(r"<th.*?/studies/([a-z0-9-]+)\.html", row, re.DOTALL)[1] for row in rows} == wanted


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_which_one_of_the_paper_it_is(own, name):
    spec = own.found.tables[TABLES[name][0]]
    assert name in spec.caption


FIGURES = {
    "Figure 1": ("charts/techniques.html", "Classes of"),
    "Figure 2": ("flow.html", "Flow"),
    "Figure 3": ("charts/language-model-development.html", "Development of language models"),
    "Figure 4": ("charts/frameworks-map.html", "Frameworks and libraries by phase"),
    "Figure 5": ("charts/training-techniques.html", "Training optimization"),
    "Figure 6": ("charts/hardware-techniques.html", "Hardware optimization"),
    "Figure 7": ("charts/scalability-techniques.html", "Scalability and reliability"),
}


@pytest.mark.parametrize(("path", "title"), FIGURES.values(), ids=FIGURES)
def test_every_figure_of_the_paper_is_drawn_anew_with_links(own, path, title):
    page = own.crawled.pages[path]
    assert re.search(rf"<svg [^>]*>.*?<title[^>]*>[^<]*{title}", own.html(path), re.DOTALL)
    assert sum(link.drawn for link in page.links) > 3


@pytest.mark.parametrize("name", [one for one in FIGURES if one != "Figure 2"])
def test_a_figure_says_which_one_of_the_paper_it_is(own, name):
    ident = FIGURES[name][0].removeprefix("charts/").removesuffix(".html")
    assert name in own.found.charts[ident].caption


def test_there_are_charts_beyond_the_figures(own):
    kinds = [chart.kind for chart in own.found.charts.values()]
    assert kinds.count("count") >= 5
    assert kinds.count("values") >= 8


COUNTED = ["studies-per-year", "studies-per-class", "studies-per-leaf", "venue-kinds", "preprint-share"]


@pytest.mark.parametrize("chart", COUNTED)
def test_a_chart_counts(own, chart):
    assert own.found.charts[chart].kind == "count"
    assert own.html(f"charts/{chart}.html").count("fig-bar") > 2


def test_a_chart_of_values_holds_one_metric(own):
    charts = [chart for chart in own.found.charts.values() if chart.kind == "values"]
    assert [chart.id for chart in charts if len(chart.rows.metrics) != 1] == []


@pytest.mark.parametrize("case", ["qmoe", "sparsegpt"])
def test_the_arithmetic_of_a_case_study_agrees_and_is_shown(own, case):
    (working,) = [one for one in own.review.workings.workings if one.id == case]
    steps = [worked(step, own.found.claims, own.found.units) for step in working.steps]
    assert [one.step.label for one in steps if not one.agrees] == []
    shown = own.html(f"cases/{case}.html")
    assert shown.count("lr-badge--agreed") >= len(steps) >= 2
    assert "does not agree" not in shown


ARITHMETIC = {
    "Size before compression": "3.2 TB",
    "Size after compression": "160 GB",
    "Ratio of the two sizes": "20×",
    "Share that is saved": "95 %",
}


@pytest.mark.parametrize(("label", "result"), ARITHMETIC.items(), ids=ARITHMETIC)
def test_a_step_of_the_arithmetic_gives(own, label, result):
    row = re.search(rf">{label}</th>(.*?)</tr>", own.html("cases/qmoe.html"), re.DOTALL)[1]
    cells = [re.sub(r"<[^>]+>", "", html.unescape(one)) for one in re.findall(r"<td>(.*?)</td>", row)]
    assert cells[1] == result


PROSE = (
    *(
        "overview",
        "problems",
        "findings",
        "techniques",
        "challenges",
        "future",
        "limitations",
        "abbreviations",
    ),
    *("methods", "gap", "extend", "cite", "responsible", "errata", "cases/qmoe", "cases/sparsegpt"),
)


@pytest.mark.parametrize("page", PROSE)
def test_every_section_is_there(own, page):
    assert not own.crawled.pages[f"{page}.html"].generated


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("methods", "Inter-rater agreement: not reported"),
        ("methods", "Risk of bias: not reported"),
        ("index", "I have a problem"),
        ("index", "I want to browse"),
        ("index", "I want to check"),
    ],
)
def test_a_page_says(own, page, said):
    assert said in re.sub(r"<[^>]+>", "", html.unescape(own.html(f"{page}.html")))


@pytest.fixture(scope="session")
def slips(shared):
    """Return the discrepancies that were found in the paper, as they were handed over."""
    with (shared / "review/discrepancies.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_every_discrepancy_that_was_handed_over_is_kept(own, slips):
    assert len(slips) == 100
    known = {one.id: (one.kind, one.severity) for one in own.review.discrepancies.discrepancies}
    assert [
        row["id"] for row in slips if known.get(row["id"].lower()) != (row["kind"], row["severity"])
    ] == []


def test_every_discrepancy_hangs_on_the_works_that_it_was_found_at(own, slips):
    for row in slips:
        entries = [int(one) for one in row["refs"].split(",") if one != "-"]
        wanted = {own.found.work_of[report_of(own, entry)] for entry in entries}
        assert wanted <= {*own.found.discrepancies[row["id"].lower()].studies}, row["id"]


WHOLE = {"d43", "d44", "d45", "d46", "d50", "d51", "d66", "d68", "d95"}
"""What was found amiss in the paper itself: header, counts, captions, searches, the closing sections."""


def test_a_discrepancy_without_a_work_is_about_the_paper_or_the_layout_of_its_stored_text(own, slips):
    layout = {row["id"].lower() for row in slips if row["kind"] == "text-layout"}
    given = {row["id"].lower() for row in slips}
    without = {one.id for one in own.review.discrepancies.discrepancies if not one.studies}
    assert without & given == WHOLE | layout


def test_those_about_the_layout_are_listed_as_such(own):
    page = own.html("discrepancies.html")
    section = re.search(r"<h2[^>]*>text layout(.*?)<h2", page, re.DOTALL)[1]
    layout = [one.id for one in own.review.discrepancies.discrepancies if one.kind == "text-layout"]
    assert re.findall(r'<article [^>]*id="([^"]+)"', section) == layout


def test_every_disputed_claim_has_its_discrepancy(own):
    disputed = [claim for claim in own.found.claims.values() if claim.standing is Standing.DISPUTED]
    assert disputed
    assert [claim.id for claim in disputed if not claim.discrepancies] == []
