"""Declared tables and charts: two galleries, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import files
from pipeline.model import Page
from pipeline.pages.parts import HOME, Head
from pipeline.site import Site

TABLES = "records/tables.yml"
CHARTS = "records/charts.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryView:
    """All tables or all charts."""

    head: Head
    kind: str
    shown: tuple[files.Table | files.Chart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownView:
    """One table or one chart."""

    head: Head
    kind: str
    id: str


def pages(found: Site) -> Iterator[Page]:
    """Yield the gallery and the pages of the tables, then those of the charts."""
    yield from _kind("table", "Tables", TABLES, found.review.tables.tables)
    yield from _kind("chart", "Charts", CHARTS, found.review.charts.charts)


def _kind(
    kind: str, title: str, source: str, shown: tuple[files.Table, ...] | tuple[files.Chart, ...]
) -> Iterator[Page]:
    lead = f"The {title.lower()} of this review; every value leads to what it rests on."
    yield Page(
        path=f"{kind}s/index.md",
        title=title,
        description=lead,
        template="gallery.md.j2",
        view=GalleryView(head=Head(title=title, source=source, lead=lead), kind=kind, shown=shown),
        sources=(source,),
    )
    for one in shown:
        head = Head(
            title=one.title,
            source=source,
            kind=kind.title(),
            crumbs=(HOME, (f"{kind}s/index.html", title)),
            lead=one.caption,
        )
        yield Page(
            path=f"{kind}s/{one.id}.md",
            title=one.title,
            description=one.caption,
            template=f"{kind}.md.j2",
            view=ShownView(head=head, kind=kind, id=one.id),
            sources=(source,),
        )
