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
        if name not in said.agreed:
            return None
        if contradicted(said) or _other_work(a, b, said):
            return Verdict.REFUSED
        return Verdict.RELATED if _other_form(a, b, said) else Verdict.SAME

    return rule


def same_title(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take title, first author and year for one report, unless it was published in another place."""
    if a.title != b.title or "authors" not in said.agreed or "year" in said.against:
        return None
    if "form" in said.against:
        return Verdict.RELATED
    if elsewhere(a, b, said) or not telling(a, b, said):
        return None
    return Verdict.REFUSED if IDENTIFIERS & {*said.against} else Verdict.SAME


def same_place(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take a long title without authors, if place and year agree and nothing speaks against."""
    placed = "page" in said.agreed or {"volume", "venue"} <= {*said.agreed}
    if placed and not said.against and {"title", "year"} <= {*said.agreed}:
        return Verdict.SAME if a.title == b.title and distinctive(a.title) else None
    return None


def contradicted(said: Comparison) -> bool:
    """Tell whether title, authors and place speak against an identifier that two records share.

    A title may have been changed between versions, but then the authors must agree, or the venue where
    authors are not known, and no other page or volume be given.
    """
    against = {"title", "authors"} & {*said.against}
    if {"volume", "page"} & {*said.against}:
        return "title" not in said.agreed or "authors" in against
    if {"title", "authors"} & {*said.agreed}:
        return False
    return len(against) > ("venue" in said.agreed)


def telling(a: Keys, b: Keys, said: Comparison) -> bool:
    """Tell whether a shared title names one work: a long one does, `Editorial` needs more to go by.

    A short title is told apart by page, volume and issue, an identifier, or several authors.
    """
    numbered = "volume" in said.agreed and "issue" not in said.against
    several = a.authors == b.authors and len(a.authors) > 1
    pinned = bool({*IDENTIFIERS, "page"} & {*said.agreed})
    return distinctive(a.title) or numbered or several or pinned


def elsewhere(a: Keys, b: Keys, said: Comparison) -> bool:
    """Tell whether the place of publication is another one: a yearly report, an editorial, a reprint."""
    against = _PLACE & {*said.against}
    if "page" in said.agreed or not against:
        return False
    return len(against) > 1 or a.year != b.year or not distinctive(a.title) or _moved(a, b, said)


def _moved(a: Keys, b: Keys, said: Comparison) -> bool:
    renumbered = "volume" in said.against and "venue" not in said.agreed
    return renumbered or (a.form == b.form == "journal" and "venue" in said.against)


def _other_work(a: Keys, b: Keys, said: Comparison) -> bool:
    return bool(IDENTIFIERS & {*said.against}) and not _version(a, b, said)


def _other_form(a: Keys, b: Keys, said: Comparison) -> bool:
    registered = {"doi", "pmid"} & {*said.agreed}
    return _version(a, b, said) or ("form" in said.against and not registered)


def _version(a: Keys, b: Keys, said: Comparison) -> bool:
    return "form" in said.against and PREPRINT in {a.form, b.form}


RULES: Final[dict[str, Rule]] = {
    "same-text": same_text,
    "doi": same_identifier("doi"),
    "pmid": same_identifier("pmid"),
    "arxiv": same_identifier("arxiv"),
    "same-title": same_title,
    "same-place": same_place,
}
