"""Whether everything that prose calls by name exists, and whether tables and figures stand alone."""

from collections.abc import Callable, Container, Iterator, Mapping

from pipeline import figures, panels
from pipeline.helpers import BLOCKS, INLINE
from pipeline.model import Prose
from pipeline.problems import Problem
from pipeline.prose import Call, calls, misuses
from pipeline.site import Site

KNOWN: Mapping[str, Callable[[Site], Container[str]]] = {
    "n": lambda found: found.numbers,
    "claim": lambda found: found.claims,
    "study": lambda found: found.works,
    "node": lambda found: found.nodes,
    "metric": lambda found: found.metrics,
    "search": lambda found: found.searches,
    "source": lambda found: found.sources,
    "record": lambda found: found.review.identity.report_of,
    "discrepancy": lambda found: found.discrepancies,
    "table": lambda found: found.tables,
    "chart": lambda found: found.charts,
    "figure": figures.names,
    "panel": lambda _: panels.PANELS,
    "workings": lambda found: {working.id for working in found.review.workings.workings},
}


def problems(found: Site, prose: Prose) -> Iterator[Problem]:
    """Yield what is wrong with the calls of one page, by line."""
    yield from misuses(prose)
    lines = prose.text.split("\n")
    names = {helper: look(found) for helper, look in KNOWN.items()}
    for call in calls(prose):
        line = lines[call.line - 1]
        column = max(line.find(f"{call.helper}("), 0) + 1
        for code, message, hint in _amiss(names, call, line):
            yield Problem(f"docs/{prose.path}", call.line, column, code, message, hint)


def _amiss(names: Mapping[str, Container[str]], call: Call, line: str) -> Iterator[tuple[str, str, str]]:
    said = f"{call.helper}('{call.name}')"
    if call.helper not in names:
        hint = f"use one of: {', '.join([*INLINE, *BLOCKS])}"
        yield "unknown-helper", f"there is no helper {call.helper!r}", hint
    elif call.name not in names[call.helper]:
        yield "unknown-name", f"{said} names nothing that exists", "mend the name, or add what it names"
    elif call.helper in BLOCKS and not _alone(line):
        hint = "set the call on a line of its own, with an empty line above and below"
        yield "block-in-line", f"{said} is a block inside a line", hint


def _alone(line: str) -> bool:
    return line.startswith("{{") and line.rstrip().endswith("}}") and line.count("{{") == 1
