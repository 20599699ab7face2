"""References as they read in IEEE style: authors, title in quotation marks, place, date, identifiers."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from pipeline import addresses
from pipeline.markup import COMMA, SPACE, element, joined, outward
from pipeline.model import Bib, Name
from pipeline.text import raw
from pipeline.values import PartialDate

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")

_RANGE = re.compile(r"(?<=[0-9])-+(?=[0-9])")


def ieee(bib: Bib) -> Markup:
    """Return the reference of a document; what is not known is left out, not guessed."""
    names, title = _authors(bib), f"“{bib.title},”" if bib.title else ""
    rest = joined([part for part in _parts(bib) if part], COMMA)
    said = [joined([names, COMMA]) if names else "", joined([title, SPACE]) if title else "", rest]
    return joined([*said, "."]) if any(said) else joined(["Nothing is known of this document."])


def _parts(bib: Bib) -> Iterator[str]:
    yield _venue(bib)
    yield f"vol. {bib.volume}" if bib.volume else ""
    yield f"no. {bib.issue}" if bib.issue else ""
    yield f"pp. {_RANGE.sub('–', bib.pages)}" if bib.pages else ""
    yield f"art. no. {bib.article_number}" if bib.article_number else ""
    yield date(bib.date or bib.first_public)
    yield joined([raw("doi: "), outward(addresses.doi(bib.doi), bib.doi)]) if bib.doi else ""
    yield joined(["arXiv:", outward(addresses.arxiv(bib.arxiv), bib.arxiv)]) if bib.arxiv else ""


def _venue(bib: Bib) -> str:
    if not bib.venue or (bib.arxiv and bib.arxiv in bib.venue):
        return ""
    name = element("em", bib.venue)
    return joined([raw("in "), name]) if bib.venue_kind == "conference" or bib.kind == "conference" else name


def _authors(bib: Bib) -> str:
    names = [initials(name) for name in bib.authors]
    if bib.et_al:
        return ", ".join([*names, "et al."])
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def initials(name: Name) -> str:
    """Return a name with its given names as initials: "Q. V. Le", "J.-P. Serre"."""
    given = " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part)
        for word in name.given.replace(".", ". ").split()
    )
    return " ".join(part for part in (given, name.particle, name.family, name.suffix) if part)


def date(known: PartialDate | None) -> str:
    """Return a date as a reference prints it: month and year, or the year."""
    if known is None:
        return ""
    return f"{MONTHS[known.month - 1]} {known.year}" if known.month else str(known.year)
