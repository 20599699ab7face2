"""Fitting on made-up labelled sets, and the bars on the real ones where they are at hand."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.dedupe import block
from pipeline.dedupe.compare import compare
from pipeline.dedupe.vetoes import Pairing, any_of
from pipeline.dedupe.weights import AGAINST, AGREES, CAP, PLACE, parsed, weights
from tests.dedupe.made import OTHER, TITLE, bib, columns_of
from tools import fit_dedupe
from tools.fit_dedupe import HEAD, UNFITTED, Labelled, fit, line, pooled

SHARED = Path(os.environ.get("REVIEW_SHARED", "../shared")) / "dedup"
ROWS = parsed(PLACE.read_text("utf-8").splitlines())
SMALL = ("cytology_screening", "diabetes", "respiratory")
FAMILIES = ("Ames", "Brook", "Cole", "Dunnock", "Eversley", "Frost", "Gale", "Hart")


def labelled(name="made", copies=2):
    """Return a set of works that several databases print, with sisters by the same authors."""
    works = [
        (f"{TITLE} {word}", author) for word in ("north", "south", "east", "west") for author in FAMILIES
    ]
    works += [(f"{OTHER} {author}", author) for author in FAMILIES]
    bibs = [bib(*work, "Vale", volume=str(copy or "")) for work in works for copy in range(copies)]
    columns = columns_of(*bibs)
    pairs = block.pairs(columns)
    one, other = (columns.take(rows) for rows in pairs)
    levels = compare(one, other)
    fitted = ~any_of(Pairing(one=one, other=other, levels=levels), UNFITTED)
    return Labelled(
        name=name,
        ids=[str(row) for row in range(len(bibs))],
        columns=columns,
        truth=np.repeat(np.arange(len(works)), copies),
        pairs=pairs,
        levels=levels,
        fitted=fitted,
    )


def test_weights_keep_their_sign_and_their_cap():
    for row in fit([labelled()], ROWS).rows:
        assert abs(row.points) <= CAP or row.says == AGAINST
        assert row.points == 0 or row.says == (AGREES if row.points > 0 else AGAINST)


def test_what_tells_true_pairs_from_sisters_weighs_most():
    points = {(row.field, row.level): row.points for row in fit([labelled()], ROWS).rows}
    assert points["title", "replaced"] < 0 < points["authors", "one"]


def test_the_order_of_sets_and_rows_does_not_matter():
    one, other = labelled("a"), labelled("b", copies=3)
    assert fit([one, other], ROWS).rows == fit([other, one], ROWS).rows


def test_a_level_that_says_nothing_gets_no_points():
    rows = [replace(row, says="nothing", points=9) if row.field == "title" else row for row in ROWS]
    assert {row.points for row in fit([labelled()], rows).rows if row.field == "title"} == {0}


def test_figures_are_rows_of_a_table():
    record = {"sensitivity": 0.5, "f1": 0.25, "TP": 1, "FP": 2, "FN": 1, "TN": 18}
    figures = {"n": 7, "record": record, "pair": {"precision": 1.0, "recall": 0.5, "f1": 0.6}}
    assert line("made", figures) == "| made | 7 | 0.5000 | 0.2500 | 2 | 1 | 1.0000 | 0.5000 | 0.6000 |"
    assert line("made", figures).count("|") == HEAD.splitlines()[0].count("|")
    assert pooled([figures, figures]).startswith("pooled: sensitivity 0.5000, 1000.00 false positives")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled sets are not at hand")
@pytest.mark.parametrize("name", SMALL)
def test_the_committed_weights_find_nearly_all_and_invent_none(name):
    found = fit_dedupe.scored(fit_dedupe.labelled(name), weights())["record"]
    assert found["FP"] == 0
    assert found["sensitivity"] >= 0.95
