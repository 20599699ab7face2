"""Hand-written pages: their front matter, their body, and the calls they make by name.

Prose is Markdown with calls such as {{ n('studies') }} and nothing else of the template language: one
helper, literal names. What it calls is looked at before anything is drawn, so that every unknown name
is found at its line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from pipeline.model import Prose
from pipeline.problems import Problem

_FRONT: Final = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*\n", re.DOTALL)
_KEY: Final = re.compile(r"([a-z_]+):[ \t]*(.*)")
_TITLE: Final = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_ATTRIBUTES: Final = re.compile(r"\{[:#.].*?\}")
COMMENT: Final = ("{##", "##}")
"""What encloses a comment: not the usual marks, for Markdown writes {#ids} with them."""
_READER: Final = Environment(autoescape=True, comment_start_string=COMMENT[0], comment_end_string=COMMENT[1])


@dataclass(frozen=True, slots=True)
class Call:
    """One call in prose: the helper, its name in quotes, and the line (from 1)."""

    helper: str
    name: str
    line: int


def front_of(text: str) -> Mapping[str, str]:
    """Return the front matter's keys with a text on their line."""
    rows = _front(text).splitlines()
    pairs = [found for row in rows if (found := _KEY.fullmatch(row.rstrip()))]
    return {pair[1]: pair[2].strip("\"'") for pair in pairs if pair[2]}


def rest_of_front(text: str, *given: str) -> str:
    """Return the front matter as written, without the given keys."""
    rows = _front(text).splitlines(keepends=True)
    return "".join(row for row in rows if not row.startswith(tuple(f"{key}:" for key in given)))


def body_of(text: str) -> str:
    """Return the Markdown below the front matter."""
    found = _FRONT.match(text)
    return text[found.end() :] if found else text


def title_of(text: str) -> str:
    """Return the first heading of a page, without attributes; empty where there is none."""
    found = _TITLE.search(body_of(text))
    return _ATTRIBUTES.sub("", found[1]).strip() if found else ""


def _front(text: str) -> str:
    found = _FRONT.match(text)
    return (found[1] or "") if found else ""


def calls(prose: Prose) -> tuple[Call, ...]:
    """Return every well-formed call of a page."""
    return tuple(found for found in _parts(prose) if isinstance(found, Call))


def misuses(prose: Prose) -> tuple[Problem, ...]:
    """Return every use of the template language that is no call of one helper with one literal name."""
    return tuple(found for found in _parts(prose) if isinstance(found, Problem))


def _parts(prose: Prose) -> Iterator[Call | Problem]:
    try:
        tree = _READER.parse(prose.text)
    except TemplateSyntaxError as error:
        yield _problem(prose, error.lineno, "prose-syntax", error.message or "cannot be read as a template")
        return
    for part in tree.body:
        yield from _output(prose, part) if isinstance(part, nodes.Output) else (_logic(prose, part.lineno),)


def _output(prose: Prose, output: nodes.Output) -> Iterator[Call | Problem]:
    for part in output.nodes:
        if not isinstance(part, nodes.TemplateData):
            yield _call(part) or _logic(prose, part.lineno)


def _call(part: nodes.Expr) -> Call | None:
    if not isinstance(part, nodes.Call) or not isinstance(part.node, nodes.Name):
        return None
    match part.args:
        case [nodes.Const(value=str(name))] if not (part.kwargs or part.dyn_args or part.dyn_kwargs):
            return Call(helper=part.node.name, name=name, line=part.lineno)
    return None


def _logic(prose: Prose, line: int) -> Problem:
    return _problem(
        prose, line, "prose-logic", "prose may call one helper with one name in quotes, and nothing else"
    )


def _problem(prose: Prose, line: int, code: str, message: str) -> Problem:
    hint = (
        "write {{ n('studies') }} or another helper; set {% raw %} … {% endraw %} around braces that are text"
    )
    return Problem(f"docs/{prose.path}", line, 0, code, message, hint)
