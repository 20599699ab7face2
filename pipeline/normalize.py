"""Canonical identifiers, dates and comparison keys: what readers store and what deduplication compares."""

import re
import unicodedata
from calendar import monthrange
from functools import lru_cache
from urllib.parse import unquote

from pipeline.languages import CODES, UNKNOWN
from pipeline.model import Name
from pipeline.values import PartialDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}/[^\s\"'{}|\\^`\x00-\x1f]{1,400}", re.IGNORECASE)
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._-]{0,300}[A-Za-z0-9]")
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
_FOREIGN = {
    1: "janvier januar januari enero gennaio janeiro jänner",
    2: "février fevrier fév febrero febbraio fevereiro fev feber",
    3: "märz maerz mrz mars marzo março maart mrt",
    4: "avril avr abril abr aprile",
    5: "mai mayo maggio maio mei",
    6: "juin juni junio giugno giu junho",
    7: "juillet juil juli julio luglio lug julho",
    8: "août aout agosto ago augusti augustus",
    9: "septembre septiembre settembre setembro set",
    10: "octobre oktober okt octubre ottobre ott outubro out",
    11: "novembre noviembre novembro",
    12: "décembre decembre déc dezember dez diciembre dic dicembre dezembro desember",
}
_MONTH_OF = {name: month for month, names in _FOREIGN.items() for name in names.split()}
_NAMED = re.compile(
    r"(?<![^\W\d_])(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember"
    rf"|ober|ember)?|({'|'.join(sorted(_MONTH_OF, key=len, reverse=True))}))(?![^\W\d_])",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/.]\s?((?:1[0-9]|20)[0-9]{2}|2100)")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?((?:1[0-9]|20)[0-9]{2}|2100)")
_EASTERN = re.compile(
    r"((?:1[0-9]|20)[0-9]{2})\s?[年년]\s?([0-9]{1,2})\s?[月월](?:\s?([0-9]{1,2})\s?[日일])?"
)
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])")
_WORDS = re.compile(r"[^\W_]+")
_ISBN = re.compile(r"(?<![0-9])(?<![0-9]-)(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx](?![0-9])")
_LABEL = re.compile(r"isbn(?:[- ]?1[03])?(?![0-9])[: ]{0,3}", re.IGNORECASE)
_ISSN = re.compile(r"(?:(?<![0-9A-Za-z-])|(?<=SSN-)|(?<=\b[EP]))([0-9]{4})-?([0-9]{3}[0-9Xx])(?![0-9-])")


def doi(text: str) -> str:
    """Return the DOI that a text holds in lower case, or "" for none.

    >>> doi("https://doi.org/10.1000/ABC.1")
    '10.1000/abc.1'
    """
    if _PLAIN_DOI.fullmatch(text):
        return text.lower()
    found = _DOI.search(_unescaped(text))
    if not found:
        return ""
    made = _SECOND.split(found[0], maxsplit=1)[0]
    if found.string[: found.start()].lower().startswith("http"):
        made = _VIEW.sub("", made)
    made = made.rstrip(".,;:&*/")
    while made.endswith((")", "]", ">")) and made.count(_OPENERS[made[-1]]) < made.count(made[-1]):
        made = made[:-1].rstrip(".,;:")
    return made.lower()


_OPENERS = {")": "(", "]": "[", ">": "<"}
_SECOND = re.compile(r"[,;](?=(?:doi:|https?://[a-z.]{0,20}/)?10\.[0-9]{4})|</|<br", re.IGNORECASE)
_VIEW = re.compile(
    r"[?#].*|(?:/(?:full|abstract|pdf|epdf|fulltext|html|meta|summary|references))+/?\Z|\.pdf\Z",
    re.IGNORECASE,
)
_DASHES = str.maketrans("‐‑‒–—−", "------")


def _unescaped(text: str) -> str:
    """Return text as it was before it was put into a link or into HTML, once or twice."""
    if "%" in text:
        text = unquote(unquote(text) if "%25" in text else text)
    if "&" in text:
        text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return text if text.isascii() else text.translate(_DASHES)


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
    found = _EASTERN.match(text) or _NUMERIC.match(text) or _COMPACT.fullmatch(text)
    if found and not month and any(found.groups()[1:]):
        return _dated(*(int(part or 0) for part in found.groups()))
    if known and month.isdecimal():
        return _dated(known, int(month), int(day) if day.isdecimal() else 0)
    if not known:
        return None
    return _ended(text) or _worded(f"{month} {day} {text}", known)


def _ended(text: str) -> PartialDate | None:
    """Return a date in figures that ends in its year; which of two is the day must be plain."""
    if found := _MONTH_FIRST.fullmatch(text):
        return _dated(int(found[2]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(text):
        first, second, known = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or first > 12 or first == second:
            return _dated(known, second, first)
        return _dated(known, first, second) if second > 12 else _dated(known)
    return None


def _worded(text: str, known: int) -> PartialDate:
    rest = _YEAR.sub(" ", text)
    named = {_month(found) for found in _NAMED.finditer(rest)}
    days = [int(found) for found in _DAY.findall(rest)]
    if len(named) != 1:
        return PartialDate(known)
    return _dated(known, named.pop(), days[0] if len(days) == 1 else 0)


def _month(found: re.Match[str]) -> int:
    return MONTHS.index(found[1].lower()) + 1 if found[1] else _MONTH_OF[found[2].lower()]


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

    >>> title_key("On Éléphants — and $O(n^2)$"), title_key("α-Amylase")
    ('on elephants and o n2', 'alpha amylase')
    """
    text = folded(_MATHS.sub(_level, title) if "$" in title or "\\(" in title else title)
    return " ".join(_WORDS.findall(text if text.isascii() else _GREEK.sub(_spelt, text)))


_MATHS = re.compile(r"\$[^$]{1,400}\$|\\\([^()]{1,400}\\\)")
_STYLE = re.compile(r"\\(?:math[a-z]{2,4}|text[a-z]{0,6}|operatorname|rm|bf|it|cal|left|right)(?![a-z])")
_LEVEL = re.compile(r"\}?[_^]\{?|\\[,;:! ]")
_LETTER_NAMES = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega",
}  # fmt: skip
_GREEK = re.compile(r"(?<![Ͱ-Ͽ])[α-ω](?![Ͱ-Ͽ])")


def _level(found: re.Match[str]) -> str:
    """Return maths without what only sets it, so that CO$_2$, CO<sub>2</sub> and CO₂ are one."""
    return _LEVEL.sub("", _STYLE.sub("", found[0])).replace("$", "")


def _spelt(found: re.Match[str]) -> str:
    """Return a single Greek letter by its name, as databases without it print it."""
    return f" {_LETTER_NAMES.get(found[0], found[0])} "


def name_key(name: Name) -> str:
    """Return a name reduced to its family (particle included) and the first initial of its given name."""
    family = "".join(_WORDS.findall(folded(f"{name.particle}{name.family}")))
    initial = "".join(_WORDS.findall(folded(name.given)))[:1]
    return f"{family} {initial}".strip()


@lru_cache(maxsize=4096)
def isbns(text: str) -> tuple[str, ...]:
    """Return the distinct ISBNs of a text without hyphens, in order."""
    text = _ISSN.sub(" ; ", _LABEL.sub(" ; ", text.translate(_DASHES)))
    made = (re.sub("[- ]", "", found).upper() for found in _ISBN.findall(text))
    return tuple(dict.fromkeys(isbn for isbn in made if len(isbn) in {10, 13}))


@lru_cache(maxsize=4096)
def issns(text: str) -> tuple[str, ...]:
    """Return the distinct ISSNs of a text as NNNN-NNNC, in order."""
    return tuple(dict.fromkeys(f"{a}-{b.upper()}" for a, b in _ISSN.findall(text.translate(_DASHES))))


def pages(text: str) -> str:
    """Return a range of pages with one hyphen between its ends, as printed else: a short end stays short.

    >>> pages("213--238"), pages("pp. 446–455"), pages("S12 - S15"), pages("123-9")
    ('213-238', '446-455', 'S12-S15', '123-9')
    """
    first, _, last = text.partition("-")
    if not text or (first.isdecimal() and (last.isdecimal() or text == first)):
        return text
    made = _RANGE.sub("-", _PAGED.sub("", text)).strip("- ").replace("-+", "+").replace("-&", "+")
    return "" if made.lower() in _UNPAGED else made.removesuffix(".")


_PAGED = re.compile(r"\A\s*(?:pp?\.|pages?(?=[\s:])|pg\.|pp(?=\s)|S\.(?=\s?[0-9]))[\s:]*", re.IGNORECASE)
_UNPAGED = frozenset(
    {"n/a", "na", "no-no", "none", "not available", "no pagination", "n.pag", "n. pag.", "n.p."}
)
_RANGE = re.compile(r"\s*(?:-+|[‐-―−])\s*")


@lru_cache(maxsize=4096)
def language(text: str) -> str:
    """Return the ISO 639-1 code of a language's name or code; an unknown one in lower case.

    Several languages are parted by semicolons.

    >>> language("English"), language("ger"), language("Klingon"), language("German; English")
    ('en', 'de', 'klingon', 'de; en')
    """
    low = text.strip().lower()
    return "; ".join(_several(low)) or _one(low) if _LISTED.search(low) else _one(low)


_LISTED = re.compile(r"[;|,/]| and ")


def _one(low: str) -> str:
    return CODES.get(low) or CODES.get(re.split(r"[-_,;/ (|]", low)[0]) or ("" if low in UNKNOWN else low)


def _several(low: str) -> tuple[str, ...]:
    """Return the codes of a list of languages; a short word after a comma may be a country."""
    parts = [one.strip() for one in _LISTED.split(low)]
    listed = ";" in low or "|" in low or all(part in CODES and len(part) > 3 for part in parts)
    return tuple(dict.fromkeys(filter(None, map(_one, parts)))) if listed else ()


def languages(text: str) -> tuple[str, ...]:
    """Return the ISO 639-1 codes of all languages that a text names, as `language` writes them.

    >>> languages("German; English"), languages("English, UK"), languages("")
    (('de', 'en'), ('en',), ())
    """
    return tuple(part.strip() for part in language(text).split(";") if part.strip())
