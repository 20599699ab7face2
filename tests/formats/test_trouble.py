"""Every problem has a stable code, says what is wrong and how to mend it."""

import re
from pathlib import Path

import pytest

from pipeline.formats import trouble
from pipeline.problems import Severity

FOLDER = Path(trouble.__file__).parent
USED = set(
    re.findall(
        r'"([a-z]+(?:-[a-z0-9]+)+)"(?!:)', "".join(p.read_text(encoding="utf-8") for p in FOLDER.glob("*.py"))
    )
)


@pytest.mark.parametrize("code", sorted(trouble.RECOVERED))
def test_what_was_recovered_from_is_a_warning_with_a_hint(code):
    made = trouble.warning(code, "x.bib", 3, "WHAT")
    assert (made.path, made.line, made.column, made.code, made.severity) == (
        "x.bib",
        3,
        1,
        code,
        Severity.WARNING,
    )
    assert made.hint
    assert "{" not in made.message
    assert ("WHAT" in made.message) == ("{what}" in trouble.RECOVERED[code][0])


@pytest.mark.parametrize("code", sorted(trouble.UNREADABLE))
def test_what_cannot_be_read_is_an_error_with_a_hint(code):
    made = trouble.unreadable(code, "x.bib", 3)
    assert (made.line, made.code, made.severity) == (3, code, Severity.ERROR)
    assert made.hint


@pytest.mark.parametrize(
    "made", [trouble.refused("not-this-format", "x", what="RIS"), trouble.uncounted("x", 1)]
)
def test_a_refusal_and_a_fault_of_ours_are_errors(made):
    assert made.severity is Severity.ERROR
    assert made.hint


def test_no_rule_is_idle():
    assert set(trouble.RECOVERED) | set(trouble.UNREADABLE) <= USED
