"""The list of references: every study and context work, in the order of their first author."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Page, Study
from pipeline.pages.parts import Head, work_file, year
from pipeline.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reference, and the file of its work."""

    work: Study
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencesView:
    """All references."""

    head: Head
    entries: tuple[Entry, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the list of references."""
    words = "Every study and every work cited as context."
    ordered = sorted(found.works.values(), key=_order)
    yield Page(
        path="references.md",
        title="References",
        description=words,
        template="references.md.j2",
        view=ReferencesView(
            head=Head(title="References", source="references.bib", lead=words),
            entries=tuple(Entry(work=work, source=work_file(work)) for work in ordered),
        ),
        sources=("references.bib",),
    )


def _order(work: Study) -> tuple[str, int, str, str]:
    first = work.bib.authors[0].family if work.bib.authors else ""
    return (first.casefold(), year(work.bib), work.bib.title.casefold(), work.id)
