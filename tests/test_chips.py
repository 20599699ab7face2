import pytest

from pipeline.cells import Ref
from pipeline.chips import PITCH, chips
from tests import shown


def refs(*names):
    return [Ref(kind="study", id="ladle", label=name) for name in names]


def set_in(width, *names):
    return chips(shown.FOUND, "x.md", refs(*names), (10, 20), width)


@pytest.mark.parametrize(
    ("names", "width", "lines"),
    [
        ((), 200, 0),
        (("Ladle",), 200, 1),
        (("Ladle", "Spoon"), 200, 1),
        (("Ladle", "Spoon"), 80, 2),
        (("L" * 99,), 80, 1),
    ],
)
def test_chips_flow_in_lines(names, width, lines):
    drawn, height = set_in(width, *names)
    assert (len(drawn), height) == (len(names), lines * PITCH)


def test_a_chip_links_to_its_work():
    (chip,) = set_in(200, "Ladle")[0]
    assert chip.startswith('<a href="studies/ladle.html" aria-label="Ladle">')
    assert ">Ladle</text>" in chip


def test_a_long_name_is_cut_but_spoken_whole():
    (chip,) = set_in(80, "A ladle of great length")[0]
    assert 'aria-label="A ladle of great length"' in chip
    assert "&#8230;</text>" in chip


def test_a_work_without_a_page_is_no_link():
    drawn, _ = chips(shown.FOUND, "x.md", [Ref(kind="study", id="nobody", label="Nobody")], (0, 0), 200)
    assert drawn[0].startswith("<g>")
