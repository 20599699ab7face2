"""Vetoes: rules of bibliography by which two descriptions are two documents, however alike they are.

A hard veto parts for good; a soft one says that what is printed does not settle the matter, and leaves the
pair to a person. No rule knows a title; none is fitted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

import numpy as np

from pipeline.dedupe.columns import Array, Columns, Mask
from pipeline.dedupe.compare import Levels, level
from pipeline.dedupe.venues import JOURNAL

NOTICES: Final = 3
# words that a heading has at most
WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Two equally long chunks and the levels between their rows."""

    one: Columns
    other: Columns
    levels: Levels

    def at(self, field: str, *names: str) -> Mask:
        """Tell for each row whether a field is on one of these levels."""
        return np.isin(self.levels[field], [level(field, name) for name in names])

    def both(self, test: Callable[[Columns], Mask]) -> tuple[Mask, Mask]:
        """Return what a test says of each side."""
        return test(self.one), test(self.other)


Veto = Callable[[Pairing], Mask]


def identified(pair: Pairing) -> Mask:
    """Tell where an identifier is shared."""
    return pair.at("doi", "same") | pair.at("pmid", "same") | pair.at("arxiv", "same")


def paged(pair: Pairing) -> Mask:
    """Tell where the first page is the same."""
    return pair.at("page", "range", "first")


def placed(pair: Pairing) -> Mask:
    """Tell where volume and first page are the same."""
    return pair.at("volume", "same") & paged(pair)


def pinned(pair: Pairing) -> Mask:
    """Tell where an identifier, the first page or the volume is the same."""
    return identified(pair) | paged(pair) | pair.at("volume", "same")


def varied(pair: Pairing) -> Mask:
    """Tell where the titles are not the same letter by letter."""
    return ~pair.at("title", "long", "same", "short")


def identifiers(pair: Pairing) -> Mask:
    """Hold that two identifiers of one kind that differ name two documents."""
    return pair.at("doi", "other") | pair.at("arxiv", "other") | pair.at("pmid", "other")


def forms(pair: Pairing) -> Mask:
    """Hold that a preprint, a conference paper and a journal article are reports of their own.

    A shared DOI or PubMed number outweighs what exports call an article or a conference paper.
    """
    preprint = (pair.one.form == 3) ^ (pair.other.form == 3)
    registered = pair.at("doi", "same") | pair.at("pmid", "same")
    return np.asarray(pair.at("form", "other") & (preprint | ~registered))


def parts(pair: Pairing) -> Mask:
    """Hold that parts, phases and yearly issues have numbers in their titles that differ."""
    return pair.at("numbers", "other")


def notices(pair: Pairing) -> Mask:
    """Hold that an erratum, a comment or a reply is another document than the article that it is about."""
    kinds = (pair.one.notice ^ pair.other.notice) & NOTICES
    return np.asarray(kinds != 0)


def place(pair: Pairing) -> Mask:
    """Hold that another volume and another page are another article."""
    return pair.at("volume", "other") & pair.at("page", "other")


def years(pair: Pairing) -> Mask:
    """Hold that two years apart or more are two documents, unless volume and page are the same."""
    return pair.at("year", "second", "far") & ~placed(pair) & ~identified(pair)


def yearly(pair: Pairing) -> Mask:
    """Hold that the next year in a named venue brings another piece, if no volume or page ties the two.

    A long title by the same authors may have been online a year before one of the two has it in print.
    """
    named = (pair.one.venue != "") & (pair.other.venue != "")
    online = pair.at("title", "long") & _listed(pair) & pair.at("venue", "same", "short")
    online &= _printed(pair.one) ^ _printed(pair.other)
    return np.asarray(pair.at("year", "next") & named.astype(bool) & ~pinned(pair) & ~online)


def volumes(pair: Pairing) -> Mask:
    """Hold that another volume is another place, if the issue differs too or the venue is not known."""
    elsewhere = ~pair.at("venue", "same", "short") | pair.at("issue", "other")
    return pair.at("volume", "other") & elsewhere & ~paged(pair) & ~identified(pair)


def columns(pair: Pairing) -> Mask:
    """Hold that a periodical prints its columns again and again under a heading of a few words.

    Only a volume with its issue, a page, an identifier or several authors tell them apart.
    """
    issued = pair.at("volume", "same") & ~pair.at("issue", "other")
    settled = identified(pair) | paged(pair) | issued | pair.at("authors", "all", "most")
    heading = _few(pair.one) & _few(pair.other)
    short = pair.at("title", "short", "start") & heading & _either(pair, _periodical)
    regular = pair.at("title", "same") & ~pair.at("authors", "one") & _either(pair, _told)
    return (short | regular) & ~settled


def articles(pair: Pairing) -> Mask:
    """Hold that other pages are another article, if title or authors differ too."""
    other = pair.at("page", "other", "slip")
    retitled = varied(pair) & ~(pair.at("title", "subtitle") & pair.at("page", "other"))
    lone = pair.at("title", "same") & pair.at("authors", "one")
    return other & (retitled | lone | ~_listed(pair)) & ~identified(pair)


def issues(pair: Pairing) -> Mask:
    """Hold that another issue is another article, if title or authors differ and no page is shared."""
    other = pair.at("issue", "other") & pair.at("volume", "same") & ~paged(pair)
    return other & (varied(pair) | ~_listed(pair)) & ~identified(pair)


def titles(pair: Pairing) -> Mask:
    """Hold that without a title that agrees there is no match, but by an identifier."""
    unlike = (pair.levels["title"] == 0) | pair.at("title", "vague", "other")
    return np.asarray(unlike & ~identified(pair))


def wording(pair: Pairing) -> Mask:
    """Hold that a title with a word replaced names a sister work, unless volume and page are the same."""
    return pair.at("title", "replaced") & ~placed(pair) & ~identified(pair)


def strangers(pair: Pairing) -> Mask:
    """Hold that a title by other people is another work, unless volume and page are the same."""
    return pair.at("authors", "few", "none") & ~placed(pair) & ~identified(pair)


def venues(pair: Pairing) -> Mask:
    """Hold that a talk and an article of one title are two, if the kinds of venue differ and more does."""
    a, b = pair.one.told, pair.other.told
    differing = (a != b) & (varied(pair) | ~_listed(pair))
    unknown = ((a == JOURNAL) != (b == JOURNAL)) & (pair.levels["venue"] == 0)
    named = ((pair.one.venue != "") & (pair.other.venue != "")).astype(bool)
    return np.asarray((differing | (unknown & named)) & ~pinned(pair))


def _listed(pair: Pairing) -> Mask:
    return pair.at("authors", "all", "one")


def _either(pair: Pairing, test: Callable[[Columns], Mask]) -> Mask:
    a, b = pair.both(test)
    return np.asarray(a | b)


def _printed(one: Columns) -> Mask:
    return np.asarray((one.volume != 0) | (one.first != 0))


def _few(one: Columns) -> Mask:
    return np.fromiter((title.count(" ") < WORDS for title in one.title.tolist()), bool, len(one))


def _told(one: Columns) -> Mask:
    return np.asarray(one.told == JOURNAL)


def _periodical(one: Columns) -> Mask:
    return np.asarray((one.told == JOURNAL) | ((one.told == 0) & (one.form == JOURNAL)))


HARD: Final[Mapping[str, Veto]] = {
    "identifier": identifiers,
    "form": forms,
    "part": parts,
    "notice": notices,
    "place": place,
    "year": years,
}
SOFT: Final[Mapping[str, Veto]] = {
    "yearly": yearly,
    "volume": volumes,
    "column": columns,
    "article": articles,
    "issue": issues,
    "title": titles,
    "wording": wording,
    "stranger": strangers,
    "venue": venues,
}
NAMES: Final = ("", *HARD, *SOFT)


def vetoes(pair: Pairing) -> Array:
    """Return the number in `NAMES` of the first veto of each row, 0 for none."""
    made = np.zeros(len(pair.one), dtype=np.uint8)
    for name, veto in reversed([*HARD.items(), *SOFT.items()]):
        made[veto(pair)] = NAMES.index(name)
    return made


def any_of(pair: Pairing, names: Mapping[str, Veto]) -> Mask:
    """Tell for each row whether one of these vetoes holds."""
    none = np.zeros(len(pair.one), dtype=bool)
    return reduce(np.logical_or, (veto(pair) for veto in names.values()), none)
