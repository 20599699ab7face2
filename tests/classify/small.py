"""A small invented taxonomy of gardens with rules, and documents that meet them."""

from pipeline import files
from pipeline.model import Bib


def rule(query, points=10, match="plural"):
    return files.PlacementRule(query=query, points=points, match=match)


def node(ident, *rules, parent=None):
    return files.Node(id=ident, label=ident.title(), parent=parent, definition="d", rules=rules)


GARDEN = files.Taxonomy(
    nodes=(
        node("garden", rule("title:garden")),
        node("plants", parent="garden"),
        node("roses", rule("rose"), rule("title:thorn", 5), parent="plants"),
        node(
            "herbs",
            rule("title:mint", 5),
            rule("title:tea", 5),
            rule("title:toothpaste", -5),
            parent="plants",
        ),
        node("tools", rule("spade OR (rake NOT title:song)", match="stem")),
        node("silent"),
    )
)


def paper(title, **more):
    return Bib(**{"title": title, **more})
