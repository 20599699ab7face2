import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from pipeline import files, model
from pipeline.figures import figure, names
from pipeline.refs import UnknownNameError
from pipeline.site import site
from pipeline.text import clean
from tests import made, shown
from tests.hostile import STRINGS

HERE = "deep/er/page.md"
NAMES = names(shown.FOUND)
TAGS = {"svg", "title", "desc", "g", "a", "text", "tspan", "rect", "path", "circle"}
ATTRIBUTES = re.compile(
    r"xmlns|class|id|role|aria-label(ledby)?|data-(source|claim|number)|href|viewBox|width|height|[xy]|d[xy]?|rx"
    r"|c[xy]|r|fill|stroke(-width|-dasharray|-linecap)?|font-(family|size|weight)|text-anchor|transform"
)


def drawings(found, wanted):
    """Return every drawing of these figures by its id: one each, or a wide and a narrow one."""
    whole = [figure(found, HERE, name).svg for name in wanted]
    parts = [f"{part}</svg>" for one in whole for part in one.split("</svg>")[:-1]]
    return {shown.parsed(part).get("id"): part for part in parts}


DRAWN = drawings(shown.FOUND, NAMES)


def test_every_figure_has_a_name():
    assert {"flow", "flow-1.0.0", "flow-1.0.0-reported", "taxonomy", "taxonomy-clay", "map-pots"} <= set(
        NAMES
    )
    assert {chart.id for chart in shown.CHARTS} <= set(NAMES)


@pytest.mark.parametrize("name", ["", "nothing", "flow-9.9.9", "taxonomy-nowhere", "map-nowhere", "flowing"])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(UnknownNameError):
        figure(shown.FOUND, HERE, name)


def test_a_review_without_a_flow_has_no_flow():
    with pytest.raises(UnknownNameError):
        figure(site(shown.review(flow=model.Flow(columns=(), checks=()))), HERE, "flow")


@pytest.mark.parametrize(
    ("name", "ident", "table", "outline"),
    [
        ("years", "years", "years-data", False),
        ("speeds", "speeds", "speeds-data", False),
        ("ages", "ages", None, False),
        ("shape", "shape", None, False),
        ("plan", "plan", None, False),
        ("flow", "flow-1-0-0", "flow-columns", True),
        ("taxonomy", "taxonomy-all", None, False),
        ("map-clay", "map-clay", None, False),
    ],
)
def test_a_figure_brings_what_stands_behind_it(name, ident, table, outline):
    made_figure = figure(shown.FOUND, HERE, name)
    assert made_figure.id == ident
    assert (made_figure.table.id if made_figure.table else None) == table
    assert bool(made_figure.outline) is outline
    assert made_figure.title
    assert made_figure.sources[0].startswith("records/")


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("years", 2),
        ("speeds", 2),
        ("ages", 2),
        ("map", 2),
        ("plan", 2),
        ("flow", 1),
        ("taxonomy", 1),
        ("shape", 1),
    ],
)
def test_charts_maps_and_timelines_are_drawn_for_phones_too(name, drawn):
    svg = figure(shown.FOUND, HERE, name).svg
    assert svg.count("<svg") == drawn
    assert svg.count("fig-svg fig-wide") == svg.count("fig-svg fig-narrow") == drawn - 1


def test_the_newest_column_is_the_flow():
    assert figure(shown.FOUND, HERE, "flow").svg == figure(shown.FOUND, HERE, "flow-1.0.0").svg


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_is_plain_and_named(name):
    root = shown.parsed(DRAWN[name])
    ids = re.findall(r' id="([^"]+)"', DRAWN[name])
    assert {one.tag.removeprefix(shown.SVG) for one in root.iter()} <= TAGS
    assert all(ATTRIBUTES.fullmatch(key) for one in root.iter() for key in one.attrib)
    assert root[0].text
    assert root[1].text
    assert len(ids) == len(set(ids))
    assert all(ident.startswith(root.get("id")) for ident in ids)


@pytest.mark.parametrize("name", DRAWN)
def test_every_digit_stands_inside_an_element_that_names_its_source(name):
    root = shown.parsed(DRAWN[name])
    inside = {
        text
        for g in root.iter(f"{shown.SVG}g")
        if g.get("data-source")
        for text in g.iter(f"{shown.SVG}text")
    }
    assert set(root.iter(f"{shown.SVG}text")) == inside


@pytest.mark.parametrize("name", DRAWN)
def test_every_link_is_spoken_and_stays_on_the_site(name):
    for one in shown.parsed(DRAWN[name]).iter(f"{shown.SVG}a"):
        assert one.get("aria-label")
        assert re.fullmatch(r"\.\./\.\./[a-z]+(/[a-z0-9.-]+)?\.html(#[a-z0-9-]+)?", one.get("href"))


@pytest.mark.parametrize("name", DRAWN)
def test_colours_come_from_classes_only(name):
    for one in shown.parsed(DRAWN[name]).iter():
        assert one.get("style") is None
        if one.get("fill") or one.get("stroke"):
            assert one.get("class")


def hostile():
    """Return a review in which every text that a figure can show is a hostile one."""
    works = {}
    for number, text in enumerate(STRINGS):
        ident = f"w{number}"
        parts = {"baseline": text, "model": text, "hardware": text, "dataset": text, "condition": text}
        claims = (shown.claim(f"{ident}/c", made.amount("3"), **parts),)
        works[ident] = shown.work(
            ident, 2000 + number, (f"n{number}",), name=text, claims=claims, bib=made.bib(venue=text)
        )
    nodes = tuple(files.Node(id=f"n{k}", label=text, definition=text) for k, text in enumerate(STRINGS))
    lines = tuple(model.Line(id=f"l{k}", label=text, count=shown.unknown()) for k, text in enumerate(STRINGS))
    box = model.Box(id="identified", number=2, label=STRINGS[0], count=shown.unknown(), lines=lines)
    column = model.Column(id="1.0.0", version="1.0.0", label=STRINGS[1], boxes={"identified": box})
    words = {"title": STRINGS[2], "caption": STRINGS[3]}
    periods = tuple(files.Period(label=text, text=text, works=("w1",)) for text in STRINGS)
    charts = (
        files.Chart(id="venues", kind="count", by="venue", **words),
        files.Chart(id="nodes", kind="count", by="leaf", **words),
        made.changed(shown.values("speeds", "speed-up"), **words),
        files.Chart(id="ages", kind="timeline", periods=periods, **words),
        files.Chart(id="plan", kind="map", **words),
    )
    unit = made.changed(shown.TIMES, symbol=STRINGS[0])
    metric = made.changed(shown.METRICS.metrics[0], label=STRINGS[1])
    return shown.review(
        studies=works,
        taxonomy=files.Taxonomy(nodes=nodes),
        flow=model.Flow(columns=(column,), checks=()),
        charts=files.Charts(charts=charts),
        metrics=files.Metrics(units=(unit,), metrics=(metric,)),
    )


HOSTILE = site(hostile())
POISONED = drawings(HOSTILE, ("flow", "taxonomy", "map", *HOSTILE.charts))


@pytest.mark.parametrize("name", POISONED)
def test_hostile_text_neither_breaks_out_nor_runs(name):
    page = html5lib.parse(
        f"<!doctype html><title>x</title><figure>{POISONED[name]}</figure>", namespaceHTMLElements=False
    )
    inside = [one for one in page.iter() if isinstance(one.tag, str)]
    assert {one.tag.rpartition("}")[2] for one in inside} <= TAGS | {"html", "head", "body", "figure"}
    assert not [key for one in inside for key in one.attrib if str(key).startswith("on")]
    assert not [one for one in inside if one.get("href") and not one.get("href").startswith("../../")]
    shown.parsed(POISONED[name])


@pytest.mark.parametrize(
    "name", ["tree-all", "map-all", "map-all-narrow", "chart-venues", "chart-nodes", "flow-1-0-0"]
)
def test_hostile_text_is_shown_as_it_is(name):
    root = shown.parsed(POISONED[name])
    spoken = " ".join(one.get("aria-label", "") for one in root.iter(f"{shown.SVG}a"))
    assert all(clean(text) in spoken for text in STRINGS)


SCRIPT = """
import hashlib
from tests.test_figures import DRAWN, POISONED
print(hashlib.sha256("".join([*DRAWN.values(), *POISONED.values()]).encode()).hexdigest())
"""


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C", "MPLBACKEND": "pdf", "SOURCE_DATE_EPOCH": "1"},
    ],
)
def test_figures_are_the_same_bytes_in_any_surroundings(settings):
    here = hashlib.sha256("".join([*DRAWN.values(), *POISONED.values()]).encode()).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, **settings},
    )
    assert done.stdout.strip() == here
