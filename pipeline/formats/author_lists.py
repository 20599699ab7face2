"""Lists of authors in one cell, in the many ways that tables print them, cut into names."""

import re
from collections.abc import Callable, Iterable, Mapping

from pipeline.formats import names
from pipeline.formats.name_words import DEGREES, OTHERS, SUFFIXES
from pipeline.formats.text import words
from pipeline.model import Name

_UPPER = "".join(sign for sign in map(chr, range(0x41, 0x530)) if sign.isupper())
_LOWER = "".join(sign for sign in map(chr, range(0x61, 0x530)) if sign.islower())
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_NAMED = re.compile(rf"['\"](?:name|display_name)['\"]: ?(?:{_QUOTED.pattern})")
_NULL = re.compile(r",null(?=;|\Z)|(?:\A|(?<=; ))null (?=\S)")
_AND = re.compile(r",?\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_DOT_SEAM = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]['’]?[^\W\d_])")
_CASE_SEAM = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}])|(?<=[{_LOWER}][{_LOWER}]\.)(?=[{_UPPER}])")
_STUCK = re.compile(rf"(?<=[{_LOWER}])((?:[{_UPPER}]\.-?)+)$")
_SPACED = re.compile(rf"^(\S.*?)\s((?:[{_UPPER}][{_LOWER}]?\.[- ]?)+(?:Jr\.|Sr\.|II|III|IV)?)$")
_INITIALS = re.compile(rf"(?:[{_UPPER}][{_LOWER}]?\.[- ]?)+|[{_UPPER}]{{1,3}}|(?:[{_UPPER}][- ])+[{_UPPER}]")
_TAILED = re.compile(rf"(?:[^,;]+\s)?\S+\s(?:(?:[{_UPPER}][{_LOWER}]?\.[- ]?)+|[{_UPPER}]{{1,3}})")
_LEADING = words("mc mac de di fitz von del della da dos el al ben ter ten vander o")
_EITHER = words("le la du van")
_BODY_STEMS = tuple(
    words(
        "organi universi institut consorti collaborat ittee comit socia societ sociét sociedad department"
        " minist laborator academi académi hospital hôpital hopital"
    )
)
_NOT_QUICK = (
    SUFFIXES
    | OTHERS
    | DEGREES
    | words(
        "dr prof professor mr mrs ms gesellschaft group team network investigators trialists agency agence"
        " council commission foundation fondation stiftung center centers centre centres centro zentrum"
        " federation initiative alliance union bureau authority akademie corporation company programme"
        " nations force party gmbh inc ltd llc corp"
    )
)
_LAST = frozenset(made for word in SUFFIXES for made in (word, word.capitalize(), word.upper()))
_PARTED = {"; ": words("any semicolons and scopus glued"), " and ": words("any and scopus")}
Splitter = Callable[[str], Iterable[str]]


def people(text: str, way: str = "any") -> tuple[tuple[Name, ...], bool]:
    """Return the names that a cell lists in one of the WAYS, and whether it says "et al.".

    >>> [name.family for name in people("Doe J.Roe R. M.")[0]]
    ['Doe', 'Roe']
    """
    if not text:
        return (), False
    if known := _plainly(text, way):
        return names.undoubled(known), False
    if "null" in text:
        text = _NULL.sub("", text)
    parts = [made for one in WAYS[way](text) if (made := one.strip(" ,;"))]
    if known := names.common(parts):
        return names.undoubled(known), False
    quick = [_inverted(part) for part in parts]
    if None in quick:
        if _odd(text.lower()):
            return names.people(parts)
        quick = [one or _quick(part) for one, part in zip(quick, parts, strict=True)]
    if None not in quick:
        return names.gather(quick)
    found = [
        ((one,), False) if one else names.people((part,)) for one, part in zip(quick, parts, strict=True)
    ]
    every = tuple(one for given, _ in found for one in given)
    return names.undoubled(every), any(more for _, more in found)


def _plainly(text: str, way: str) -> tuple[Name, ...]:
    """Return the names of a list of plain `Family, Given` with one of the common signs between; else none."""
    if "\n" in text:
        return ()
    if way == "full":
        return names.common_numbered(text) or names.common_lines("\n".join(_unnumbered(text)))
    sign = "; " if ";" in text else " and "
    plain = sign in text and way in _PARTED[sign]
    return names.common_lines(text.replace(sign, "\n")) if plain else ()


def _unnumbered(text: str) -> Iterable[str]:
    """Return the parts of a list of full names without what stands in parentheses after each."""
    return [part.rpartition(" (")[0] or part for part in text.split("; ")]


def _inverted(part: str) -> Name | None:
    """Return the name of a plain `Family, Given`; None for any other."""
    family, comma, given = part.partition(", ")
    if not comma or given in _LAST or not family[:1].isupper():
        return None
    if " " in given:
        letters = _letters(given.replace(" ", "")) if "." in given and given.isupper() else ""
        plain = letters.isalpha() and _letters(family).isalpha() and given.rpartition(" ")[2] not in _LAST
        return Name(family, given) if plain else None
    if (family.isalpha() or _letters(family).isalpha()) and (given.isalpha() or _letters(given).isalpha()):
        return Name(family, given) if given[0].isupper() else None
    return None


def _odd(low: str) -> bool:
    """Tell whether a list in small letters may hold a body's name, a suffix, a title or a degree."""
    if any(map(low.__contains__, _BODY_STEMS)):
        return True
    return not _NOT_QUICK.isdisjoint(low.replace(",", " ").replace(";", " ").replace(".", "").split())


def _quick(part: str) -> Name | None:
    """Return the name of a plain `Family G.` or `Given Family`; None for any other.

    The list that it stands in is not odd.
    """
    first, _, last = part.partition(" ")
    one = first if first.isalpha() else _letters(first)
    two = last if last.isalpha() else _letters(last)
    if not (one.isalpha() and two.isalpha() and first[0].isupper() and last[0].isupper()):
        return None
    if "." in first:
        return Name(last, first) if one.isupper() and not two.isupper() else None
    if two.isupper():
        return Name(first, last) if not one.isupper() and len(two) < 4 else None
    return Name(last, first) if "." not in last else None


def _letters(word: str) -> str:
    """Return a word without the signs inside names."""
    return word.replace(".", "").replace("-", "").replace("'", "")


def by_semicolons(text: str) -> Iterable[str]:
    """Cut at semicolons."""
    return text.split(";")


def by_bars(text: str) -> Iterable[str]:
    """Cut at vertical bars."""
    return text.split("|")


def by_and(text: str) -> Iterable[str]:
    """Cut at the word "and", or at semicolons where there are any."""
    return text.split(";") if ";" in text else _AND.split(text)


def by_commas(text: str) -> Iterable[str]:
    """Cut at commas a list whose names hold none, closed by a full stop in PubMed's manner."""
    bare = text.removesuffix(".") if not text.endswith(("al.", "Jr.", "Sr.")) else text
    return _with_suffixes(_COMMA.split(bare if _TAILED.fullmatch(bare.rpartition(",")[2].strip()) else text))


def glued(text: str) -> Iterable[str]:
    """Cut a list of `Given Family` without signs between: where a capital follows a small letter.

    Seams inside names such as McRoe are known by what stands before them; the rest cannot be known.
    """
    if ";" in text:
        return text.split(";")
    pieces, start = [], 0
    seams = [found.start() for found in _CASE_SEAM.finditer(text)]
    for at, seam in enumerate(seams):
        piece = text[start:seam]
        following = text[seam : seams[at + 1] if at + 1 < len(seams) else len(text)]
        if _parts(piece, following):
            pieces.append(piece)
            start = seam
    return [*pieces, text[start:]]


def _parts(piece: str, following: str) -> bool:
    """Tell whether a seam between two pieces parts two persons."""
    before, _, word = piece.rpartition(" ")
    low = word.lower().rpartition("-")[2]
    if low in _LEADING or not before.strip():
        return False
    return low not in _EITHER or " " in following.strip()


def of_scopus(text: str) -> Iterable[str]:
    """Cut the three ways of Scopus: `Doe J.; Roe R.`, `Doe J., Roe R.` and `Doe, J., Roe, R.`."""
    if ";" in text:
        return text.split(";")
    return by_any(text)


def full_names(text: str) -> Iterable[str]:
    """Cut the full names of Scopus, each with its identifier in parentheses."""
    return (part.rpartition(" (")[0] or part for part in text.split(";"))


def by_any(text: str) -> Iterable[str]:
    """Cut a list by whatever signs it has; one without signs at the seams between initials and families."""
    if text[0] == "[" and text[-1] == "]":
        quoted = _NAMED if text[1:2] == "{" else _QUOTED
        return [one or other for one, other in quoted.findall(text)]
    if ";" in text:
        return [name for part in text.split(";") for name in _semicolon_part(part.strip())]
    for sign in ("\n", "|"):
        if sign in text:
            return text.split(sign)
    if " and " in text or _AND.search(text):
        return _anded(text)
    if "," in text:
        return _comma_list(text)
    return [_SPACED.sub(r"\1, \2", _STUCK.sub(r" \1", piece)) for piece in _DOT_SEAM.split(text)]


def _semicolon_part(part: str) -> Iterable[str]:
    """Return the names between two semicolons: one, or several of the kind `Family I` with commas."""
    cells = _COMMA.split(part)
    return cells if len(cells) > 1 and all(_TAILED.fullmatch(cell) for cell in cells) else [part]


def _anded(text: str) -> Iterable[str]:
    """Cut at "and": between all names, or before the last one of a list with commas."""
    parts = text.split(" and ") if "&" not in text and ", and" not in text else _AND.split(text)
    if len(parts) == 2 and "," in parts[0] and ("," not in parts[1] or parts[0].count(",") > 1):
        return [*_comma_list(parts[0]), *([parts[1]] if "," in parts[1] else parts[1:])]
    return parts


def _comma_list(text: str) -> Iterable[str]:
    """Cut at commas: between names, or at every second one where they also part family and given name."""
    cells = [cell for cell in _COMMA.split(text.strip(" ,")) if cell]
    if len(cells) < 2:
        return cells
    if all(_INITIALS.fullmatch(cell) for cell in cells[1::2]) and len(cells) % 2 == 0:
        return _pairs(cells)
    if all(" " in cell.strip() for cell in cells if cell.lower() not in SUFFIXES | OTHERS):
        return _with_suffixes(cells)
    if len(cells) == 2 or (len(cells) == 3 and cells[2].lower() in SUFFIXES):
        return [", ".join(cells)]
    spaced = sum(" " in cell for cell in cells)
    if len(cells) % 2 == 0 and not any(" " in cell for cell in cells[::2]) and spaced * 2 <= len(cells):
        return _pairs(cells)
    return _with_suffixes(cells)


def _pairs(cells: list[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(cells[::2], cells[1::2], strict=True)]


def _with_suffixes(cells: Iterable[str]) -> Iterable[str]:
    """Return cells with suffixes put back to the names before them."""
    made: list[str] = []
    for cell in cells:
        if made and cell.lower() in SUFFIXES:
            made[-1] = f"{made[-1]} {cell}"
        else:
            made.append(cell)
    return made


WAYS: Mapping[str, Splitter] = {
    "any": by_any,
    "semicolons": by_semicolons,
    "bars": by_bars,
    "and": by_and,
    "commas": by_commas,
    "glued": glued,
    "scopus": of_scopus,
    "full": full_names,
}
