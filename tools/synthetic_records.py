"""Make tables of records of any size with realistic duplicates, the same ones each time, for measuring.

Every title, name and number is generated. About one record in four repeats an earlier work as another
database prints it: journal abbreviated, last page cut, authors run together, a subtitle or the DOI left out.
"""

import csv
import gzip
import io
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

HEADER: Final = (
    "record_id", "entry_type", "title", "authors", "year", "journal", "booktitle", "volume", "number",
    "pages",
    "doi", "isbn", "publisher", "abstract",
)  # fmt: skip
SYLLABLES: Final = (
    "ba", "cor", "dil", "en", "fro", "gal", "hin", "is", "jor", "kel", "lum", "mar", "nov", "or", "pel",
    "quin",
    "ros", "sal", "tor", "ul", "ver", "wan", "xen", "yor", "zil",
)  # fmt: skip
AGAIN: Final = 0.25
JOURNALS: Final = 2000
SEED: Final = 20_240_102

Row = tuple[str, ...]


def rows(number: int, seed: int = SEED) -> Iterator[tuple[Row, int]]:
    """Yield records with the number of the work that each describes."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    vocabulary = [_word(chance) for _ in range(8000)]
    journals = [_words(chance, vocabulary, 3).title() for _ in range(JOURNALS)]
    recent: list[Row] = []
    for place in range(number):
        if recent and chance.random() < AGAIN:
            work = chance.randrange(len(recent))
            yield _printed(f"r{place:08d}", recent[work], chance), place_of(recent[work])
            continue
        made = _work(place, chance, vocabulary, journals)
        if len(recent) < 100_000:
            recent.append(made)
        else:
            recent[chance.randrange(len(recent))] = made
        yield made, place


def place_of(row: Row) -> int:
    """Return the number of the work that an unchanged record describes."""
    return int(row[0][1:])


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def _words(chance: random.Random, vocabulary: Sequence[str], number: int) -> str:
    return " ".join(chance.choice(vocabulary) for _ in range(number))


def _name(chance: random.Random, vocabulary: Sequence[str]) -> str:
    return f"{chance.choice(vocabulary).title()}, {chance.choice('ABCDEFGH')}. K."


def _work(place: int, chance: random.Random, vocabulary: Sequence[str], journals: Sequence[str]) -> Row:
    title = _words(chance, vocabulary, chance.randint(5, 14)).capitalize()
    if chance.random() < 0.3:
        title += f": {_words(chance, vocabulary, 4)}"
    names = [_name(chance, vocabulary) for _ in range(chance.randint(1, 7))]
    first = chance.randint(2, 1900)
    volume = chance.randint(1, 120)
    doi = f"10.{chance.randint(1000, 1099)}/j.{place}.{volume}.{first}" if chance.random() < 0.6 else ""
    return (
        f"r{place:08d}", "article", title, " and ".join(names), str(chance.randint(1985, 2024)),
        chance.choice(journals), "", str(volume), str(chance.randint(1, 12)),
        f"{first}-{first + chance.randint(4, 15)}",
        doi, "", "", "",
    )  # fmt: skip


def _printed(ident: str, work: Row, chance: random.Random) -> Row:
    """Return a work as another database prints it."""
    _, kind, title, authors, year, journal, booktitle, volume, issue, pages, doi, *rest = work
    if chance.random() < 0.2:
        title = title.partition(":")[0]
    if chance.random() < 0.1:
        title = title[:9] + title[10:]
    if chance.random() < 0.5:
        journal = " ".join(f"{word[:4]}." for word in journal.split())
    if chance.random() < 0.4:
        authors = "".join(name.replace(", ", "").replace(" ", "") for name in authors.split(" and "))
    first, _, last = pages.partition("-")
    if chance.random() < 0.4:
        pages = f"{first}-{last[-2:]}" if len(last) == len(first) and len(first) > 2 else first
    doi = doi if chance.random() < 0.5 else ""
    return (ident, kind, title, authors, year, journal, booktitle, volume, issue, pages, doi, *rest)


def text(number: int, seed: int = SEED) -> Iterator[str]:
    """Yield the table of so many records, line by line."""
    yield _line(HEADER)
    for row, _ in rows(number, seed):
        yield _line(row)


def _line(row: Row) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row)
    return out.getvalue()


def write(path: Path, number: int, seed: int = SEED) -> Path:
    """Write the table of so many records, packed where its name ends in .gz."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8", newline="") as stream:
        stream.writelines(text(number, seed))
    return path
