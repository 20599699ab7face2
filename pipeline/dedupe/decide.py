"""Decide: stated rules that turn a comparison into a verdict; no field decides alone.

An identifier that two records share is a claim by those who printed it, and can be wrong: where title and
authors speak against it the pair is refused, and reported. A title that two records share proves nothing
without its authors and year, and less where volume, pages or venue differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.dedupe.compare import Comparison
from pipeline.dedupe.keys import PREPRINT, Keys, distinctive

IDENTIFIERS: Final = frozenset({"doi", "pmid", "arxiv"})
_PLACE: Final = frozenset({"venue", "volume", "page"})


class Verdict(StrEnum):
    """What is to be done with a pair."""

    SAME = "same"
    REFUSED = "refused"
    RELATED = "related"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict, the rule that gave it, and the rank of that rule (0 is the strongest)."""

    verdict: Verdict
    rule: str = ""
    rank: int = 0


APART: Final = Judgement(verdict=Verdict.APART)
Rule = Callable[[Keys, Keys, Comparison], Verdict | None]


def decide(a: Keys, b: Keys, said: Comparison) -> Judgement:
    """Return the judgement of the first rule that has one."""
    for rank, (name, rule) in enumerate(RULES.items()):
        found = rule(a, b, said)
        if found is not None:
            return Judgement(verdict=found, rule=name, rank=rank)
    return APART


def same_text(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take descriptions alike in every field for one work printed twice, if they say enough."""
    return Verdict.SAME if a.text == b.text and telling(a, b, said) else None


def same_identifier(name: str) -> Rule:
    """Return the rule that takes a shared identifier for one report, unless contradicted or of two forms."""

    def rule(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
        if not said.agrees(name):
            return None
        if contradicted(said) or _other_work(a, b, said):
            return Verdict.REFUSED
        return Verdict.RELATED if _other_form(a, b, said) else Verdict.SAME

    return rule


def same_title(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take title, first author and year for one report, unless it was published in another place."""
    if a.title != b.title or not said.agrees("authors") or said.opposes("year"):
        return None
    if said.opposes("form"):
        return Verdict.RELATED
    return _of_one_place(a, b, said)


def _of_one_place(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    if elsewhere(a, b, said) or not telling(a, b, said):
        return None
    return Verdict.REFUSED if said.opposes(*IDENTIFIERS) else Verdict.SAME


def same_place(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take a long title without authors, if place and year agree and nothing speaks against."""
    named = a.title == b.title and distinctive(a.title) and not said.against
    placed = said.agrees("year", "page") or said.agrees("year", "volume", "venue")
    return Verdict.SAME if named and placed else None


def contradicted(said: Comparison) -> bool:
    """Tell whether title, authors and place speak against an identifier that two records share.

    A title may have been changed between versions, but then the authors must agree, or the venue where
    authors are not known, and no other page or volume be given.
    """
    if said.opposes("volume", "page"):
        return said.opposes("authors") or not said.agrees("title")
    if {"title", "authors"} & {*said.agreed}:
        return False
    return len({"title", "authors"} & {*said.against}) > said.agrees("venue")


def telling(a: Keys, b: Keys, said: Comparison) -> bool:
    """Tell whether a shared title names one work: a long one does, `Editorial` needs more to go by.

    A short title is told apart by page, volume and issue, an identifier, or several authors.
    """
    several = a.authors == b.authors and len(a.authors) > 1
    return distinctive(a.title) or several or _pinned(said)


def _pinned(said: Comparison) -> bool:
    numbered = said.agrees("volume") and not said.opposes("issue")
    return numbered or not {*IDENTIFIERS, "page"}.isdisjoint(said.agreed)


def elsewhere(a: Keys, b: Keys, said: Comparison) -> bool:
    """Tell whether the place of publication is another one: a yearly report, an editorial, a reprint."""
    against = _PLACE & {*said.against}
    if said.agrees("page") or not against:
        return False
    return len(against) > 1 or a.year != b.year or not distinctive(a.title) or _moved(a, b, said)


def _moved(a: Keys, b: Keys, said: Comparison) -> bool:
    renumbered = said.opposes("volume") and not said.agrees("venue")
    return renumbered or (a.form == b.form == "journal" and said.opposes("venue"))


def _other_work(a: Keys, b: Keys, said: Comparison) -> bool:
    return said.opposes(*IDENTIFIERS) and not _version(a, b, said)


def _other_form(a: Keys, b: Keys, said: Comparison) -> bool:
    registered = said.agrees("doi") or said.agrees("pmid")
    return _version(a, b, said) or (said.opposes("form") and not registered)


def _version(a: Keys, b: Keys, said: Comparison) -> bool:
    return said.opposes("form") and PREPRINT in {a.form, b.form}


RULES: Final[dict[str, Rule]] = {
    "same-text": same_text,
    "doi": same_identifier("doi"),
    "pmid": same_identifier("pmid"),
    "arxiv": same_identifier("arxiv"),
    "same-title": same_title,
    "same-place": same_place,
}
