"""Small pure functions that make SVG text: elements, wrapped lines, links, the frame of a figure.

Every figure is one `<svg>` with explicit width, height and viewBox, a title and a description, and
ids that begin with the figure's own. Colours come from the classes of assets/figures.css; `STYLES`
repeats them as presentation attributes, so that a figure saved on its own is readable too. Text is
real text and goes through `text.safe`; links are built from validated ids only.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import escape

from pipeline.text import clean, safe

Attributes = Mapping[str, str | float]
Line = str | Sequence[tuple[str, str]]

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
WIDE, NARROW = 680.0, 328.0
SIZE = 13.0
LEADING = 17.0
BOLD = 1.18

STYLES: Mapping[str, Attributes] = {
    "fig-text": {"fill": "#1f2933"},
    "fig-strong": {"fill": "#1f2933", "font-weight": "600"},
    "fig-muted": {"fill": "#52606d"},
    "fig-link": {"fill": "#1d5c87"},
    "fig-label": {"fill": "#1d5c87", "font-weight": "600"},
    "fig-box": {"fill": "#f5f7fa", "stroke": "#828f9e"},
    "fig-box-strong": {"fill": "#e3eef6", "stroke": "#3d7ea6"},
    "fig-box-warn": {"fill": "#fdf3e1", "stroke": "#a86a12"},
    "fig-box-open": {"fill": "none", "stroke": "#828f9e", "stroke-dasharray": "4 3"},
    "fig-band": {"fill": "#e9edf2", "stroke": "none"},
    "fig-chip": {"fill": "#e3eef6", "stroke": "none"},
    "fig-line": {"fill": "none", "stroke": "#828f9e", "stroke-width": 1.25},
    "fig-arrow": {"fill": "#828f9e", "stroke": "none"},
    "fig-grid": {"fill": "none", "stroke": "#dde3ea", "stroke-width": 1},
    "fig-axis": {"fill": "none", "stroke": "#828f9e", "stroke-width": 1},
    "fig-bar": {"fill": "#3d7ea6", "stroke": "none"},
    "fig-bar-missing": {"fill": "none", "stroke": "#828f9e", "stroke-dasharray": "4 3"},
    "fig-dot": {"fill": "#2c6e9b", "stroke": "#2c6e9b", "stroke-width": 1.5},
    "fig-hollow": {"fill": "#ffffff", "stroke": "#2c6e9b", "stroke-width": 1.75},
    "fig-range": {"fill": "none", "stroke": "#2c6e9b", "stroke-width": 4, "stroke-linecap": "round"},
    "fig-reach": {"fill": "none", "stroke": "#2c6e9b", "stroke-width": 1.75},
    "fig-disputed": {"fill": "#b4470e", "stroke": "#b4470e", "stroke-width": 1.5},
    "fig-disputed-hollow": {"fill": "#ffffff", "stroke": "#b4470e", "stroke-width": 1.75},
    "fig-disputed-range": {
        "fill": "none",
        "stroke": "#b4470e",
        "stroke-width": 4,
        "stroke-linecap": "round",
    },
    "fig-disputed-reach": {"fill": "none", "stroke": "#b4470e", "stroke-width": 1.75},
    "fig-tone-low": {"fill": "#35a587", "stroke": "#52606d"},
    "fig-tone-some": {"fill": "#f8e16c", "stroke": "#52606d"},
    "fig-tone-high": {"fill": "#d9661f", "stroke": "#52606d"},
    "fig-tone-critical": {"fill": "#6d1a46", "stroke": "#52606d"},
    "fig-tone-unknown": {"fill": "#c3caf2", "stroke": "#52606d"},
    "fig-tone-none": {"fill": "none", "stroke": "#52606d", "stroke-dasharray": "3 3"},
    "fig-sign": {"fill": "#14181f", "font-weight": "700"},
    "fig-sign-light": {"fill": "#ffffff", "font-weight": "700"},
    "fig-warn": {"fill": "#9c3d0a", "font-weight": "600"},
}


def num(value: float) -> str:
    """Return a coordinate with at most two decimals, no trailing zeros and no negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, attributes: Attributes, *children: str) -> str:
    """Return one element; attribute values are escaped, children are markup already."""
    given = "".join(f' {name}="{_value(value)}"' for name, value in attributes.items())
    return f"<{tag}{given}>{''.join(children)}</{tag}>" if children else f"<{tag}{given}/>"


def styled(tag: str, css: str, attributes: Attributes, *children: str) -> str:
    """Return one element of a class, with the class's light colours as fallback attributes."""
    return element(tag, {"class": css, **STYLES[css], **attributes}, *children)


def rect(corner: tuple[float, float], size: tuple[float, float], css: str, radius: float = 6) -> str:
    """Return a rounded rectangle of a class, from its upper left corner and its width and height."""
    (x, y), (width, height) = corner, size
    return styled("rect", css, {"x": x, "y": y, "width": width, "height": height, "rx": radius})


def path(points: Iterable[tuple[float, float]], css: str) -> str:
    """Return a line through points, of a class."""
    return styled("path", css, {"d": "M" + " L".join(f"{num(x)} {num(y)}" for x, y in points)})


def text(x: float, y: float, lines: Iterable[Line], css: str = "fig-text", **more: str | float) -> str:
    """Return lines of text below each other; `y` is the first baseline, `leading` the way to the next.

    One `text` element holds them all, so that its content is the text that was wrapped. A line may be
    given as runs, each a class and its text.
    """
    leading = float(more.pop("leading", LEADING))
    given = {name.replace("_", "-"): value for name, value in more.items()}
    rows = [_runs(line) for line in lines]
    if len(rows) > 1:
        ends = [" "] * (len(rows) - 1) + [""]
        steps = [0.0] + [leading] * (len(rows) - 1)
        rows = [
            element("tspan", {"x": x, "dy": step}, row + end)
            for row, step, end in zip(rows, steps, ends, strict=True)
        ]
    return styled("text", css, {"x": x, "y": y, **given}, *rows)


def _runs(line: Line) -> str:
    if isinstance(line, str):
        return safe(line)
    return " ".join(styled("tspan", css, {}, safe(words)) for css, words in line)


def link(href: str, label: str, *children: str, **data: str) -> str:
    """Return children inside a link with a spoken label, `data_…` saying what it leads to.

    `href` comes from `markup.to`; without one the children stand in a plain group. A space between the
    children keeps their words apart; the label begins with them, in their order.
    """
    inside = " ".join(children)
    given = {name.replace("_", "-"): safe(value) for name, value in data.items()}
    if not href:
        return element("g", given, inside)
    return element("a", {"href": href, "aria-label": safe(label), **given}, inside)


def document(
    ident: str, title: str, description: str, size: tuple[float, float], *body: str, twin: bool = False
) -> str:
    """Return a whole figure; `size` is its width and height in CSS pixels.

    A figure with a `twin` is drawn WIDE for screens and NARROW for phones; the style sheet shows one.
    """
    width, height = size
    ident = f"{ident}-narrow" if twin and width == NARROW else ident
    kind = "fig-svg" if not twin else "fig-svg fig-narrow" if width == NARROW else "fig-svg fig-wide"
    names = f"{ident}-title {ident}-desc"
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": kind,
            "id": ident,
            "role": "group",
            "aria-labelledby": names,
            "width": width,
            "height": height,
            "viewBox": f"0 0 {num(width)} {num(height)}",
            "font-family": FONT,
            "font-size": SIZE,
        },
        element("title", {"id": f"{ident}-title"}, safe(title)),
        element("desc", {"id": f"{ident}-desc"}, safe(description)),
        *body,
    )


def breadth(content: str, size: float = SIZE) -> float:
    """Return about how wide a text is in a common sans-serif face, on the wide side.

    Bold text is wider by the factor BOLD.
    """
    return sum(_em(char) for char in content) * size


def wrap(content: str, width: float, size: float = SIZE, most: int = 4) -> tuple[str, ...]:
    """Return a text as lines no wider than `width`, at most `most` of them, cut with … where needed."""
    room = int(most * width / (size * 0.2)) + 2
    words = clean(content[:room]).split()
    lines: list[str] = []
    for word in (piece for whole in words for piece in _pieces(whole, width, size)):
        if lines and breadth(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if not lines:
        return ("",)
    cut = len(lines) > most or len(content) > room
    return _ended(lines[:most], width, size) if cut else tuple(lines)


def _ended(lines: list[str], width: float, size: float) -> tuple[str, ...]:
    last = lines[-1]
    while last and breadth(f"{last}…", size) > width:
        last = last[:-1].rstrip()
    return (*lines[:-1], f"{last}…")


def _pieces(word: str, width: float, size: float) -> Iterable[str]:
    piece, used = "", 0.0
    for char in word:
        step = _em(char) * size
        if piece and used + step > width:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + char, used + step
    yield piece


def _em(char: str) -> float:
    if char in "iljtfrI.,:;'|!()[]/ \u00a0\u202f":
        return 0.34
    if char in "mwMW@%—…":
        return 0.92
    if char.isascii():
        return 0.68 if char.isupper() else 0.57
    return 1.02 if unicodedata.east_asian_width(char) in "WF" else 0.66


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else num(value)
