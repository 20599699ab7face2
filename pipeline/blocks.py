"""Tables and figures as blocks of HTML, for pages and prose alike."""

from collections.abc import Iterator

from markupsafe import Markup

from pipeline import refs
from pipeline.amounts import Reading
from pipeline.cells import Cell, Ref, Row, TableView
from pipeline.figures import Figure
from pipeline.figures import figure as drawn
from pipeline.markup import COMMA, SPACE, element, joined
from pipeline.refs import UnknownNameError
from pipeline.site import Site
from pipeline.tables import table as rows_of
from pipeline.targets import address
from pipeline.text import raw
from pipeline.values import Slug


def table(found: Site, here: str, ident: str) -> Markup:
    """Return a declared table with its caption and notes."""
    shown = _table(found, ident)
    caption = element("figcaption", element("strong", shown.title), SPACE, shown.caption)
    return _tabled(found, here, shown, caption)


def sheet(found: Site, here: str, ident: str) -> Markup:
    """Return a declared table without its caption, for a place that has said it already."""
    return _tabled(found, here, _table(found, ident), SPACE)


def _table(found: Site, ident: str) -> TableView:
    if ident not in found.tables:
        raise UnknownNameError(f"there is no table named {ident!r}")
    return rows_of(found.review, found.tables[Slug(ident)])


def _tabled(found: Site, here: str, shown: TableView, caption: Markup) -> Markup:
    inside = [caption, grid(found, here, shown), *_notes(shown)]
    return element(
        "figure",
        *inside,
        class_="lr-block lr-block--table",
        id=f"table-{shown.id}",
        data_source=_first(shown.sources),
    )


def chart(found: Site, here: str, ident: str) -> Markup:
    """Return a declared chart with its caption, and its data as a table that opens."""
    if ident not in found.charts:
        raise UnknownNameError(f"there is no chart named {ident!r}")
    return figure(found, here, ident)


def figure(found: Site, here: str, name: str) -> Markup:
    """Return a figure: the drawing, its caption, the same as a list, the data as a table."""
    made = drawn(found, here, name)
    caption = element("figcaption", element("strong", made.title), SPACE, made.caption)
    return _framed(made, caption, *_behind(found, here, made))


def drawing(found: Site, here: str, name: str) -> Markup:
    """Return a figure without its title, for a place that has said it already."""
    made = drawn(found, here, name)
    return _framed(made, SPACE, *_behind(found, here, made))


def _framed(made: Figure, caption: Markup, *below: Markup) -> Markup:
    picture = element("div", made.svg, class_="fig", role="group", aria_label=made.title, tabindex="0")
    source = _first(made.sources)
    return element(
        "figure", caption, picture, *below, class_="lr-block", id=f"figure-{made.id}", data_source=source
    )


def grid(found: Site, here: str, shown: TableView, *, anchored: bool = False) -> Markup:
    """Return the rows of a table, in a frame that scrolls by itself; `anchored` rows bear their id."""
    source = _first(shown.sources)
    heads = [element("th", label, scope="col") for label in shown.columns]
    head = element("thead", element("tr", *heads), data_source=source)
    body = element(
        "tbody", *(_row(found, here, row, source, row.id if anchored else None) for row in shown.rows)
    )
    inside = element("table", head, body, class_="lr-table", data_enhance="")
    return element("div", inside, class_="lr-scroll", role="region", tabindex="0", aria_label=shown.title)


def _behind(found: Site, here: str, made: Figure) -> Iterator[Markup]:
    if made.outline:
        yield element("details", element("summary", "The same as a list"), made.outline, class_="lr-more")
    elif made.table:
        inside = [grid(found, here, made.table, anchored=True), *_notes(made.table)]
        yield element("details", element("summary", "The data as a table"), *inside, class_="lr-more")


def _notes(shown: TableView) -> Iterator[Markup]:
    if shown.notes:
        yield element("ul", *(element("li", note) for note in shown.notes), class_="lr-notes")


def _row(found: Site, here: str, row: Row, source: str, ident: str | None) -> Markup:
    first, *rest = row.cells
    cells = [
        _cell(found, here, "th", first, source, scope="row"),
        *(_cell(found, here, "td", c, source) for c in rest),
    ]
    return element("tr", *cells, id=ident)


def _cell(found: Site, here: str, tag: str, cell: Cell, source: str, **attributes: str) -> Markup:
    order = None if cell.order is None else f"{cell.order:g}"
    inside = _inside(found, here, cell, source) if not cell.empty else element("span", "–", class_="lr-empty")
    return element(tag, inside, data_order=order, data_source=cell.source or source, **attributes)


def _inside(found: Site, here: str, cell: Cell, source: str) -> Markup:
    if cell.count is not None:
        return refs.count(found, here, cell.count, cell.source or source)
    if cell.readings:
        return _list([_reading(found, here, one) for one in cell.readings])
    if cell.refs:
        return joined([_ref(found, here, one) for one in cell.refs], COMMA)
    return joined([cell.text])


def _list(parts: list[Markup]) -> Markup:
    return (
        parts[0]
        if len(parts) == 1
        else element("ul", *(element("li", part) for part in parts), class_="lr-values")
    )


def _reading(found: Site, here: str, one: Reading) -> Markup:
    value = refs.amount(found, here, one.claim)
    return joined([value, element("span", one.context, class_="lr-sub")]) if one.context else value


def _ref(found: Site, here: str, ref: Ref) -> Markup:
    target = address(found, here, ref)
    return element("a", ref.label, href=raw(target)) if target else joined([ref.label])


def _first(sources: tuple[str, ...]) -> str:
    return sources[0] if sources else "records"
