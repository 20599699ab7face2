"""One record as queries see it: its texts by field, folded when they are first asked for."""

from collections.abc import Callable, Mapping, Sequence

from pipeline.model import Bib, Withheld
from pipeline.query.syntax import PARTS
from pipeline.query.text import APART, Text

HELD: Mapping[str, Callable[[Bib], str]] = {
    "title": lambda bib: bib.title,
    "abstract": lambda bib: bib.abstract,
    "keywords": lambda bib: APART.join(bib.keywords),
    "author": lambda bib: APART.join(
        f"{one.particle} {one.family} {one.given}".strip() for one in bib.authors
    ),
    "venue": lambda bib: bib.venue,
    "doi": lambda bib: bib.doi,
    "pmid": lambda bib: bib.pmid,
    "issn": lambda bib: APART.join(bib.issn),
}


class Reading:
    """The texts of one record. A field that records do not hold, as full text, is always empty.

    `withheld` says of fields that may not be stored which terms they were found to hold; `known` is what was
    tested already, by the test.
    """

    __slots__ = ("_texts", "bib", "known", "withheld")

    def __init__(self, bib: Bib, withheld: Sequence[Withheld] = ()) -> None:
        self.bib = bib
        self.withheld = withheld
        self.known: dict[object, bool | None] = {}
        self._texts: dict[str, Text] = {}

    def text(self, name: str) -> Text:
        """Return the text of one field; the values of a list are parted by a sign that no phrase crosses."""
        found = self._texts.get(name)
        if found is None:
            held = HELD.get(name)
            found = self._texts[name] = Text(held(self.bib) if held else "")
        return found

    def told(self, name: str, term: str) -> bool | None:
        """Tell whether a field that is not stored holds a term; None where nobody asked."""
        mine = [one for one in self.withheld if one.field == name and term in one.asked]
        return any(term in one.found for one in mine) if mine else None


def fields_of(name: str) -> tuple[str, ...]:
    """Return the single fields that a field or group of fields is made of."""
    return PARTS.get(name, (name,))
