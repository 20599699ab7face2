"""Sixty hostile texts in every text field: pages keep their bones, and show the text as text."""

import html
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache

import pytest

from pipeline.model import Prose
from pipeline.pages import pages_of
from pipeline.render import environment, render
from pipeline.site import site
from pipeline.text import clean
from pipeline.values import Text
from tests import dom, made
from tests.hostile import STRINGS

MARKER = "Zqxmarker"
IDENTIFIERS = {"Claim.discrepancies", "Decision.recorded_for", "Name.given", "Box.id", "Line.id", "Column.id"}
PROSE = """# Told by hand

HTML in a sentence: {{ study('ladle') }}, {{ node('clay') }}, {{ claim('ladle/fast') }},
and {{ metric('delay') }}.

- {{ study('ladle') }}
- {{ source('kettle') }} {{ n('node.clay') }}

| work | claim |
|---|---|
| {{ study('sieve') }} | {{ claim('ladle/taste') }} |

> {{ node('glass') }}

{{ table('all') }}
"""
DRAWN = {
    *(
        "prose.md",
        "index.md",
        "taxonomy/index.md",
        "taxonomy/clay.md",
        "studies/index.md",
        "studies/ladle.md",
    ),
    *(
        "context/sieve.md",
        "tables/index.md",
        "tables/all.md",
        "flow.md",
        "searches/index.md",
        "searches/k1.md",
    ),
    *("records/1.md", "quality.md", "discrepancies.md", "references.md", "releases/index.md"),
    *("releases/0.9.0.md", "releases/diff-0.9.0-1.0.0.md", "releases/diff-1.0.0-1.1.0.md", "sets/records.md"),
    *("sets/reports.md", "sets/studies.md", "sets/claims.md", "sets/statements.md", "sets/placements.md"),
    *("sets/discrepancies.md", "sets/searches.md", "sets/queries.md", "sets/metric.speed-up.md"),
    *("sets/flow.1.0.0-reported.identified.md", "sets/flow.1.0.0-reported.screened.md"),
}
FORBIDDEN = {
    "script",
    "img",
    "iframe",
    "object",
    "embed",
    "style",
    "link",
    "meta",
    "form",
    "input",
    "base",
    "b",
}
TEXTUAL = (str, Text)


def spoilt(value, hint, text):
    """Return a value in which every field that holds a text, and not an identifier, is the text."""
    if is_dataclass(value):
        kind, hints = type(value), typing.get_type_hints(type(value))
        names = [f.name for f in fields(value) if f"{kind.__name__}.{f.name}" not in IDENTIFIERS]
        return replace(value, **{name: spoilt(getattr(value, name), hints[name], text) for name in names})
    arguments = typing.get_args(hint)
    if isinstance(value, tuple):
        return tuple(spoilt(one, arguments[0] if arguments else None, text) for one in value)
    if isinstance(value, Mapping):
        return {
            key: spoilt(one, arguments[1] if len(arguments) > 1 else None, text) for key, one in value.items()
        }
    textual = hint in TEXTUAL or any(one in TEXTUAL for one in arguments)
    return text if type(value) is str and value and textual else value


@lru_cache
def templates():
    return environment({**dom.DRAWN_WITH.templates, "prose:prose.md": PROSE})


def drawn(text):
    """Return the pages of a review whose every text is the given one."""
    whole = replace(made.full_review(), prose=())
    review = replace(spoilt(whole, type(whole), text), prose=(Prose(path="prose.md", text=PROSE),))
    found = site(review)
    return {page.path: render(page, found, templates()) for page in pages_of(found) if page.path in DRAWN}


def bones(root):
    """Return tags, attributes and texts in order, without the inside of drawings and without white space."""
    made = []

    def walk(element):
        if element.tag.endswith("}svg"):
            made.append("a drawing")
            return
        attributes = sorted((name, squeezed(value)) for name, value in element.attrib.items())
        made.append((element.tag, attributes, squeezed(element.text)))
        for child in element:
            walk(child)
            made.append(("tail", squeezed(child.tail)))

    walk(root)
    return made


def squeezed(text):
    return "".join((text or "").split())


def put(bones, text):
    """Return bones in which the marker is the text."""
    if isinstance(bones, str):
        return bones.replace(MARKER, squeezed(clean(text)))
    return type(bones)(put(one, text) for one in bones) if isinstance(bones, list | tuple) else bones


@lru_cache
def harmless():
    return {path: (bones(dom.parsed(page)), dom.front(page)) for path, page in drawn(MARKER).items()}


def test_every_kind_of_page_is_looked_at():
    assert harmless().keys() == DRAWN
    assert all(MARKER in str(made) for made, _ in harmless().values())


def test_every_text_of_the_review_is_spoilt():
    whole = made.full_review()
    left = str(spoilt(whole, type(whole), MARKER))
    assert not [
        words for words in ("Pours", "pour best", "Table 2", "Kettle", "slip", "Journal") if words in left
    ]


@pytest.mark.parametrize("text", STRINGS)
def test_a_hostile_text_is_shown_as_text_and_moves_no_bone(text):
    for path, page in drawn(text).items():
        root = dom.parsed(page)
        expected, front = harmless()[path]
        assert bones(root) == put(expected, text), path
        assert not FORBIDDEN & {one.tag.rpartition("}")[2] for one in root.iter()}
        assert not [one for one in root.iter() if handlers(one)], path
        assert not set(str(dom.as_json(page)["title"])) & set("<>\"'`{}"), path
        found = {key: squeezed(html.unescape(str(value))) for key, value in dom.front(page).items()}
        assert found == {key: put(squeezed(html.unescape(str(value))), text) for key, value in front.items()}


def handlers(element):
    """Return the attributes of an element that could run something."""
    links = [element.attrib.get(name, "") for name in ("href", "src", "{http://www.w3.org/1999/xlink}href")]
    schemes = [link for link in links if ":" in link.split("#")[0] and not link.startswith("https://")]
    return [name for name in element.attrib if name.startswith("on")] + schemes
