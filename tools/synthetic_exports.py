"""Make exports of any size for measuring readers, the same ones for the same seed: every fact is made up.

Titles and names are all distinct, so that no cache of a reader makes it look faster than it is.
"""

from collections.abc import Iterator
from random import Random

from pipeline.normalize import MONTHS

SYLLABLES = [first + second for first in "bcdfghjklmnprstvz" for second in "aeiou"]
ACCENTED = (r"{\"u}", r"\'{e}", r"{\o}", r"\v{s}", r"{\~n}", "ö", "ł", r"{\c c}", r"\'\i", "é")
PHRASES = (
    r"a rise of 50\% in {HIV} cases",
    r"in $O(n \log n)$ time",
    "R\\&D -- of ``old'' kinds",
    r"at $\alpha_{i} < 0.05$",
    r"of M{\"u}ller's \textit{Apis mellifera}",
    r"with CO\textsubscript{2} near 5~\textmu m",
)


def word(chance: Random, least: int = 2, most: int = 4) -> str:
    """Return a made-up word of some syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(least, most)))


def sentence(chance: Random, length: int, phrases: tuple[str, ...] = ()) -> str:
    """Return made-up text of at least `length` characters, some of it phrases."""
    parts = [word(chance).capitalize()]
    while sum(map(len, parts)) + len(parts) < length:
        parts.append(chance.choice(phrases) if phrases and chance.random() < 0.05 else word(chance))
    return " ".join(parts)


def person(chance: Random) -> str:
    """Return a made-up name in BibTeX, family first, every third letter group with an accent."""
    accent = chance.choice(ACCENTED) if chance.random() < 0.5 else ""
    family = f"{word(chance).capitalize()}{accent}{word(chance, 1, 2)}"
    particle = chance.choice(("", "", "", "", "", "van der ", "de la "))
    return f"{particle}{family}, {word(chance).capitalize()} {chance.choice('ABCDEFGHJKLM')}."


def bibtex(count: int, seed: int = 0) -> Iterator[str]:
    """Yield `count` BibTeX entries of 20 fields, 5 authors and an abstract of 1,000 characters."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    for number in range(count):
        yield _bibtex_entry(chance, number)


def _bibtex_entry(chance: Random, number: int) -> str:
    year, page = chance.randint(1990, 2024), chance.randint(1, 900)
    fields = {
        "author": " and ".join(person(chance) for _ in range(5)),
        "title": f"{{{sentence(chance, 80, PHRASES)} {number}}}",
        "journal": f"{sentence(chance, 25)} \\& Letters",
        "year": str(year),
        "volume": str(chance.randint(1, 99)),
        "number": str(chance.randint(1, 12)),
        "pages": f"{page}--{page + 9}",
        "doi": f"10.{chance.randint(1000, 9999)}/{word(chance)}.{year}.{number}",
        "issn": f"{chance.randint(1000, 9999)}-{chance.randint(1000, 9999)}",
        "url": f"https://www.example.org/{word(chance)}/{number}?a=1\\&b=2",
        "abstract": sentence(chance, 1000, PHRASES),
        "keywords": "; ".join(f"{word(chance)} {word(chance)}" for _ in range(6)),
        "publisher": sentence(chance, 20),
        "address": sentence(chance, 20),
        "affiliation": sentence(chance, 120),
        "language": "English",
        "document_type": "Article",
        "abbrev_source_title": sentence(chance, 12),
        "note": f"Cited by: {chance.randint(0, 500)}",
        "source": "Scopus",
    }
    month = f"  month = {chance.choice(MONTHS)},\n"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{word(chance)}{year}x{number},\n{lines}{month}}}\n\n"
