"""Doubts: the pairs on which a person is asked to rule, and the file that each answer becomes; pure.

Two questions are asked. Of two records that the rules could not settle: are they one report? Of two reports
that look like versions of one work: are they one study? An answered pair is never asked again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from pipeline import files
from pipeline.linking import studies_of
from pipeline.loaded import Loaded
from pipeline.model import Bib, Identity, Match
from pipeline.telling import told
from pipeline.values import RecordId, ReportId, ReviewerId, Text

Answer = files.Ruling | files.Link
Relation = Literal["preprint", "conference-version", "unrelated"]
Pair = frozenset[ReportId | None]
SAME: Final = "same"
DIFFERENT: Final = "different"
_FOLDERS: Final = {files.Ruling: "records/verdicts", files.Link: "records/links"}


class Question(StrEnum):
    """What is asked of a pair."""

    REPORT = "one report?"
    STUDY = "one study?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A pair to rule on, in the order of its ids, with both descriptions and what was found to say."""

    question: Question
    match: Match
    bibs: tuple[Bib, Bib]

    @property
    def ids(self) -> tuple[RecordId, RecordId]:
        """Return the two records, or the first records of two reports."""
        return self.match.records


def doubts(loaded: Loaded, identity: Identity, proposed: Iterable[Match]) -> tuple[Doubt, ...]:
    """Return the pairs that no person has ruled on yet: records first, then reports; the surest first.

    `proposed` are the pairs of reports that may be versions of one study, less those that are linked.
    """
    bibs = {record.id: record.bib for record in loaded.records}
    reports = {RecordId(ident): report.bib for ident, report in identity.reports.items()}
    asked = (
        *_asked(Question.REPORT, _unruled(loaded, identity), bibs),
        *_asked(Question.STUDY, proposed, reports),
    )
    return tuple(sorted(asked, key=lambda one: (one.question, -one.match.score, one.ids)))


def _asked(question: Question, some: Iterable[Match], bibs: Mapping[RecordId, Bib]) -> Iterator[Doubt]:
    for match in some:
        if bibs.keys() >= {*match.records}:
            one, other = match.records
            yield Doubt(question=question, match=match, bibs=(bibs[one], bibs[other]))


def _unruled(loaded: Loaded, identity: Identity) -> Iterator[Match]:
    """Yield one pair for each two reports that are kept apart with doubt and were not ruled on."""
    settled = {_reports(identity, one.value.records) for one in loaded.rulings}
    links = (one.value for one in loaded.links)
    settled |= {frozenset(two) for study in studies_of(identity, links) for two in _twos(study)}
    for match in (*identity.refused, *identity.uncertain):
        pair = _reports(identity, match.records)
        if len(pair) == 2 and pair not in settled:
            settled.add(pair)
            yield match


def _twos(study: tuple[ReportId, ...]) -> Iterator[tuple[ReportId, ReportId]]:
    return ((one, other) for one in study for other in study)


def _reports(identity: Identity, records: Iterable[str]) -> Pair:
    return frozenset(map(identity.resolve, records))


def answer(doubt: Doubt, said: str, by: ReviewerId, on: date) -> Answer:
    """Return what a person's word on a pair, `same` or `different`, becomes as a file."""
    one, other = doubt.ids
    why = Text(reason(doubt))
    if doubt.question is Question.REPORT:
        verdict: Literal["same", "different"] = "same" if said == SAME else "different"
        return files.Ruling(records=(one, other), verdict=verdict, note=why, by=by, on=on)
    kind: Relation = "preprint" if doubt.match.rule == "preprint" else "conference-version"
    relation: Relation = kind if said == SAME else "unrelated"
    return files.Link(reports=(ReportId(one), ReportId(other)), relation=relation, evidence=why, by=by, on=on)


def reason(doubt: Doubt) -> str:
    """Return in a sentence what a person saw of a pair."""
    return f"Seen side by side: {told(doubt.match)}."


def path_of(given: Answer) -> str:
    """Return the path of an answer's file below the root; the same pair always has the same."""
    pair = given.records if isinstance(given, files.Ruling) else given.reports
    name = "--".join(ident.replace(":", "-") for ident in pair)
    return f"{_FOLDERS[type(given)]}/{name}.yml"
