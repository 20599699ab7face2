from functools import lru_cache

import html5lib
import pytest

from pipeline import blocks, files
from pipeline.amounts import reading, units
from pipeline.cells import Cell, Ref, Row, TableView
from pipeline.refs import UnknownNameError
from pipeline.site import site
from pipeline.values import Counted
from tests import dom, made

YEARS = files.Chart(id="years", title="By year", caption="Each study once.", kind="timeline")
REVIEW = made.changed(made.full_review(), charts=files.Charts(charts=(YEARS,)))


@lru_cache
def found():
    return site(REVIEW)


def parsed(markup):
    return html5lib.parseFragment(markup, namespaceHTMLElements=False)


def cell(made_cell, column=1):
    """Return the DOM of a cell in the first row of a table."""
    row = Row(id="r", cells=(Cell(text="first", source="a.yml"), made_cell))
    view = TableView(id="t", title="T", caption="C", columns=("A", "B"), rows=(row,), sources=("t.yml",))
    body = next(parsed(blocks.grid(found(), "tables/t.md", view)).iter("tbody"))
    return body[0][column]


def test_a_table_has_caption_heads_and_rows():
    root = parsed(blocks.table(found(), "tables/all.md", "all"))
    figure = next(root.iter("figure"))
    assert (figure.attrib["id"], figure.attrib["data-source"]) == ("table-all", "records/tables.yml")
    assert dom.words(next(root.iter("figcaption"))) == "All pots Side by side."
    assert [dom.words(one) for one in next(root.iter("thead"))[0]][:2] == ["Work", "Title"]
    assert len(next(root.iter("tbody"))) == 1


def test_a_table_scrolls_in_a_named_frame_that_the_keyboard_reaches():
    frame = dom.find(parsed(blocks.table(found(), "a.md", "all")), class_="lr-scroll")[0]
    assert (frame.attrib["role"], frame.attrib["tabindex"], frame.attrib["aria-label"]) == (
        "region",
        "0",
        "All pots",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Cell(text="a <b>"), "a <b>"),
        (Cell(), "–"),
        (
            Cell(refs=(Ref(kind="node", id="clay", label="Clay"), Ref(kind="study", id="gone", label="G"))),
            "Clay, G",
        ),
        (Cell(count=made.held(Counted.STUDY, "ladle")), "1"),
        (Cell(count=made.held(Counted.STUDY)), "0"),
    ],
)
def test_a_cell_shows_its_content(given, words):
    assert dom.words(cell(given)) == words


def test_a_reading_shows_value_flag_and_context():
    claims = found().claims
    known = units(REVIEW.metrics)
    one, other = (reading(claims[ident], known) for ident in ("ladle/fast", "ladle/taste"))
    shown = cell(Cell(readings=(one, other)))
    assert [dom.words(part) for part in shown.iter("li")] == [
        "up to 2.3×vs a ladle · Pot-3 · teas · one hob · full pot",
        "2.3x disputedvs a ladle · Pot-3 · full pot",
    ]


def test_one_reading_needs_no_list():
    one = reading(found().claims["ladle/fast"], units(REVIEW.metrics))
    assert not list(cell(Cell(readings=(one,))).iter("li"))


@pytest.mark.parametrize(("source", "named"), [("x.yml", "x.yml"), ("", "t.yml")])
def test_a_cell_names_its_file_or_that_of_the_table(source, named):
    assert cell(Cell(text="1", source=source)).attrib["data-source"] == named


@pytest.mark.parametrize(("order", "given"), [(2.5, "2.5"), (None, None)])
def test_a_cell_gives_the_number_to_sort_by(order, given):
    assert cell(Cell(text="x", order=order)).attrib.get("data-order") == given


def test_the_first_cell_is_the_head_of_its_row():
    assert (cell(Cell(), 0).tag, cell(Cell(), 0).attrib["scope"]) == ("th", "row")


@pytest.mark.parametrize("anchored", [True, False])
def test_rows_bear_an_anchor_only_where_asked(anchored):
    row = Row(id="r-1", cells=(Cell(text="x"),))
    view = TableView(id="t", title="T", caption="C", columns=("A",), rows=(row,))
    root = parsed(blocks.grid(found(), "a.md", view, anchored=anchored))
    assert bool(dom.find(root, id="r-1")) is anchored


def test_a_figure_has_caption_and_drawing():
    root = parsed(blocks.chart(found(), "index.md", "years"))
    assert dom.words(next(root.iter("figcaption"))) == "By year Each study once."
    assert dom.find(root, class_="fig")[0].attrib["aria-label"] == "By year"
    assert "records/charts.yml" in next(root.iter("figure")).attrib["data-source"]


def test_the_flow_is_a_list_too():
    root = parsed(blocks.figure(found(), "index.md", "flow"))
    assert [dom.words(one) for one in root.iter("summary")] == ["The same as a list"]
    assert "Records identified: 3" in dom.words(root)


def test_a_drawing_leaves_its_title_to_the_page():
    assert not list(parsed(blocks.drawing(found(), "flow.md", "flow")).iter("figcaption"))


@pytest.mark.parametrize(
    "make", [blocks.table, blocks.chart, blocks.figure, blocks.drawing], ids=lambda make: make.__name__
)
def test_an_unknown_name_is_refused(make):
    with pytest.raises(UnknownNameError, match="nothing"):
        make(found(), "index.md", "nothing")


def test_the_data_of_a_chart_stand_behind_it_with_what_was_left_out():
    spec = files.Chart(
        id="gains",
        title="Gains",
        caption="All.",
        kind="values",
        rows=files.Selection(of="claims", metrics=("speed-up",)),
    )
    charted = site(made.changed(REVIEW, charts=files.Charts(charts=(spec,))))
    root = parsed(blocks.chart(charted, "charts/gains.md", "gains"))
    assert [dom.words(one) for one in root.iter("summary")] == ["The data as a table"]
    assert dom.find(root, id="gains-row-1")
