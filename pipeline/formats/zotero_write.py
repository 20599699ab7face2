"""Writes RIS for Zotero: tags that its importer would take for something else are written otherwise.

RIS rather than CSL-JSON, since Zotero's import of CSL-JSON drops keywords, where that of RIS keeps what it
has no field for as a note. By its RIS translator: M1 of an article is its issue, M3 its DOI unless the type
has a type field of its own, ET an edition; M2 goes to Extra whole; UNPB is not known.
"""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.formats import describe, ris_write
from pipeline.formats.ris_bib import KINDS
from pipeline.formats.written import Writer, Written, fitting, implied

_TYPES = {"UNPB": "UNPD"}
_TYPED = frozenset({"UNPD", "RPRT", "THES"})
_TAGS: Mapping[str, str] = {"M1": "M2", "JF": "T2"}


def write(items: Iterable[Written]) -> Iterator[str]:
    """Yield records as RIS entries that Zotero imports whole."""
    return (ris_write.entry(_lines(item)) for item in items)


def _lines(item: Written) -> Iterator[tuple[str, str]]:
    kind = ""
    for tag, text in ris_write.lines(item):
        if tag == "TY":
            kind = _TYPES.get(text, text)
            yield tag, kind
        elif tag != "ET" and (tag != "M3" or kind in _TYPED):
            yield ("M2" if text.startswith("PMID: ") else _TAGS.get(tag, tag)), text


def _kind(item: Written) -> str:
    """Return the kind that the file tells: with M3 where it stands, or by the other tags."""
    bib = item.bib
    kind = ris_write.TYPES.get(bib.kind, "GEN")
    if _TYPES.get(kind, kind) in _TYPED:
        return bib.kind
    return ris_write.kind_told(bib, KINDS.get(kind, "other"))


def _noted(item: Written) -> bool:
    """Tell whether a retraction is told: by the title, or by M3 where it stands."""
    bib = item.bib
    kind = ris_write.TYPES.get(bib.kind, "GEN")
    return not bib.retracted or _TYPES.get(kind, kind) in _TYPED or describe.retracted(bib.title, "")


WRITER = Writer(
    name="zotero",
    label="Zotero (RIS)",
    ending="ris",
    reader="ris",
    write=write,
    leaves_out=(
        "what RIS omits",
        "the first public date",
        "that an article is an editorial or a retraction, or was retracted",
        "a kind that contradicts the venue",
    ),
    carries=ris_write.WRITER.carries,
    within={
        **ris_write.WRITER.within,
        "first_public": implied,
        "kind": lambda item: _kind(item) == item.bib.kind,
        "venue_kind": lambda item: fitting(item, _kind(item)),
        "retracted": _noted,
    },
)
