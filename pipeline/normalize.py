"""Canonical identifiers, dates and comparison keys: what readers store and what deduplication compares."""

import re
import unicodedata
from calendar import monthrange
from functools import lru_cache
from urllib.parse import unquote

from pipeline.model import Name
from pipeline.values import PartialDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}/[^\s\"'{}|\\^`\x00-\x1f]{1,400}", re.IGNORECASE)
_NEW_ARXIV = r"(?P<new>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})"
_OLD_ARXIV = r"(?P<old>[a-z][a-z-]{1,15}(?:\.[a-z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3})"
_ARXIV = re.compile(
    rf"(?:{_NEW_ARXIV}|{_OLD_ARXIV})(?:v(?P<version>[1-9][0-9]{{0,2}}))?(?![0-9.]*[0-9])", re.IGNORECASE
)
_ARXIV_LEAD = re.compile(
    r"arxiv(?:\.org/[a-z]{2,6}/|[\s:.\[(]{0,3}(?:preprint)?[\s:]{0,2}(?:arxiv:)?)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2}|2100)(?![0-9])")
_NUMERIC = re.compile(r"(1[0-9]{3}|20[0-9]{2}|2100)(?:[-/.]([0-9]{0,2})(?:[-/.]([0-9]{0,2}))?)?(?![0-9])")
_COMPACT = re.compile(r"(1[0-9]{3}|20[0-9]{2})([0-9]{2})([0-9]{2})")
_NAMED = re.compile(r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}", re.IGNORECASE)
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])")
_WORDS = re.compile(r"[^\W_]+")
_ISBN = re.compile(r"(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx](?![0-9])")
_ISSN = re.compile(r"(?<![0-9A-Za-z-])([0-9]{4})-?([0-9]{3}[0-9Xx])(?![0-9-])")


def doi(text: str) -> str:
    """Return the DOI that a text holds in lower case, or "" for none.

    >>> doi("https://doi.org/10.1000/ABC.1")
    '10.1000/abc.1'
    """
    found = _DOI.search(unquote(text) if "%" in text else text)
    if not found:
        return ""
    made = found[0].rstrip(".,;:&*")
    while made.endswith((")", "]", ">")) and made.count(_OPENERS[made[-1]]) < made.count(made[-1]):
        made = made[:-1].rstrip(".,;:")
    return made.lower()


_OPENERS = {")": "(", "]": "[", ">": "<"}


def arxiv(text: str) -> tuple[str, str]:
    """Return the arXiv identifier and version ("" where not given) of an id, link or arXiv DOI.

    >>> arxiv("https://arxiv.org/abs/2001.00001v2")
    ('2001.00001', '2')
    """
    lead = _ARXIV_LEAD.search(text)
    found = _ARXIV.match(text, lead.end()) if lead else _ARXIV.fullmatch(text.strip())
    if not found:
        return "", ""
    return (found["new"] or found["old"].lower()), found["version"] or ""


def arxiv_month(ident: str) -> PartialDate | None:
    """Return the month in which an arXiv identifier was given out: its first public date."""
    digits = ident.rpartition("/")[2]
    if not digits[:4].isdigit():
        return None
    short = int(digits[:2])
    return PartialDate(1900 + short if short > 90 else 2000 + short, int(digits[2:4]))


def year(text: str) -> int | None:
    """Return the first year between 1000 and 2100 that stands alone in a text."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


@lru_cache(maxsize=4096)
def date(text: str, month: str = "", day: str = "") -> PartialDate | None:
    """Return the date that a text prints, as far as it is plain; None without a year.

    >>> str(date("2020/01/02")), str(date("2020///")), str(date("1 Jan.-Feb. 2019"))
    ('2020-01-02', '2020', '2019')
    """
    text, known = text.strip(), year(text) or year(month)
    found = _NUMERIC.match(text) or _COMPACT.fullmatch(text)
    if found and not month and any(found.groups()[1:]):
        return _dated(*(int(part or 0) for part in found.groups()))
    if known and month.isdecimal():
        return _dated(known, int(month), int(day) if day.isdecimal() else 0)
    return _worded(f"{month} {day} {text}", known) if known else None


def _worded(text: str, known: int) -> PartialDate:
    rest = _YEAR.sub(" ", text)
    named = {MONTHS.index(found[1].lower()) + 1 for found in _NAMED.finditer(rest)}
    days = [int(found) for found in _DAY.findall(rest)]
    if len(named) != 1:
        return PartialDate(known)
    return _dated(known, named.pop(), days[0] if len(days) == 1 else 0)


def _dated(known: int, month: int = 0, day: int = 0) -> PartialDate:
    month = month if 1 <= month <= 12 else 0
    day = day if month and 1 <= day <= monthrange(known, month)[1] else 0
    return PartialDate(known, month, day)


def folded(text: str) -> str:
    """Return text in lower case without accents or compatibility forms, for comparison only."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_LETTERS)


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def title_key(title: str) -> str:
    """Return a title reduced to its letters and digits, words joined by one space.

    >>> title_key("On Éléphants — and $O(n^2)$")
    'on elephants and o n 2'
    """
    return " ".join(_WORDS.findall(folded(title)))


def name_key(name: Name) -> str:
    """Return a name reduced to its family (particle included) and the first initial of its given name."""
    family = "".join(_WORDS.findall(folded(f"{name.particle}{name.family}")))
    initial = "".join(_WORDS.findall(folded(name.given)))[:1]
    return f"{family} {initial}".strip()


@lru_cache(maxsize=4096)
def isbns(text: str) -> tuple[str, ...]:
    """Return the distinct ISBNs of a text without hyphens, in order."""
    made = (re.sub("[- ]", "", found).upper() for found in _ISBN.findall(text))
    return tuple(dict.fromkeys(isbn for isbn in made if len(isbn) in {10, 13}))


@lru_cache(maxsize=4096)
def issns(text: str) -> tuple[str, ...]:
    """Return the distinct ISSNs of a text as NNNN-NNNC, in order."""
    return tuple(dict.fromkeys(f"{a}-{b.upper()}" for a, b in _ISSN.findall(text)))


def pages(text: str) -> str:
    """Return a range of pages with one hyphen between its ends.

    >>> pages("213--238"), pages("446–455"), pages("12 - 15")
    ('213-238', '446-455', '12-15')
    """
    return _RANGE.sub("-", text).strip("- ") if text else ""


_RANGE = re.compile(r"\s*(?:-+|[‐-―−])\s*")


@lru_cache(maxsize=4096)
def language(text: str) -> str:
    """Return the ISO 639-1 code of a language's name or code; an unknown one in lower case.

    >>> language("English"), language("ger"), language("Klingon")
    ('en', 'de', 'klingon')
    """
    low = text.strip().lower()
    return _LANGUAGES.get(low) or _LANGUAGES.get(re.split(r"[-_,;/ (]", low)[0]) or low


_LANGUAGES = {
    name: code
    for code, names in {
        "en": "en eng english american british usenglish ukenglish",
        "de": "de ger deu german ngerman deutsch",
        "fr": "fr fre fra french français francais",
        "es": "es spa spanish español castilian",
        "it": "it ita italian italiano",
        "pt": "pt por portuguese português",
        "nl": "nl dut nld dutch nederlands",
        "zh": "zh chi zho chinese 中文",
        "ja": "ja jpn japanese 日本語",
        "ko": "ko kor korean",
        "ru": "ru rus russian",
        "pl": "pl pol polish",
        "tr": "tr tur turkish",
        "ar": "ar ara arabic",
        "fa": "fa per fas persian farsi",
        "cs": "cs cze ces czech",
        "sv": "sv swe swedish",
        "da": "da dan danish",
        "no": "no nor nb nn norwegian",
        "fi": "fi fin finnish",
        "hu": "hu hun hungarian",
        "uk": "uk ukr ukrainian",
        "el": "el gre ell greek",
        "he": "he heb hebrew",
        "hr": "hr hrv croatian",
        "sr": "sr srp serbian",
        "ro": "ro rum ron romanian",
        "vi": "vi vie vietnamese",
        "id": "id ind indonesian",
        "hi": "hi hin hindi",
    }.items()
    for name in names.split()
}
