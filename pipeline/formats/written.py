"""What a writer is: records in, text out piece by piece, and exactly what its shape can carry."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields

from pipeline.formats import describe, names
from pipeline.formats.base import UNMARKED, Marks
from pipeline.formats.text import clean
from pipeline.model import Bib, Name
from pipeline.normalize import arxiv_month


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One record to write: its key, its description, and what people noted on it.

    `key` is the name that the record keeps in the file, an id or a citation key; "" leaves it out.
    """

    key: str
    bib: Bib
    marks: Marks = UNMARKED


BIB = frozenset(part.name for part in fields(Bib))
MARKS = frozenset(part.name for part in fields(Marks))
FIELDS = BIB | MARKS | {"key"}
PARTED = "how a name is parted where its print does not tell"
FOLLOWED = "the kind of a venue where it does not follow from that of the document"
SEMICOLON = "a semicolon in a keyword (it becomes a comma)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One shape to write: its name, what a person calls it, what its files are called, and how it is written.

    `write` yields text piece by piece and holds one record at a time. `carries` are the fields of `FIELDS`
    that the reader named `reader` gives back as they were; where that holds for some values only,
    `within` has the rule. `leaves_out` says the same in words, for people.
    """

    name: str
    label: str
    ending: str
    reader: str
    write: Callable[[Iterable[Written]], Iterator[str]]
    leaves_out: tuple[str, ...]
    carries: frozenset[str]
    within: Mapping[str, Callable[[Written], bool]] = field(default_factory=dict)

    @property
    def omits(self) -> str:
        """Return in words what the shape cannot carry."""
        return "; ".join(self.leaves_out) or "nothing"

    def keeps(self, name: str, item: Written) -> bool:
        """Tell whether a field of a record comes back from this shape as it was."""
        return name in self.carries and (name not in self.within or self.within[name](item))


def value(name: str, item: Written) -> object:
    """Return what a record says in a field of `FIELDS`."""
    part = item if name == "key" else item.marks if name in MARKS else item.bib
    return getattr(part, name)


def inverted(name: Name) -> str:
    """Return a name as `particle Family, Given, Suffix`; a body's name ends in a comma.

    >>> inverted(Name(family="Schoot", given="Rens", particle="van de"))
    'van de Schoot, Rens'
    """
    if name.corporate:
        return f"{name.family},"
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def named(item: Written) -> bool:
    """Tell whether the names of a record can be told from how `inverted` prints them, one by one."""
    authors = item.bib.authors
    return names.undoubled(authors) == authors and all(
        names.person(inverted(name)) == name for name in authors
    )


def parted(item: Written) -> bool:
    """Tell whether the names of a record can be told from a list with semicolons between them."""
    return named(item) and ";" not in "".join(map(inverted, item.bib.authors))


def fitting(item: Written, kind: str = "") -> bool:
    """Tell whether the kind of the venue is what follows from the kind of the document, or from another."""
    return item.bib.venue_kind == describe.VENUE_KINDS.get(kind or item.bib.kind, "other")


def worded(item: Written) -> bool:
    """Tell whether no keyword of a record holds the sign between two keywords."""
    return ";" not in "".join(item.bib.keywords)


def listed(words: Iterable[str]) -> str:
    """Return keywords in one text with semicolons between, so that a comma is read as part of its word.

    >>> listed(["a, b"]), listed(["a", "b; c"])
    ('a, b;', 'a; b, c')
    """
    text = "; ".join(word.replace(";", ",") for word in words)
    return f"{text};" if "," in text and ";" not in text else text


def lined(item: Written) -> bool:
    """Tell whether each note on a record is one line."""
    return all(clean(note) == note for note in item.marks.notes)


def implied(item: Written) -> bool:
    """Tell whether the first public date is no more than the arXiv identifier tells."""
    bib = item.bib
    return bib.first_public == (arxiv_month(bib.arxiv) if bib.arxiv else None)
