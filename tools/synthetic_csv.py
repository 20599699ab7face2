"""Invented tables, as large as one likes: what the speed and memory of their readers are measured on.

Records have five authors with names of their own, an abstract of a thousand characters and twenty columns;
half of the names have accents, markup and signs stand in a few titles and abstracts.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from random import Random

from tools.synthetic_exports import sentence, word

_MARKS = ("<i>in vivo</i> of", "R&amp;D in", "5 µm of", "naïve “old”", 'a "new"', "α–β of")
_ACCENTS = ("", "", "é", "ö", "ñ", "ł")
_ROWS_A_PIECE = 200
Made = Mapping[str, str]
SCOPUS: Mapping[str, str] = {
    "Authors": "initials", "Author full names": "full", "Title": "title", "Year": "year",
    "Source title": "journal", "Volume": "volume", "Issue": "issue", "Art. No.": "", "Page start": "start",
    "Page end": "end", "DOI": "doi", "Link": "link", "Abstract": "abstract", "Author Keywords": "keywords",
    "ISSN": "issn", "PubMed ID": "number", "Language of Original Document": "language",
    "Document Type": "type", "Source": "source", "EID": "eid",
}  # fmt: skip
GENERIC: Mapping[str, str] = {
    "record_id": "number", "entry_type": "kind", "title": "title", "authors": "bibtex", "year": "year",
    "journal": "journal", "booktitle": "", "volume": "volume", "number": "issue", "pages": "pages",
    "doi": "doi", "isbn": "", "issn": "issn", "publisher": "publisher", "url": "link", "abstract": "abstract",
    "keywords": "keywords", "language": "language", "month": "month", "note": "",
}  # fmt: skip
WOS: Mapping[str, str] = {
    "PT": "pt", "AU": "family", "AF": "family", "TI": "title", "SO": "journal", "LA": "language",
    "DT": "type", "DE": "keywords", "ID": "", "AB": "abstract", "SN": "issn", "PY": "year", "VL": "volume",
    "IS": "issue", "BP": "start", "EP": "end", "DI": "doi", "PM": "number", "PU": "publisher", "UT": "ut",
}  # fmt: skip
DIALECTS = {"scopus": SCOPUS, "generic": GENERIC, "wos-tab": WOS}


def csv_rows(dialect: str, n: int, seed: int) -> Iterator[bytes]:
    """Yield a table of `n` rows piece by piece; `dialect` is one of DIALECTS."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    columns = DIALECTS[dialect]
    write = _tabbed if dialect == "wos-tab" else _quoted
    yield write([list(columns)])
    for first in range(1, n + 1, _ROWS_A_PIECE):
        made = (_made(chance, number) for number in range(first, min(n + 1, first + _ROWS_A_PIECE)))
        yield write([[record.get(name, "") for name in columns.values()] for record in made])


def _quoted(rows: list[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _tabbed(rows: list[list[str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def _made(chance: Random, number: int) -> Made:
    people = [(_family(chance), word(chance).capitalize()) for _ in range(5)]
    start, year = number % 900 + 1, str(chance.randint(1990, 2025))
    return {
        "number": str(number), "kind": "article", "type": "Article", "pt": "J", "source": "Scopus",
        "initials": "; ".join(f"{family} {given[0]}." for family, given in people),
        "full": "; ".join(f"{family}, {given} ({number}{at})" for at, (family, given) in enumerate(people)),
        "family": "; ".join(f"{family}, {given}" for family, given in people),
        "bibtex": " and ".join(f"{family}, {given}" for family, given in people),
        "title": f"{sentence(chance, 80, _MARKS)} {number}", "year": year, "month": str(number % 12 + 1),
        "journal": f"{sentence(chance, 25)} Letters", "volume": str(number % 90), "issue": str(number % 12),
        "start": str(start), "end": str(start + 9), "pages": f"{start}-{start + 9}",
        "doi": f"10.1000/made.{year}.{number}", "link": f"https://example.org/{number}",
        "abstract": sentence(chance, 1000, _MARKS if number % 4 == 0 else ()),
        "keywords": "; ".join(f"{word(chance)} {word(chance)}" for _ in range(4)), "issn": "1234-5678",
        "language": "English", "publisher": "An Invented Press", "eid": f"2-s2.0-{85_000_000_000 + number}",
        "ut": f"WOS:{number:015}",
    }  # fmt: skip


def _family(chance: Random) -> str:
    return f"{word(chance).capitalize()}{chance.choice(_ACCENTS)}{word(chance, 1, 2)}"
