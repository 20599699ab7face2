"""What another screening tool says of reports, as a reviewer's decisions; pure. All that is amiss is told.

An entry is found by the id that was sent as its key or accession number; where a tool keeps neither, by DOI,
PubMed or arXiv number, or by a title and year that only one report has.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline import files
from pipeline.formats.base import Entry, Marks, Vote
from pipeline.model import Bib, Identity
from pipeline.normalize import title_key
from pipeline.problems import Problem
from pipeline.reviewing import said as saying
from pipeline.reviewing.said import Said
from pipeline.reviewing.vocabulary import NOT_RETRIEVED, Vocabulary, spelt
from pipeline.values import RECORD, ReasonId, ReportId, ReviewerId, Slug, Stage, Verdict

VERDICTS: Final[Mapping[str, Verdict]] = {
    "include": Verdict.INCLUDE,
    "exclude": Verdict.EXCLUDE,
    "maybe": Verdict.UNSURE,
}
_ID: Final = re.compile(RECORD)
Told = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a file is to be taken: whose votes, and what is meant where an entry does not say.

    `voter` names the reviewer in the other tool; `verdict` and `reason` are for entries without their own;
    a decision that differs from the one in the sheet is taken only where it may `replace` it.
    """

    reviewer: ReviewerId
    words: Vocabulary
    voter: str = ""
    verdict: Verdict | None = None
    reason: ReasonId | None = None
    replace: bool = False


class Amiss(ValueError):  # noqa: N818 - the input is amiss, which is no error of ours
    """Raised at an entry that cannot be taken; carries code, message and repair."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.told: Told = (code, message, hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a file says that is new, by the id of a block, how many entries say nothing, and problems."""

    said: Mapping[ReportId, Said]
    same: int
    silent: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Finder:
    """Finds the report that an entry is about, and the block that stands for it."""

    identity: Identity
    blocks: Mapping[ReportId, files.Block]
    by_block: dict[ReportId, ReportId] = field(default_factory=dict)
    by_number: dict[str, set[ReportId]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for ident in self.blocks:
            if (report := self.identity.resolve(ident)) is not None:
                self.by_block.setdefault(report, ident)
        for ident, report_of in self.identity.reports.items():
            for number in numbers(report_of.bib):
                self.by_number[number].add(ident)

    def block(self, entry: Entry) -> ReportId:
        """Return the id of the block of an entry's report, or of the report where it has none yet."""
        report = self._report(entry)
        return self.by_block.get(report, report)

    def _report(self, entry: Entry) -> ReportId:
        for ident in (entry.key, entry.bib.accession):
            if _ID.fullmatch(ident):
                if (report := self.identity.resolve(ident)) is not None:
                    return report
                hint = "mend the id, or take the entry out"
                raise Amiss("unknown-id", f"{ident} is no report, no record and no alias", hint)
        for number in numbers(entry.bib):
            if len(found := self.by_number.get(number, set())) == 1:
                return next(iter(found))
        name = entry.key or entry.bib.title or "an entry without a key"
        hint = "write the id of the report into the column `key` (in RIS: AN), as export does"
        raise Amiss("unknown-id", f"{name} names no report, and no report is described so", hint)


def numbers(bib: Bib) -> Iterator[str]:
    """Yield what a document may be known by, the surest first."""
    yield from (f"{name} {one}" for name, one in (("doi", bib.doi), ("pmid", bib.pmid)) if one)
    if bib.arxiv:
        yield f"arxiv {bib.arxiv}"
    if bib.title and bib.date:
        yield f"title {title_key(bib.title)} {bib.date.year}"


def receive(entries: Iterable[Entry], path: str, finder: Finder, terms: Terms) -> Received:
    """Return what the entries of a file say, each against the block that is there."""
    new: dict[ReportId, Said] = {}
    seen: dict[ReportId, Said] = {}
    problems: list[Problem] = []
    same = silent = 0
    for entry in entries:
        try:
            ident = finder.block(entry)
            before = saying.of(finder.blocks.get(ident, files.Block()))
            after = _joined(before, said(entry.marks, terms), terms)
            _once(ident, after, seen)
        except Amiss as amiss:
            problems.append(Problem(path, entry.line, 1, *amiss.told))
            continue
        silent += after == saying.NOTHING
        same += after == before != saying.NOTHING
        if after != before:
            new[ident] = after
    return Received(said=new, same=same, silent=silent, problems=tuple(problems))


def _once(ident: ReportId, after: Said, seen: dict[ReportId, Said]) -> None:
    if seen.setdefault(ident, after) != after:
        message = f"{ident} stands twice and says two things"
        raise Amiss("decided-twice", message, "keep one of the two entries")


def _joined(before: Said, after: Said, terms: Terms) -> Said:
    """Return what a block says after an entry: what the entry leaves open stays as it was."""
    if after.verdict is None:
        verdict, reason = before.verdict, before.reason
    else:
        verdict, reason = after.verdict, after.reason
        was = (before.verdict, before.reason)
        if before.verdict and was != (verdict, reason) and not terms.replace:
            told = f"the sheet says {_told(*was)}, the file says {_told(verdict, reason)}"
            raise Amiss("decided-otherwise", told, "say --replace to take the file's word, or mend the file")
    notes = [note for note in (before.note, after.note) if note]
    note = before.note if spelt(after.note) in spelt(before.note) else "; ".join(notes)
    labels = tuple(dict.fromkeys((*before.labels, *after.labels)))
    return Said(verdict=verdict, reason=reason, note=note, labels=labels)


def _told(verdict: Verdict | None, reason: ReasonId | None) -> str:
    return f"{verdict} ({reason})" if reason else str(verdict)


def said(marks: Marks, terms: Terms) -> Said:
    """Return what the marks of an entry say; raise Amiss where it cannot be taken."""
    words = terms.words
    vote, own = _vote(marks, terms)
    named = [word for word in marks.labels if spelt(word) != NOT_RETRIEVED]
    verdict = VERDICTS[vote.verdict] if vote else terms.verdict
    if vote is None and len(named) < len(marks.labels):
        verdict = Verdict.NOT_RETRIEVED
    labels, asides = _labels(named, words)
    found = _reasons((*marks.reasons, *asides), words)
    reason, more = _reason(verdict, found, terms, stale=not own)
    also = [f"also: {words.told(one)}" for one in more]
    if verdict is Verdict.NOT_RETRIEVED and words.stage is not Stage.FULL_TEXT:
        hint = "import it with --stage full-text, or take the label out"
        raise Amiss("verdict-at-wrong-stage", f"nothing is retrieved at {words.stage}", hint)
    return Said(verdict=verdict, reason=reason, note="; ".join((*marks.notes, *also)), labels=labels)


def _vote(marks: Marks, terms: Terms) -> tuple[Vote | None, bool]:
    """Return the vote that counts, and whether what else is noted goes with it.

    A tool's own label has no name beside it and is newer than what was noted before the file was sent.
    """
    names = {spelt(terms.voter)} if terms.voter else {spelt(terms.reviewer), spelt(_label(terms))}
    mine = [vote for vote in marks.votes if spelt(vote.by) in names]
    free = [] if terms.voter else [vote for vote in marks.votes if not vote.by]
    others = [] if terms.voter else [vote for vote in marks.votes if vote.by]
    chosen = free or mine or others
    if len({vote.verdict for vote in chosen}) > 1:
        voters = ", ".join(dict.fromkeys(vote.by or "nobody named" for vote in chosen))
        hint = "say with --voter whose vote is meant"
        raise Amiss("several-votes", f"votes that differ, by {voters}", hint)
    if not chosen:
        return None, True
    return chosen[0], not (free and mine and mine[0].verdict != free[0].verdict)


def _label(terms: Terms) -> str:
    labels = {one.id: one.label for one in terms.words.protocol.reviewers}
    return labels.get(terms.reviewer, "")


def _labels(named: Iterable[str], words: Vocabulary) -> tuple[tuple[Slug, ...], tuple[str, ...]]:
    """Return labels, and those words among them that are reasons."""
    labels: list[Slug] = []
    asides: list[str] = []
    for word in named:
        if spelt(word) in words.labels:
            labels.append(words.labels[spelt(word)])
        elif spelt(word) in words.reasons:
            asides.append(word)
        elif not words.dropped(word):
            hint = f"list it under labels in records/protocol.yml, or say --map '{word}=ID' (--map '{word}=')"
            raise Amiss("unknown-label", f"the protocol has no label “{word}”", hint)
    return tuple(dict.fromkeys(labels)), tuple(asides)


def _reasons(told: Iterable[str], words: Vocabulary) -> tuple[ReasonId, ...]:
    """Return reasons by the precedence of the protocol."""
    found: list[ReasonId] = []
    for word in told:
        if spelt(word) in words.reasons:
            found.append(words.reasons[spelt(word)])
        elif not words.dropped(word):
            known = ", ".join(sorted({*words.reasons.values()}))
            hint = f"say --map '{word}=ID' with one of {known}"
            raise Amiss("unknown-reason", f"no reason of stage {words.stage} is called “{word}”", hint)
    return words.primary(found)


def _reason(
    verdict: Verdict | None, found: tuple[ReasonId, ...], terms: Terms, *, stale: bool
) -> tuple[ReasonId | None, tuple[ReasonId, ...]]:
    """Return the reason of an exclusion and those beside it; another verdict has none."""
    if verdict is Verdict.EXCLUDE:
        given = found or ((terms.reason,) if terms.reason else ())
        if not given:
            hint = "say with --reason which one is meant where the file has none"
            raise Amiss("exclusion-without-reason", "an exclusion without a reason", hint)
        return given[0], given[1:]
    if found and not stale:
        hint = "take the reason out, or mend the decision"
        raise Amiss("reason-without-exclusion", f"a reason, though the verdict is {verdict or 'open'}", hint)
    return None, ()
