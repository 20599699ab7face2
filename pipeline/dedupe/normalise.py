"""Normalise: a chunk of printed descriptions into columns; pure, and the same whichever engine calls it."""

from collections.abc import Sequence

import numpy as np

from pipeline.dedupe.columns import Array, Columns, Raw, digest, digests, texts
from pipeline.dedupe.identifiers import doi_of, form_of, registered
from pipeline.dedupe.people import names_of
from pipeline.dedupe.places import Place, number_of, pages_of, place_of
from pipeline.dedupe.titles import notice_of, numbers_of, rare_words, words_of
from pipeline.dedupe.venues import PREPRINT, form_in, venue_of

HEAD, TAIL = 24, 24


def normalise(raw: Raw) -> Columns:
    """Return the columns of a chunk, row by row."""
    titles = [words_of(title) for title in raw.title]
    places = [place_of(*row) for row in zip(raw.venue, raw.volume, raw.issue, raw.pages, strict=True)]
    venues = _venues([place.venue for place in places])
    dois = [doi_of(text) for text in raw.doi]
    form = _forms(raw, venues, dois)
    authors = [names_of(text) for text in raw.authors]
    pages = [pages_of(place.pages) for place in places]
    columns = {
        "title": texts(titles),
        "authors": texts(authors),
        "venue": texts(venues),
        "doi": digests(map(registered, dois)),
        "arxiv": digests(text.strip().lower() for text in raw.arxiv),
        "pmid": digests(text.strip() for text in raw.pmid),
        "year": _years(raw.year),
        "public": _years(raw.public),
        **_placed(places, pages),
        "numbers": np.fromiter(map(numbers_of, titles), dtype=np.uint64),
        "notice": np.fromiter(map(notice_of, titles), dtype=np.uint8),
        "form": form,
        "told": np.where(form == PREPRINT, form, np.fromiter(map(form_in, venues), dtype=np.uint8)),
        "text": _whole(raw),
    }
    return Columns(**_nowhere(columns, form == PREPRINT), **_keys(titles, authors))


def _placed(places: Sequence[Place], pages: Sequence[tuple[int, int]]) -> dict[str, Array]:
    return {
        "volume": np.fromiter((number_of(place.volume) for place in places), dtype=np.uint32),
        "issue": np.fromiter((number_of(place.issue) for place in places), dtype=np.uint32),
        "first": np.fromiter((first for first, _ in pages), dtype=np.uint32),
        "last": np.fromiter((last for _, last in pages), dtype=np.uint32),
    }


def _nowhere(columns: dict[str, Array], preprint: Array) -> dict[str, Array]:
    """Take venue, volume, issue and pages from preprints: what they print there is of the repository."""
    for name in ("venue", "volume", "issue", "first", "last"):
        columns[name][preprint] = "" if name == "venue" else 0
    return columns


def _keys(titles: Sequence[str], authors: Sequence[str]) -> dict[str, Array]:
    whole = [title.replace(" ", "") for title in titles]
    return {
        "title_key": digests(whole),
        "head_key": digests(f"h{text[:HEAD]}" if text else "" for text in whole),
        "tail_key": digests(f"t{text[-TAIL:]}" if text else "" for text in whole),
        "words_key": digests(map(rare_words, titles)),
        "authors_key": digests(authors),
    }


def _venues(names: Sequence[str]) -> list[str]:
    known: dict[str, str] = {}
    for name in names:
        if name not in known:
            known[name] = venue_of(name)
    return [known[name] for name in names]


def _forms(raw: Raw, venues: Sequence[str], dois: Sequence[str]) -> Array:
    rows = zip(raw.form, venues, dois, raw.arxiv, strict=True)
    found = (form_of(kind, form_in(venue), doi, arxiv, venue) for kind, venue, doi, arxiv in rows)
    return np.fromiter(found, dtype=np.uint8, count=len(raw))


def _years(printed: Sequence[str]) -> Array:
    return np.fromiter((_year(text) for text in printed), dtype=np.int16, count=len(printed))


def _year(text: str) -> int:
    found = text.strip()[:4]
    return int(found) if len(found) == 4 and found.isdecimal() and found.isascii() else 0


def _whole(raw: Raw) -> Array:
    rows = zip(
        raw.title, raw.authors, raw.year, raw.public, raw.venue, raw.volume, raw.issue, raw.pages, raw.doi,
        raw.arxiv, raw.pmid, raw.form, strict=True,
    )  # fmt: skip
    return np.fromiter((digest("\x1f".join(row)) for row in rows), dtype=np.uint64, count=len(raw))
