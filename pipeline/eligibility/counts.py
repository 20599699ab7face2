"""How many reports pass, fail or are unknown by each automatic criterion, as numbers that can be opened."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline import files
from pipeline.model import Review
from pipeline.numbers import Number, held
from pipeline.screen.criteria import TESTS
from pipeline.values import Counted

ANSWERS: Final[Mapping[str, bool | None]] = {"pass": True, "fail": False, "unknown": None}


def name(criterion: files.Criterion, answer: str) -> str:
    """Return the name of the number of reports with one answer of a criterion."""
    return f"criterion.{criterion.id}.{answer}"


def numbers(review: Review) -> Iterator[Number]:
    """Yield the number of reports for each answer of each automatic criterion."""
    for criterion in review.protocol.criteria:
        for answer, passed in ANSWERS.items() if criterion.test in TESTS else ():
            mine = (
                one.report
                for one in review.findings
                if one.criterion == criterion.id and one.passed is passed
            )
            label = f"Reports that answer {answer}: {criterion.label}"
            yield held(name(criterion, answer), label, Counted.REPORT, mine)
