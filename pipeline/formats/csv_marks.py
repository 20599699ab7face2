"""Screening decisions in tables: of Rayyan's notes, of ASReview's labels, of Covidence's notes and tags."""

import re
from collections.abc import Iterable

from pipeline.formats import rayyan
from pipeline.formats.base import UNMARKED, Marks, Vote

VERDICTS = {
    "1": "include", "1.0": "include", "yes": "include", "true": "include", "include": "include",
    "included": "include", "relevant": "include", "0": "exclude", "0.0": "exclude", "no": "exclude",
    "false": "exclude", "exclude": "exclude", "excluded": "exclude", "irrelevant": "exclude",
    "not relevant": "exclude", "maybe": "maybe", "unsure": "maybe", "undecided": "maybe",
}  # fmt: skip
_REASON = re.compile(r"Exclusion reason:\s*([^;\n]+)", re.IGNORECASE)
_SIGN = re.compile(r"[;,\n]")


def marks(notes: str, remarks: str, included: str, labels: str, reasons: str) -> Marks:
    """Return what the cells say that people decided and noted.

    `notes` may be of the databases; only what Rayyan wrote into them counts. `remarks` are people's own.
    """
    made = rayyan.marks((notes, remarks)) if notes or remarks else UNMARKED
    verdict = VERDICTS.get(included.strip().lower(), "")
    said = rayyan.unaddressed(rayyan.without(_REASON.sub("", remarks)).strip(" ;\n"))
    found = Marks(
        votes=(*made.votes, *([Vote(verdict=verdict)] if verdict else [])),
        labels=_distinct((*made.labels, *_SIGN.split(labels))),
        reasons=_distinct((*made.reasons, *_REASON.findall(remarks), *_SIGN.split(reasons))),
        notes=(*made.notes, *([said] if said else [])),
    )
    return UNMARKED if found == UNMARKED else found


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rayyan.unaddressed(text.strip()) for text in texts if text.strip()))
