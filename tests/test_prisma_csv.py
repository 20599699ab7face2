"""The CSV of the PRISMA2020 tools: every row, nothing lost, nothing made up."""

import csv
import io
from dataclasses import replace

import pytest

from pipeline.flow_boxes import held
from pipeline.model import Line
from pipeline.prisma_csv import HEADER, export, read
from tests import worlds

FULL, UPDATED, LIST = worlds.full(), worlds.updated(), worlds.reconstructed()

DATA = [
    "previous_studies",
    "previous_reports",
    "database_results",
    "database_specific_results",
    "register_results",
    "register_specific_results",
    "website_results",
    "organisation_results",
    "citations_results",
    "duplicates",
    "excluded_automatic",
    "excluded_other",
    "records_screened",
    "records_excluded",
    "dbr_sought_reports",
    "dbr_notretrieved_reports",
    "other_sought_reports",
    "other_notretrieved_reports",
    "dbr_assessed",
    "dbr_excluded",
    "other_assessed",
    "other_excluded",
    "new_studies",
    "new_reports",
    "total_studies",
    "total_reports",
    "identification",
    "screening",
    "included",
    "total_studies_ma",
    "total_reports_ma",
]


def rows(column, **changes):
    return list(csv.DictReader(io.StringIO(export(column, **changes)[0])))


def codes(column, **changes):
    return [problem.code for problem in export(column, **changes)[1]]


def test_every_row_of_the_template_is_there_once():
    found = rows(FULL.column())
    assert len(found) == 34
    assert [row["data"] for row in found if row["data"] != "NA"] == DATA
    assert tuple(found[0]) == HEADER


FIRST = {
    "previous_studies": None,
    "previous_reports": None,
    "database_results": 11,
    "database_specific_results": (("Alpha Index", 7), ("Beta Base", 4)),
    "register_results": 2,
    "register_specific_results": (("Gamma Register", 2),),
    "website_results": 6,
    "organisation_results": 0,
    "citations_results": 3,
    "duplicates": 1,
    "excluded_automatic": 1,
    "excluded_other": 1,
    "records_screened": 9,
    "records_excluded": 2,
    "dbr_sought_reports": 6,
    "dbr_notretrieved_reports": 1,
    "dbr_assessed": 4,
    "dbr_excluded": (("Wrong kind, or none; at all", 1),),
    "other_sought_reports": 6,
    "other_notretrieved_reports": 1,
    "other_assessed": 4,
    "other_excluded": (("Too old", 1), ("Off the topic", 1)),
    "new_studies": 3,
    "new_reports": 3,
    "total_studies": 3,
    "total_reports": 3,
    "total_studies_ma": None,
    "total_reports_ma": None,
}


@pytest.mark.parametrize(("name", "number"), FIRST.items())
def test_what_is_written_reads_back_as_it_was(name, number):
    assert read(export(FULL.column())[0])[name] == number


UPDATE = {
    "previous_studies": 3,
    "previous_reports": 3,
    "register_results": 0,
    "register_specific_results": (("Each register", 0),),
    "duplicates": 2,
    "excluded_automatic": 0,
    "dbr_excluded": (("Reports excluded", 0),),
    "total_studies": 5,
}


@pytest.mark.parametrize(("name", "number"), UPDATE.items())
def test_an_update_fills_its_own_rows_and_zeros_are_true_ones(name, number):
    assert read(export(UPDATED.column())[0])[name] == number


def test_without_other_methods_their_rows_are_zeros():
    world = worlds.World(searches=(worlds.search("a", 1, "alpha"),), groups=(("a:0001",),))
    found = read(export(world.column())[0])
    assert (found["other_sought_reports"], found["other_excluded"]) == (0, (("Reports excluded", 0),))


def test_a_reason_with_comma_and_semicolon_survives_a_reader_that_cuts_there():
    (cell,) = [row["n"] for row in rows(FULL.column()) if row["data"] == "dbr_excluded"]
    assert cell == "Wrong kind， or none； at all, 1"
    assert [part.split(",")[0] for part in cell.split(";")] == ["Wrong kind， or none； at all"]


LABELS = ["=1+1", "+x", "-x", "@x", ",x", ";", "a, b; c", "=a, b", "two  spaces", "line\nbreak", '"quoted"']


@pytest.mark.parametrize("label", LABELS)
def test_no_label_is_lost_cut_or_run(label):
    column = FULL.column()
    box = column.boxes["excluded-full-text"]
    line = Line(id="x", label=label, count=held(box.count.counted, box.count.ids))
    changed = replace(column, boxes={**column.boxes, box.id: replace(box, lines=(line,))})
    text = export(changed)[0]
    assert read(text)["dbr_excluded"] == ((" ".join(label.split()), 1),)
    assert not any(cell[:1] in "=+-@" for row in csv.reader(io.StringIO(text)) for cell in row if cell)


def test_a_label_with_a_full_width_sign_is_warned_of():
    column = FULL.column()
    box = column.boxes["excluded-full-text"]
    line = Line(id="x", label="a，b", count=box.count)
    changed = replace(column, boxes={**column.boxes, box.id: replace(box, lines=(line,))})
    assert "prisma-csv-label" in codes(changed)


REPORTED = LIST.column("1.0.0-reported")


def test_an_unknown_number_refuses_the_export():
    text, problems = export(REPORTED)
    assert text is None
    assert [(problem.code, problem.severity) for problem in problems] == [("prisma-csv-unknown", "error")]
    assert "records_screened" in problems[0].message
    assert "database_results" not in problems[0].message


def test_an_unknown_number_is_na_if_told_so_and_warned_of():
    found = read(export(REPORTED, unknown_as_na=True)[0])
    assert (found["database_results"], found["records_screened"], found["duplicates"]) == (820, None, None)
    assert found["dbr_excluded"] == ()
    assert codes(REPORTED, unknown_as_na=True) == ["prisma-csv-na"]


def test_a_list_outside_both_arms_is_no_prisma_flow():
    assert export(LIST.column("1.0.0-reconstructed"))[0] is None


REMAINDERS = [
    (FULL, ["awaiting-screening", "conflict-screening", "removed-other"]),
    (UPDATED, ["carried-over", "withdrawn"]),
]


@pytest.mark.parametrize(("world", "names"), REMAINDERS)
def test_what_the_csv_has_no_row_for_is_said(world, names):
    (problem,) = export(world.column())[1]
    assert problem.code == "prisma-csv-remainder"
    assert all(name in problem.message for name in names)
