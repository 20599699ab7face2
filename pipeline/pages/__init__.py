"""The pages of a site: one function for each kind of page, and the table that lists them."""

from collections.abc import Callable, Iterator

from pipeline.model import Page, Review
from pipeline.pages import (
    appraisal,
    catalogue,
    display,
    extraction,
    flow,
    home,
    prose,
    quality,
    records,
    references,
    releases,
    searches,
    sets,
    studies,
    taxonomy,
    workload,
)
from pipeline.site import Site, site

KINDS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home.pages,
    prose.pages,
    taxonomy.pages,
    studies.pages,
    display.pages,
    extraction.pages,
    appraisal.pages,
    flow.pages,
    searches.pages,
    records.pages,
    quality.pages,
    workload.pages,
    references.pages,
    releases.pages,
    sets.pages,
    catalogue.pages,
)


def pages(review: Review) -> Iterator[Page]:
    """Yield every page of a review's site, kind by kind."""
    yield from pages_of(site(review))


def pages_of(found: Site) -> Iterator[Page]:
    """Yield every page of a site whose things have been looked up already."""
    for kind in KINDS:
        yield from kind(found)
