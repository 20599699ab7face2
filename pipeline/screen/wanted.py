"""Whether a report is found by a query, and by which words; what is asked of texts that are not stored."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from pipeline import files
from pipeline.model import Bib, Withheld
from pipeline.query.evaluate import Plan, Standing, plan
from pipeline.query.parse import parse
from pipeline.query.reading import Reading
from pipeline.query.syntaxes import PLAIN
from pipeline.query.telling import quoted
from pipeline.query.tree import In, Phrase, Query, Word, either
from pipeline.screen.answers import WITHHELD, Answer, Asked, fails, listed, passes, unknown

TESTS: Final = ("query", "terms")
_WORD = re.compile(r"[^\W_]+")


def found(asked: Asked) -> Answer:
    """Run the query of a criterion on a report, and quote what it finds and what it misses."""
    ready = ready_for(asked.criterion)
    if ready is None:
        return unknown("the query of the criterion cannot be read")
    reading = Reading(asked.bib, asked.report.withheld)
    decided = ready.found(reading)
    standing = tuple(ready.standing(reading))
    shown = [one for one in standing if one.holds]
    quotes = listed((_quote(one, asked, reading) for one in shown), most=3)
    fields = tuple(dict.fromkeys(_field(one) for one in shown))
    if decided:
        return passes(quotes or "nothing that the query excludes stands in it", fields)
    if decided is None:
        missing = tuple(sorted({name for one in standing for name in one.missing}))
        lacking = f"not decided without {listed(missing)}"
        return unknown(f"{lacking}; found {quotes}" if quotes else lacking, missing)
    absent = [one for one in standing if one.holds is False]
    return fails(_missed(absent, quotes), tuple(dict.fromkeys((*fields, *_fields(absent)))))


def _missed(absent: Sequence[Standing], quotes: str) -> str:
    terms = listed(dict.fromkeys(one.term for one in absent))
    missing = f"not found in {listed(_fields(absent))}: {terms}" if absent else ""
    return "; ".join(filter(None, (missing, f"found {quotes}" if quotes else "")))


def _fields(standing: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in standing for name in one.fields))


def _field(one: Standing) -> str:
    """Return the field that a condition is first found to hold in."""
    return one.hits[0].field if one.hits else (*one.told, *one.fields)[0]


def _quote(one: Standing, asked: Asked, reading: Reading) -> str:
    """Return the words around a term where they may be quoted, else the term itself."""
    field = _field(one)
    if one.hits and asked.free(field):
        return f"{field}: “{quoted(one.hits[0], reading)}”"
    return f"{field}: “{one.term.strip(chr(34))}”"


@lru_cache(maxsize=256)
def ready_for(criterion: files.Criterion) -> Plan | None:
    """Return the query of a criterion made ready, None where it cannot be read or there is none."""
    if criterion.test == "terms":
        query = _any_of(criterion.terms, criterion.fields or ("topic",))
    else:
        parsed = parse(criterion.query or "", PLAIN)
        query = parsed.query if parsed.sound else None
    return plan(query, criterion.match or "plural", PLAIN.default) if query else None


def _any_of(terms: Iterable[str], fields: Iterable[str]) -> Query | None:
    """Return the query for one of some terms as they stand, which was the notation before queries."""
    phrases = tuple(
        In(field, Phrase(words))
        for field in fields
        for term in terms
        if (words := tuple(map(Word, _WORD.findall(unicodedata.normalize("NFKC", term)))))
    )
    return either(phrases) if phrases else None


def questions(protocol: files.Protocol) -> tuple[str, ...]:
    """Return what the queries of a protocol ask of abstracts and keywords, sorted; see `Plan.asked`."""
    ready = (ready_for(one) for one in protocol.criteria if one.test in TESTS)
    return tuple(sorted({term for one in ready if one for name in WITHHELD for term in one.asked(name)}))


def held(bib: Bib, terms: Sequence[str]) -> tuple[Withheld, ...]:
    """Return of abstract and keywords of a description which of the terms they hold."""
    reading = Reading(bib)
    return tuple(
        Withheld(field=name, asked=tuple(terms), found=tuple(t for t in terms if _holds(t, name, reading)))
        for name in WITHHELD
        if reading.text(name).raw
    )


def _holds(term: str, name: str, reading: Reading) -> bool:
    ready = _one(term, name)
    return bool(ready and ready.found(reading))


@lru_cache(maxsize=65_536)
def _one(term: str, name: str) -> Plan | None:
    """Return the plan that looks for one term, written as `mode: term`, in one field."""
    mode, _, text = term.partition(": ")
    query = parse(text, PLAIN).query
    match = next((one for one in ("exact", "plural", "stem") if one == mode), None)
    return plan(In(name, query), match) if query and match else None
