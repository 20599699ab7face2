"""Hand-made records of made-up works, for the tests of identity."""

from dataclasses import fields
from datetime import date

from pipeline import files
from pipeline.dedupe.columns import Raw
from pipeline.dedupe.compare import compare
from pipeline.dedupe.matching import match
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from pipeline.dedupe.versions import proposals
from pipeline.dedupe.vetoes import Pairing
from pipeline.identity import identify
from pipeline.loaded import Stored
from pipeline.model import Bib, Name, Record
from pipeline.values import PartialDate, RecordId, ReportId, ReviewerId, SearchId, SourceId, VersionId

TITLE = "Waggle dances of robots on a frozen lake"
OTHER = "Sediment cores from seven imaginary fjords"
DAY = date(2024, 5, 6)


def people(*families):
    return tuple(Name(family=family, given="A.") for family in families)


def bib(title=TITLE, *families, year=2020, **changes):
    dated = {"date": PartialDate(year)} if year else {}
    return Bib(title=title, authors=people(*(families or ("Ames", "Brook"))), **(dated | changes))


def bare(**changes):
    return Bib(**changes)


def record(ident, made):
    search = SearchId(ident.partition(":")[0])
    place = int(ident.partition(":")[2])
    return Record(
        id=RecordId(ident),
        search=search,
        source=SourceId("s"),
        file="f",
        offset=place,
        length=1,
        line=place,
        bib=made,
    )


def records(*bibs, search="a"):
    return [record(f"{search}:{number:04d}", made) for number, made in enumerate(bibs, 1)]


def ruling(one, other, verdict="different"):
    return files.Ruling(
        records=(RecordId(one), RecordId(other)), verdict=verdict, note="looked", by=ReviewerId("r"), on=DAY
    )


def link(one, other):
    return files.Link(
        reports=(ReportId(one), ReportId(other)),
        relation="preprint",
        evidence="read",
        by=ReviewerId("r"),
        on=DAY,
    )


def search(ident, sequence):
    return files.Search(
        id=SearchId(ident), sequence=sequence, source=SourceId("s"), version=VersionId("1.0.0"), date=DAY
    )


def aliases(*rows):
    return Stored(path="records/aliases.csv", value=rows)


def identity_of(some, rulings=(), order=(), corrections=(), known=()):
    """Return the identity of records, with searches a, b, c … in this order unless told."""
    sequence = dict(order) or {ident: number for number, ident in enumerate("abcdefghij", 1)}
    matched = match(some, rulings, sequence)
    searches = [search(ident, number) for ident, number in sequence.items()]
    return identify(some, searches, matched, corrections, aliases(*known))


def reports(some, rulings=(), **options):
    """Return the record ids of each report, by ordinal alone where there is one search."""
    identity, _ = identity_of(some, rulings, **options)
    return [[ident.removeprefix("a:000") for ident in report.records] for report in identity.reports.values()]


def columns_of(*bibs):
    """Return the columns of descriptions, in their order."""
    return normalise(raw_of(Row(ident=f"a:{number:04d}", bib=made) for number, made in enumerate(bibs, 1)))


def pairing(one, other):
    """Return two descriptions as a pair of chunks of one row each."""
    a, b = columns_of(one), columns_of(other)
    return Pairing(one=a, other=b, levels=compare(a, b))


def raw(**texts):
    """Return one printed description as a chunk; a field that is not named is empty."""
    return Raw(**{one.name: [texts.get(one.name, "")] for one in fields(Raw)})


def proposals_of(identity):
    return proposals({ident: report.bib for ident, report in identity.reports.items()})
