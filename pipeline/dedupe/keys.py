"""Normalise: one description as the short keys that are hashed and compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, Final

from pipeline.dedupe.words import first_of, parts_of, squeezed, words
from pipeline.model import Bib, Name
from pipeline.normalize import name_key
from pipeline.order import Position, position
from pipeline.values import RecordId, SearchId

PREPRINT: Final = "preprint"

_FORMS: Final[Mapping[str, str]] = {
    "article": "journal",
    "editorial": "journal",
    "conference": "collection",
    "chapter": "collection",
    "preprint": PREPRINT,
    "book": "book",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "retraction": "retraction",
}
_VENUES: Final[Mapping[str, str]] = {
    "journal": "journal",
    "conference": "collection",
    "book": "collection",
    "repository": PREPRINT,
}
_REPOSITORIES: Final = frozenset(
    {"arxiv", "corr", "biorxiv", "medrxiv", "chemrxiv", "techrxiv", "psyarxiv", "socarxiv", "ssrn"}
)
_REPOSITORY_DOI: Final = re.compile(
    r"10\.(?:(?:48550|21203|20944|2139|22541|26434|31219|31234|31235|36227)/|1101/(?:\d{6}|\d{4}\.\d\d\.\d\d))"
)
_VERSION: Final = re.compile(r"(?<=.)([./]?v\d{1,2})$")

_NOWHERE: Final[Mapping[str, Any]] = {"venue": (), "volume": "", "issue": "", "page": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What of one description is compared; an empty key is not known, and never agrees with another.

    `form` is the kind of publication: preprints, journal articles and papers of a collection are different
    documents. `year` holds every year that the dates name. A preprint has no venue, volume, issue or page.
    `text` is the digest of the whole description.
    """

    id: RecordId
    position: Position
    title: str
    parts: tuple[str, ...]
    authors: tuple[str, ...]
    year: tuple[int, ...]
    doi: str
    arxiv: str
    pmid: str
    form: str
    venue: tuple[str, ...]
    volume: str
    issue: str
    page: str
    text: str


def keys_of(ident: RecordId, bib: Bib, order: Mapping[SearchId, int]) -> Keys:
    """Return the keys of one description."""
    made = Keys(
        id=ident,
        position=position(ident, order),
        title=squeezed(bib.title),
        parts=parts_of(bib.title),
        authors=authors_of(bib.authors),
        year=tuple(sorted({date.year for date in (bib.date, bib.first_public) if date})),
        doi=work_doi(bib.doi),
        arxiv=bib.arxiv.casefold(),
        pmid=bib.pmid,
        form=form_of(bib),
        venue=words(bib.venue),
        volume=first_of(bib.volume),
        issue=first_of(bib.issue),
        page=first_of(bib.pages or bib.article_number),
        text="",
    )
    made = replace(made, text=_digest(made, bib))
    return replace(made, **_NOWHERE) if made.form == PREPRINT else made


def form_of(bib: Bib) -> str:
    """Return the form of publication, empty where the description does not say.

    A digital object identifier that a repository registers, or a repository as venue, outweighs the kind
    that an export states: many exports call every entry an article.
    """
    if bib.venue_kind == "repository" or _in_repository(bib):
        return PREPRINT
    return _FORMS.get(bib.kind) or _VENUES.get(bib.venue_kind, "")


def _in_repository(bib: Bib) -> bool:
    if bib.venue or bib.doi:
        return first_of(bib.venue) in _REPOSITORIES or bool(_REPOSITORY_DOI.match(bib.doi))
    return bool(bib.arxiv)


def work_doi(doi: str) -> str:
    """Return the identifier of the document: repositories number the versions of one, which is left off."""
    return _VERSION.sub("", doi) if _REPOSITORY_DOI.match(doi) else doi


def authors_of(authors: Sequence[Name]) -> tuple[str, ...]:
    """Return the family names in order, particles included, without accents or white space."""
    return tuple(key for key in (name_key(name).partition(" ")[0] for name in authors) if key)


def distinctive(title: str) -> bool:
    """Tell whether a title is long enough to name one work, unlike `Editorial` or `Preface`."""
    return len(title) >= 20


def _digest(made: Keys, bib: Bib) -> str:
    said = (made.title, made.authors, made.year, made.doi, made.arxiv, made.pmid, made.form)
    where = (words(bib.venue), bib.volume, bib.issue, bib.pages, bib.article_number)
    return blake2b(repr((said, where)).encode(), digest_size=12).hexdigest()
