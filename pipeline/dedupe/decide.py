"""Decide: stated rules that turn a comparison into a verdict; no field decides alone.

An identifier that two records share is a claim by those who printed it, and can be wrong: where title and
authors speak against it the pair is refused, and reported. A title that two records share proves nothing
without its authors and year, and less where volume, pages or venue differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.dedupe.compare import Comparison, Say, naming
from pipeline.dedupe.keys import PREPRINT, Keys, distinctive

IDENTIFIERS: Final = ("doi", "pmid", "arxiv")
_PLACE: Final = ("venue", "volume", "page")


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


def decide(a: Keys, b: Keys, said: Comparison) -> Judgement:
    """Return the judgement of the first rule that has one."""
    for rank, rule in enumerate(RULES):
        found = rule(a, b, said)
        if found is not None:
            return Judgement(verdict=found, rule=_named(rule, said), rank=rank)
    return APART


def same_text(a: Keys, b: Keys, _said: Comparison) -> Verdict | None:
    """Take descriptions alike in every field for one work printed twice; a bare short title is too little."""
    return Verdict.SAME if a.text == b.text and (a.authors or distinctive(a.title)) else None


def same_identifier(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take a shared identifier for one report, unless it is contradicted or the forms differ."""
    if not _shared(said):
        return None
    if contradicted(said) or _other_identifier(a, b, said):
        return Verdict.REFUSED
    return Verdict.RELATED if _other_form(a, b, said) else Verdict.SAME


def same_title(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take title, first author and year for one report, unless it was published in another place."""
    if a.title != b.title or said["authors"] is not Say.AGREE or said["year"] is Say.AGAINST:
        return None
    if said["form"] is Say.AGAINST:
        return Verdict.RELATED
    if elsewhere(a, b, said) or not (distinctive(a.title) or said["year"] is Say.AGREE):
        return None
    return Verdict.REFUSED if _clash(said) else Verdict.SAME


def same_place(a: Keys, b: Keys, said: Comparison) -> Verdict | None:
    """Take a long title without authors, if place and year agree and nothing speaks against."""
    if a.title != b.title or not distinctive(a.title) or (a.authors and b.authors):
        return None
    placed = said["page"] is Say.AGREE or (said["volume"] is Say.AGREE and said["venue"] is Say.AGREE)
    sound = placed and said["year"] is Say.AGREE and not naming(said, Say.AGAINST)
    return Verdict.SAME if sound else None


def contradicted(said: Comparison) -> bool:
    """Tell whether title and authors speak against an identifier that two records share.

    A title alone may have been changed between versions: then authors, or else the place, must agree.
    """
    if said["title"] is Say.AGAINST:
        return _unsupported(said["authors"], said)
    return said["authors"] is Say.AGAINST and _unsupported(said["title"], said)


def elsewhere(a: Keys, b: Keys, said: Comparison) -> bool:
    """Tell whether the place of publication is another one: a yearly report, an editorial, a reprint."""
    against = [name for name in _PLACE if said[name] is Say.AGAINST]
    if said["page"] is Say.AGREE or not against:
        return False
    periodical = a.form == b.form == "journal" and "venue" in against
    return periodical or len(against) > 1 or a.years != b.years or not distinctive(a.title)


def _unsupported(other: Say, said: Comparison) -> bool:
    if other is Say.AGREE:
        return any(said[name] is Say.AGAINST for name in ("volume", "page"))
    return other is Say.AGAINST or said["venue"] is not Say.AGREE


def _shared(said: Comparison) -> tuple[str, ...]:
    return tuple(name for name in IDENTIFIERS if said[name] is Say.AGREE)


def _clash(said: Comparison) -> bool:
    return any(said[name] is Say.AGAINST for name in IDENTIFIERS)


def _other_identifier(a: Keys, b: Keys, said: Comparison) -> bool:
    return _clash(said) and not (said["form"] is Say.AGAINST and PREPRINT in {a.form, b.form})


def _other_form(a: Keys, b: Keys, said: Comparison) -> bool:
    registered = said["doi"] is Say.AGREE or said["pmid"] is Say.AGREE
    return said["form"] is Say.AGAINST and (PREPRINT in {a.form, b.form} or not registered)


def _named(rule: Callable[[Keys, Keys, Comparison], Verdict | None], said: Comparison) -> str:
    return _shared(said)[0] if rule is same_identifier else rule.__name__.replace("_", "-")


RULES: Final[tuple[Callable[[Keys, Keys, Comparison], Verdict | None], ...]] = (
    same_text,
    same_identifier,
    same_title,
    same_place,
)
