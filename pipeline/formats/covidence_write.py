"""Writes RIS for Covidence, which imports RIS, EndNote XML and PubMed text, and no CSV.

It keeps the accession number of a record and prints it in its own exports: the key stands there, so that
decisions come back by it. Decisions cannot be imported; a file goes to one stage of a review whole.
"""

from collections.abc import Iterable, Iterator

from pipeline.formats import ris_write
from pipeline.formats.written import Writer, Written


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as RIS entries that Covidence imports."""
    return (ris_write.entry(_lines(item)) for item in items)


def _lines(item: Written) -> Iterator[tuple[str, str]]:
    for tag, text in ris_write.lines(item):
        yield ("T2" if tag == "JF" else tag), (ris_write.spoken(item.key) if tag == "AN" else text)


WRITER = Writer(
    name="covidence",
    label="Covidence (RIS)",
    ending="ris",
    reader="ris",
    write=write,
    leaves_out=(
        "what RIS omits",
        "the accession number, in whose place the key stands",
    ),
    carries=ris_write.WRITER.carries - {"accession"},
    within=ris_write.WRITER.within,
)
