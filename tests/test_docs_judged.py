"""The examples in the pages on extraction and bias are files that the pipeline reads."""

import re
from pathlib import Path

import pytest

from pipeline import files
from pipeline.__main__ import COMMANDS
from pipeline.appraisal.bias import SIGNS
from pipeline.decode import decode
from pipeline.figures import BIAS
from pipeline.yamltext import parse

DOCS = Path(__file__).parent.parent / "docs" / "operations"
PAGES = {
    name: (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("extraction", "bias", "workload")
}


def examples(page):
    """Return the YAML blocks of a page as JSON text."""
    blocks = re.findall(r"```yaml\n(.*?)```", PAGES[page], re.DOTALL)
    return [parse(block.encode(), page).json for block in blocks]


@pytest.mark.parametrize(
    ("page", "number", "prefix", "cls"),
    [
        ("extraction", 0, "", files.Form),
        ("bias", 1, '{"report": "s:0001", "name": "n", ', files.StudyFile),
    ],
)
def test_an_example_is_a_file_that_is_read(page, number, prefix, cls):
    text = examples(page)[number]
    made = decode(cls, prefix + text.lstrip("{") if prefix else text)
    assert isinstance(made, cls)


def test_the_tool_of_the_example_has_levels_and_a_rule():
    made = decode(
        tuple[files.BiasTool, ...], examples("bias")[0].partition(":")[2].rstrip().removesuffix("}")
    )
    assert [level.tone for level in made[0].levels] == ["low", "some", "high"]
    assert (made[0].overall, made[0].weight) == ("worst", "sample-size")


def test_the_rating_of_the_example_follows_from_its_steps():
    text = examples("bias")[2].replace('"ME"', '"me"')
    (rating,) = decode(files.Certainty, text).ratings
    assert (rating.start, rating.final, sum(step.change for step in rating.steps)) == ("high", "moderate", -1)


@pytest.mark.parametrize(("tone", "sign"), SIGNS.items())
def test_every_tone_stands_in_the_table_of_signs(tone, sign):
    assert f"| {tone} | {sign} |" in PAGES["bias"]


@pytest.mark.parametrize("kind", BIAS)
def test_every_figure_of_bias_is_named(kind):
    assert f"{{{{ figure('{kind}-rob-2') }}}}" in PAGES["bias"]


@pytest.mark.parametrize("kind", ["text", "number", "choice", "multi-choice", "yes-no", "date"])
def test_every_type_of_field_is_explained(kind):
    assert f"| `{kind}` |" in PAGES["extraction"]


@pytest.mark.parametrize("option", ["--reconcile", "--list", "--set", "--at", "--blank", "--from", "--plain"])
def test_every_way_to_extract_is_explained(option):
    assert option in PAGES["extraction"]


def test_the_command_is_one_of_the_table():
    assert "extract" in COMMANDS
    assert "pipeline extract CITEKEY" in PAGES["extraction"]
