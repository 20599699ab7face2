"""From a declared chart to what it shows, to its table of data, and to a sentence about it."""

from pipeline import files
from pipeline.cells import Cell, Row, TableView
from pipeline.charts_count import count_view
from pipeline.charts_types import Bar, ChartView, CountView, LeftOut, ValueRow
from pipeline.charts_values import values_view
from pipeline.model import Review


def view(review: Review, spec: files.Chart) -> ChartView:
    """Return what a declared chart shows."""
    return values_view(review, spec) if spec.kind == "values" else count_view(review, spec)


def data_table(shown: ChartView) -> TableView:
    """Return the data of a chart as a table, one row a bar or claim, those left out at the end."""
    if isinstance(shown, CountView):
        columns: tuple[str, ...] = (shown.property.capitalize(), f"Number of {plural(shown)}", "Which")
        rows = [_count_row(shown, index, bar) for index, bar in enumerate(shown.bars, start=1)]
    else:
        columns = ("Work", shown.axis, "Compared with", "Under", "Note")
        cells = [*map(_value_cells, shown.rows), *map(_left_cells, shown.left_out)]
        rows = [Row(id=row_id(shown.id, index), cells=one) for index, one in enumerate(cells, start=1)]
    return TableView(
        id=f"{shown.id}-data",
        title=shown.title,
        caption=shown.caption,
        columns=columns,
        rows=tuple(rows),
        notes=shown.notes,
        sources=shown.sources,
    )


def row_id(chart: str, index: int) -> str:
    """Return the anchor of a row of a chart's table, counted from 1."""
    return f"{chart}-row-{index}"


def describe(shown: ChartView) -> str:
    """Return a chart in one or two sentences, for those who cannot see it."""
    if isinstance(shown, CountView):
        parts = [f"{bar.label}: {bar.count}" for bar in shown.bars]
        return f"Bar chart of {plural(shown)} by {shown.property}. {'; '.join(parts)}."
    parts = [f"{row.work.label}: {row.reading.text}" for row in shown.rows]
    scale = " on a logarithmic axis" if shown.log else ""
    return f"Dot chart of {shown.axis}{scale}, one row for each claim. {'; '.join(parts)}."


def plural(shown: CountView) -> str:
    """Return the word for what the bars count, in the plural."""
    name = shown.counted.value
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _count_row(shown: CountView, index: int, bar: Bar) -> Row:
    source = shown.sources[0] if shown.sources else ""
    label = Cell(refs=(bar.ref,), source=source) if bar.ref else Cell(text=bar.label, source=source)
    number = Cell(count=bar.count, source=source, order=float(bar.count.known))
    return Row(id=row_id(shown.id, index), cells=(label, number, Cell(refs=bar.members, source=source)))


def _value_cells(row: ValueRow) -> tuple[Cell, ...]:
    note = "disputed" if row.reading.disputed else ""
    return (
        Cell(refs=(row.work,), source=row.source),
        Cell(readings=(row.reading,), source=row.source, order=row.marks[0].low),
        Cell(text=row.reading.versus, source=row.source),
        Cell(text=row.reading.under, source=row.source),
        Cell(text=note, source=row.source),
    )


def _left_cells(one: LeftOut) -> tuple[Cell, ...]:
    return (
        Cell(refs=(one.work,), source=one.source),
        Cell(readings=(one.reading,), source=one.source),
        Cell(text=one.reading.versus, source=one.source),
        Cell(text=one.reading.under, source=one.source),
        Cell(text=f"not drawn: {one.why}", source=one.source),
    )
