"""The pieces of a syntax that no general rule reads: ranges of dates, filters, PubMed's nearness."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping

from pipeline.normalize import language
from pipeline.query.lint import Finding
from pipeline.query.syntax import Syntax
from pipeline.query.tree import Dates, In, Kind, Language, Near, Not, Query, Word
from pipeline.values import PartialDate

_DAY = r"\d{4}(?:/\d{1,2}){0,2}"
SPECIAL: Mapping[str, str] = {
    "scopus": r"PUBYEAR\s*(?:>=|<=|=|>|<|IS|AFT|BEF)\s*\d{4}"
    r"|(?:LIMIT-TO|EXCLUDE)\s*\(\s*[A-Za-z]+\s*,\s*\"?[^\")]*\"?\s*\)",
    "arxiv": r"(?:submittedDate|lastUpdatedDate)\s*:\s*\[\s*(?:\d{4,14}|\*)\s+TO\s+(?:\d{4,14}|\*)\s*\]",
    "pubmed": rf"\"?{_DAY}\"?\s*(?:\[[^\[\]]*\])?\s*:\s*\"?{_DAY}\"?\s*\[[^\[\]]*\]"
    r"|\"[^\"]*\"\s*\[[^\[\]:~]*:~\d{1,4}\]",
}
_YEAR = re.compile(r"PUBYEAR\s*(>=|<=|=|>|<|IS|AFT|BEF)\s*(\d{4})", re.IGNORECASE)
_LIMIT = re.compile(r"(LIMIT-TO|EXCLUDE)\s*\(\s*([A-Z]+)\s*,\s*\"?([^\")]*?)\"?\s*\)", re.IGNORECASE)
_NEARBY = re.compile(r"\"([^\"]*)\"\s*\[([^\[\]:~]*):~(\d+)\]")
_NUMBERS = re.compile(r"\d+")
_EARLIEST, _LATEST = 1000, 2999


def special(text: str, syntax: Syntax, at: int, findings: list[Finding]) -> Query:
    """Return what a ready-made piece of a syntax means."""
    if near := _NEARBY.fullmatch(text) if syntax.name == "pubmed" else None:
        return _nearby(near, syntax, at, findings)
    return _READ[syntax.name](text, at, findings)


def _nearby(found: re.Match[str], syntax: Syntax, at: int, findings: list[Finding]) -> Query:
    """Return what `"a b"[field:~n]` means: its words in any order, each near the ones before it."""
    field = syntax.fields.get(found[2].strip().upper(), "")
    if not field:
        findings.append(Finding(at, "unknown-field", found[2], ", ".join(syntax.writes.values())))
    words = [Word(word) for word in found[1].split()]
    made: Query = words[0] if words else Word("")
    for word in words[1:]:
        made = Near(made, word, int(found[3]))
    return In(field or "all", made)


def _scopus(text: str, at: int, findings: list[Finding]) -> Query:
    if found := _YEAR.fullmatch(text):
        year = int(found[2])
        low, high = {
            "=": (year, year), "IS": (year, year), ">": (year + 1, None), "AFT": (year + 1, None),
            "<": (None, year - 1), "BEF": (None, year - 1), ">=": (year, None), "<=": (None, year),
        }[found[1].upper()]  # fmt: skip
        return Dates(PartialDate(low) if low else None, PartialDate(high) if high else None)
    found = _LIMIT.fullmatch(text)
    if not found:
        return Word(text)
    made = _limit(found[2].upper(), found[3].strip(), at, findings)
    return made if found[1].upper() == "LIMIT-TO" else Not(made)


def _limit(name: str, value: str, at: int, findings: list[Finding]) -> Query:
    if name == "PUBYEAR":
        return dates(value, at, findings)
    if name == "LANGUAGE":
        return Language(language(value))
    if name == "DOCTYPE":
        return Kind(value)
    findings.append(Finding(at, "unknown-field", name, "PUBYEAR, LANGUAGE, DOCTYPE"))
    return Word(value)


def _arxiv(text: str, at: int, findings: list[Finding]) -> Query:
    low, _, high = text[text.index("[") + 1 : -1].partition(" TO ")
    return _between(_compact(low.strip()), _compact(high.strip()), text, at, findings)


def _first(date: PartialDate | None) -> PartialDate | None:
    """Return the year or month that begins with a date, or the date."""
    if date and date.day <= 1:
        return PartialDate(date.year, date.month if date.month > 1 else 0)
    return date


def _last(date: PartialDate | None) -> PartialDate | None:
    """Return the year or month that ends with a date, or the date."""
    if date and date.month and date.day in {0, monthrange(date.year, date.month)[1]}:
        return PartialDate(date.year, date.month if date.month < 12 else 0)
    return date


def _compact(text: str) -> PartialDate | None:
    """Return the day that YYYYMMDDhhmm says, as far as it is one."""
    if not text[:4].isdigit():
        return None
    year, month, day = int(text[:4]), int(text[4:6] or 0), int(text[6:8] or 0)
    return PartialDate(year, month if month <= 12 else 0, day if 0 < month <= 12 and day <= 31 else 0)


def _pubmed(text: str, at: int, findings: list[Finding]) -> Query:
    plain = re.sub(r"\[[^\[\]]*\]|[\"\s]", "", text)
    low, _, high = plain.partition(":")
    return _between(_slashed(low), _slashed(high), text, at, findings)


def _slashed(text: str) -> PartialDate | None:
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    return PartialDate(*numbers) if numbers and _EARLIEST < numbers[0] < _LATEST else None


def _between(
    low: PartialDate | None, high: PartialDate | None, text: str, at: int, findings: list[Finding]
) -> Query:
    if low and high and high.year < low.year:
        findings.append(Finding(at, "bad-date", text))
    return Dates(_first(low), _last(high))


_READ: Mapping[str, Callable[[str, int, list[Finding]], Query]] = {
    "scopus": _scopus,
    "arxiv": _arxiv,
    "pubmed": _pubmed,
}
_SPAN = re.compile(
    r"(?P<low>\d{4}(?:-\d{2}(?!\d)){0,2}|\d{8})?(?P<sign>\.\.|-|/)?(?P<high>\d{4}(?:-\d{2}(?!\d)){0,2}|\d{8})?"
)


def dates(text: str, at: int, findings: list[Finding]) -> Query:
    """Return the dates that a text such as 2017, 2017-2023, 2017-01..2023-12 or 20170101-20231231 means."""
    found = _SPAN.fullmatch(text.strip().strip("()"))
    if not found or not (found["low"] or found["high"]):
        findings.append(Finding(at, "bad-date", text))
        return Dates(None, None)
    low, high = _date(found["low"]), _date(found["high"])
    if not found["sign"]:
        return Dates(low, low)
    return _between(low, high, text, at, findings)


def _date(text: str | None) -> PartialDate | None:
    if not text:
        return None
    if not _EARLIEST < int(text[:4]) < _LATEST:
        return None
    if len(text) == 8 and text.isdigit():
        return PartialDate(int(text[:4]), int(text[4:6]), int(text[6:]))
    return PartialDate(*(int(part) for part in text.split("-")))
