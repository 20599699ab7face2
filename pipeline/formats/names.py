"""Names of persons and bodies, from the forms that exports print them in.

Three forms are known: `Family, Given`, `Given Family` and `Family G. H.`; a fourth, a name in braces
or with a comma at its end, is a body's. Addresses, numbers of affiliations, roles and degrees are no
part of a name and are left off.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from pipeline.formats.name_words import (
    CAPITAL_PARTICLES,
    CONNECTORS,
    DEGREES,
    EASTERN,
    HONOUR,
    NOISE,
    ODD,
    OTHERS,
    PARTICLES,
    SHORT_DEGREES,
    SUFFIXES,
    TAIL,
    bare,
    is_body,
)
from pipeline.model import Name

_PLAIN = re.compile(r"([^\W\d_][^\d,.;()\[\]@*#，]*), ([^\d,;()\[\]@*#]+)")
_SUFFIXED = re.compile(
    r"\b(?:jn?r|sn?r|iii?|iv|2nd|3rd|4th)\b|\A(?:dr|prof|professor|mrs?|ms)\b|[ .](?:ph\.? ?d|[dm]\.?phil"
    r"|[bmd]\.?sc|sc\.?d|mph|mba|pharmd|psyd|edd|drph|esq|esquire|meng|mbbs|mbchb)\.?\Z",
    re.IGNORECASE,
)
_NOTABLE = SUFFIXES | DEGREES | {"dr", "prof", "professor", "mr", "mrs", "ms"}
_LAST = ("al", "al.", "others", "alii", "...", "…", "等")
_LETTER = re.compile(r"[A-Z]\.?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CALLED = r"[A-ZÀ-ÖØ-Þ](?:\.|[A-Za-zÀ-ÖØ-öø-ž]*+)"
_INVERTED = rf"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ž-]*+, {_CALLED}(?: {_CALLED})*+"
_COMMON = re.compile(rf"{_INVERTED}(?:\n{_INVERTED})*+")
_NUMBERED = re.compile(rf"{_INVERTED} \([0-9]++\)(?:; {_INVERTED} \([0-9]++\))*+")
_NOT_COMMON = frozenset(
    "".join(signs)
    for word in _NOTABLE | {"al", "alii", "etal", "etalii", "others"}
    for signs in product(word[0].upper(), *({sign, sign.upper()} for sign in word[1:]))
)


def gather(names: Iterable[Name | None]) -> tuple[tuple[Name, ...], bool]:
    """Return the names without doubles made by the export, and whether the list says "et al."."""
    given = tuple(names)
    known = tuple(name for name in given if name is not None)
    return undoubled(known), len(known) < len(given)


def people(texts: Iterable[str], *, suffix_second: bool = False) -> tuple[tuple[Name, ...], bool]:
    """Return the names that plain texts print, one each, and whether any of them says "et al."."""
    texts = tuple(texts)
    if not suffix_second and (plain := common(texts)):
        return undoubled(plain), False
    found: list[Name | None] = []
    for text in texts:
        kept = TAIL.sub("", text) if text.lower().endswith(_LAST) else text
        if kept:
            found.append(person(kept, suffix_second=True) if suffix_second else person(kept))
        if kept != text:
            found.append(None)
    return gather(found)


def persons(texts: Sequence[str]) -> Sequence[Name | None]:
    """Return the name that each text prints, as `person` does."""
    return common(texts) or [person(text) for text in texts]


def common(texts: Sequence[str]) -> tuple[Name, ...]:
    """Return the names of a list that prints each as `Family, Given` in plain words; else none."""
    listed = "\n".join(texts)
    return common_lines(listed) if listed.count("\n") < len(texts) else ()


def common_lines(listed: str) -> tuple[Name, ...]:
    """Return the names of a list of one a line, if each is printed as `common` asks; else none."""
    if not _COMMON.fullmatch(listed):
        return ()
    parts = listed.replace("\n", ", ").split(", ")
    return _certain(parts[0::2], parts[1::2])


def common_numbered(listed: str) -> tuple[Name, ...]:
    """Return the names of a list such as `Roe, Ann (12); Doe, Jo (3)`, if each is common; else none."""
    if not _NUMBERED.fullmatch(listed):
        return ()
    parts = listed.replace(" (", ", ").replace("); ", ", ").split(", ")
    return _certain(parts[0::3], parts[1::3])


def _certain(families: Sequence[str], given: Sequence[str]) -> tuple[Name, ...]:
    """Return names by their parts; none where a given name holds what may be a suffix, title or degree."""
    several = " ".join([one for one in given if " " in one])
    if _NOT_COMMON.isdisjoint(given) and (not several or _NOT_COMMON.isdisjoint(several.split())):
        return tuple(map(Name, families, given))
    return ()


def undoubled(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return names with runs of one name made single, where every name of the list stands in a run.

    A list in which only some neighbours are equal is left alone: two persons may share a name. Of one
    name written in several ways the longest is kept, where the list holds more than one such run.
    """
    if len(names) < 2 or names[0].family != names[1].family:
        return names
    runs: list[list[Name]] = []
    for name in names:
        if runs and _alike(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    equal = all(name == run[0] for run in runs for name in run)
    doubled = all(len(run) > 1 for run in runs) and (equal or len(runs) > 1)
    return tuple(max(run, key=_letters) for run in runs) if doubled else names


def _letters(name: Name) -> int:
    return sum(map(str.isalpha, name.given))


def _alike(one: Name, other: Name) -> bool:
    """Tell whether two names are one written out and shortened."""
    if one == other:
        return True
    pairs = zip(_LETTERS.findall(one.given), _LETTERS.findall(other.given), strict=False)
    return (one.particle, one.family) == (other.particle, other.family) and all(
        first.startswith(second) or second.startswith(first) for first, second in pairs
    )


@lru_cache(maxsize=16_384)
def person(text: str, *, suffix_second: bool = False) -> Name | None:
    """Return the name that plain one-line text prints; None where it stands for "and others".

    Of three parts the last is the suffix where it looks like one; `suffix_second` is BibTeX's order.

    >>> person("van de Schoot, Rens")
    Name(family='Schoot', given='Rens', particle='van de', suffix='', corporate=False)
    """
    family, _, given = text.partition(", ")
    if given and family[:1].isupper() and family.replace("-", "").isalpha() and _common(given):
        return Name(family, given)
    return uncommon(text, suffix_second=suffix_second)


def _common(given: str) -> bool:
    """Tell whether a given name is surely one: words, or initials with a dot after each."""
    for word in given.split(" "):
        if word.isalpha():
            if word.lower() in _NOTABLE or word == "null":
                return False
        else:
            letters = word.replace(".", "").replace("-", "")
            if len(letters) != word.count(".") or not (letters.isalpha() and letters.isupper()):
                return False
    return True


def uncommon(text: str, *, suffix_second: bool) -> Name | None:
    """Return the name that any text prints, as `person` does, without the short way of common names."""
    if (plain := _PLAIN.fullmatch(text)) and plain[1][0].isupper() and " " not in plain[1]:
        if not _SUFFIXED.search(plain[2]) and plain[2] != "null":
            return Name(plain[1], plain[2])
    elif text.endswith(","):
        return Name(family=text.strip(", ") or text, corporate=True)
    elif ODD.search(text):
        text = _rid(text.replace("，", ", "))
    if "," not in text:
        return None if text.lower() in OTHERS else spoken(text)
    parts = [part.strip() for part in text.split(",")]
    if " " in parts[0] and is_body(parts[0]):
        return Name(family=text, corporate=True)
    return inverted([part for part in parts if part != "null"], suffix_second=suffix_second)


def _rid(text: str) -> str:
    """Return a person's name without what is no part of it; a body's name stays whole."""
    return text if is_body(text) else NOISE.sub("", text).strip(" ,") or text


def inverted(parts: list[str], *, suffix_second: bool, whole: bool = False) -> Name:
    """Return the name of its parts between commas, family first; a `whole` family holds no particle."""
    rest = _earned([part for part in parts[1:] if part])
    family, suffix = parts[0], _suffix(rest, second=suffix_second)
    if suffix:
        rest.remove(suffix)
    given = _called((" " if len(rest) == 2 and _LETTER.fullmatch(rest[1]) else ", ").join(rest))
    if not suffix:
        given, late = _trailing(given)
        family, early = _trailing(family)
        suffix = early or late
    particle, family = ("", family) if whole else _particle(family)
    return Name(family, given, particle, suffix)


def _earned(rest: list[str]) -> list[str]:
    """Return the parts after the family without degrees; a lone part is the given name whatever it is."""
    kept = [part for part in rest if bare(part) not in SHORT_DEGREES] if len(rest) > 1 else rest
    return kept or rest[:1]


def _called(given: str) -> str:
    """Return a given name without titles before it and degrees after it."""
    made = HONOUR.sub("", given, count=1) if HONOUR.match(given) else given
    head, _, last = made.rpartition(" ")
    return head if head and bare(last) in DEGREES else made


def _suffix(rest: list[str], *, second: bool) -> str:
    """Return the part after the family that is a suffix: by its look, or by BibTeX's order."""
    ordered = rest[0] if second and len(rest) == 2 else ""
    return next((part for part in rest if part.lower() in SUFFIXES), ordered)


def _trailing(text: str) -> tuple[str, str]:
    head, _, last = text.rpartition(" ")
    return (head, last) if head and last.lower() in SUFFIXES else (text, "")


def _particle(family: str) -> tuple[str, str]:
    if not family[:1].islower() and family[:1] != "'":
        return "", family
    words = family.split(" ")
    count = next((at for at, word in enumerate(words) if word not in PARTICLES), len(words))
    count = min(count, len(words) - 1)
    return " ".join(words[:count]), " ".join(words[count:])


def spoken(text: str) -> Name:
    """Return the name of text without a comma: a body's, `Family G. H.` or `Given Family`."""
    words = text.split()
    if len(words) < 2:
        return Name(family=text)
    if is_body(text) or len(words) > 7:
        return Name(family=text, corporate=True)
    return ordered(_called(text).split() or words)


def ordered(words: list[str]) -> Name:
    """Return the name of a person's words without a comma between them."""
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in SUFFIXES else ""
    if len(words) == 2 and all(map(EASTERN.fullmatch, words)):
        return Name(words[0], words[1])
    if count := _initials(words):
        particle, family = _particle(" ".join(words[:-count]))
        return Name(family, " ".join(words[-count:]), particle, suffix)
    start, end = _family(words)
    return Name(" ".join(words[end:]), " ".join(words[:start]), " ".join(words[start:end]), suffix)


def _initials(words: list[str]) -> int:
    """Return how many words at the end are initials after a family name, 0 for none.

    After a first word that is an initial itself, a short last word in capitals is a family name.
    """
    first, last = words[0], words[-1]
    if _DOTTED.fullmatch(first) or (last.isalpha() and len(first) == 1):
        return 0
    at = next((at for at, word in enumerate(reversed(words)) if not _initial(word)), 0)
    return at or next((at for at, word in enumerate(reversed(words)) if len(word) > 1), 0)


def _initial(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    short = len(letters) <= (4 if "." in word else 3)
    return short and letters.isalpha() and letters.isupper() and not EASTERN.match(letters)


def _family(words: list[str]) -> tuple[int, int]:
    """Return where the particles of a name in spoken order begin, and where they end."""
    inner = range(len(words) - 1)
    if low := [at for at in inner if PARTICLES.issuperset(words[at].split(" "))]:
        return low[0], low[-1] + 1
    joined = (at - 1 for at in inner if at > 1 and words[at] in CONNECTORS)
    led = (at for at in inner if at and words[at] in CAPITAL_PARTICLES)
    start = next(joined, next(led, len(words) - 1))
    return start, start
