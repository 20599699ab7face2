"""The page on queries names every code and every syntax."""

from pathlib import Path

import pytest

from pipeline.query.lint import ERRORS, WARNINGS
from pipeline.query.syntaxes import SYNTAXES
from pipeline.query.translate import LOSSES

PAGE = (Path(__file__).parents[2] / "docs" / "operations" / "queries.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*ERRORS, *WARNINGS, *LOSSES, *SYNTAXES])
def test_the_page_names_it(name):
    assert f"`{name}`" in PAGE
