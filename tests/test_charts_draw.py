import re
import subprocess
import sys

import matplotlib as mpl
import pytest

from pipeline.charts_draw import Axis, canvas, ticks


def paper(*, log=False, span=(0, 100)):
    return canvas((200, 100), Axis(plot=(20, 180), span=span, log=log))


def drawn(*steps):
    with paper() as made:
        for step in steps:
            step(made)
        return made.paths()


@pytest.mark.parametrize(
    ("values", "log", "found"),
    [
        ([], False, (0.0, 1.0)),
        ([], True, (0.0, 1.0)),
        ([3, 4], False, (0.0, 1.0, 2.0, 3.0, 4.0)),
        ([0.0], False, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        ([-3, 4], False, (-4.0, -2.0, 0.0, 2.0, 4.0)),
        ([1.2, 69], True, (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)),
        ([10], True, (10.0, 20.0)),
        ([5], True, (5.0, 10.0)),
        ([0.001, 900], True, (0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0)),
        ([3, 30_000], True, (1.0, 10.0, 100.0, 1000.0, 10_000.0, 100_000.0)),
    ],
)
def test_ticks_are_round_and_enclose_the_values(values, log, found):
    assert ticks(values, log=log) == found


@pytest.mark.parametrize(
    ("value", "log", "across"),
    [(0, False, 20), (100, False, 180), (25, False, 60), (1, True, 20), (10, True, 100), (100, True, 180)],
)
def test_values_stand_where_the_axis_has_them(value, log, across):
    with paper(log=log, span=(1, 100) if log else (0, 100)) as made:
        assert made.across(value) == pytest.approx(across)


def test_a_bar_runs_from_zero_to_its_value():
    (bar,) = drawn(lambda made: made.bar(0, 50, 10, 16, "fig-bar"))[0]
    assert 'class="fig-bar"' in bar
    assert 'd="M 20 26 L 100 26 L 100 10 L 20 10 z"' in bar


def test_a_line_and_a_rule_are_paths():
    found = drawn(
        lambda made: made.line(3, (20, 100), 40, "fig-range"),
        lambda made: made.rule(50, (10, 90), "fig-grid"),
    )
    assert 'd="M 20 40 L 100 40"' in found[3][0]
    assert 'd="M 100 10 L 100 90"' in found[-1][0]


@pytest.mark.parametrize("shape", ["o", "D", ">", "<"])
def test_a_mark_stands_at_its_value(shape):
    (mark,) = drawn(lambda made: made.mark(1, (100, 40), shape, "fig-dot"))[1]
    assert 'transform="translate(100 40)"' in mark


@pytest.mark.parametrize("span", [(1, 1000), (0.001, 1)])
def test_equal_factors_are_equal_steps_on_a_log_axis(span):
    axis = Axis(plot=(0, 90), span=span, log=True)
    assert [axis.across(span[0] * 10**power) for power in range(4)] == pytest.approx([0, 30, 60, 90])


def test_an_empty_canvas_has_no_paths():
    assert drawn() == {}


def test_drawings_hold_no_ids_styles_or_text():
    found = drawn(
        lambda made: made.mark(0, (50, 40), "o", "fig-dot"),
        lambda made: made.line(0, (1, 2), 3, "fig-range"),
    )
    assert not re.search(r"\b(id|style|clip-path|xlink)\b|<text|<use", "".join(found[0]))


def test_the_settings_of_the_machine_do_not_reach_a_drawing():
    plain = drawn(lambda made: made.line(0, (1, 2), 3, "fig-range"))
    machine = {"lines.linewidth": 9, "axes.grid": True, "path.sketch": (5, 10, 1), "savefig.bbox": "tight"}
    with mpl.rc_context(machine):
        assert drawn(lambda made: made.line(0, (1, 2), 3, "fig-range")) == plain
        assert mpl.rcParams["lines.linewidth"] == 9


def test_only_drawing_loads_matplotlib():
    code = "import sys, pipeline.figures; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
