"""A study, a table, a chart, a class, a metric and a page are data: they are added without a line of code."""

import shutil
from datetime import date

import pytest

from pipeline.build import build, derive

TODAY = date(2026, 1, 2)
TABLE = """  - id: added-table
    title: Added
    caption: A table that nobody programmed.
    rows:
      of: studies
    columns:
      - label: Feed
        field: name
      - label: Added gains
        metrics:
          - added-gain
"""
CHART = """  - id: added-chart
    title: Added gains
    caption: A chart that nobody programmed.
    kind: values
    rows:
      of: claims
      metrics:
        - added-gain
    unit: added-unit
"""
METRIC = """  - id: added-gain
    label: Added gain
    definition: A gain that was not known before.
    dimension: added
    better: higher
    chartable: true
"""
UNIT = """  - id: added-unit
    symbol: gains
    dimension: added
"""
NODE = """  - id: added-class
    label: Added class
    parent: pantry
    definition: A class that nobody programmed.
"""
CLAIM = """  - id: gain
    metric: added-gain
    kind: outcome
    bound: up_to
    low: 7
    unit: added-unit
    statements:
      - place: Sheet of results
        printed: up to 7 gains
"""
STUDY = """schema: 1
report: {report}
name: Added study
extracted:
  hive-material: thought
reading:
  document: scroll
  level: full text
  by: marl
  on: 2024-06-01
placements:
  - node: added-class
    place: Title
claims:
{claim}"""
PAGE = """---
title: Added page
description: A page that nobody programmed.
---
# Added page

The added study gains {{ claim('added-study/gain') }}.

In {{ node('added-class') }} stand {{ n('node.added-class') }}.

{{ table('added-table') }}

{{ chart('added-chart') }}
"""


def put(root, name, text, before=""):
    """Add text to a file of records/, at its end or before a line."""
    path = root / "records" / f"{name}.yml"
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace(before, text + before, 1) if before else old + text, encoding="utf-8")


@pytest.fixture(scope="module")
def extended(tmp_path_factory, copying):
    """Return a tiny review with one of everything added as data, and its pages."""
    root = copying("bees", tmp_path_factory.mktemp("extended"))
    review = derive(root)
    filed = {report for study in review.studies.values() for report in study.reports}
    report = next(one for one in sorted(review.identity.reports) if one not in filed)
    for name, text, before in [
        ("tables", TABLE, ""),
        ("charts", CHART, ""),
        ("taxonomy", NODE, ""),
        ("metrics", UNIT, "metrics:\n"),
        ("metrics", METRIC, ""),
    ]:
        put(root, name, text, before)
    (root / "records/studies/added-study.yml").write_text(
        STUDY.format(report=report, claim=CLAIM), encoding="utf-8"
    )
    put(root, "studies/waxley-2018-fondant", CLAIM)
    (root / "docs/added.md").write_text(PAGE, encoding="utf-8")
    shutil.rmtree(root / "build", ignore_errors=True)
    built = build(root, TODAY)
    assert not [p for p in built.problems if p.severity == "error"], built.problems
    return root / "build" / "docs"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("studies/added-study.md", "Added study"),
        ("taxonomy/added-class.md", "A class that nobody programmed"),
        ("tables/added-table.md", "A table that nobody programmed"),
        ("charts/added-chart.md", "<svg"),
        ("sets/metric.added-gain.md", "Added gain"),
        ("added.md", "up to 7"),
        ("added.md", "<svg"),
    ],
)
def test_what_was_added_as_data_has_its_page(extended, page, words):
    assert words in (extended / page).read_text(encoding="utf-8").replace("&#46;", ".")


def test_the_chart_draws_the_claim_of_an_included_study(extended):
    drawn = (extended / "charts/added-chart.md").read_text(encoding="utf-8")
    assert "Painted Winter" in drawn
    assert "Added study" not in drawn
