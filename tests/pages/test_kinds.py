"""Which pages there are, and that every kind of page is in the table."""

import pytest

from pipeline import pages
from pipeline.model import Prose
from pipeline.site import site
from tests import made

FULL = made.full_review()


def paths(review):
    return [page.path for page in pages.pages(review)]


@pytest.mark.parametrize(
    "path",
    [
        *("index.md", "taxonomy/index.md", "taxonomy/clay.md", "studies/index.md", "studies/ladle.md"),
        *("context/index.md", "context/sieve.md", "tables/index.md", "tables/all.md", "charts/index.md"),
        *("flow.md", "searches/index.md", "searches/k1.md", "records/1.md", "quality.md", "discrepancies.md"),
        *("references.md", "releases/index.md", "releases/1.0.0.md", "releases/diff-0.9.0-1.0.0.md"),
        *("releases/diff-1.0.0-1.1.0.md", "sets/records.md", "sets/flow.1.0.0.identified.md"),
    ],
)
def test_there_is_a_page_of_every_kind(path):
    assert path in paths(FULL)


def test_no_page_is_written_twice():
    assert len(set(paths(FULL))) == len(paths(FULL))


def test_every_page_has_title_description_and_sources():
    bare = [page.path for page in pages.pages(FULL) if not (page.title and page.description and page.sources)]
    assert bare == []


def test_the_pages_of_a_review_are_those_of_its_site():
    assert list(pages.pages(FULL)) == list(pages.pages_of(site(FULL)))


def test_a_home_page_of_prose_replaces_the_generated_one():
    review = made.review(prose=(Prose(path="index.md", text="# Mine\n"),))
    homes = [page for page in pages.pages(review) if page.path == "index.md"]
    assert [page.template for page in homes] == ["prose:index.md"]


def test_without_context_works_there_is_no_list_of_them():
    assert "context/index.md" not in paths(made.review(context={}))


def test_a_review_without_anything_has_its_pages():
    assert {"index.md", "studies/index.md", "records/1.md", "flow.md"} <= set(paths(made.bare_review()))


@pytest.mark.parametrize("name", ["bees", "models"])
def test_every_file_of_a_tiny_review_has_its_pages(name):
    review = made.tiny_review(name)
    wanted = {
        *(f"studies/{ident}.md" for ident in review.studies),
        *(f"context/{ident}.md" for ident in review.context),
        *(f"taxonomy/{node.id}.md" for node in review.taxonomy.nodes),
        *(f"tables/{table.id}.md" for table in review.tables.tables),
        *(f"charts/{chart.id}.md" for chart in review.charts.charts),
        *(f"searches/{search.id}.md" for search in review.searches),
        *(f"releases/{release.version}.md" for release in review.releases),
    }
    assert wanted <= set(paths(review))
