"""The queue as it is printed: a line for each pair, or JSON."""

import json
from collections.abc import Sequence

from pipeline.doubts import Doubt
from pipeline.model import Bib
from pipeline.text import clean


def as_text(found: Sequence[Doubt]) -> str:
    """Return a line for each pair and how many there are."""
    lines = [f"{one.question:<11} {' '.join(one.ids)}  {clean(one.bibs[0].title)}\n" for one in found]
    return "".join(lines) + f"{len(found)} {'pair' if len(found) == 1 else 'pairs'} in the queue\n"


def as_json(found: Sequence[Doubt]) -> str:
    """Return the pairs as a JSON list."""
    return json.dumps([_doubt(one) for one in found], indent=2, ensure_ascii=False) + "\n"


def _doubt(doubt: Doubt) -> dict[str, object]:
    match = doubt.match
    return {
        "question": doubt.question,
        "records": list(match.records),
        "rule": match.rule,
        "score": match.score,
        "parts": dict(match.parts),
        "agreed": list(match.agreed),
        "against": list(match.against),
        "descriptions": [_bib(bib) for bib in doubt.bibs],
    }


def _bib(bib: Bib) -> dict[str, str]:
    told = {
        "title": bib.title,
        "date": str(bib.date or ""),
        "venue": bib.venue,
        "kind": bib.kind,
        "doi": bib.doi,
        "arxiv": bib.arxiv,
    }
    return {key: clean(value) for key, value in told.items()}
