"""Declared tables: rows and typed cells out of the review, nothing typed by hand."""

from pipeline import files
from pipeline.amounts import reading, units
from pipeline.cells import Cell, Row, TableView
from pipeline.fields import KINDS, node_ref, study_file
from pipeline.model import Claim, Review, Study
from pipeline.selection import below, fits

PATH = "records/tables.yml"


def table(review: Review, spec: files.Table) -> TableView:
    """Return a declared table; a cell for which nothing is stated is empty, never filled."""
    kind = KINDS[spec.rows.of]
    things = kind.rows(review, spec.rows)
    rows = [
        Row(id=kind.ident(thing), cells=tuple(_cell(review, spec, column, thing) for column in spec.columns))
        for thing in things
    ]
    read = {kind.file(review, thing): None for thing in things}
    return TableView(
        id=spec.id,
        title=spec.title,
        caption=spec.caption,
        columns=tuple(column.label for column in spec.columns),
        rows=tuple(_sorted(review, spec, rows, things)),
        sources=(PATH, *sorted(path for path in read if path)),
    )


def _cell(review: Review, spec: files.Table, column: files.TableColumn, thing: object) -> Cell:
    kind = KINDS[spec.rows.of]
    if column.field:
        field = kind.fields.get(column.field)
        return field(review, thing) if field else Cell()
    if isinstance(thing, Study):
        return _of_work(review, column, thing)
    if isinstance(thing, files.Node) and column.text:
        return Cell(text=thing.texts.get(column.text, ""), source=kind.file(review, thing))
    return Cell()


def _of_work(review: Review, column: files.TableColumn, work: Study) -> Cell:
    source = study_file(review, work)
    if column.placement:
        reach = below(review, (column.placement,))
        held = dict.fromkeys(placed.node for placed in work.placements if placed.node in reach)
        return Cell(refs=tuple(node_ref(review, node) for node in held), source=source)
    if column.text:
        return Cell(text=work.texts.get(column.text, ""), source=source)
    return _claimed(review, column, work, source)


def _claimed(review: Review, column: files.TableColumn, work: Study, source: str) -> Cell:
    wanted = files.Selection(metrics=column.metrics, sections=column.sections)
    known = units(review.metrics)
    found = sorted((one for one in work.claims if fits(one, wanted)), key=lambda one: _rank(column, one))
    order = next((float(one.amount.low) for one in found if one.amount.low is not None), None)
    return Cell(readings=tuple(reading(one, known) for one in found), source=source, order=order)


def _rank(column: files.TableColumn, claim: Claim) -> int:
    return column.metrics.index(claim.metric)


def _sorted(review: Review, spec: files.Table, rows: list[Row], things: tuple[object, ...]) -> list[Row]:
    field = KINDS[spec.rows.of].fields.get(spec.sort or "")
    if field is None:
        return rows
    keys = {row.id: field(review, thing) for row, thing in zip(rows, things, strict=True)}
    return sorted(rows, key=lambda row: (*_key(keys[row.id]), row.id))


def _key(cell: Cell) -> tuple[bool, bool, float, str]:
    return (cell.empty, cell.order is None, cell.order or 0.0, cell.plain.casefold())
