import pytest

from pipeline.cells import Ref
from pipeline.chips import GAP, HEIGHT, LEADING, chips
from tests import shown


def refs(*names):
    return [Ref(kind="study", id="ladle", label=name) for name in names]


def set_in(width, *names):
    return chips(shown.FOUND, "x.md", refs(*names), (10, 20), width)


@pytest.mark.parametrize(
    ("names", "width", "height"),
    [
        ((), 200, 0),
        (("Ladle",), 200, HEIGHT + GAP),
        (("Ladle", "Spoon"), 200, HEIGHT + GAP),
        (("Ladle", "Spoon"), 80, 2 * (HEIGHT + GAP)),
        (("A ladle to pour", "Spoon"), 80, 2 * (HEIGHT + GAP) + LEADING),
        (("L" * 99,), 80, HEIGHT + GAP + 2 * LEADING),
    ],
)
def test_chips_flow_in_lines(names, width, height):
    drawn, used = set_in(width, *names)
    assert (len(drawn), used) == (len(names), height)


def test_a_chip_links_to_its_work():
    (chip,) = set_in(200, "Ladle")[0]
    assert chip.startswith('<a href="studies/ladle.html" aria-label="Ladle">')
    assert ">Ladle</text>" in chip


def test_a_long_name_takes_more_lines():
    (chip,) = set_in(80, "A ladle to pour")[0]
    assert chip.count("<tspan") == 2


def test_a_very_long_name_is_cut_but_spoken_whole():
    (chip,) = set_in(80, "ladle " * 30)[0]
    assert f'aria-label="{("ladle " * 30).strip()}"' in chip
    assert "&#8230;</tspan>" in chip


def test_a_work_without_a_page_is_no_link():
    drawn, _ = chips(shown.FOUND, "x.md", [Ref(kind="study", id="nobody", label="Nobody")], (0, 0), 200)
    assert drawn[0].startswith("<g>")
