"""Names of persons and bodies, from the forms that exports print them in.

Three forms are known: `Family, Given`, `Given Family` and `Family G. H.`; a fourth, a name in braces
or with a comma at its end, is a body's.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipeline.model import Name
from pipeline.model.quick import name as named

OTHERS = frozenset({"others", "et al", "et al.", "and others", "...", "…", "[et al.]", "[et al]"})
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PLAIN = re.compile(r"([^\W\d_][^,]*), ([^,]+)")
_SUFFIXED = re.compile(r"\b(?:[jJsS][rR]|[iI]{2,3}|[iI][vV])\b")
_BODY = re.compile(
    r"\b(?:organi[sz]ation|universit\w+|institut\w*|consorti\w+|collaborat\w+|committee|association|"
    r"society|group|team|network|investigators|department|ministry|agency|council|commission|"
    r"laborator\w+|foundation|centers?|centres?|federation|initiative|alliance|gmbh|inc\.?|ltd\.?)(?!\w)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]\.[- ]?){1,4}|[A-Z]{1,3}|(?:[A-Z]-)[A-Z]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+")
_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_JOINT = re.compile(r"[{},]|(?<!\S)and(?!\S)", re.IGNORECASE)
_WORD = re.compile(r"(?:\{(?:[^{}]|\{[^{}]*+\})*+\}|[^\s~{}]|\\~|[{}])+")
_GROUP = re.compile(r"\{(?!\\)(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}")
Text = Callable[[str], str]


def gather(names: Iterable[Name | None]) -> tuple[tuple[Name, ...], bool]:
    """Return the names without doubles made by the export, and whether the list says "et al."."""
    given = tuple(names)
    known = tuple(name for name in given if name is not None)
    return undoubled(known), len(known) < len(given)


def undoubled(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return names with runs of one name made single, where every name of the list stands in a run.

    A list in which only some neighbours are equal is left alone: two persons may share a name.
    """
    if len(names) < 2 or names[0] != names[1]:
        return names
    starts = [at for at, name in enumerate(names) if not at or name != names[at - 1]]
    ends = [*starts[1:], len(names)]
    doubled = all(end - start > 1 for start, end in zip(starts, ends, strict=True))
    return tuple(names[start] for start in starts) if doubled else names


@lru_cache(maxsize=16_384)
def person(text: str, *, suffix_second: bool = False) -> Name | None:
    """Return the name that plain one-line text prints; None where it stands for "and others".

    Of three parts the last is the suffix where it looks like one; `suffix_second` is BibTeX's order.

    >>> person("van de Schoot, Rens")
    Name(family='Schoot', given='Rens', particle='van de', suffix='', corporate=False)
    """
    if "," not in text:
        return None if text.lower() in OTHERS else spoken(text)
    if (plain := _PLAIN.fullmatch(text)) and plain[1][0].isupper() and not _SUFFIXED.search(text):
        return named(plain[1], plain[2])
    parts = [part.strip() for part in text.split(",")]
    if not parts[-1]:
        return Name(family=text.strip(", ") or text, corporate=True)
    return _inverted(parts, suffix_second=suffix_second)


def _inverted(parts: list[str], *, suffix_second: bool, whole: bool = False) -> Name:
    rest = [part for part in parts[1:] if part]
    family, suffix = parts[0], _suffix(rest, second=suffix_second)
    if suffix:
        rest.remove(suffix)
    given = ", ".join(rest)
    if not suffix:
        given, late = _trailing(given)
        family, early = _trailing(family)
        suffix = early or late
    particle, family = ("", family) if whole else _particle(family)
    return named(family, given, particle, suffix)


def _suffix(rest: list[str], *, second: bool) -> str:
    """Return the part after the family that is a suffix: by its look, or by BibTeX's order."""
    ordered = rest[0] if second and len(rest) == 2 else ""
    return next((part for part in rest if part.lower() in SUFFIXES), ordered)


def _trailing(text: str) -> tuple[str, str]:
    head, _, last = text.rpartition(" ")
    return (head, last) if head and last.lower() in SUFFIXES else (text, "")


def _particle(family: str) -> tuple[str, str]:
    words = family.split(" ")
    if not words[0][:1].islower():
        return "", family
    count = next((at for at, word in enumerate(words) if not word[:1].islower()), len(words) - 1)
    return " ".join(words[:count]), " ".join(words[count:])


def spoken(text: str) -> Name:
    """Return the name of text without a comma: a body's, `Family G. H.` or `Given Family`."""
    words = text.split()
    if len(words) < 2:
        return Name(family=text)
    if _BODY.search(text) or len(words) > 7:
        return Name(family=text, corporate=True)
    return _ordered(words)


def _ordered(words: list[str]) -> Name:
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in SUFFIXES else ""
    last, first = words[-1], words[0]
    if (
        _INITIALS.fullmatch(last)
        and not _DOTTED.fullmatch(first)
        and not (last.isalpha() and len(first) == 1)
    ):
        particle, family = _particle(" ".join(words[:-1]))
        return named(family, last, particle, suffix)
    low = [at for at, word in enumerate(words[:-1]) if word[:1].islower()]
    start, end = (low[0], low[-1] + 1) if low else (len(words) - 1, len(words) - 1)
    return Name(
        given=" ".join(words[:start]),
        particle=" ".join(words[start:end]),
        family=" ".join(words[end:]),
        suffix=suffix,
    )


def bibtex_names(raw: str, decode: Text) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a BibTeX field, joined by `and` outside braces, and the "et al." flag."""
    if "{" in raw or "}" in raw:
        parts = (part.strip() for part in _split(raw, comma=False))
        return gather(_braced(part, decode) for part in parts if part)
    kept = (part.strip(" ,") for part in _listed(decode(raw)))
    return gather(person(part, suffix_second=True) for part in kept if part)


def _listed(text: str) -> list[str]:
    """Return the parts between the words "and", or between semicolons where there are none."""
    return _AND.split(text) if ";" not in text or _AND.search(text) else text.split(";")


def _split(raw: str, *, comma: bool) -> list[str]:
    """Return the parts of raw text between the commas, or else the words "and", outside braces."""
    parts, depth, start = [], 0, 0
    for found in _JOINT.finditer(raw):
        sign = found[0]
        if sign in "{}":
            depth = depth + 1 if sign == "{" else max(0, depth - 1)
        elif not depth and (sign == ",") == comma:
            parts.append(raw[start : found.start()])
            start = found.end()
    return [*parts, raw[start:]]


def _braced(raw: str, decode: Text) -> Name | None:
    raw = raw.strip(" ,")
    if _GROUP.fullmatch(raw):
        text = decode(raw)
        return None if text.lower() in OTHERS else Name(family=text, corporate=True)
    parts = _split(raw, comma=True)
    if len(parts) == 1:
        words = [decode(word) for word in _WORD.findall(raw)]
        return _ordered(words) if len(words) > 1 else person(decode(raw))
    texts = [decode(part).strip() for part in parts]
    return _inverted(texts, suffix_second=True, whole=bool(_GROUP.fullmatch(parts[0].strip())))
