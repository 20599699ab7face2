"""The vocabularies: taxonomy, metrics and units, proper names, extraction form."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from pipeline.values import Better, MetricId, NodeId, Slug, Text, UnitId, value


@value
class PlacementRule:
    """One rule of a class: what its query finds gets its points; ten place it in the class.

    `query` is in plain notation; a term without a field is looked for in title, abstract and keywords.
    `match` says how words match words. Points below ten are weak evidence, points below 0 speak against.
    """

    query: Text
    match: Literal["exact", "plural", "stem"] = "plural"
    points: int = 10


@value
class Node:
    """A node of the taxonomy; `parent` is empty at a root, `texts` may fill columns of a table.

    `rules` propose the works that belong here; a person confirms them in the study's file.
    """

    id: NodeId
    label: Text
    parent: NodeId | None = None
    definition: Text
    place: Text | None = None
    texts: Mapping[Slug, Text] = field(default_factory=dict)
    rules: tuple[PlacementRule, ...] = ()


@value
class Taxonomy:
    """The tree of classes, parents before children."""

    schema: int = 1
    nodes: tuple[Node, ...]


@value
class Unit:
    """A unit of measure; `factor` converts a number into the dimension's base unit."""

    id: UnitId
    symbol: Text
    dimension: Slug
    factor: Decimal = Decimal(1)
    space: bool = True


@value
class Metric:
    """A metric of the vocabulary."""

    id: MetricId
    label: Text
    definition: Text
    dimension: Slug
    better: Better = Better.NEITHER
    chartable: bool = False


@value
class Metrics:
    """The only vocabulary of metrics and units."""

    schema: int = 1
    units: tuple[Unit, ...]
    metrics: tuple[Metric, ...]


@value
class Names:
    """Proper names that hold digits and may stand in prose as typed."""

    schema: int = 1
    names: tuple[Text, ...]


@value
class FormField:
    """One field of the extraction form.

    `allowed` are the words of a choice or multi-choice; `unit` is that of a number, for which another
    unit of the same dimension may be given; `help` is shown to whoever fills the form.
    """

    id: Slug
    label: Text
    type: Literal["text", "number", "choice", "multi-choice", "yes-no", "date"]
    required: bool = False
    allowed: tuple[Text, ...] = ()
    unit: UnitId | None = None
    help: Text | None = None


@value
class Form:
    """The extraction form."""

    schema: int = 1
    fields: tuple[FormField, ...]
