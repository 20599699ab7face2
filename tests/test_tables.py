import pytest

from pipeline import files
from pipeline.tables import table
from tests import made, shown

REVIEW = shown.REVIEW
VIEW = table(REVIEW, shown.TABLES[0])


def spec(*columns, of="studies", **changes):
    rows = files.Selection(of=of, **changes.pop("rows", {}))
    given = {"id": "t", "title": "T", "caption": "C", "rows": rows, "columns": columns}
    return files.Table(**{**given, **changes})


def column(**changes):
    return files.TableColumn(label="L", **changes)


def plain(view):
    return {row.id: [cell.plain for cell in row.cells] for row in view.rows}


def test_rows_come_in_the_declared_order_with_the_undated_last():
    assert [row.id for row in VIEW.rows] == ["ladle", "spoon", "whisk", "dish"]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("ladle", ["Ladle", "2020", "Clay pots; Glass pots", "2.30×; up to 4×", "Never drips."]),
        ("spoon", ["Spoon", "2022", "Clay pots", "3–5×; ≥\u00a040×; 69× | 79×", "Never drips."]),
        ("dish", ["Dish", "", "", "", "Never drips."]),
    ],
)
def test_cells_hold_what_the_columns_ask_for(row, cells):
    assert plain(VIEW)[row] == cells


def test_a_table_names_its_files():
    assert VIEW.sources == (
        "records/tables.yml",
        "records/studies/dish.yml",
        "records/studies/ladle.yml",
        "records/studies/spoon.yml",
        "records/studies/whisk.yml",
    )


def test_cells_of_claims_name_them():
    (ladle,) = (row for row in VIEW.rows if row.id == "ladle")
    assert [one.claim for one in ladle.cells[3].readings] == ["ladle/exact", "ladle/up-to"]
    assert ladle.cells[2].refs[0].id == "clay"


@pytest.mark.parametrize(
    ("asked", "cells"),
    [
        (
            column(metrics=("delay", "speed-up")),
            ["", "", "", "<\u00a05\u00a0s; ≈\u00a0250\u00a0ms; 3\u00a0s on average; 7×"],
        ),
        (
            column(metrics=("speed-up", "delay")),
            ["", "", "", "7×; <\u00a05\u00a0s; ≈\u00a0250\u00a0ms; 3\u00a0s on average"],
        ),
        (column(metrics=("speed-up",), sections=("Table 3",)), ["", "", "69× | 79×", ""]),
        (column(placement="glass"), ["", "Glass pots", "", ""]),
        (column(text="weak-point"), ["", "", "", ""]),
        (column(field="no-such-field"), ["", "", "", ""]),
    ],
)
def test_columns_of_works(asked, cells):
    sought = "spoon" if asked.sections else "whisk" if asked.metrics else "ladle"
    view = plain(table(REVIEW, spec(asked, rows={"ids": ("dish", "ladle", "spoon", "whisk")})))
    wanted = dict(zip(("dish", "ladle", "spoon", "whisk"), cells, strict=True))
    assert view[sought] == [wanted[sought]]


@pytest.mark.parametrize(
    ("of", "ids"),
    [
        ("searches", ["k1"]),
        ("queries", ["k1/q1"]),
        ("discrepancies", ["d1"]),
        ("nodes", ["pots", "clay", "glass"]),
        ("context", ["sieve"]),
    ],
)
def test_any_kind_of_thing_can_be_a_row(of, ids):
    view = table(REVIEW, spec(column(field="id"), column(text="strong-point"), of=of))
    assert [row.id for row in view.rows] == ids


def test_texts_of_a_class_fill_columns():
    glass = made.changed(REVIEW.taxonomy.nodes[2], texts={"use": "For show."})
    nodes = (*REVIEW.taxonomy.nodes[:2], glass)
    review = made.changed(REVIEW, taxonomy=made.changed(REVIEW.taxonomy, nodes=nodes))
    view = plain(table(review, spec(column(text="use"), of="nodes")))
    assert view == {"pots": [""], "clay": [""], "glass": ["For show."]}


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        (None, ["dish", "ladle", "spoon", "whisk"]),
        ("claims", ["dish", "ladle", "spoon", "whisk"]),
        ("venue-kind", ["spoon", "whisk", "dish", "ladle"]),
        ("first-public", ["ladle", "spoon", "whisk", "dish"]),
        ("nonsense", ["dish", "ladle", "spoon", "whisk"]),
    ],
)
def test_rows_can_be_sorted_by_any_field(sort, ids):
    assert [row.id for row in table(REVIEW, spec(column(field="id"), sort=sort)).rows] == ids


def test_a_new_table_is_data_only():
    again = made.changed(shown.TABLES[0], id="again", columns=(column(field="venue"),))
    assert plain(table(REVIEW, again))["ladle"] == ["Journal of Pots"]


def test_a_row_without_the_text_to_sort_by_comes_last():
    works = {
        name: shown.work(name, 2019, (), bib=made.bib(venue=venue)) for name, venue in [("a", ""), ("b", "Z")]
    }
    view = table(shown.review(studies=works), spec(column(field="id"), sort="venue"))
    assert [row.id for row in view.rows] == ["b", "a"]
