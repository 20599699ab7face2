"""Block: the few pairs worth comparing, found by hashing; the work grows with the number of records."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.dedupe.keys import Keys

WINDOW: Final = 12

Pair = tuple[int, int]


def names_of(one: Keys) -> Iterator[tuple[str, ...]]:
    """Yield the blocks that a record belongs to.

    The narrow ones (title with first author, whole text) keep true duplicates near each other where a
    wide one, as all the pieces called `Editorial`, holds more records than are compared.
    """
    for kind, ident in (("doi", one.doi), ("arxiv", one.arxiv), ("pmid", one.pmid)):
        if ident:
            yield (kind, ident)
            yield (f"{kind}-title", ident, one.title)
    if one.title:
        yield ("title", one.title)
        yield ("title-author", one.title, *one.authors[:1])
        yield ("text", one.text)


def pairs(keys: Sequence[Keys]) -> list[Pair]:
    """Return the pairs to compare as positions in `keys`, the earlier one first, each once, sorted.

    Every record meets the first record and the `WINDOW` nearest earlier ones of each of its blocks: what
    it meets depends on earlier records only, so that an import never takes back a comparison.
    """
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: set[Pair] = set()
    for here, one in enumerate(keys):
        for name in names_of(one):
            block = blocks[name]
            found.update((there, here) for there in (*block[:1], *block[-WINDOW:]))
            block.append(here)
    return sorted(found)
