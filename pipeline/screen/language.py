"""The language of a report: what its record declares, else what its title and abstract are written in."""

import re

from pipeline.languages import CODES
from pipeline.normalize import languages
from pipeline.screen.answers import Answer, Asked, passes, unknown
from pipeline.screen.spoken import UNSURE, spoken

_KNOWN = frozenset(CODES.values())
_FIRST = re.compile(r"\s*(?:\S+\s+){0,7}\S+")


def in_language(asked: Asked) -> Answer:
    """Compare the declared language; where there is none, the one that title and abstract are in.

    English text says little of a document in another language, since databases translate abstracts: it
    never fails a review that reads other languages only.
    """
    allowed = {code for one in asked.criterion.allowed for code in languages(one)}
    if asked.bib.language:
        return _declared(asked.bib.language, allowed)
    return _read(asked, allowed)


def _declared(text: str, allowed: set[str]) -> Answer:
    told = languages(text)
    if allowed.intersection(told):
        return passes(f"language: “{text}”", ("language",))
    understood = bool(told) and _KNOWN.issuperset(told)
    return Answer(False if understood else None, f"language: “{text}”", ("language",))


def _read(asked: Asked, allowed: set[str]) -> Answer:
    """Answer by the text: the one now recorded, or what was found out about texts that are not stored."""
    found = asked.report.spoken or tuple(filter(None, (spoken(asked.bib),)))
    told = {code for one in found for code in one.split()} - {UNSURE}
    if not told:
        lacking = "no language recorded, and no abstract to tell it by"
        unsure = "no language recorded, and title and abstract do not tell it for sure"
        return unknown(unsure if asked.bib.abstract else lacking, ("language",))
    evidence = f"no language recorded; {_quote(asked)} is written in “{'” or “'.join(sorted(told))}”"
    fields = tuple(name for name in ("abstract", "title") if getattr(asked.bib, name)) or ("abstract",)
    if told <= allowed:
        return passes(evidence, fields)
    never = not told & {*allowed, "en"}
    return Answer(False if never else None, evidence, fields)


def _quote(asked: Asked) -> str:
    """Return the first words of the text that was read, as far as they may be quoted."""
    field = "abstract" if asked.bib.abstract and asked.free("abstract") else "title"
    text = getattr(asked.bib, field)
    start = _FIRST.match(text)
    words = start[0].strip() if start else text
    return f"{field} “{words}{' …' if len(words) < len(text.strip()) else ''}”"
