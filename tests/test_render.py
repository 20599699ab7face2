import pytest
from jinja2.exceptions import SecurityError, TemplateAssertionError, UndefinedError

from pipeline.model import Page, Prose
from pipeline.refs import UnknownNameError
from pipeline.render import amiss, draw, environment, front_matter, render, render_all
from pipeline.resources import Resources
from pipeline.site import site
from pipeline.text import raw
from tests import dom, made

SITE = site(made.review())


def drawn(template, view=None):
    """Return what a template makes of a view."""
    page = Page(path="a/b.md", title="T", description="D", template="x", view=view)
    return render(page, SITE, environment({"x": template})).split("---\n\n", 1)[1].rstrip("\n")


@pytest.mark.parametrize(
    ("template", "view", "made_of"),
    [
        ("{{ view }}", "a < b", "a &#60; b"),
        ("{{ view }}", raw("<b>x</b>"), "<b>x</b>"),
        ("{{ view }}", None, ""),
        ("{{ view }}", 12, "12"),
        ("{{ view }}", "# x", "&#35; x"),
        ("{{ view[0] }}{{ view | length }}", "*", "&#42;1"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(view) }}", "<", "<i>&#60;</i>"),
        ("<p title='{{ view }}'>", "'", "<p title='&#39;'>"),
        ("{##- {{ nothing }} ##}x", None, "x"),
        ("## Heading {#part}", None, "## Heading {#part}"),
    ],
)
def test_whatever_a_template_prints_is_spelled_unless_it_is_markup(template, view, made_of):
    assert drawn(template, view) == made_of


def test_helpers_know_the_page_they_stand_on():
    assert 'href="../sets/studies.html"' in drawn("{{ n('studies') }}")


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ view.nothing }}", UndefinedError),
        ("{{ view.__class__.__mro__ }}", SecurityError),
        ("{{ review.records.update({}) }}", SecurityError),
        ("{{ n('nothing') }}", UnknownNameError),
        ("{{ n('studies') | safe }}", TemplateAssertionError),
    ],
)
def test_templates_run_in_a_strict_sandbox(template, error):
    with pytest.raises(error):
        drawn(template, "text")


def test_front_matter_is_one_line_of_json_for_each_key():
    page = Page(
        path="a.md",
        title='A "<b>" title',
        description="On: #2",
        template="x",
        view=None,
        sources=("records/a.yml",),
    )
    made_of = dom.front(front_matter(page, made.review()))
    assert made_of == {
        "title": "A &#34;&#60;b&#62;&#34; title",
        "description": "On&#58; &#35;2",
        "sources": ["records&#47;a&#46;yml"],
    }


def test_the_notice_of_a_review_stands_in_every_front_matter():
    page = Page(path="a.md", title="T", description="D", template="x", view=None)
    review = made.review(protocol=made.protocol(notice="Invented."))
    assert dom.front(front_matter(page, review))["notice"] == "Invented&#46;"


@pytest.mark.parametrize(
    ("path", "searched"),
    [("studies/ladle.md", True), ("flow.md", True), ("sets/records.md", False), ("records/1.md", False)],
)
def test_a_search_of_the_site_leaves_mere_lists_out(path, searched):
    front = dom.front(dom.pages(made.review())[path])
    assert (front.get("search") != {"exclude": True}) is searched


def test_prose_keeps_its_own_front_matter_beside():
    text = "---\ntitle: Mine\nhide:\n  - toc\nsources: nothing\n---\n# Mine\n"
    files, problems = draw(made.review(prose=(Prose(path="mine.md", text=text),)), dom.DRAWN_WITH)
    assert problems == ()
    front = dom.front(files["mine.md"].decode())
    assert (front["title"], front["hide"], front["sources"]) == ("Mine", ["toc"], ["docs&#47;mine&#46;md"])
    assert files["mine.md"].decode().endswith("---\n\n# Mine\n")


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("a.md", "{{ n('nothing') }}", "unknown-name"),
        ("a.md", "{{ n( }}", "prose-syntax"),
        ("a.md", "It has 5.", "typed-number"),
        ("flow.md", "words", "page-twice"),
        ("Studies/Ladle.md", "words", "page-twice"),
    ],
)
def test_a_page_of_prose_with_a_problem_is_reported(path, text, code):
    files, problems = draw(made.review(prose=(Prose(path=path, text=text),)), dom.DRAWN_WITH)
    assert [one.code for one in problems] == [code]
    assert "a.md" not in files


@pytest.mark.parametrize("path", ["templates/x.md", "assets/x.md", "development/x.md", "operations/x.md"])
def test_what_is_no_page_of_the_site_is_not_drawn(path):
    files, problems = draw(made.review(prose=(Prose(path=path, text="It has 5."),)), dom.DRAWN_WITH)
    assert path not in files
    assert problems == ()


def test_a_review_may_bring_templates_of_its_own():
    own = Resources(
        templates={**dom.DRAWN_WITH.templates, "flow.md.j2": "# {{ view.head.title }}"}, assets={}
    )
    files, _ = draw(made.review(), own)
    assert files["flow.md"].decode().endswith("# Flow of records\n")


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n{% if %}", 2, "flow.md: Expected an expression"),
        ("{{ nothing }}", 0, "flow.md: 'nothing' is undefined"),
        ("{{ node('steel') }}", 0, "there is no node named 'steel'"),
    ],
)
def test_a_broken_template_is_a_problem_of_its_page(template, line, said):
    own = Resources(templates={**dom.DRAWN_WITH.templates, "flow.md.j2": template}, assets={})
    files, problems = draw(made.review(), own)
    assert [(one.path, one.line, one.code) for one in problems] == [
        ("docs/templates/flow.md.j2", line, "template")
    ]
    assert said in problems[0].message
    assert "flow.md" not in files
    assert "studies/ladle.md" in files


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("a.md", "{{ n('nothing') }}", "unknown-name"),
        ("a.md", "It has 5.", "typed-number"),
        ("flow.md", "words", "page-twice"),
        ("templates/x.md.j2", "{% if %}", "template"),
    ],
)
def test_what_is_amiss_is_found_without_drawing(tmp_path, path, text, code):
    (tmp_path / "docs/templates").mkdir(parents=True)
    (tmp_path / f"docs/{path}").write_text(text, encoding="utf-8")
    review = made.review(prose=(Prose(path=path, text=text),))
    assert [one.code for one in amiss(review, tmp_path)] == [code]


def test_nothing_is_amiss_with_the_engine_s_own_templates(tmp_path):
    assert amiss(made.full_review(), tmp_path) == ()


def test_assets_are_copied_as_they_are(tmp_path):
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/pot.png").write_bytes(b"\x89PNG")
    files, _ = render_all(made.review(), tmp_path)
    assert files["assets/pot.png"] == b"\x89PNG"
    assert {"assets/site.css", "assets/site.js", "assets/iframe-worker.js"} <= files.keys()


def test_drawing_twice_gives_the_same_bytes():
    assert draw(made.full_review(), dom.DRAWN_WITH) == draw(made.full_review(), dom.DRAWN_WITH)
