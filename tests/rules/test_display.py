"""Rules of declared tables and charts."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.rules.display import charts, tables
from tests.rules.small import NODES, claim, found, search, single, stored_study

WORK = {"ash-2020": stored_study(texts={"strong": "x"}, claims=(claim(),))}
FIELD = files.TableColumn(label="N", field="name")


def table(columns=(FIELD,), rows=None, **changes):
    given = {"id": "t", "title": "T", "caption": "C", "rows": rows or files.Selection(), "columns": columns}
    return files.Table(**{**given, **changes})


def told(*declared, rule=tables, **changes):
    name = rule.__name__
    whole = {"tables": files.Tables, "charts": files.Charts}[name]
    value = single(name, whole(**{name: declared}))
    return [(loc[1:], code) for loc, code in found(rule, **{name: value, "studies": WORK, **changes})]


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        ({"field": "name"}, []),
        ({"placement": "top"}, []),
        ({"metrics": ("weight",)}, []),
        ({"text": "strong"}, []),
        ({}, [((), "column-source")]),
        ({"field": "name", "text": "strong"}, [((), "column-source")]),
        ({"field": "nome"}, [(("field",), "unknown-property")]),
        ({"placement": "deep"}, [(("placement",), "unknown-node")]),
        ({"metrics": ("weight", "none")}, [(("metrics", 1), "unknown-metric")]),
        ({"text": "weak"}, [(("text",), "unknown-text")]),
    ],
)
def test_a_column_has_one_source(column, wanted):
    made = table(columns=(files.TableColumn(label="L", **column),))
    assert told(made) == [((0, "columns", 0, *key), code) for key, code in wanted]


@pytest.mark.parametrize(
    ("of", "column", "wanted"),
    [
        ("searches", {"field": "date"}, []),
        ("searches", {"field": "name"}, [("field", "unknown-property")]),
        ("searches", {"placement": "top"}, [("placement", "column-of-works")]),
        ("claims", {"metrics": ("weight",)}, [("metrics", "column-of-works")]),
        ("queries", {"text": "strong"}, [("text", "column-of-works")]),
        ("nodes", {"text": "grown"}, []),
        ("nodes", {"text": "strong"}, [("text", "unknown-text")]),
    ],
)
def test_a_column_fits_its_rows(of, column, wanted):
    made = table(columns=(files.TableColumn(label="L", **column),), rows=files.Selection(of=of))
    taxonomy = single("taxonomy", files.Taxonomy(nodes=(replace(NODES[0], texts={"grown": "x"}), NODES[1])))
    assert told(made, taxonomy=taxonomy) == [((0, "columns", 0, key), code) for key, code in wanted]


def test_a_table_has_columns_an_order_and_an_id():
    assert told(table(columns=())) == [((0, "columns"), "no-column")]
    assert told(table(sort="nome")) == [((0, "sort"), "unknown-property")]
    assert told(table(), table()) == [((1, "id"), "duplicate-id")]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ({"nodes": ("top",), "metrics": ("weight",), "ids": ("ash-2020",)}, []),
        ({"nodes": ("deep",)}, [(("nodes", 0), "unknown-node")]),
        ({"metrics": ("none",)}, [(("metrics", 0), "unknown-metric")]),
        ({"ids": ("elm-2020",)}, [(("ids", 0), "unknown-row")]),
        ({"of": "context", "ids": ("ash-2020",)}, []),
        ({"of": "searches", "ids": ("s",)}, []),
        ({"of": "searches", "ids": ("ash-2020",)}, [(("ids", 0), "unknown-row")]),
        ({"of": "searches", "nodes": ("top",)}, [(("nodes",), "selection-unused")]),
        ({"of": "queries", "ids": ("q", "s")}, []),
        ({"of": "discrepancies", "ids": ("d",), "sections": ("IV",)}, []),
        ({"of": "discrepancies", "metrics": ("weight",)}, [(("metrics",), "selection-unused")]),
        ({"of": "nodes", "ids": ("top",), "nodes": ("top",)}, []),
        ({"of": "nodes", "ids": ("deep",)}, [(("ids", 0), "unknown-row")]),
        ({"of": "claims", "ids": ("ash-2020",), "baselines": ("x",)}, []),
    ],
)
def test_a_selection_selects_what_there_is(rows, wanted):
    selection = files.Selection(**rows)
    field = "id" if selection.of != "claims" else "metric"
    made = table(columns=(files.TableColumn(label="L", field=field),), rows=selection)
    doubt = files.Discrepancy(id="d", kind="k", severity="low", finding="f", places=("p",), standing="s")
    changes = {
        "searches": (search(queries=(files.Query(id="q", text="t"),)),),
        "discrepancies": single("discrepancies", files.Discrepancies(discrepancies=(doubt,))),
    }
    assert told(made, **changes) == [((0, "rows", *key), code) for key, code in wanted]


def chart(**changes):
    given = {
        "id": "c",
        "title": "T",
        "caption": "C",
        "kind": "count",
        "rows": files.Selection(),
        "by": "year",
    }
    return files.Chart(**{**given, **changes})


def values(metrics=("weight",), **changes):
    rows = files.Selection(of="claims", metrics=metrics)
    return chart(**{"kind": "values", "by": None, "rows": rows, "unit": "gram", **changes})


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (chart(), []),
        (chart(by="node", node="top"), []),
        (chart(by="node", node="deep"), [(("node",), "unknown-node")]),
        (chart(by=None), [(("kind",), "chart-by")]),
        (chart(by="jahr"), [(("by",), "unknown-property")]),
        (chart(unit="gram"), [(("unit",), "option-unused")]),
        (values(), []),
        (values(unit=None), []),
        (values(unit="ell"), [(("unit",), "unknown-unit")]),
        (values(unit="hour"), [(("unit",), "wrong-dimension")]),
        (values(by="year"), [(("by",), "option-unused")]),
        (values(("length",), unit="hour"), [(("rows", "metrics", 0), "not-chartable")]),
        (values(()), [(("rows",), "chart-metric")]),
        (values(("weight", "weight")), [(("rows",), "chart-metric")]),
        (values(("none",)), [(("rows", "metrics", 0), "unknown-metric")]),
    ],
)
def test_a_chart_can_be_drawn(made, wanted):
    assert told(made, rule=charts) == [((0, *key), code) for key, code in wanted]


def test_a_chart_stands_once():
    assert told(chart(), chart(), rule=charts) == [((1, "id"), "duplicate-id")]
