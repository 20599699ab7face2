"""The reference list as printed, written down as a BibTeX export: what is printed, as it is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tools.convert_review.source import Row

PUBLISHERS = ("Association for Computing Machinery", "IEEE Computer Society", "IEEE Press", "IEEE", "PMLR")
PARTS: Mapping[str, str] = {
    "volume": r"vol\. (.+)",
    "number": r"no\. (.+)",
    "pages": r"pp?\. (.+)",
    "series": r"([A-Za-z]+ '\d\d)",
}
TYPES: Mapping[str, str] = {"preprint": "article", "incollection": "incollection", "techreport": "article"}


def entry(row: Row, month: str) -> str:
    """Return one reference as an entry; `month` is printed with a few conference papers."""
    fields = {"author": authors(row["authors_printed"]), "title": row["title_printed"]}
    fields |= venue(row["venue_printed"], "booktitle" if _inside(row) else "journal")
    fields |= {"year": row["year_printed"], "month": month}
    printed = re.fullmatch(r"[0-9]{4}\.[0-9]{4,5}", row["arxiv_printed"])
    fields |= {"eprint": row["arxiv_printed"], "archiveprefix": "arXiv"} if printed else {}
    lines = [f"  {name} = {{{escaped(value)}}}" for name, value in fields.items() if value]
    return f"@{kind(row)}{{ref-{row['ref']},\n" + ",\n".join(lines) + "\n}\n"


def kind(row: Row) -> str:
    """Return the entry type: what the list prints no venue for is of no type."""
    if not row["venue_printed"]:
        return "misc"
    return TYPES.get(row["type"], row["type"])


def authors(printed: str) -> str:
    """Return printed authors joined by `and`, the last of them `others` where the list is cut short.

    >>> authors("A. One, B. Two, et al.")
    'A. One and B. Two and others'
    """
    names = re.split(r", and (?!e\. a\.)|, and (?=e\. a\.)| and |, (?!François)", printed)
    return " and ".join("others" if name == "et al." else name for name in names)


def venue(printed: str, name: str) -> dict[str, str]:
    """Return the parts of a printed venue; what is no known part is the venue's name."""
    address = re.search(r" \((Los [^)]+|New [^)]+)\),?", printed)
    bare = printed.replace(address[0], "") if address else printed
    parts = bare.removeprefix("in ").replace("pp. 527– 542", "pp. 527–542").split(", ")
    found = {"address": address[1]} if address else {}
    found |= dict(_named(parts))
    rest = ", ".join(part.rstrip(",") for part in parts if not _part(part))
    return {name: rest} | {key: found[key] for key in sorted(found)} if rest else found


def escaped(text: str) -> str:
    r"""Return text with the signs that BibTeX would read, written so that they are printed.

    >>> print(escaped("{A}-B & C"))
    \{A\}-B \& C
    """
    return re.sub(r"([{}&%$#_])", r"\\\1", text)


def _named(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        found = _part(part)
        if found:
            yield found


def _part(text: str) -> tuple[str, str] | None:
    text = text.rstrip(",")
    if text in PUBLISHERS:
        return "publisher", text
    for name, pattern in PARTS.items():
        found = re.fullmatch(pattern, text)
        if found:
            return name, found[1]
    return None


def _inside(row: Row) -> bool:
    return row["type"] in {"inproceedings", "incollection"}


def export(rows: Iterable[Row], months: Mapping[int, str]) -> str:
    """Return the whole list."""
    return "\n".join(entry(row, months.get(int(row["ref"]), "")) for row in rows)
