"""What the protocol's automatic criteria say of one report: pass, fail, or unknown, with what they read.

Missing data is unknown and never a failure: only what a record says can exclude it.
"""

from collections.abc import Callable, Container, Mapping
from typing import Final

from pipeline import files
from pipeline.model import Bib, Finding, Report
from pipeline.screen.terms import found_term
from pipeline.values import PartialDate

Answer = tuple[bool | None, str]
Test = Callable[[Report, files.Criterion, Container[str]], Answer]

# Codes and English names of one language, as exports write them.
CODES: Final[Mapping[str, str]] = {
    spelling: code
    for code, spellings in {
        "ar": "ar ara arabic",
        "cs": "cs ces cze czech",
        "de": "de deu ger german",
        "en": "en eng english",
        "es": "es spa spanish castilian",
        "fr": "fr fra fre french",
        "hu": "hu hun hungarian",
        "it": "it ita italian",
        "ja": "ja jpn japanese",
        "ko": "ko kor korean",
        "nl": "nl nld dut dutch",
        "pl": "pl pol polish",
        "pt": "pt por portuguese",
        "ru": "ru rus russian",
        "tr": "tr tur turkish",
        "uk": "uk ukr ukrainian",
        "zh": "zh zho chi chinese",
    }.items()
    for spelling in spellings.split()
}


def examine(
    report: Report, protocol: files.Protocol, quoted: Container[str] = frozenset()
) -> tuple[Finding, ...]:
    """Return one finding for each automatic criterion, in the order of the protocol.

    `quoted` are the searches whose abstracts and keywords may be published, and are quoted as evidence.
    """
    return tuple(
        Finding(report=report.id, criterion=criterion.id, passed=passed, evidence=evidence)
        for criterion in protocol.criteria
        if criterion.test in TESTS
        for passed, evidence in [TESTS[criterion.test](report, criterion, quoted)]
    )


def _first_public(bib: Bib, criterion: files.Criterion) -> Answer:
    """Compare the first public date with the window; a publication date is the latest it can be."""
    try:
        earliest, latest = _window(criterion)
    except ValueError as error:
        return None, f"the window of the criterion cannot be read: {error}"
    if bib.first_public:
        first, last = _days(bib.first_public)
        return _within(first, last, earliest, latest), f"first public on {bib.first_public}"
    if not bib.date:
        return None, "no date recorded"
    first, last = _days(bib.date)
    passed = _within(first, last, earliest, latest)
    if passed is False and first > latest:
        return None, f"published on {bib.date}, when it was first public is not recorded"
    return passed, f"published on {bib.date}, no earlier public date recorded"


def _window(criterion: files.Criterion) -> tuple[PartialDate, PartialDate]:
    """Return the first and the last day that a criterion allows."""
    first = _days(PartialDate.parse(criterion.earliest))[0] if criterion.earliest else PartialDate(0)
    last = _days(PartialDate.parse(criterion.latest))[1] if criterion.latest else PartialDate(9999, 12, 31)
    return first, last


def _days(date: PartialDate) -> tuple[PartialDate, PartialDate]:
    """Return the first and the last day that a partial date can mean."""
    first = PartialDate(date.year, date.month or 1, date.day or 1)
    return first, PartialDate(date.year, date.month or 12, date.day or 31)


def _within(first: PartialDate, last: PartialDate, earliest: PartialDate, latest: PartialDate) -> bool | None:
    """Tell whether a span of days lies within the window: for sure, for sure not, or perhaps."""
    if earliest <= first and last <= latest:
        return True
    return False if last < earliest or latest < first else None


def _language(bib: Bib, criterion: files.Criterion) -> Answer:
    """Compare the language that the record declares; one that is not understood is unknown."""
    spoken = [CODES.get(word, "") for word in _words(bib.language)]
    allowed = {CODES.get(word.casefold(), word.casefold()) for word in criterion.allowed}
    if not bib.language:
        return None, "no language recorded"
    if allowed & {*spoken, *_words(bib.language)}:
        return True, f"language “{bib.language}”"
    return (False if all(spoken) else None), f"language “{bib.language}”"


def _words(text: str) -> list[str]:
    return "".join(char if char.isalpha() else " " for char in text.casefold()).split()


def _publication_type(bib: Bib, criterion: files.Criterion) -> Answer:
    if not bib.kind:
        return None, "no publication type recorded"
    allowed = {kind.casefold() for kind in criterion.allowed}
    return bib.kind.casefold() in allowed, f"publication type “{bib.kind}”"


def _retraction(bib: Bib, _criterion: files.Criterion) -> Answer:
    """Fail what its records call retracted, or a notice of retraction."""
    if bib.retracted:
        return False, "marked as retracted"
    if bib.kind == "retraction":
        return False, "a notice of retraction"
    return True, "no record marks it as retracted"


def _terms(report: Report, criterion: files.Criterion, quoted: Container[str]) -> Answer:
    """Look for one of the terms; a field that is empty leaves their absence unknown."""
    names = criterion.fields or ("title", "abstract", "keywords")
    for name in names:
        for term in criterion.terms:
            quote = found_term(term, _text(report.bib, name))
            if quote:
                free = name == "title" or _origin(report, name) in quoted
                return True, f"{name}: “{quote if free else term}”"
            if any(term in one.found for one in report.withheld if one.field == name):
                return True, f"{name}: “{term}”"
    empty = [name for name in names if not _text(report.bib, name) and not _searched(report, name, criterion)]
    if empty:
        return None, f"no term found, and no {' and no '.join(empty)} recorded"
    return False, f"no term found in {' or '.join(names)}"


def _text(bib: Bib, name: str) -> str:
    return {"title": bib.title, "abstract": bib.abstract, "keywords": "; ".join(bib.keywords)}[name]


def _origin(report: Report, name: str) -> str:
    """Return the search that gave a field."""
    return report.origins.get(name, "").partition(":")[0]


def _searched(report: Report, name: str, criterion: files.Criterion) -> bool:
    """Tell whether all the terms were looked for in a field that may not be stored."""
    held = (one.asked for one in report.withheld if one.field == name)
    return any(set(criterion.terms) <= set(asked) for asked in held)


def _described(test: Callable[[Bib, files.Criterion], Answer]) -> Test:
    return lambda report, criterion, _: test(report.bib, criterion)


TESTS: Final[Mapping[str, Test]] = {
    "first-public-date": _described(_first_public),
    "language": _described(_language),
    "publication-type": _described(_publication_type),
    "retraction": _described(_retraction),
    "terms": _terms,
}
