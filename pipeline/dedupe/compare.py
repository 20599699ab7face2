"""Compare: field by field, what of two descriptions agrees and what speaks against their being one.

A field that one of the two does not have says nothing. The evidence of a match is this same comparison,
so it can be made again at any time from the two records.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from pipeline.dedupe.keys import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The names of the fields that agree, and of those that speak against, in the order of `FIELDS`."""

    agreed: tuple[str, ...]
    against: tuple[str, ...]

    def agrees(self, *names: str) -> bool:
        """Tell whether all of these fields agree."""
        return {*names} <= {*self.agreed}

    def opposes(self, *names: str) -> bool:
        """Tell whether any of these fields speaks against."""
        return not {*names}.isdisjoint(self.against)

    @property
    def balance(self) -> int:
        """Return how many more fields agree than speak against."""
        return len(self.agreed) - len(self.against)


Say = Callable[[Keys, Keys], bool | None]


def compare(a: Keys, b: Keys) -> Comparison:
    """Compare every field that both have; the order of the two does not matter."""
    said: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for name, say in FIELDS.items():
        said[_said(name, say, a, b)].append(name)
    return Comparison(agreed=tuple(said[True]), against=tuple(said[False]))


def _said(name: str, say: Say, a: Keys, b: Keys) -> bool | None:
    return say(a, b) if getattr(a, name) and getattr(b, name) else None


def same(name: str) -> Say:
    """Return the comparison of a field that agrees where it is the same, and else speaks against."""
    return lambda a, b: bool(getattr(a, name) == getattr(b, name))


def title(a: Keys, b: Keys) -> bool | None:
    """Compare titles: nearly the same letters or a missing subtitle agree, other part numbers never."""
    if a.parts and b.parts and a.parts != b.parts:
        return False
    highest = 100 if a.parts == b.parts else 84
    return graded(min(_likeness(a.title, b.title), highest), agree=85, against=65)


def authors(a: Keys, b: Keys) -> bool | None:
    """Compare family names: the same first author, or half of the shorter list, agree."""
    if a.authors[0] == b.authors[0]:
        return True
    shared = len({*a.authors} & {*b.authors})
    return graded(shared / min(len(a.authors), len(b.authors)), agree=0.5, against=0.001)


def year(a: Keys, b: Keys) -> bool:
    """Compare years: one year apart still agrees, as online and printed dates are."""
    return years_between(a, b) <= 1


def years_between(a: Keys, b: Keys) -> int:
    """Return how many years lie between two descriptions at least; 0 where one has no year."""
    return min((abs(one - other) for one in a.year for other in b.year), default=0)


def form(a: Keys, b: Keys) -> bool | None:
    """Compare forms of publication; the same form is no evidence that two works are one."""
    return None if a.form == b.form else False


def venue(a: Keys, b: Keys) -> bool | None:
    """Compare venues: an abbreviation of each word, or an acronym of all, agrees."""
    short, long = sorted((a.venue, b.venue), key=lambda words: (len(words), words))
    if _acronym(short, long):
        return True
    return graded(_partnered(short, long) / len(short), agree=1, against=0.5)


def page(a: Keys, b: Keys) -> bool | None:
    """Compare first pages; page 1 is what articles bear that are not yet in an issue."""
    return None if "1" in {a.page, b.page} else a.page == b.page


def graded(measure: float, *, agree: float, against: float) -> bool | None:
    """Return what a measure of likeness says: True from `agree` on, False below `against`, else nothing."""
    return True if measure >= agree else False if measure < against else None


def _likeness(a: str, b: str) -> float:
    short, long = sorted((a, b), key=len)
    return 100 if len(short) >= 20 and long.startswith(short) else fuzz.ratio(a, b)


def _partnered(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    left = list(short)
    for word in long:
        partner = next((one for one in left if _begins(one, word)), None)
        if partner:
            left.remove(partner)
    return len(short) - len(left)


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in long)
    return len(long) > 2 and any(word in initials for word in short if len(word) > 2)


FIELDS: Final[Mapping[str, Say]] = {
    "doi": same("doi"),
    "arxiv": same("arxiv"),
    "pmid": same("pmid"),
    "title": title,
    "authors": authors,
    "year": year,
    "venue": venue,
    "volume": same("volume"),
    "issue": same("issue"),
    "page": page,
    "form": form,
}
