"""Charts as SVG: rows of labels beside or above their marks, everything linked to what it rests on.

CSS classes used: fig-svg, fig-text, fig-strong, fig-muted, fig-label, fig-warn, fig-grid, fig-axis,
fig-bar, fig-bar-missing, fig-dot, fig-hollow, fig-range, fig-reach and their fig-disputed variants.
"""

from pipeline import svg
from pipeline.charts_bars import bars
from pipeline.charts_rows import rows
from pipeline.charts_types import ChartView, CountView
from pipeline.charts_view import describe
from pipeline.site import Site

SOURCE = "records/charts.yml"


def draw(found: Site, here: str, shown: ChartView, width: float = svg.WIDE) -> str:
    """Return a chart as one `svg` element for the page at `here`; the same view gives the same bytes."""
    if isinstance(shown, CountView):
        size, body = bars(found, here, shown, width)
    else:
        size, body = rows(found, here, shown, width)
    inside = svg.element("g", {"data-source": SOURCE}, *body)
    return svg.document(f"chart-{shown.id}", shown.title, describe(shown), size, inside, twin=True)
