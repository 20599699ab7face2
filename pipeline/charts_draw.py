"""The marks of a chart, drawn by matplotlib and read back as plain paths.

This is the only module that imports matplotlib, so it is imported only where a chart is drawn. A
canvas has one unit a pixel downwards and a value axis to the right. No text goes through matplotlib:
neither fonts nor settings of the machine can reach the drawing, and no ids are left in it.
"""

import io
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from pipeline.svg import num, styled

DPI = 72
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")


@dataclass(slots=True, kw_only=True)
class Canvas:
    """A drawing in progress: its size in pixels and its axes; rows are numbers from 0."""

    width: float
    height: float
    figure: Figure
    axes: Axes

    def across(self, value: float) -> float:
        """Return how many pixels from the left a value stands."""
        return float(self.axes.transData.transform((value, 0))[0])

    def value_at(self, pixels: float) -> float:
        """Return the value that stands so many pixels from the left."""
        return float(self.axes.transData.inverted().transform((pixels, 0))[0])

    def bar(self, row: int, value: float, top: float, thick: float, css: str) -> None:
        """Draw a bar from zero to a value."""
        for patch in self.axes.barh([top + thick / 2], [value], height=thick):
            patch.set_gid(f"{row}|{css}")

    def line(self, row: int, ends: tuple[float, float], y: float, css: str) -> None:
        """Draw a line between two values."""
        self._plot(row, list(ends), [y, y], css)

    def rule(self, value: float, ends: tuple[float, float], css: str) -> None:
        """Draw an upright line at a value, behind every row."""
        self._plot(-1, [value, value], list(ends), css)

    def mark(self, row: int, at: tuple[float, float], shape: str, css: str) -> None:
        """Draw a mark, a shape of matplotlib's, at a value and a height."""
        size = {"o": 9.5, "D": 8.0}.get(shape, 7.0)
        self.axes.plot([at[0]], [at[1]], marker=shape, markersize=size, linestyle="none", gid=f"{row}|{css}")

    def _plot(self, row: int, xs: list[float], ys: list[float], css: str) -> None:
        self.axes.plot(xs, ys, gid=f"{row}|{css}", solid_capstyle="butt")

    def paths(self) -> dict[int, list[str]]:
        """Return what was drawn as elements by row, -1 for what belongs to none."""
        out = io.BytesIO()
        self.figure.savefig(out, format="svg", metadata={"Date": None})
        found: dict[int, list[str]] = {}
        for row, element in _elements(out.getvalue()):
            found.setdefault(row, []).append(element)
        return found


@contextmanager
def canvas(
    size: tuple[float, float], plot: tuple[float, float], span: tuple[float, float], *, log: bool
) -> Iterator[Canvas]:
    """Give an empty canvas; `plot` is where the axis begins and ends in pixels, `span` in values.

    Everything is drawn and read back inside the `with` block, under settings of our own.
    """
    width, height = size
    left, right = plot
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.hashsalt"] = "figures"
        mpl.rcParams["svg.fonttype"] = "none"
        mpl.rcParams["path.simplify"] = False
        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI)
        axes = figure.add_axes((left / width, 0, (right - left) / width, 1))
        axes.set_axis_off()
        axes.set_xscale("log" if log else "linear")
        axes.set_autoscale_on(False)
        axes.set_xlim(*span)
        axes.set_ylim(height, 0)
        yield Canvas(width=width, height=height, figure=figure, axes=axes)


def ticks(values: Sequence[float], *, log: bool) -> tuple[float, ...]:
    """Return round numbers that enclose the values, and 0 unless the axis is logarithmic."""
    if not values:
        return (0.0, 1.0)
    low, high = min(values), max(values)
    if log:
        return _log_ticks(low, high)
    found = MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]).tick_values(min(low, 0.0), max(high, 0.0) or 1.0)
    return tuple(round(float(tick), 10) for tick in found)


def _log_ticks(low: float, high: float) -> tuple[float, ...]:
    every = list(_round(low, high, (1.0,) if high / low > 2000 else (1.0, 2.0, 5.0)))
    below = max(tick for tick in every if tick <= low)
    above = min(tick for tick in every if tick >= high and tick > below)
    return tuple(tick for tick in every if below <= tick <= above)


def _round(low: float, high: float, steps: Sequence[float]) -> Iterator[float]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for power in range(first - 1, last + 2):
        yield from (round(step * 10.0**power, 12) for step in steps)


def _elements(drawn: bytes) -> Iterator[tuple[int, str]]:
    root = ET.fromstring(drawn)  # noqa: S314 - matplotlib's own output, without any text
    shapes = {shape.get("id", ""): shape.get("d", "") for shape in root.iter(f"{SVG}path")}
    for group in root.iter(f"{SVG}g"):
        row, found, css = group.get("id", "").partition("|")
        if found:
            yield from ((int(row), element) for element in _group(group, css, shapes))


def _group(group: ET.Element, css: str, shapes: dict[str, str]) -> Iterator[str]:
    marks = list(group.iter(f"{SVG}use"))
    for use in marks:
        at = f"translate({_short(use.get('x', '0'))} {_short(use.get('y', '0'))})"
        shape = shapes[use.get(f"{XLINK}href", "").removeprefix("#")]
        yield styled("path", css, {"d": _short(shape), "transform": at})
    if not marks:
        for path in group.iter(f"{SVG}path"):
            yield styled("path", css, {"d": _short(path.get("d", ""))})


def _short(text: str) -> str:
    return NUMBER.sub(lambda found: num(float(found[0])), " ".join(text.split()))
