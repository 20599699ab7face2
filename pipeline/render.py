"""Draws pages: a sandboxed, strict template environment, and the front matter that every page bears.

Whatever a template prints goes through `text.safe`, unless it is markup that the engine made.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from pipeline import prosecheck, prosenames, text
from pipeline.downloads import downloads
from pipeline.helpers import helpers
from pipeline.model import Page, Prose, Review
from pipeline.pages import pages_of
from pipeline.problems import Problem
from pipeline.prose import COMMENT, body_of, rest_of_front
from pipeline.refs import UnknownNameError
from pipeline.resources import Resources, resources
from pipeline.site import Site, site

UNSEARCHED = ("set.md.j2", "records.md.j2", "diff.md.j2")
"""Pages that only list what other pages tell: a search that found them too would drown in them."""
FILTERS = ("length", "first", "last")
Files = Mapping[str, bytes]


def render_all(review: Review, root: Path) -> tuple[Files, tuple[Problem, ...]]:
    """Return every file of build/docs by its path there, and what was wrong with prose or templates."""
    return draw(review, resources(root))


def draw(review: Review, drawn_with: Resources) -> tuple[Files, tuple[Problem, ...]]:
    """Draw every page of a review with the given templates; pure. A page with a problem is left out."""
    found = site(review)
    prose = {f"prose:{one.path}": body_of(one.text) for one in review.prose}
    env = environment({**drawn_with.templates, **prose})
    files, problems = {**drawn_with.assets, **downloads(review)}, list[Problem]()
    taken = {path.casefold() for path in files}
    for page in pages_of(found):
        amiss = [*_collision(page, taken), *_prose_problems(found, page)]
        drawn = "" if amiss else _drawn(page, found, env)
        if isinstance(drawn, Problem):
            amiss.append(drawn)
        elif not amiss:
            files[page.path] = drawn.encode()
            taken.add(page.path.casefold())
        problems += amiss
    return files, tuple(problems)


def amiss(review: Review, root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with prose, the names it calls and the paths of pages; draws nothing."""
    found, taken, problems = site(review), set[str](), list[Problem]()
    for page in pages_of(found):
        problems += [*_collision(page, taken), *_prose_problems(found, page)]
        taken.add(page.path.casefold())
    drawn_with = resources(root)
    return (*problems, *_unreadable(environment(drawn_with.templates), drawn_with.own))


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of the template engine, asked once for each attribute of each type."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(**options)
        self.known: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may read an attribute; the answer depends on the type alone."""
        key = (type(obj), attr)
        if key not in self.known:
            self.known[key] = super().is_safe_attribute(obj, attr, value)
        return self.known[key]


def environment(templates: Mapping[str, str]) -> Sandbox:
    """Return a template environment in which every printed text is spelled and every name must exist."""
    env = Sandbox(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters = {name: env.filters[name] for name in FILTERS}
    return env


def render(page: Page, found: Site, env: Sandbox) -> str:
    """Return the Markdown of one page, with its front matter."""
    body = env.get_template(page.template).render(
        view=page.view, page=page, review=found.review, **helpers(found, page.path)
    )
    return f"{front_matter(page, found.review)}{body.strip()}\n"


def front_matter(page: Page, review: Review) -> str:
    """Return title, description and sources of a page; texts are spelled, for the theme prints them raw."""
    rows = {
        "title": str(text.safe(page.title)),
        "description": str(text.safe(page.description)),
        "notice": str(text.safe(review.protocol.notice or "")),
        "sources": [str(text.safe(source)) for source in page.sources],
        "search": {"exclude": True} if page.template in UNSEARCHED else {},
    }
    own = rest_of_front(page.view.text, *rows) if isinstance(page.view, Prose) else ""
    return "".join(["---\n", *_rows(rows), own, "---\n\n"])


def _rows(rows: Mapping[str, object]) -> Iterator[str]:
    for key, row in rows.items():
        if row:
            yield f"{key}: {json.dumps(row, ensure_ascii=False)}\n"


def _printed(printed: object) -> Markup:
    if isinstance(printed, Markup):
        return printed
    return text.safe("" if printed is None else str(printed))


def _prose_problems(found: Site, page: Page) -> Iterator[Problem]:
    if isinstance(page.view, Prose):
        yield from prosenames.problems(found, page.view)
        yield from prosecheck.problems(page.view, found.review.names.names)


def _collision(page: Page, taken: Container[str]) -> Iterator[Problem]:
    if page.path.casefold() in taken:
        source = page.sources[0] if page.sources else page.path
        hint = "give the page of docs/ another name; every generated page has its own"
        yield Problem(source, 0, 0, "page-twice", f"two pages would be written to {page.path}", hint)


def _unreadable(env: Sandbox, names: Iterable[str]) -> Iterator[Problem]:
    for name in sorted(names):
        try:
            env.get_template(name)
        except TemplateSyntaxError as error:
            yield _template_problem(error.name or name, error.lineno, str(error))


def _template_problem(name: str, line: int, message: str) -> Problem:
    hint = "mend the template, or take it away"
    return Problem(f"docs/templates/{name}", line, 0, "template", message, hint)


def _drawn(page: Page, found: Site, env: Sandbox) -> str | Problem:
    try:
        return render(page, found, env)
    except (TemplateError, UnknownNameError) as error:
        line, name = 0, page.template
        if isinstance(error, TemplateSyntaxError):
            line, name = error.lineno, error.name or name
        return _template_problem(name, line, f"{page.path}: {error}")
