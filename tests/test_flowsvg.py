import pytest

from pipeline import model
from pipeline.flowsvg import flow_svg, flow_table, outline
from pipeline.site import site
from tests import shown
from tests.test_flowlayout import WHOLE, box, column, counted

HERE = "flow.md"
TOLD, HELD = shown.REVIEW.flow.columns


def found_with(*columns):
    return site(shown.review(flow=model.Flow(columns=columns, checks=())))


def drawn(one):
    return flow_svg(found_with(one), HERE, one)


def test_boxes_say_their_label_and_number():
    assert shown.texts(flow_svg(shown.FOUND, HERE, HELD)) == [
        "Identification",
        "Included",
        "Records identified",
        "3",
        "Kettle Index",
        "2",
        "Studies",
        "1",
    ]


@pytest.mark.parametrize(
    ("one", "hrefs"),
    [
        (HELD, ["flow.1.0.0.identified", "flow.1.0.0.identified.kettle", "flow.1.0.0.new-studies"]),
        (TOLD, ["flow.1.0.0-reported.identified", "flow.1.0.0-reported.screened"]),
    ],
)
def test_every_number_leads_to_its_rows_or_to_why_there_are_none(one, hrefs):
    svg = flow_svg(shown.FOUND, HERE, one)
    assert shown.links(svg) == [f"sets/{name}.html" for name in hrefs]
    assert [a.get("data-number") for a in shown.parsed(svg).iter(f"{shown.SVG}a")] == hrefs


def test_a_number_that_is_not_reported_says_so():
    assert "not reported" in shown.texts(flow_svg(shown.FOUND, HERE, TOLD))
    assert "fig-box-open" in shown.classes(flow_svg(shown.FOUND, HERE, TOLD))


def arrows(svg):
    return svg.count('class="fig-arrow"')


@pytest.mark.parametrize(
    ("one", "heads"),
    [
        (column(identified=1), 0),
        (column(identified=1, screened=1), 1),
        (column(identified=1, removed=1, screened=1), 2),
        (column(identified=1, screened=1, awaiting_screening=0), 1),
        (column(identified=1, screened=1, awaiting_screening=1), 2),
        (column(removed=1), 0),
        (column(identified_other=1, sought_other=1), 1),
    ],
)
def test_boxes_are_tied_by_arrows(one, heads):
    assert arrows(drawn(one)) == heads


@pytest.mark.parametrize(
    ("one", "joined"),
    [
        (column(identified=1, assessed_other=1, new_studies=1, new_reports=1), 1),
        (column(identified=1, new_studies=1, new_reports=1), 0),
        (column(identified=1, identified_other=1), 0),
    ],
)
def test_other_methods_join_what_is_included(one, joined):
    plain = [d for d in shown.parsed(drawn(one)).iter(f"{shown.SVG}path") if d.get("d").count(" L") == 2]
    assert len([d for d in plain if d.get("class") == "fig-line"]) == joined


def test_what_comes_from_before_points_inwards():
    svg = drawn(column(identified=1, carried_over=1, screened=1))
    heads = [
        one.get("d") for one in shown.parsed(svg).iter(f"{shown.SVG}path") if one.get("class") == "fig-arrow"
    ]
    tips = [float(d[1:].split()[0]) for d in heads]
    assert min(tips) == tips[-1] == 165.0


def test_the_whole_diagram_stays_inside_its_frame():
    root = shown.parsed(drawn(WHOLE))
    width, height = float(root.get("width")), float(root.get("height"))
    for one in root.iter(f"{shown.SVG}rect"):
        assert float(one.get("x")) >= 0
        assert float(one.get("x")) + float(one.get("width")) <= width
        assert float(one.get("y")) + float(one.get("height")) <= height


def test_the_list_says_what_the_diagram_says():
    said = outline(shown.FOUND, HERE, HELD)
    assert said.startswith('<ul class="fig-outline"><li>Records identified&#58; <a class="lr-n"')
    assert said.count("<li>") == 3
    assert said.count("data-number=") == 3


def test_the_list_has_the_remainders_that_are_zero():
    one = column(identified=1, awaiting_screening=0)
    assert "Records awaiting screening" in outline(found_with(one), HERE, one)


def test_the_columns_stand_side_by_side():
    table = flow_table(shown.REVIEW.flow)
    assert table.columns == ("Box", "As reported", "As held")
    assert [[cell.plain for cell in row.cells] for row in table.rows] == [
        ["Records identified", "7", "3"],
        ["Records screened", "not reported", ""],
        ["New studies included", "", "1"],
    ]


def test_the_description_says_every_box():
    said = shown.parsed(flow_svg(shown.FOUND, HERE, TOLD))[1].text
    assert said == "Records identified: 7; Records screened: not reported."


def test_a_number_without_a_name_is_no_link():
    svg = flow_svg(shown.FOUND, HERE, column(identified=1))
    assert shown.links(svg) == ["sets/flow.1.0.0.identified.html"]
    stranger = model.Column(
        id="9.9.9", version="9.9.9", label="X", boxes={"screened": box("screened", counted("screened", 1))}
    )
    assert shown.links(flow_svg(shown.FOUND, HERE, stranger)) == []
