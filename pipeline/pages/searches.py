"""Searches: one list, and a page for each search with its queries, files and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline import files
from pipeline.model import Page
from pipeline.pages.parts import HOME, Head, search_file
from pipeline.query.parse import parse
from pipeline.query.render import render
from pipeline.query.syntaxes import PLAIN, SYNTAXES
from pipeline.query.translate import Loss, translate
from pipeline.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchesView:
    """All searches, in sequence."""

    head: Head
    searches: tuple[files.Search, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One export of a search, and how many problems reading it told."""

    file: files.ExportFile
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A planned query in plain notation, and as the database of a search would take it, with every loss.

    `database` is "" where the source has no notation that we write; `remark` is what it does besides.
    """

    query: files.PlannedQuery
    database: str = ""
    text: str = ""
    losses: tuple[Loss, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """One search; `written` are those of its queries that the protocol plans."""

    head: Head
    search: files.Search
    written: tuple[Written, ...]
    brought: tuple[Brought, ...]
    source: str


def pages(found: Site) -> Iterator[Page]:
    """Yield the list of searches and the page of each."""
    ordered = tuple(sorted(found.review.searches, key=lambda one: one.sequence))
    words = "Every search of this review: where, when, with which words, and what it brought."
    yield Page(
        path="searches/index.md",
        title="Searches",
        description=words,
        template="searches.md.j2",
        view=SearchesView(
            head=Head(title="Searches", source="records/searches", lead=words), searches=ordered
        ),
        sources=tuple(search_file(one.id) for one in ordered),
    )
    for search in ordered:
        yield _page(found, search)


def _brought(found: Site, search: files.Search) -> Iterator[Brought]:
    told = [problem.path for problem in found.review.problems]
    for file in search.files:
        yield Brought(file=file, problems=told.count(f"records/searches/{file.path}"))


def _written(found: Site, search: files.Search) -> Iterator[Written]:
    """Yield the planned queries that a search ran, each as its database takes it."""
    planned = {one.id: one for one in found.review.protocol.queries}
    source = found.sources.get(search.source)
    for run in search.queries:
        if run.id in planned:
            yield _translated(planned[run.id], source.syntax if source else None)


def _translated(planned: files.PlannedQuery, name: str | None) -> Written:
    parsed = parse(planned.query, PLAIN)
    if name is None or not parsed.sound or parsed.query is None:
        return Written(query=planned)
    target = SYNTAXES[name]
    source = replace(PLAIN, label="the protocol", stems=planned.match)
    made = translate(parsed.query, source, target)
    return Written(
        query=planned,
        database=target.label,
        text=render(made.query, target) if made.query else "",
        losses=made.losses,
        remark=target.note,
    )


def _page(found: Site, search: files.Search) -> Page:
    label = found.sources[search.source].label if search.source in found.sources else search.source
    source = search_file(search.id)
    title = f"{label}, {search.date}"
    head = Head(title=title, source=source, kind="Search", crumbs=(HOME, ("searches/index.html", "Searches")))
    return Page(
        path=f"searches/{search.id}.md",
        title=title,
        description=f"Search {search.id} of {label} on {search.date}: queries, files and numbers.",
        template="search.md.j2",
        view=SearchView(
            head=head,
            search=search,
            written=tuple(_written(found, search)),
            brought=tuple(_brought(found, search)),
            source=source,
        ),
        sources=(source,),
    )
