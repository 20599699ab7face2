"""Writes what people noted as Rayyan writes it into notes, for every shape that has notes and no marks."""

import json
import re
from collections.abc import Callable, Iterable, Mapping

from pipeline.formats import rayyan
from pipeline.formats.base import Marks
from pipeline.formats.text import clean
from pipeline.formats.written import MARKS, Written

VERDICTS = {"include": "Included", "exclude": "Excluded", "maybe": "Maybe"}
ALONE = (
    "a comma or a bar in a label or a reason (they become semicolons)",
    "e-mail addresses in what people noted",
)
_KEY = re.compile("(RAYYAN|USER)-(?=[A-Z])")


def noted(marks: Marks) -> str:
    """Return what people noted as one line, "" for nothing.

    >>> noted(Marks(labels=("a", "b"), reasons=("too old",)))
    'RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: too old'
    """
    votes = ", ".join(f"{_quoted(vote.by)}=>{_quoted(VERDICTS[vote.verdict])}" for vote in marks.votes)
    notes = ", ".join(map(_quoted, marks.notes))
    parts = (
        ("RAYYAN-INCLUSION", f"{{{votes}}}" if votes else ""),
        ("RAYYAN-LABELS", _listed(marks.labels)),
        ("RAYYAN-EXCLUSION-REASONS", _listed(marks.reasons)),
        ("USER-NOTES", f'{{""=>[{notes}]}}' if notes else ""),
    )
    return " | ".join(f"{name}: {text}" for name, text in parts if text)


def _quoted(text: str) -> str:
    """Return a text in quotation marks, in which no key of Rayyan can be found."""
    return _KEY.sub(r"\1\\-", json.dumps(clean(text), ensure_ascii=False))


def _listed(texts: Iterable[str]) -> str:
    return ",".join(_KEY.sub(r"\1 ", re.sub("[,|]", ";", clean(text))) for text in texts)


def _rule(name: str) -> Callable[[Written], bool]:
    """Return the rule by which a field of `Marks` is told from `noted`."""

    def holds(item: Written) -> bool:
        return bool(getattr(rayyan.marks((noted(item.marks),)), name) == getattr(item.marks, name))

    return holds


TOLD: Mapping[str, Callable[[Written], bool]] = {name: _rule(name) for name in MARKS}
