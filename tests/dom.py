"""Pages as a browser would see them: Markdown by the site's own extensions, then an HTML parser."""

import json
import re
from functools import lru_cache
from pathlib import Path

import html5lib
import markdown
import yaml

from pipeline.render import draw
from pipeline.resources import resources

BASE = Path(__file__).parent.parent / "pipeline/mkdocs.yml"
NOWHERE = Path(__file__).parent / "there-is-no-such-review"
DRAWN_WITH = resources(NOWHERE)


@lru_cache
def extensions():
    """Return the Markdown extensions of every site, and their settings."""
    listed = yaml.safe_load(BASE.read_text("utf-8"))["markdown_extensions"]
    named = {next(iter(one)): one[next(iter(one))] for one in listed if isinstance(one, dict)}
    return [one if isinstance(one, str) else next(iter(one)) for one in listed], named


def front(page):
    """Return the front matter of a page as YAML reads it."""
    return yaml.safe_load(re.match(r"---\n(.*?)\n---\n", page, re.DOTALL)[1])


def body(page):
    """Return the HTML of a page's Markdown."""
    listed, settings = extensions()
    content = re.sub(r"\A---\n.*?\n---\n", "", page, count=1, flags=re.DOTALL)
    return markdown.markdown(content, extensions=listed, extension_configs=settings)


def parsed(page):
    """Return the DOM of a page, as an element tree without namespaces."""
    return html5lib.parse(body(page), treebuilder="etree", namespaceHTMLElements=False)


def words(element):
    """Return the text of an element, as a browser shows it."""
    return "".join(element.itertext())


def pages(review, drawn_with=DRAWN_WITH):
    """Return every Markdown page of a review as text, by path; nothing may be amiss."""
    files, problems = draw(review, drawn_with)
    assert problems == ()
    return {path: content.decode() for path, content in files.items() if path.endswith(".md")}


def find(root, **attributes):
    """Return every element that bears these attributes; a value of None asks for any."""
    wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return [
        one
        for one in root.iter()
        if isinstance(one.tag, str)
        and all(name in one.attrib and value in (None, one.attrib[name]) for name, value in wanted.items())
    ]


def parents(root):
    """Return the parent of every element."""
    return {child: parent for parent in root.iter() for child in parent}


def as_json(page):
    """Return the front matter of a page as the JSON of each of its lines."""
    rows = re.match(r"---\n(.*?)\n---\n", page, re.DOTALL)[1].splitlines()
    return {row.partition(": ")[0]: json.loads(row.partition(": ")[2]) for row in rows}
