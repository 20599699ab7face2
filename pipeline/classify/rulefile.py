"""Files of rules outside a review: a crosswalk or a taxonomy, read as strictly as the review's own."""

from collections.abc import Iterator
from typing import Final, cast

from pipeline import files
from pipeline.canonical import to_text
from pipeline.classify.scheme import Counterpart, Crosswalk
from pipeline.decode import Unfit, decode
from pipeline.kinds import BY_NAME, Kind
from pipeline.locating import positions
from pipeline.places import Loc, known_part
from pipeline.problems import Problem, Severity, errors
from pipeline.query.parse import parse
from pipeline.query.syntaxes import PLAIN
from pipeline.typed import judged
from pipeline.values import Slug

CROSSWALK: Final = Kind(name="crosswalk", start="", end=".yml", depth=0, cls=Crosswalk)
HEAD: Final = b"\nclasses:"


def read(data: bytes, path: str) -> tuple[Crosswalk | files.Taxonomy | None, tuple[Problem, ...]]:
    """Return the crosswalk or taxonomy of a file, or None and what is wrong; queries are checked too."""
    kind = CROSSWALK if HEAD in b"\n" + data.removeprefix(b"\xef\xbb\xbf") else BY_NAME["taxonomy"]
    text, problems = judged(kind, data, path)
    if text is None:
        return None, problems
    try:
        made = cast("Crosswalk | files.Taxonomy", decode(kind.value, text))
    except Unfit as unfit:
        return None, (Problem(path, 1, 1, unfit.code, unfit.message, "write it in its one form"),)
    odd = tuple(_odd(made, data, path))
    return (None if errors(odd) else made), odd


def as_crosswalk(made: Crosswalk | files.Taxonomy) -> Crosswalk:
    """Return a file of rules as a crosswalk; each node of a taxonomy becomes a class with its rules."""
    if isinstance(made, Crosswalk):
        return made
    classes = (Counterpart(id=Slug(one.id), label=one.label, rules=one.rules) for one in made.nodes)
    return Crosswalk(classes=tuple(classes))


def unknown_nodes(crosswalk: Crosswalk, taxonomy: files.Taxonomy) -> tuple[str, ...]:
    """Return the nodes that a crosswalk names and the taxonomy does not have."""
    known = {node.id for node in taxonomy.nodes}
    named = dict.fromkeys(node for one in crosswalk.classes for node in one.nodes)
    return tuple(node for node in named if node not in known)


def written(crosswalk: Crosswalk) -> str:
    """Return the canonical text of a crosswalk."""
    return to_text(crosswalk)


def _odd(made: Crosswalk | files.Taxonomy, data: bytes, path: str) -> Iterator[Problem]:
    """Yield what stops a query of a rule from being run, at its line."""
    name = "classes" if isinstance(made, Crosswalk) else "nodes"
    held = [one.rules for one in (made.classes if isinstance(made, Crosswalk) else made.nodes)]
    for place, rules in enumerate(held):
        for which, rule in enumerate(rules):
            for finding in parse(rule.query, PLAIN).findings:
                told = finding.problem(rule.query, path)
                if told.severity is Severity.ERROR:
                    found = positions(data, path)
                    loc: Loc = (name, place, "rules", which, "query")
                    at = found.get(known_part(found, loc), (1, 1))
                    yield Problem(path, *at, told.code, told.message, told.hint)
