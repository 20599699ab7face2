"""What a criterion is asked, and what it answers: pass, fail or unknown, by which words of which field."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline import files
from pipeline.model import Bib, Report, RetractionList

WITHHELD: Final = ("abstract", "keywords")


class Answer(NamedTuple):
    """Pass, fail or unknown (None), the evidence for it, and the fields of a description that it stands in.

    For unknown the fields are those whose value is missing, or does not settle it.
    """

    passed: bool | None
    evidence: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One criterion asked of one report.

    `quoted` are the searches whose abstracts and keywords may be quoted, `lists` the retraction lists.
    """

    report: Report
    criterion: files.Criterion
    quoted: Container[str] = frozenset()
    lists: tuple[RetractionList, ...] = ()

    @property
    def bib(self) -> Bib:
        """Return the description of the report."""
        return self.report.bib

    def free(self, field: str) -> bool:
        """Tell whether a field may be quoted: abstract and keywords only where their source lets them be."""
        if field not in {"abstract", "keywords"}:
            return True
        return self.report.origins.get(field, "").partition(":")[0] in self.quoted


def passes(evidence: str, fields: tuple[str, ...] = ()) -> Answer:
    """Return the answer that a report meets a criterion."""
    return Answer(passed=True, evidence=evidence, fields=fields)


def fails(evidence: str, fields: tuple[str, ...]) -> Answer:
    """Return the answer that a report does not meet a criterion; it always has evidence in some field."""
    return Answer(passed=False, evidence=evidence, fields=fields)


def unknown(evidence: str, fields: tuple[str, ...] = ()) -> Answer:
    """Return the answer that people must give; the evidence says what is missing."""
    return Answer(passed=None, evidence=evidence, fields=fields)


Test = Callable[[Asked], Answer]


def listed(words: Iterable[str], most: int = 8) -> str:
    """Return words as they are listed in a sentence, the first few of many.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=1)
    ('a, b, c', 'a and 2 more')
    """
    given = tuple(words)
    rest = len(given) - most
    return f"{', '.join(given[:most])} and {rest} more" if rest > 0 else ", ".join(given)
