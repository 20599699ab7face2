"""What the query command prints: a tree, a translation with its losses, what is found and why."""

import json
from collections.abc import Iterable, Sequence

from pipeline.formats.base import Entry
from pipeline.query.evaluate import Answer, Hit
from pipeline.query.reading import HELD, Reading
from pipeline.query.render import render
from pipeline.query.syntax import Syntax
from pipeline.query.syntaxes import PLAIN
from pipeline.query.text import APART
from pipeline.query.translate import Translation
from pipeline.query.tree import Query
from pipeline.query.words import Mode

AROUND = 40
_MODES = {
    "exact": "words match as written; case, accents and hyphens aside",
    "plural": "a word matches its singular, plural and possessive",
    "stem": "a word matches all words of the same English stem",
}


def read(query: Query, syntax: Syntax, form: str) -> str:
    """Return how a query was understood, in plain notation."""
    if form == "json":
        return _json({"from": syntax.name, "query": render(query, PLAIN)})
    return f"{render(query, PLAIN)}\n"


def translated(made: Translation, target: Syntax, form: str) -> str:
    """Return a translation with a line for each thing that is not the same in it."""
    text = render(made.query, target) if made.query else None
    if form == "json":
        losses = [{"effect": one.effect, "code": one.code, "message": one.message} for one in made.losses]
        return _json({"to": target.name, "query": text, "differences": losses, "note": target.note})
    lines = [text or "nothing can be said"]
    lines += [f"    {one.effect}: {one.message} [{one.code}]" for one in made.losses]
    lines += [f"    {target.label}: {target.note}"] if target.note and made.losses else []
    return "".join(f"{line}\n" for line in lines)


def found(answers: Iterable[tuple[Entry, Answer]], mode: Mode, form: str, total: int) -> str:
    """Return the records that are found with the words that found them, and how many are not decided."""
    kept = list(answers)
    hits = [(entry, answer) for entry, answer in kept if answer.found]
    unknown = [(entry, answer) for entry, answer in kept if answer.found is None]
    if form == "json":
        rows = [_row(entry, answer) for entry, answer in hits]
        told = {"match": mode, "records": total, "found": len(hits), "unknown": len(unknown), "hits": rows}
        return _json(told)
    lines = [line for entry, answer in hits for line in _lines(entry, answer)]
    ends = (f"{len(hits)} of {total} records found", f"{len(unknown)} unknown for what they do not record")
    return "".join(f"{line}\n" for line in (*lines, f"{', '.join(ends)}; {_MODES[mode]}"))


def _row(entry: Entry, answer: Answer) -> dict[str, object]:
    reading = Reading(entry.bib)
    places = [
        {"field": hit.field, "start": hit.start, "end": hit.end, "text": _text(hit, reading)}
        for hit in answer.hits
    ]
    return {"key": entry.key, "line": entry.line, "title": entry.bib.title, "evidence": places}


def _lines(entry: Entry, answer: Answer) -> list[str]:
    reading = Reading(entry.bib)
    name = entry.key or f"line {entry.line}"
    return [
        f"{name}: {entry.bib.title}",
        *(f"    {hit.field}: {quoted(hit, reading)}" for hit in shortest(answer.hits)),
    ]


def shortest(hits: Sequence[Hit], most: int = 5) -> tuple[Hit, ...]:
    """Return the first few places, as many as a reader wants to see."""
    return tuple(hits[:most])


def quoted(hit: Hit, reading: Reading) -> str:
    """Return a place in the text around it, with the words that match in brackets."""
    raw = reading.text(hit.field).raw.replace(APART, "; ") if hit.field in HELD else ""
    shift = 0
    if APART in reading.text(hit.field).raw:
        shift = reading.text(hit.field).raw.count(APART, 0, hit.start)
    start, end = hit.start + shift, hit.end + shift
    before, after = raw[max(0, start - AROUND) : start], raw[end : end + AROUND]
    head = "…" if start > AROUND else ""
    tail = "…" if end + AROUND < len(raw) else ""
    return f"{head}{before}[{raw[start:end]}]{after}{tail}"


def _text(hit: Hit, reading: Reading) -> str:
    return reading.text(hit.field).raw[hit.start : hit.end]


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
