"""The home page that the engine writes where a review has none of its own."""

from collections.abc import Iterator

from pipeline.model import Page, Review
from pipeline.site import Site


def pages(found: Site) -> Iterator[Page]:
    """Yield the home page, unless the review's prose has one."""
    review = found.review
    if any(prose.path == "index.md" for prose in review.prose):
        return
    yield Page(
        path="index.md",
        title=review.protocol.short_title,
        description=review.protocol.question,
        template="home.md.j2",
        view=review.protocol,
        sources=("records/protocol.yml",),
    )


def state(review: Review) -> str:
    """Return the version in preparation."""
    return review.protocol.versions[-1].id
