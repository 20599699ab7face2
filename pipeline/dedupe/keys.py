"""Normalise: one description as the short keys that are hashed and compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final

from pipeline.dedupe.words import first_of, parts_of, squeezed, words
from pipeline.model import Bib, Name
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
    r"10\.(48550|21203|20944|2139|22541|26434|31219|31234|31235|36227|1101/(\d{6}|\d{4}\.\d\d\.\d\d))[./]"
)
_VERSION: Final = re.compile(r"(?<=.)([./]?v\d{1,2})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What of one description is compared; an empty key is not known, and never agrees with another.

    `form` is the kind of publication: preprints, journal articles and papers of a collection are different
    documents. A preprint has no volume, pages or venue. `text` is the digest of the whole description.
    """

    id: RecordId
    position: Position
    title: str
    parts: tuple[str, ...]
    authors: tuple[str, ...]
    years: tuple[int, ...]
    doi: str
    arxiv: str
    pmid: str
    form: str
    venue: tuple[str, ...]
    volume: str
    page: str
    text: str


def keys_of(ident: RecordId, bib: Bib, order: Mapping[SearchId, int]) -> Keys:
    """Return the keys of one description."""
    form = form_of(bib)
    placed = form != PREPRINT
    made = Keys(
        id=ident,
        position=position(ident, order),
        title=squeezed(bib.title),
        parts=parts_of(bib.title),
        authors=authors_of(bib.authors),
        years=tuple(sorted({date.year for date in (bib.date, bib.first_public) if date})),
        doi=work_doi(bib.doi),
        arxiv=bib.arxiv.casefold(),
        pmid=bib.pmid,
        form=form,
        venue=words(bib.venue) if placed else (),
        volume=first_of(bib.volume) if placed else "",
        page=first_of(bib.pages or bib.article_number) if placed else "",
        text="",
    )
    return replace(made, text=_digest(made, bib))


def form_of(bib: Bib) -> str:
    """Return the form of publication, empty where the description does not say.

    A digital object identifier that a repository registers, or a repository as venue, outweighs the kind
    that an export states: many exports call every entry an article.
    """
    if bib.kind == "preprint" or bib.venue_kind == "repository" or _REPOSITORY_DOI.match(bib.doi):
        return PREPRINT
    if first_of(bib.venue) in _REPOSITORIES or (bib.arxiv and not bib.venue and not bib.doi):
        return PREPRINT
    return _FORMS.get(bib.kind) or _VENUES.get(bib.venue_kind, "")


def work_doi(doi: str) -> str:
    """Return the identifier of the document: repositories number the versions of one, which is left off."""
    return _VERSION.sub("", doi) if _REPOSITORY_DOI.match(doi) else doi


def authors_of(authors: Sequence[Name]) -> tuple[str, ...]:
    """Return the family names in order, without accents, particles or white space."""
    return tuple(key for key in (squeezed(name.family) for name in authors) if key)


def distinctive(title: str) -> bool:
    """Tell whether a title is long enough to name one work, unlike `Editorial` or `Preface`."""
    return len(title) >= 20


def _digest(made: Keys, bib: Bib) -> str:
    said = (made.title, made.authors, made.years, made.doi, made.arxiv, made.pmid, made.form)
    where = (words(bib.venue), bib.volume, bib.issue, bib.pages, bib.article_number)
    return blake2b(repr((said, where)).encode(), digest_size=12).hexdigest()
