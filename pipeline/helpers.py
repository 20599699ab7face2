"""The names that templates and prose may call, each bound to the page it stands on."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from pipeline import blocks, citation, panels, refs, rows, words
from pipeline.refs import Helper
from pipeline.site import Site

INLINE: Final[Mapping[str, Helper]] = {
    "n": refs.num,
    "claim": refs.claim,
    "study": refs.work,
    "node": refs.node,
    "metric": refs.metric,
    "search": refs.search,
    "source": refs.source,
    "record": refs.record,
    "discrepancy": refs.discrepancy,
}
"""What prose may say inside a sentence."""

BLOCKS: Final[Mapping[str, Helper]] = {
    "table": blocks.table,
    "chart": blocks.chart,
    "figure": blocks.figure,
    "panel": panels.panel,
    "workings": panels.workings,
}
"""What prose may set on a line of its own."""

PARTS: Final[Mapping[str, Callable[..., str]]] = {
    "drawing": blocks.drawing,
    "sheet": blocks.sheet,
    "amount": refs.amount,
    "value": refs.value,
    "badge": refs.badge,
    "day": refs.day,
    "count": refs.count,
    "share": refs.share,
    "identifiers": refs.identifiers,
    "authors": refs.authors,
    "link": refs.link,
    "document_row": rows.document_row,
    "ended": rows.ended,
    "reason": words.reason,
    "criterion": words.criterion,
    "reviewer": words.reviewer,
    "counted": words.counted,
    "file_of": words.file_of,
    "report_file": words.report_file,
    "study_or_id": words.study_or_id,
    "node_or_id": words.node_or_id,
    "problems": words.problems,
    "evidence": words.evidence,
    "ieee": lambda _, __, bib: citation.ieee(bib),
}
"""What only the engine's own templates need."""


def helpers(found: Site, here: str) -> dict[str, Callable[..., str]]:
    """Return every helper, bound to the site and a page."""
    every: dict[str, Callable[..., str]] = {**INLINE, **BLOCKS, **PARTS}
    return {name: partial(helper, found, here) for name, helper in every.items()}
