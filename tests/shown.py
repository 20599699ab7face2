"""A hand-made review with enough in it to draw: five works, every bound, charts and tables of every kind."""

import re
from xml.etree import ElementTree as ET

from pipeline import files, model
from pipeline.site import site
from pipeline.values import Better, Bound, ClaimKind, Counted, PartialDate, Standing
from tests import made

SVG = "{http://www.w3.org/2000/svg}"
TIMES = files.Unit(id="times", symbol="×", dimension="ratio", space=False)
PERCENT = files.Unit(id="percent", symbol="%", dimension="ratio", factor=made.Decimal("0.01"))
SECOND = files.Unit(id="second", symbol="s", dimension="time")
MILLI = files.Unit(id="milli", symbol="ms", dimension="time", factor=made.Decimal("0.001"))
METRICS = files.Metrics(
    units=(TIMES, PERCENT, SECOND, MILLI),
    metrics=(
        files.Metric(
            id="speed-up",
            label="Speed-up",
            definition="How much faster.",
            dimension="ratio",
            better=Better.HIGHER,
            chartable=True,
        ),
        files.Metric(
            id="delay",
            label="Delay",
            definition="How long.",
            dimension="time",
            better=Better.LOWER,
            chartable=True,
        ),
        files.Metric(id="taste", label="Taste", definition="How good.", dimension="words"),
    ),
)


def stating(*amounts, **changes):
    """Return the parts of a claim whose statements give these amounts, one each."""
    return {
        "amount": amounts[0],
        "statements": tuple(
            made.statement(amount=one, place=f"Table {n}") for n, one in enumerate(amounts, start=2)
        ),
        **changes,
    }


def claim(ident, *amounts, **changes):
    return made.claim(ident, **stating(*amounts, **changes))


A = made.amount
CLAIMS = {
    "ladle": (
        claim("ladle/exact", A("2.30")),
        claim("ladle/up-to", A("4", bound=Bound.UP_TO), baseline="a jug"),
        claim("ladle/words", A(bound=Bound.NOT_NUMERIC, unit=None), metric="taste"),
    ),
    "spoon": (
        claim("spoon/range", A("3", "5", bound=Bound.RANGE)),
        claim("spoon/least", A("40", bound=Bound.AT_LEAST)),
        claim("spoon/fork", A("69"), A("79"), standing=Standing.DISPUTED),
    ),
    "whisk": (
        claim("whisk/less", A("5", bound=Bound.LESS_THAN, unit="second"), metric="delay"),
        claim("whisk/about", A("250", bound=Bound.ABOUT, unit="milli"), metric="delay"),
        claim("whisk/average", A("3", bound=Bound.AVERAGE, unit="second"), metric="delay"),
        claim("whisk/setup", A("7"), kind=ClaimKind.SETUP),
    ),
    "dish": (),
}


def work(ident, year, nodes, **changes):
    given = {
        "bib": made.bib(
            date=PartialDate(year + 1) if year else None,
            first_public=PartialDate(year, 5) if year else None,
            venue_kind="journal" if ident < "m" else "conference",
        ),
        "placements": tuple(made.placement(ident, node) for node in nodes),
        "claims": CLAIMS.get(ident, ()),
    }
    return made.study(ident, (f"k1:{abs(year):04d}",), **{**given, **changes})


WORKS = {
    "dish": work("dish", 0, ()),
    "ladle": work("ladle", 2019, ("clay", "glass")),
    "spoon": work("spoon", 2021, ("clay",)),
    "whisk": work("whisk", 2021, ("pots",)),
    "gone": work("gone", 2020, ("clay",), included=False),
}
CHART = {"title": "A chart", "caption": "What it shows."}


def count(ident, by, of="studies", **changes):
    rows = files.Selection(of=of, **changes.pop("rows", {}))
    return files.Chart(id=ident, kind="count", by=by, rows=rows, **{**CHART, **changes})


def values(ident, metric, **changes):
    rows = files.Selection(of="claims", metrics=(metric,), **changes.pop("rows", {}))
    return files.Chart(id=ident, kind="values", rows=rows, **{**CHART, **changes})


CHARTS = (
    count("years", "first-public-year"),
    count("classes", "node"),
    count("hits", "source", of="searches"),
    values("speeds", "speed-up", log=True, unit="times"),
    values("delays", "delay"),
    files.Chart(id="by-year", kind="timeline", **CHART),
    files.Chart(
        id="ages",
        kind="timeline",
        periods=(
            files.Period(label="Clay", first=1900, last=1950, text="All was clay.", works=("ladle",)),
            files.Period(label="Glass", first=1950, works=("spoon", "nobody")),
        ),
        **CHART,
    ),
    files.Chart(id="shape", kind="tree", node="pots", **CHART),
    files.Chart(id="plan", kind="map", **CHART),
)
TABLES = (
    files.Table(
        id="all",
        title="All works",
        caption="Side by side.",
        rows=files.Selection(),
        columns=(
            files.TableColumn(label="Work", field="name"),
            files.TableColumn(label="Year", field="year"),
            files.TableColumn(label="Class", placement="pots"),
            files.TableColumn(label="Speed-up", metrics=("speed-up",)),
            files.TableColumn(label="Strong point", text="strong-point"),
        ),
        sort="year",
    ),
)


def review(**changes):
    given = {
        "metrics": METRICS,
        "studies": WORKS,
        "charts": files.Charts(charts=CHARTS),
        "tables": files.Tables(tables=TABLES),
    }
    return made.review(**{**given, **changes})


REVIEW = review()
FOUND = site(REVIEW)


def reported(number, counted=Counted.RECORD):
    return model.Count(counted=counted, terms=(model.Reported(n=number, place="Page 1"),))


def unknown(counted=Counted.RECORD):
    return model.Count(counted=counted, terms=(model.NotReported(why="nobody said"),))


def parsed(svg):
    """Return a figure as a tree; it must be well-formed XML."""
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def texts(svg):
    """Return the content of every text element of a figure."""
    return [" ".join("".join(one.itertext()).split()) for one in parsed(svg).iter(f"{SVG}text")]


def links(svg):
    """Return the addresses of all links of a figure, in order."""
    return [one.get("href") for one in parsed(svg).iter(f"{SVG}a")]


def classes(svg):
    """Return the classes used in a figure."""
    return set(re.findall(r'class="([^"]+)"', svg))
