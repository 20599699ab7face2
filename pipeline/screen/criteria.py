"""What the protocol's automatic criteria say of one report: pass, fail, or unknown, with what they read.

Missing data is unknown and never a failure: only what a record, or a loaded list, says can exclude it.
Unknown goes to people. A new test is one function from `Asked` to `Answer` and a line in `TESTS`.
"""

from collections.abc import Container, Mapping
from typing import Final

from pipeline import files
from pipeline.model import Finding, Report, RetractionList
from pipeline.screen.answers import Answer, Asked, Test, unknown
from pipeline.screen.dates import first_public
from pipeline.screen.language import in_language
from pipeline.screen.retraction import not_retracted
from pipeline.screen.wanted import found


def examine(
    report: Report,
    protocol: files.Protocol,
    quoted: Container[str] = frozenset(),
    lists: tuple[RetractionList, ...] = (),
) -> tuple[Finding, ...]:
    """Return one finding for each automatic criterion, in the order of the protocol.

    `quoted` are the searches whose abstracts and keywords may be published, and are quoted as evidence;
    `lists` the retraction lists of the review. What is left to people (`human`) has no finding.
    """
    return tuple(
        _finding(Asked(report=report, criterion=criterion, quoted=quoted, lists=lists))
        for criterion in protocol.criteria
        if criterion.test in TESTS
    )


def _finding(asked: Asked) -> Finding:
    passed, evidence, fields = TESTS[asked.criterion.test](asked)
    return Finding(
        report=asked.report.id, criterion=asked.criterion.id, passed=passed, evidence=evidence, fields=fields
    )


def _publication_type(asked: Asked) -> Answer:
    """Compare the kind of document; an export that only knows it is something else knows nothing."""
    kind = asked.bib.kind
    if not kind:
        return unknown("no publication type recorded", ("kind",))
    allowed = kind.casefold() in {one.casefold() for one in asked.criterion.allowed}
    if kind == "other" and not allowed:
        return unknown("publication type “other”, which says too little", ("kind",))
    return Answer(allowed, f"publication type “{kind}”", ("kind",))


TESTS: Final[Mapping[str, Test]] = {
    "first-public-date": first_public,
    "language": in_language,
    "publication-type": _publication_type,
    "retraction": not_retracted,
    "query": found,
    "terms": found,
}
