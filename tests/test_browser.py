"""The built site in a browser, opened from disk: no foreign request, no error, nothing too wide."""

import shutil
import subprocess
import sys
from datetime import date

import pytest

from pipeline.build import build
from tests.conftest import copy_of

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PAGES = (
    *(
        "index.html",
        "studies/quill-2021-feather.html",
        "flow.html",
        "taxonomy/index.html",
        "charts/gains.html",
    ),
    *("tables/shrinkers.html", "records/1.html", "quality.html", "sets/claims.html"),
    *("bias.html", "certainty.html", "extraction.html", "workload.html", "yield.html"),
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder of the site of a tiny review."""
    root = copy_of("models", tmp_path_factory.mktemp("browser"))
    build(root, date(2030, 1, 1))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", "mkdocs.yml"]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root / "site"


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(built, browser):
    """Return a function that opens a page and returns it with what it said and asked for."""
    contexts = []

    def opened(path, **settings):
        contexts.append(browser.new_context(**settings))
        page, heard = contexts[-1].new_page(), []
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url) if foreign(request.url) else None)
        page.goto(f"file://{built}/{path}")
        return page, heard

    yield opened
    for context in contexts:
        context.close()


def foreign(url):
    return not url.startswith(("file:", "data:", "about:", "blob:"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_a_page_keeps_to_itself_and_to_the_screen(open_page, path, width, scheme):
    page, heard = open_page(path, viewport={"width": width, "height": 900}, color_scheme=scheme)
    assert heard == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article h1").count() == 1


def first_cells(page):
    return page.locator("table[data-set=claims] tbody tr:not([hidden]) th").all_inner_texts()


def test_a_table_sorts_both_ways_and_says_so(open_page):
    page, _ = open_page("sets/claims.html")
    head = page.locator("table[data-set=claims] thead th").first
    head.locator("button").click()
    up = first_cells(page)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert sorted(up, key=str.casefold) == up
    assert first_cells(page) == sorted(up, key=str.casefold, reverse=True)


def test_a_table_can_be_filtered_by_words(open_page):
    page, _ = open_page("sets/claims.html")
    page.locator(".lr-filter input").fill("lantern wit")
    assert set(first_cells(page)) == {"Lantern"}
    assert " of " in page.locator(".lr-filter [role=status]").inner_text()


def test_without_scripts_a_page_shows_the_same_rows(open_page):
    plain, _ = open_page("sets/claims.html", java_script_enabled=False)
    rich, _ = open_page("sets/claims.html")
    assert first_cells(plain) == first_cells(rich)
    assert plain.locator("table button").count() == 0


def test_search_finds_a_study_from_disk(open_page):
    page, heard = open_page("index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("Feather", delay=20)
    page.locator(".md-search-result__link").first.wait_for()
    assert "studies/quill-2021-feather.html" in page.locator(".md-search-result__link").first.get_attribute(
        "href"
    )
    assert heard == []


def test_the_scheme_can_be_switched(open_page):
    page, _ = open_page("index.html", color_scheme="light")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.locator("label[title='Switch to the dark scheme']").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize(("selector", "name"), [(".md-search", "Search")])
def test_controls_of_the_theme_have_names(open_page, selector, name):
    page, _ = open_page("index.html")
    assert page.locator(selector).get_attribute("aria-label") == name


def test_an_inline_script_does_not_run(open_page):
    page, heard = open_page("index.html")
    page.evaluate(
        "const s = document.createElement('script'); s.text = 'window.forged = 1'; document.body.append(s)"
    )
    assert page.evaluate("window.forged") is None
    assert any("Content Security Policy" in said for said in heard)
