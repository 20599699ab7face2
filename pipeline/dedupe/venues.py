"""Venues: whether two names mean one journal or conference, and what form of publication a name tells."""

import re
from functools import lru_cache
from typing import Final

from pipeline.normalize import title_key

JOURNAL, COLLECTION, PREPRINT, BOOK, THESIS, REPORT, DATASET, RETRACTION = range(1, 9)

_EMPTY: Final = frozenset({
    "a", "an", "and", "at", "de", "der", "des", "die", "du", "et", "for", "fur", "in", "la", "le", "of", "on",
    "the", "to", "und", "y", "acm", "ieee", "proc", "proceedings", "annual", "international", "int", "intl",
    "conference", "conf",
    "symposium", "symp", "workshop", "transactions", "trans", "journal", "j", "jnl", "official",
    "publication", "society", "association", "st", "nd", "rd", "th",
})  # fmt: skip
_NOTED: Final = re.compile(r"\([^()]*\)|:.*$|;.*$|\s=\s.*$")
_GATHERING: Final = re.compile(
    r"\b(?:conference|conf|proceedings|proc|symposium|symp|workshops?|congress|meeting|colloquium|"
    r"lecture notes|lncs)\b"
)
_PERIODICAL: Final = re.compile(
    r"\b(?:journal|jnl|j|transactions|trans|letters|lett|reviews?|rev|annals|ann|archives|arch|magazine|mag|"
    r"bulletin|bull|quarterly|record|newsletter|zeitschrift|acta|revista|rivista|communications of|commun)\b|"
    r"\bproc(?:eedings)? (?:of )?(?:the )?(?:natl|national|royal|r) |"
    r"\bproceedings of the (?:ieee|vldb|acm on)\b"
)
_REPOSITORIES: Final = re.compile(
    r"^(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|techrxiv|psyarxiv|socarxiv|ssrn|research square|preprints)\b|"
    r"\bpreprints?\b"
)


def venue_of(venue: str) -> str:
    """Return the folded words of a venue's name, without its place, sponsor or translation."""
    return title_key(_NOTED.sub(" ", venue)) or title_key(venue)


@lru_cache(maxsize=65536)
def form_in(venue: str) -> int:
    """Return the form of publication that a folded name of a venue tells; 0 where it tells none."""
    if _REPOSITORIES.search(venue):
        return PREPRINT
    if _PERIODICAL.search(venue):
        return JOURNAL
    return COLLECTION if _GATHERING.search(venue) else 0


@lru_cache(maxsize=1 << 18)
def agreement(one: str, other: str) -> int:
    """Return 3 for one name, 2 for an abbreviation or acronym, 0 for what cannot be told, -1 for two venues.

    >>> agreement("br j nutr", "british journal of nutrition"), agreement("nutrition", "annals of ice")
    (2, -1)
    """
    if one == other:
        return 3
    short, long = sorted((_telling(one), _telling(other)), key=lambda words: (len(words), words))
    if not short or not long:
        return 0
    if short == long:
        return 3 if _marked(one) == _marked(other) else 0
    if _acronym(short, one, other) or _acronym(long, one, other):
        return 2 if _marked(one) == _marked(other) else 0
    share = _partnered(short, long) / len(short)
    if share == 1:
        return 2 if len(short) == len(long) or len(short) > 1 else 0
    return 0 if share >= 0.5 else -1


def _marked(venue: str) -> bool:
    return form_in(venue) == JOURNAL


def _telling(venue: str) -> tuple[str, ...]:
    found = tuple(filter(str.isalpha, venue.split()))
    return tuple(word for word in found if word not in _EMPTY) or found


def _acronym(words: tuple[str, ...], one: str, other: str) -> bool:
    initials = ["".join(word[0] for word in venue.split()) for venue in (one, other)]
    return any(len(word) > 2 and any(word in letters for letters in initials) for word in words)


def _partnered(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    left = list(short)
    for word in long:
        partner = next((one for one in left if _begins(one, word)), None)
        if partner:
            left.remove(partner)
    return len(short) - len(left)


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
