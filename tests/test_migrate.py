"""The seam for changes of shape: steps lead older files to the newest, newer ones are refused."""

import pytest

from pipeline.load import load
from pipeline.migrate import SHAPES, STEPS, migrate, migrated, shape_of

STEPS_OF_A_TEST = {
    ("names", 1): lambda text: text.replace("schema: 1", "schema: 2").replace("names:", "labels:"),
    ("names", 2): lambda text: text.replace("schema: 2", "schema: 3"),
}


def test_every_kind_has_a_shape_and_every_older_shape_a_step():
    assert all((name, older) in STEPS for name, newest in SHAPES.items() for older in range(1, newest))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("schema: 2\na: b\n", 2),
        ("a: b\n", 1),
        ("schema: x\n", 0),
        ("a: [", 0),
        ("- a\n", 1),
        ("schema: -1", 0),
    ],
)
def test_the_shape_of_a_file_is_what_it_says(text, wanted):
    assert shape_of(text) == wanted


def test_steps_are_taken_one_after_the_other():
    assert migrated("schema: 1\nnames:\n", "names", STEPS_OF_A_TEST) == "schema: 3\nlabels:\n"
    assert migrated("schema: 3\nlabels:\n", "names", STEPS_OF_A_TEST) == "schema: 3\nlabels:\n"
    assert migrated("schema: 1\n", "tables", STEPS_OF_A_TEST) == "schema: 1\n"


def test_only_files_of_an_older_shape_change(review_copy):
    root = review_copy("models")
    others = {path: path.read_bytes() for path in root.rglob("records/*.yml") if path.name != "names.yml"}
    assert migrate(root, STEPS_OF_A_TEST) == ("records/names.yml",)
    assert (root / "records/names.yml").read_text().startswith("schema: 3\nlabels:\n")
    assert {path: path.read_bytes() for path in others} == others
    assert migrate(root, STEPS_OF_A_TEST) == ()


def test_without_steps_nothing_is_touched(review_copy):
    root = review_copy("models")
    assert migrate(root) == ()
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    ("schema", "code", "word"), [("2", "shape-newer", "update"), ("0", "shape-older", "format")]
)
def test_a_file_of_another_shape_is_refused_with_a_hint(review_copy, schema, code, word):
    root = review_copy("models")
    place = root / "records/names.yml"
    place.write_text(place.read_text().replace("schema: 1", f"schema: {schema}"))
    (problem,) = [one for one in load(root).problems if one.path == "records/names.yml"]
    assert (problem.line, problem.code) == (1, code)
    assert word in problem.hint
