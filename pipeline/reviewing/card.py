"""What a reviewer sees of a report: its description, what rules found, and the words that matched; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline import files
from pipeline.model import Bib, Finding, Record, Report, Review
from pipeline.query.evaluate import Plan, plan
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.syntaxes import PLAIN, syntax_of
from pipeline.reviewing.stubs import facts
from pipeline.screen.wanted import TESTS, ready_for
from pipeline.text import clean
from pipeline.values import ReportId

Span = tuple[int, int]
Spans = Mapping[str, tuple[Span, ...]]
Plans = Mapping[str, tuple[Plan, ...]]
Answers = Mapping[str, bool | None]
Row = list[object]
SHOWN: Final = ("title", "abstract")
TERMS: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A report as it is shown; `answers` are those of the automatic criteria, `searches` found it."""

    report: ReportId
    title: str
    facts: str
    abstract: str
    keywords: tuple[str, ...]
    answers: Answers
    searches: tuple[str, ...]


def rows(review: Review, abstracts: Mapping[str, str]) -> list[Row]:
    """Return a row for the card of each report; `abstracts` are of records whose own may not be stored."""
    found = defaultdict[ReportId, list[Finding]](list)
    for finding in review.findings:
        found[finding.report].append(finding)
    return [_row(report, found[ident], abstracts) for ident, report in review.identity.reports.items()]


def _row(report: Report, findings: Iterable[Finding], abstracts: Mapping[str, str]) -> Row:
    held = (abstracts[ident] for ident in report.records if ident in abstracts)
    searches = dict.fromkeys(ident.partition(":")[0] for ident in report.records)
    return [
        report.id,
        clean(report.bib.title),
        facts(report.bib),
        clean(report.bib.abstract or next(held, "")),
        [clean(word) for word in report.bib.keywords],
        {one.criterion: one.passed for one in findings},
        [*searches],
    ]


def abstracts(records: Iterable[Record]) -> Mapping[str, str]:
    """Return the abstracts of some records that have one, by record."""
    return {record.id: record.bib.abstract for record in records if record.bib.abstract}


def card(row: Sequence[object]) -> Card:
    """Return the card that a row was made for."""
    ident, title, told, abstract, keywords, answers, searches = row
    return Card(
        report=ReportId(str(ident)),
        title=str(title),
        facts=str(told),
        abstract=str(abstract),
        keywords=tuple(keywords) if isinstance(keywords, list) else (),
        answers=answers if isinstance(answers, dict) else {},
        searches=tuple(searches) if isinstance(searches, list) else (),
    )


def plans(searches: Iterable[files.Search], protocol: files.Protocol) -> Plans:
    """Return the queries of each search, made ready, and under TERMS those of the criteria.

    A query that its notation does not explain lights nothing.
    """
    made: Plans = {search.id: tuple(_ready(search)) for search in searches}
    asked = (ready_for(one) for one in protocol.criteria if one.test in TESTS)
    return {**made, TERMS: tuple(one for one in asked if one is not None)}


def _ready(search: files.Search) -> Iterable[Plan]:
    for query in search.queries:
        syntax = syntax_of(query.syntax or "") or PLAIN
        parsed = parse(query.text, syntax)
        if parsed.sound and parsed.query is not None:
            yield plan(parsed.query, "plural", syntax.default)


def matched(shown: Card, ready: Plans) -> Spans:
    """Return where words that matched stand in the fields of a card, without overlaps, in order."""
    bib = Bib(title=shown.title, abstract=shown.abstract, keywords=shown.keywords)
    reading = Reading(bib)
    some = (one for name in (*shown.searches, TERMS) for one in ready.get(name, ()))
    hits = {hit for one in some for hit in one.answer(reading).hits if hit.field in SHOWN}
    return {name: disjoint((hit.start, hit.end) for hit in hits if hit.field == name) for name in SHOWN}


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap made one.

    >>> disjoint([(5, 9), (0, 2), (1, 4)])
    ((0, 4), (5, 9))
    """
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return tuple(made)
