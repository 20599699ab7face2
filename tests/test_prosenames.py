import pytest

from pipeline.helpers import BLOCKS, INLINE
from pipeline.model import Prose
from pipeline.prosenames import KNOWN, problems
from pipeline.site import site
from tests import made

SITE = site(made.full_review())


def found(text):
    """Return line, column and code of everything that is wrong with a page."""
    return [(one.line, one.column, one.code) for one in problems(SITE, Prose(path="a.md", text=text))]


@pytest.mark.parametrize(
    "text",
    [
        "{{ n('studies') }} and {{ n('flow.identified') }}",
        "{{ claim('ladle/fast') }}, {{ study('ladle') }}, {{ study('sieve') }}, {{ node('clay') }}",
        "{{ metric('delay') }} {{ search('k1') }} {{ source('kettle') }}",
        "{{ record('k1:0002') }} {{ discrepancy('d1') }}",
        "words\n\n{{ table('all') }}\n\nwords",
        "{{ figure('flow') }}\n\n{{ figure('taxonomy') }}",
    ],
)
def test_what_exists_may_be_named(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("one {{ n('pots') }}", (1, 8, "unknown-name")),
        ("\n{{ claim('ladle/none') }}", (2, 4, "unknown-name")),
        ("{{ study('fork') }}", (1, 4, "unknown-name")),
        ("{{ node('steel') }}", (1, 4, "unknown-name")),
        ("{{ metric('taste') }}", (1, 4, "unknown-name")),
        ("{{ search('k2') }}", (1, 4, "unknown-name")),
        ("{{ source('lid') }}", (1, 4, "unknown-name")),
        ("{{ record('k1:0009') }}", (1, 4, "unknown-name")),
        ("{{ discrepancy('d2') }}", (1, 4, "unknown-name")),
        ("{{ table('none') }}", (1, 4, "unknown-name")),
        ("{{ chart('none') }}", (1, 4, "unknown-name")),
        ("{{ figure('none') }}", (1, 4, "unknown-name")),
        ("{{ pot('ladle') }}", (1, 4, "unknown-helper")),
        ("see {{ table('all') }}", (1, 8, "block-in-line")),
        ("{{ table('all') }} here", (1, 4, "block-in-line")),
        ("- {{ figure('flow') }}", (1, 6, "block-in-line")),
        ("{{ n('a' }}", (1, 0, "prose-syntax")),
    ],
)
def test_what_does_not_exist_is_named_at_its_place(text, place):
    assert found(text) == [place]


def test_everything_wrong_is_found_at_once():
    assert len(found("{{ n('a') }}\n{{ n('b') }}\n{{ c('d') }}\n{% if x %}{% endif %}")) == 4


def test_every_helper_of_prose_knows_its_names():
    assert {*INLINE, *BLOCKS} <= KNOWN.keys() | {"panel"}
