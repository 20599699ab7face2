"""The review's own pages: Markdown by hand, with numbers and claims called by name."""

from collections.abc import Iterator

from pipeline.model import Page, Prose
from pipeline.prose import front_of, title_of
from pipeline.site import Site

ELSEWHERE = ("templates/", "assets/", "development/", "operations/")
"""Folders of docs/ that are no pages of the site."""


def pages(found: Site) -> Iterator[Page]:
    """Yield a page for every hand-written one."""
    for prose in found.review.prose:
        if not prose.path.startswith(ELSEWHERE):
            yield _page(found, prose)


def _page(found: Site, prose: Prose) -> Page:
    front = front_of(prose.text)
    title = front.get("title") or title_of(prose.text) or found.review.protocol.short_title
    return Page(
        path=prose.path,
        title=title,
        description=front.get("description") or f"{title}. {found.review.protocol.short_title}.",
        template=f"prose:{prose.path}",
        view=prose,
        sources=(f"docs/{prose.path}",),
    )
