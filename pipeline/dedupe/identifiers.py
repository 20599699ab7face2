"""Identifiers and forms: which document an identifier names, and what form of publication it implies."""

import re
from collections.abc import Mapping
from typing import Final

from pipeline.dedupe.venues import BOOK, COLLECTION, DATASET, JOURNAL, PREPRINT, REPORT, RETRACTION, THESIS
from pipeline.normalize import doi as doi_in

_REPOSITORY_DOI: Final = re.compile(
    r"10\.(?:(?:48550|21203|20944|2139|22541|26434|31219|31234|31235|36227)/|1101/(?:\d{6}|\d{4}\.\d\d\.\d\d))"
)
_VERSION: Final = re.compile(r"(?<=.)([./]?v\d{1,2})$")
# archives that register a second DOI for what a publisher registered already
_SECOND: Final = re.compile(r"10\.(?:2307|13140|6084|5281)/")
_TRAIL: Final = re.compile(r"\[(?:doi|pii)\]$|/(?:abstract|full|pdf|epdf)$")
LONG: Final = 10
FORMS: Final[Mapping[str, int]] = {
    "conference": COLLECTION, "inproceedings": COLLECTION, "chapter": COLLECTION, "incollection": COLLECTION,
    "inbook": COLLECTION, "preprint": PREPRINT, "unpublished": PREPRINT, "book": BOOK, "thesis": THESIS,
    "phdthesis": THESIS, "mastersthesis": THESIS, "report": REPORT, "techreport": REPORT, "dataset": DATASET,
    "retraction": RETRACTION, "article": JOURNAL, "editorial": JOURNAL,
}  # fmt: skip


def doi_of(text: str) -> str:
    """Return the DOI of the document that a field names, "" for none or for one that proves nothing.

    A repository numbers the versions of one document, which is left off. An archive's DOI of its copy
    neither proves nor disproves that two descriptions are one: it is left out.
    """
    if "10." not in text:
        return ""
    found = _TRAIL.sub("", doi_in(text) or (text.strip().lower() if text.startswith("10.") else ""))
    if _SECOND.match(found):
        return ""
    return _VERSION.sub("", found) if in_repository(found) else found


def registered(doi: str) -> str:
    """Return what a DOI keeps when journals pass to another registrant: the signs of a long suffix.

    >>> registered("10.1046/j.1444-2892.2003.00186.x") == registered("10.1111/j.1444-2892.2003.00186.x")
    True
    """
    suffix = "".join(filter(str.isalnum, doi.partition("/")[2]))
    return suffix if len(suffix) >= LONG and not suffix.isalpha() else doi


def in_repository(doi: str) -> bool:
    """Tell whether a DOI is one that a repository of preprints registers."""
    return bool(_REPOSITORY_DOI.match(doi))


def form_of(kind: str, told: int, doi: str, arxiv: str, venue: str) -> int:
    """Return the form of publication that is stated; a repository's DOI or name outweighs the stated kind.

    `told` is the form that the venue's name tells. Many exports call every entry an article.
    """
    if told == PREPRINT or in_repository(doi) or (arxiv and not venue and not doi):
        return PREPRINT
    return FORMS.get(kind, 0)
