"""Mutations of forms, judgements and ratings: `check` names file, line and rule, and nothing else."""

import shutil
from pathlib import Path

import pytest

from tests.test_mutations import Row, found_in, gone, move, new, restored, sub, text_of, wanted_lines

PROTOCOL, FIELDS, CERTAINTY = "records/protocol.yml", "records/fields.yml", "records/certainty.yml"
LOAM, MARL = (
    f"records/extraction/{name}.yml" for name in ("combe-2019-saffron/loam", "skep-2023-algae/marl")
)
SAFFRON = "records/studies/combe-2019-saffron.yml"
STUDY_FORM = """\
schema: 1
study: thistle-2024-tea
by: marl
on: 2024-07-02
values:
  hive-material:
    value: paint
"""

TEA = "records/extraction/thistle-2024-tea/marl.yml"
BROKEN = STUDY_FORM.replace("value: paint", "value: [")

FORMS = [
    (
        LOAM,
        sub("study: combe-2019-saffron", "study: combe-2019"),
        "unknown-study",
        {"form-folder", "extraction-differs"},
    ),
    (LOAM, sub("by: loam", "by: oak"), "unknown-reviewer", {"form-folder"}),
    (LOAM, sub("by: loam", "by: marl"), "form-folder", {"extraction-differs"}),
    (LOAM, sub("by: loam", "by: sieve"), "not-a-person", {"form-folder"}),
    (LOAM, sub("document: scroll", "document: slate"), "unknown-document"),
    (LOAM, sub("on: 2022-07-08", "on: 2032-07-08"), "future-date"),
    (LOAM, sub("on: 2022-07-08", "on: yesterday"), "bad-date", {"extraction-differs"}),
    (LOAM, sub("value: 4", "value: four"), "extracted-value"),
    (LOAM, sub("value: 4", "value: true"), "extracted-value"),
    (LOAM, sub("value: thought", "value: straw"), "extracted-value", {"extraction-differs"}),
    (LOAM, sub("value: thought", "values: thought"), "unknown-key", {"missing-key"}),
    (LOAM, sub("value: 2018-05", "value: last May"), "extracted-value"),
    (LOAM, sub("      - moths", "      - bears"), "extracted-value", {"extraction-differs"}),
    (LOAM, sub("line: 7", "line: 0"), "bad-line"),
    (LOAM, sub("line: 7", "line: seven"), "wrong-type"),
    (LOAM, sub("  queens:", "  crowns:"), "unknown-field"),
    (MARL, sub("unit: milligram", "unit: celsius"), "extracted-unit", {"extraction-differs"}),
    (MARL, sub("unit: milligram", "unit: stone"), "extracted-unit", {"extraction-differs"}),
    (FIELDS, sub("unit: gram", "unit: stone"), "unknown-unit", {"extracted-unit", "extraction-differs"}),
    (FIELDS, sub("type: multi-choice", "type: date"), "allowed-values", {"extracted-value"}),
    (FIELDS, sub("type: date", "type: day"), "unknown-word"),
    (SAFFRON, sub("- moths", "- bears"), "extracted-value", {"extraction-differs"}),
    (SAFFRON, sub("    by: chapter", "    by: oak"), "unknown-reviewer"),
    (SAFFRON, sub("    why: The fourth is a portrait on the wall.\n", ""), "missing-key"),
    (SAFFRON, sub("    value: 3\n", "    value: three\n"), "extracted-value"),
]
BIAS = [
    (LOAM, sub("domain: peeking", "domain: prying"), "unknown-bias-domain"),
    (LOAM, sub("judgement: high", "judgement: highest"), "unknown-bias-judgement"),
    (LOAM, sub("    justification: Two keepers looked in every morning.\n", ""), "judgement-without-reason"),
    (SAFFRON, sub("judgement: some-doubt", "judgement: doubtful"), "unknown-bias-judgement"),
    (SAFFRON, sub("place: page 2", "tool: sieve"), "unknown-tool"),
    (PROTOCOL, sub("    overall: worst", "    overall: best"), "unknown-word"),
    (PROTOCOL, sub("tone: critical", "tone: purple"), "unknown-word"),
    (PROTOCOL, sub("    weight: queens", "    weight: crowns"), "unknown-field"),
    (PROTOCOL, sub("    weight: queens", "    weight: meadow"), "weight-not-a-number"),
    (PROTOCOL, sub("id: peeking", "id: drawing"), "duplicate-id", {"unknown-bias-domain"}),
    (
        PROTOCOL,
        sub("id: flown-off", "id: overall"),
        "reserved-id",
        {"unknown-bias-domain", "overall-too-good"},
    ),
]
RATINGS = [
    (CERTAINTY, sub("        reason: Few colonies.\n", ""), "step-without-reason"),
    (CERTAINTY, sub("change: -2", "change: 2"), "bad-step", {"certainty-level"}),
    (CERTAINTY, sub("change: -2", "change: -4"), "bad-step"),
    (CERTAINTY, sub("change: -2", "change: some"), "wrong-type"),
    (CERTAINTY, sub("aspect: bias", "aspect: mood"), "unknown-aspect"),
    (CERTAINTY, sub("aspect: imprecision", "aspect: bias"), "duplicate-id"),
    (CERTAINTY, sub("final: very-low", "final: moderate"), "certainty-level"),
    (CERTAINTY, sub("final: very-low", "final: lowest"), "unknown-level"),
    (CERTAINTY, sub("start: high", "start: highest"), "unknown-level"),
    (CERTAINTY, sub("metric: bee-lifespan", "metric: lifespan"), "unknown-metric"),
    (CERTAINTY, sub("- drone-2020-syrups", "- drone-2020"), "unknown-study"),
    (CERTAINTY, sub("by: chapter", "by: oak"), "unknown-reviewer"),
    (CERTAINTY, sub("id: mood", "id: lifespan"), "duplicate-id"),
    (CERTAINTY, sub("    on: 2024-07-02", "    on: 2034-07-02"), "future-date"),
]
GROUPS = {"forms": FORMS, "bias": BIAS, "ratings": RATINGS}
ROWS = [
    pytest.param(row, id=f"{group}-{number}-{row[2]}")
    for group, rows in GROUPS.items()
    for number, row in enumerate(rows)
]
AT = {
    "allowed-values": "allowed:\n      - drones",
    "missing-key": "queens:\n    value: 3\n    by",
    "step-without-reason": "change: -1\n    final",
    "judgement-without-reason": "judgement: high",
}
"""What stands on the line that has to be named, where that is not the first that changed."""


@pytest.fixture(scope="module")
def bees(tmp_path_factory):
    """Return a copy of a review with forms, judgements and ratings, loaded once so that its cache is warm."""
    root = tmp_path_factory.mktemp("judged") / "bees"
    home = Path(__file__).parent / "reviews" / "bees"
    shutil.copytree(home, root, ignore=shutil.ignore_patterns("build", "site"))
    assert not found_in(root, errors_only=True)
    return root


@pytest.mark.parametrize("row", ROWS)
def test_a_mutation_is_named_at_its_file_and_line(bees, row):
    path, edit, code, *also = row
    with restored(bees):
        known, before = found_in(bees), text_of(bees / path)
        edit(bees, path)
        after = text_of(bees / path)
        told = {(one.path, one.line, one.code) for one in found_in(bees) - known}
    lines = {line for where, line, name in told if (where, name) == (path, code)}
    expected = wanted_lines(before, after, Row("bees", path, gone, code, at=AT.get(code)))
    assert lines & expected, told
    assert {name for _, _, name in told} - {code} <= {*(also[0] if also else ())}


@pytest.mark.parametrize(
    ("path", "edit", "code"),
    [
        (LOAM, move("records/extraction/combe-2019-saffron/chapter.yml"), "form-folder"),
        (LOAM, move("records/extraction/skep-2023-algae/chapter.yml"), "form-folder"),
        (LOAM, move("records/extraction/loam.yml"), "stray-file"),
        (TEA, new(STUDY_FORM), "extraction-differs"),
        (
            TEA,
            new(STUDY_FORM.replace("value: paint", "value: [")),
            "yaml",
        ),
    ],
)
def test_a_form_out_of_place_or_at_odds_is_told(bees, path, edit, code):
    with restored(bees):
        known = found_in(bees)
        edit(bees, path)
        told = {one.code for one in found_in(bees) - known}
    assert any(one.startswith(code) for one in told)


def test_a_review_without_forms_and_ratings_is_as_sound(bees):
    with restored(bees):
        for path in (LOAM, MARL, CERTAINTY):
            gone(bees, path)
        assert not found_in(bees, errors_only=True)


def test_a_judgement_that_is_no_longer_settled_differs_again(bees):
    with restored(bees):
        sub("    settled: true\n", "")(bees, SAFFRON)
        told = {(one.path, one.code) for one in found_in(bees)}
    assert (LOAM, "judgements-differ") in told
