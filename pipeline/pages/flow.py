"""The page of the flow: the diagram, the same as a list, every box of every column, and the checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.flow_boxes import SHAPES
from pipeline.model import Box, Broken, Column, Page
from pipeline.numbers import Number
from pipeline.pages.parts import PROTOCOL, Head
from pipeline.rankings import of_stage
from pipeline.site import Site
from pipeline.values import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """One box, or one line of a box, across all columns; None where a column does not have it."""

    label: str
    line: bool
    numbers: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowView:
    """The flow, box by box."""

    head: Head
    columns: tuple[Column, ...]
    rows: tuple[Across, ...]
    ranked: tuple[Stage, ...]
    checks: tuple[Broken, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the page of the flow."""
    flow = found.review.flow
    words = "How records became reports, and reports studies: every box opens what it counts."
    yield Page(
        path="flow.md",
        title="Flow of records",
        description=words,
        template="flow.md.j2",
        view=FlowView(
            head=Head(title="Flow of records", source=PROTOCOL, lead=words),
            columns=flow.columns,
            rows=tuple(_rows(found, flow.columns)),
            ranked=tuple(stage for stage in Stage if of_stage(found.review, stage)),
            checks=flow.checks,
        ),
        sources=(PROTOCOL, "records/searches"),
    )


def _rows(found: Site, columns: tuple[Column, ...]) -> Iterator[Across]:
    boxes: dict[str, Box] = {}
    for column in columns:
        boxes |= {ident: box for ident, box in column.boxes.items() if ident not in boxes}
    order = list(SHAPES)
    for ident, box in sorted(boxes.items(), key=lambda item: order.index(item[0])):
        yield _across(found, columns, box.label, ident)
        lines = {
            line.id: line.label
            for column in columns
            if ident in column.boxes
            for line in column.boxes[ident].lines
        }
        for line, label in lines.items():
            yield _across(found, columns, label, f"{ident}.{line}", line=True)


def _across(found: Site, columns: tuple[Column, ...], label: str, name: str, *, line: bool = False) -> Across:
    numbers = tuple(found.numbers.get(f"flow.{column.id}.{name}") for column in columns)
    return Across(label=label, line=line, numbers=numbers)
