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
class Chart:
    """A declared chart: `count` of rows by a property, or `values` of one metric in one unit."""

    id: Slug
    title: Text
    caption: Text
    kind: Literal["count", "values"]
    rows: Selection
    by: Slug | None = None
    node: NodeId | None = None
    unit: UnitId | None = None
    log: bool = False


@value
class Charts:
    """All declared charts."""

    schema: int = 1
    charts: tuple[Chart, ...]
