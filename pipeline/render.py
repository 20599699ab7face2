"""Draws pages: a sandboxed, strict template environment, and the front matter that every page bears.

Whatever a template prints goes through `text.safe`, unless it is markup that the engine made.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline import text
from pipeline.model import Page, Review
from pipeline.pages import pages_of
from pipeline.problems import Problem
from pipeline.refs import helpers
from pipeline.resources import Resources, resources
from pipeline.site import Site, site

FILTERS = ("length", "first", "last")


def render_all(review: Review, root: Path) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return every file of build/docs by its path there, and what was wrong with prose or templates."""
    return draw(review, resources(root))


def draw(review: Review, drawn_with: Resources) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Draw every page of a review with the given templates; pure."""
    found, env = site(review), environment(drawn_with.templates)
    files = {page.path: render(page, found, env).encode() for page in pages_of(found)}
    return {**drawn_with.assets, **files}, ()


def environment(templates: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    """Return a template environment in which every printed text is spelled and every name must exist."""
    env = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters = {name: env.filters[name] for name in FILTERS}
    return env


def render(page: Page, found: Site, env: ImmutableSandboxedEnvironment) -> str:
    """Return the Markdown of one page, with its front matter."""
    body = env.get_template(page.template).render(
        view=page.view, page=page, review=found.review, **helpers(found, page.path)
    )
    return f"{front_matter(page)}{body.strip()}\n"


def front_matter(page: Page) -> str:
    """Return title, description and sources of a page; texts are spelled, for the theme prints them raw."""
    rows = {
        "title": str(text.safe(page.title)),
        "description": str(text.safe(page.description)),
        "sources": list(page.sources),
    }
    return "".join(["---\n", *_rows(rows), "---\n\n"])


def _rows(rows: Mapping[str, object]) -> Iterator[str]:
    for key, row in rows.items():
        if row:
            yield f"{key}: {json.dumps(row, ensure_ascii=False)}\n"


def _printed(printed: object) -> Markup:
    if isinstance(printed, Markup):
        return printed
    return text.safe("" if printed is None else str(printed))
