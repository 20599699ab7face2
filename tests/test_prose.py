import pytest

from pipeline.model import Prose
from pipeline.prose import Call, body_of, calls, front_of, misuses, rest_of_front, title_of

PAGE = "---\ntitle: 'A page'\ndescription: What it says.\nhide:\n  - toc\n---\n# Heading {: #top }\n\nwords\n"


def page(text):
    return Prose(path="a.md", text=text)


@pytest.mark.parametrize(
    ("text", "front"),
    [
        (PAGE, {"title": "A page", "description": "What it says."}),
        ("# no front", {}),
        ("---\n---\nwords", {}),
        ("words\n---\ntitle: x\n---\n", {}),
        ('---\ntitle: "in quotes"\n---\n', {"title": "in quotes"}),
    ],
)
def test_front_matter_is_read_line_by_line(text, front):
    assert front_of(text) == front


@pytest.mark.parametrize(
    ("text", "left"),
    [(PAGE, "hide:\n  - toc\n"), ("# no front", ""), ("---\ntitle: x\n---\n", "")],
)
def test_front_matter_keeps_what_is_not_given_otherwise(text, left):
    assert rest_of_front(text, "title", "description") == left


@pytest.mark.parametrize(
    ("text", "body"),
    [(PAGE, "# Heading {: #top }\n\nwords\n"), ("# no front", "# no front"), ("---\n---\nwords", "words")],
)
def test_the_body_begins_below_the_front_matter(text, body):
    assert body_of(text) == body


@pytest.mark.parametrize(
    ("text", "title"),
    [(PAGE, "Heading"), ("words\n\n# Late #\n", "Late"), ("no heading", ""), ("## second only", "")],
)
def test_the_title_is_the_first_heading(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ n('studies') }}", [Call("n", "studies", 1)]),
        ('one\n\n{{claim("a/b")}} and {{ n("x") }}', [Call("claim", "a/b", 3), Call("n", "x", 3)]),
        ("no call", []),
        ("{% raw %}{{ n('x') }}{% endraw %}", []),
        ("## Heading {#part}\n{{ n('x') }}", [Call("n", "x", 2)]),
        ("{## a comment {{ n('y') }} ##}{{ n('x') }}", [Call("n", "x", 1)]),
    ],
)
def test_calls_are_found_with_their_line(text, found):
    assert list(calls(page(text))) == found
    assert misuses(page(text)) == ()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a\n{{ studies }}", 2, "prose-logic"),
        ("{{ n(name) }}", 1, "prose-logic"),
        ("{{ n('a', 'b') }}", 1, "prose-logic"),
        ("{{ n() }}", 1, "prose-logic"),
        ("{{ n(5) }}", 1, "prose-logic"),
        ("{{ n('a', x=1) }}", 1, "prose-logic"),
        ("{{ n(*['a']) }}", 1, "prose-logic"),
        ("{{ n('a').real }}", 1, "prose-logic"),
        ("{{ x.n('a') }}", 1, "prose-logic"),
        ("{{ n('a') | safe }}", 1, "prose-logic"),
        ("{{ 7 * 7 }}", 1, "prose-logic"),
        ("\n{% for x in y %}{{ n('a') }}{% endfor %}", 2, "prose-logic"),
        ("{% set x = 1 %}", 1, "prose-logic"),
        ("{% include 'x' %}", 1, "prose-logic"),
        ("a\n\n{{ n('a' }}", 3, "prose-syntax"),
        ("{% nothing %}", 1, "prose-syntax"),
        ("{{ n('a')", 1, "prose-syntax"),
    ],
)
def test_prose_may_do_nothing_but_call(text, line, code):
    found = misuses(page(text))
    assert [(one.path, one.line, one.code) for one in found] == [("docs/a.md", line, code)]
    assert found[0].hint
