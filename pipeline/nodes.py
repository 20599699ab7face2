"""The tree of classes, walked: children, ancestors, and what lies at or below a node."""

from collections.abc import Mapping

from pipeline import files
from pipeline.model import Study
from pipeline.values import NodeId


def children(taxonomy: files.Taxonomy) -> Mapping[NodeId | None, tuple[files.Node, ...]]:
    """Return the nodes below each node, in the order of the file; the roots stand below None."""
    known = {node.id for node in taxonomy.nodes}
    found: dict[NodeId | None, list[files.Node]] = {None: []}
    for node in taxonomy.nodes:
        found.setdefault(node.parent if node.parent in known else None, []).append(node)
    return {parent: tuple(nodes) for parent, nodes in found.items()}


def path(taxonomy: files.Taxonomy, ident: NodeId) -> tuple[files.Node, ...]:
    """Return the nodes from the root down to a node; a cycle or a missing parent ends the way up."""
    by_id = {node.id: node for node in taxonomy.nodes}
    way: list[files.Node] = []
    step = by_id.get(ident)
    while step is not None and step not in way:
        way.append(step)
        step = by_id.get(step.parent) if step.parent else None
    return tuple(reversed(way))


def at_or_below(taxonomy: files.Taxonomy) -> Mapping[NodeId, frozenset[NodeId]]:
    """Return, for every node, the ids of itself and of everything below it."""
    found: dict[NodeId, set[NodeId]] = {node.id: {node.id} for node in taxonomy.nodes}
    for node in taxonomy.nodes:
        for above in path(taxonomy, node.id):
            found[above.id].add(node.id)
    return {ident: frozenset(below) for ident, below in found.items()}


def placed(study: Study) -> frozenset[NodeId]:
    """Return the nodes in which a study is placed."""
    return frozenset(placement.node for placement in study.placements)
