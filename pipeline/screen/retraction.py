"""Whether a report was retracted or withdrawn: by a mark of its own, or by a list that is loaded."""

import re
from typing import Final

from pipeline.formats.describe import mark
from pipeline.model import RetractionList
from pipeline.normalize import title_key
from pipeline.screen.answers import Answer, Asked, fails, listed, passes, unknown

_WITHDRAWN: Final = re.compile(
    r"\W{0,3}(?:th(?:is|e) (?:paper|article|submission|manuscript|preprint|work) (?:has been|was|is) "
    r"(?:withdrawn|retracted)\b|(?:withdrawn|retracted)(?: by the authors?\b|[.:\])]|$))",
    re.IGNORECASE,
)
_SHORT: Final = 25


def not_retracted(asked: Asked) -> Answer:
    """Fail what a mark or a list says is retracted; without a list that knows of it, nothing is known."""
    return _marked(asked) or _by_lists(asked)


def _marked(asked: Asked) -> Answer | None:
    """Return the failure that a report's own records tell, or None."""
    bib = asked.bib
    if found := mark(bib.title):
        return fails(f"title: “{found}”", ("title",))
    if bib.retracted:
        origin = asked.report.origins.get("retracted", "")
        return fails(f"marked as retracted by {origin or 'its record'}", ("retracted",))
    if bib.kind == "retraction":
        return fails("kind: a notice of retraction", ("kind",))
    if begins := _WITHDRAWN.match(bib.abstract):
        quote = begins[0].strip(" .,:;") if asked.free("abstract") else "withdrawn"
        return fails(f"abstract: “{quote}”", ("abstract",))
    return None


def _by_lists(asked: Asked) -> Answer:
    if not asked.lists:
        return unknown("no mark of a retraction, and no retraction list is loaded")
    answers = [_by_list(asked, one) for one in asked.lists]
    failed = [one for one in answers if one.passed is False]
    unsure = [one for one in answers if one.passed is None]
    if failed or unsure:
        return (failed or unsure)[0]
    return passes("; ".join(one.evidence for one in answers), answers[0].fields)


def _by_list(asked: Asked, given: RetractionList) -> Answer:
    """Look a report up by its identifiers, then by its title where no identifier speaks against it."""
    bib, name = asked.bib, f"{given.name}, {given.on}, SHA-256 {given.sha256}"
    for field, value, rows in (("doi", bib.doi, given.dois), ("pmid", bib.pmid, given.pmids)):
        if value and value in rows:
            return fails(f"{field}: “{value}” is on line {rows[value]} of {name}", (field,))
    titled = given.titles.get(title_key(bib.title))
    if titled:
        told = f"title: “{bib.title}” is on line {titled.line} of {name}"
        other = (bib.doi and titled.doi) or (bib.pmid and titled.pmid)
        if other:
            return unknown(f"{told}, with another identifier", ("title", "doi", "pmid"))
        short = len(title_key(bib.title)) < _SHORT
        return Answer(None if short else False, f"{told}{', but is short' if short else ''}", ("title",))
    known = [field for field in ("doi", "pmid", "title") if getattr(bib, field) and field in given.holds]
    if not known:
        return unknown(f"nothing to look up in {name}", ("doi", "pmid", "title"))
    return passes(f"not by {listed(known)} in {name}", tuple(known))
