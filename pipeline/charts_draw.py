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
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import IdentityTransform

from pipeline.svg import num, styled

DPI = 72
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
SETTINGS = r"^(lines|markers|patch|path|figure|savefig|svg)\."
SIZES = {"o": 9.5, "D": 8.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A value axis: where it begins and ends in pixels, and which values stand there."""

    plot: tuple[float, float]
    span: tuple[float, float]
    log: bool = False

    def across(self, value: float) -> float:
        """Return how many pixels from the left a value stands."""
        (left, right), (low, high) = self.plot, map(self._scaled, self.span)
        return left + (self._scaled(value) - low) / (high - low) * (right - left)

    def _scaled(self, value: float) -> float:
        return math.log10(value) if self.log else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A drawing in progress on one axis; rows are numbers from 0, heights count from the top."""

    height: float
    axis: Axis
    figure: Figure

    def across(self, value: float) -> float:
        """Return how many pixels from the left a value stands."""
        return self.axis.across(value)

    def bar(self, row: int, value: float, top: float, thick: float, css: str) -> None:
        """Draw a bar from zero to a value."""
        left, right = self.across(0), self.across(value)
        self._add(Rectangle((left, self.height - top - thick), right - left, thick), row, css)

    def line(self, row: int, ends: tuple[float, float], y: float, css: str) -> None:
        """Draw a level line between two places in pixels."""
        self._add(Line2D(ends, [self.height - y] * 2), row, css)

    def rule(self, value: float, ends: tuple[float, float], css: str) -> None:
        """Draw an upright line at a value, belonging to no row."""
        x = self.across(value)
        self._add(Line2D([x, x], [self.height - y for y in ends]), -1, css)

    def mark(self, row: int, at: tuple[float, float], shape: str, css: str) -> None:
        """Draw a mark, a shape of matplotlib's, at a place in pixels."""
        x, y = at
        mark = Line2D(
            [x], [self.height - y], marker=shape, markersize=SIZES.get(shape, 7.0), linestyle="none"
        )
        self._add(mark, row, css)

    def paths(self) -> dict[int, list[str]]:
        """Return what was drawn as elements by row, -1 for what belongs to none."""
        out = io.BytesIO()
        self.figure.savefig(out, format="svg", metadata={"Date": None})
        found: dict[int, list[str]] = {}
        for row, element in _elements(out.getvalue()):
            found.setdefault(row, []).append(element)
        return found

    def _add(self, artist: Artist, row: int, css: str) -> None:
        artist.set_gid(f"{row}|{css}")
        artist.set_transform(IdentityTransform())
        self.figure.add_artist(artist)


@contextmanager
def canvas(size: tuple[float, float], axis: Axis) -> Iterator[Canvas]:
    """Give an empty canvas of a width and height in pixels.

    Everything is drawn and read back inside the `with` block, under settings of our own.
    """
    width, height = size
    with mpl.rc_context():
        mpl.rcParams.update(mpl.rcParamsDefault.find_all(SETTINGS))
        mpl.rcParams["svg.hashsalt"] = "figures"
        mpl.rcParams["svg.fonttype"] = "none"
        mpl.rcParams["path.simplify"] = False
        yield Canvas(height=height, axis=axis, figure=Figure(figsize=(width / DPI, height / DPI), dpi=DPI))


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
