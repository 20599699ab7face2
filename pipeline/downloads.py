"""What readers may take away: the references as BibTeX and RIS, studies and claims as CSV."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.formats import ris_write
from pipeline.formats.csv_write import csv
from pipeline.formats.written import Written
from pipeline.model import Amount, Claim, Review, Statement, Study
from pipeline.numbers_of import works
from pipeline.references import public, render

STUDIES = ("study", "name", "title", "published", "first public", "venue", "DOI", "arXiv", "role", "classes")
CLAIMS = (
    *(
        "claim",
        "study",
        "metric",
        "kind",
        "bound",
        "low",
        "high",
        "unit",
        "baseline",
        "model",
        "hardware",
        "dataset",
    ),
    *("condition", "standing", "place", "printed", "document", "level", "read by", "read on"),
)


def downloads(review: Review) -> Mapping[str, bytes]:
    """Return the files to take away by their path on the site."""
    made = {
        "data/references.bib": render(review),
        "data/references.ris": "".join(ris_write.write(_written(work) for work in _cited(review))),
        "data/studies.csv": csv([STUDIES, *map(_study, _cited(review))]),
        "data/claims.csv": csv([CLAIMS, *_claims(review)]),
    }
    return {path: text.encode() for path, text in made.items()}


def _cited(review: Review) -> tuple[Study, ...]:
    known = {work.id: work for work in reversed(works(review)) if work.included or work.id in review.context}
    return tuple(known[ident] for ident in sorted(known))


def _written(work: Study) -> Written:
    return Written(key=work.id, bib=public(work.bib))


def _study(work: Study) -> tuple[object, ...]:
    bib, classes = work.bib, dict.fromkeys(placement.node for placement in work.placements)
    dates = (bib.date or "", bib.first_public or "")
    role = work.role or "included"
    return (work.id, work.name, bib.title, *dates, bib.venue, bib.doi, bib.arxiv, role, "; ".join(classes))


def _claims(review: Review) -> Iterator[tuple[object, ...]]:
    for work in _cited(review):
        for claim in work.claims:
            yield from (_row(claim, statement) for statement in claim.statements)


def _row(claim: Claim, statement: Statement) -> tuple[object, ...]:
    about = (claim.baseline, claim.model, claim.hardware, claim.dataset, claim.condition, claim.standing)
    read = (statement.document, statement.level, statement.by, statement.on)
    said = (statement.place, statement.printed, *read)
    return (claim.id, claim.study, claim.metric, claim.kind, *_amount(statement.amount), *about, *said)


def _amount(amount: Amount) -> tuple[object, ...]:
    return (amount.bound, _number(amount.low), _number(amount.high), amount.unit or "")


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
