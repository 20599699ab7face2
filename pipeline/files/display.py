"""Declared tables and charts."""

from typing import Literal

from pipeline.values import ClaimKind, MetricId, NodeId, Slug, StudyId, Text, UnitId, value


@value
class Selection:
    """Which things are the rows: all of a kind, narrowed by node (with descendants), metric or ids."""

    of: Literal["studies", "context", "claims", "searches", "queries", "discrepancies", "nodes"] = "studies"
    nodes: tuple[NodeId, ...] = ()
    metrics: tuple[MetricId, ...] = ()
    kinds: tuple[ClaimKind, ...] = ()
    baselines: tuple[Text, ...] = ()
    ids: tuple[StudyId | Slug, ...] = ()
    sections: tuple[Text, ...] = ()


@value
class TableColumn:
    """One column: exactly one of the four sources of a cell is given.

    `field` is a named property of the row, `placement` lists the row's nodes below a node, `metrics`
    lists the row's claims on those metrics, `text` is a key of the study file's `texts`.
    """

    label: Text
    field: Slug | None = None
    placement: NodeId | None = None
    metrics: tuple[MetricId, ...] = ()
    text: Slug | None = None
    sections: tuple[Text, ...] = ()


@value
class Table:
    """A declared comparison table."""

    id: Slug
    title: Text
    caption: Text
    rows: Selection
    columns: tuple[TableColumn, ...]
    sort: Slug | None = None


@value
class Tables:
    """All declared tables."""

    schema: int = 1
    tables: tuple[Table, ...]


@value
class Period:
    """A stretch of a timeline: its name, the years it spans where they are known, and its works."""

    label: Text
    first: int | None = None
    last: int | None = None
    text: Text | None = None
    works: tuple[StudyId, ...] = ()
    place: Text | None = None


@value
class Chart:
    """A declared chart or figure.

    `count` counts rows by a property, `values` draws one metric in one unit; `timeline` sets works by
    year of first public date, or by declared `periods`; `tree` and `map` draw the taxonomy from `node`.
    """

    id: Slug
    title: Text
    caption: Text
    kind: Literal["count", "values", "timeline", "tree", "map"]
    rows: Selection = Selection()
    by: Slug | None = None
    node: NodeId | None = None
    unit: UnitId | None = None
    log: bool = False
    periods: tuple[Period, ...] = ()


@value
class Charts:
    """All declared charts."""

    schema: int = 1
    charts: tuple[Chart, ...]
