"""Records, reports and what is the same as what."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.made import Value
from pipeline.values import PartialDate, RecordId, ReportId, SearchId, SourceId


class Name(Value, frozen=True, gc=False):
    """A person's name in parts, or a corporate name whole in `family` with `corporate` set."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False


class Bib(Value, frozen=True, gc=False):
    """The bibliographic description of a document, in normal form; an empty field is not known.

    `date` is the publication date, `first_public` the first public date (of a preprint, say). `kind`
    is one of article, conference, preprint, book, chapter, thesis, report, dataset, editorial,
    retraction or other; `venue_kind` one of journal, conference, repository, book or other.
    """

    title: str = ""
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    date: PartialDate | None = None
    first_public: PartialDate | None = None
    kind: str = ""
    venue: str = ""
    venue_kind: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    publisher: str = ""
    doi: str = ""
    arxiv: str = ""
    arxiv_version: str = ""
    pmid: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    retracted: bool = False
    accession: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A field that a record has and its source does not let us store.

    Of the terms that were looked for in it (`asked`), `found` are those it holds.
    """

    field: str
    asked: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry of one export; the raw bytes are (file, offset, length), read on demand.

    `spoken` are the languages that its text was found to be in, where it declares none: see `screen.spoken`.
    """

    id: RecordId
    search: SearchId
    source: SourceId
    file: str
    offset: int
    length: int
    line: int
    bib: Bib
    withheld: tuple[Withheld, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why two records were found to be the same report, or why they were not.

    `parts` are the points, in decibans, that each field adds to the score: ten points make it ten times as
    likely that the two are one report. The first part is what is assumed before anything is compared.
    """

    records: tuple[RecordId, RecordId]
    rule: str
    agreed: tuple[str, ...]
    against: tuple[str, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def score(self) -> int:
        """Return the sum of the parts, in decibans."""
        return sum(points for _, points in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The matches that join records into reports, and the pairs that were kept apart against evidence.

    `matches` hold one match for each joining, so that records less matches are reports. Of a refused pair,
    `against` names the fields that contradict the rule, "ruling" where a person ruled, "refused" where a
    third record stands between that was refused, and "link" where the rest of a cluster is too unlike.
    `different` are the pairs that people ruled so, `uncertain` those that a person should look at.
    """

    matches: tuple[Match, ...]
    refused: tuple[Match, ...]
    different: tuple[tuple[RecordId, RecordId], ...] = ()
    uncertain: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document: the records found to be the same one, with the matches that say why.

    `id` is the smallest record id by search sequence. `origins` names, for each filled field of `bib`,
    the record it was taken from, or "correction: SOURCE". `withheld` are the fields that its records have
    and their sources do not let us store. `spoken` are the languages its records were found to be in.
    """

    id: ReportId
    records: tuple[RecordId, ...]
    matches: tuple[Match, ...]
    bib: Bib
    origins: Mapping[str, str]
    withheld: tuple[Withheld, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What is the same as what: reports by id, the report of every record, aliases, refusals.

    `refused` are pairs that share an identifier but contradict each other: kept apart and reported.
    `uncertain` are pairs that neither the score nor a rule settles: kept apart until a person looks.
    """

    reports: Mapping[ReportId, Report]
    report_of: Mapping[RecordId, ReportId]
    aliases: Mapping[ReportId, ReportId]
    refused: tuple[Match, ...]
    uncertain: tuple[Match, ...] = ()

    def resolve(self, ident: str) -> ReportId | None:
        """Return the report that an id stands for today: a report, a record of one, or an alias."""
        for _ in range(len(self.aliases) + 1):
            if RecordId(ident) in self.report_of:
                return self.report_of[RecordId(ident)]
            if ReportId(ident) not in self.aliases:
                return None
            ident = self.aliases[ReportId(ident)]
        return None
