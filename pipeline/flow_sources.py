"""What the sources of a version gave: boxes of records identified, a line for each source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline import files
from pipeline.flow_boxes import RECORDS, box, held, ids_of, terms
from pipeline.loaded import Loaded
from pipeline.model import Box, Held, Line, NotReported, Outcome
from pipeline.values import Arm, SearchId, SourceId, VersionId

Rows = tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """The sources that a version searched, each with its searches whose export is not held."""

    arms: Mapping[SourceId, Arm]
    labels: Mapping[str, str]
    absent: Mapping[SourceId, tuple[NotReported, ...]]

    def of(self, arms: Mapping[Arm, str]) -> tuple[SourceId, ...]:
        """Return the searched sources of these arms, arm by arm, in the order of the protocol."""
        return tuple(source for arm in arms for source in self.arms if self.arms[source] is arm)


def searched(loaded: Loaded, version: VersionId, rows: Rows) -> Searched:
    """Return the sources of a version's searches and of its rows."""
    sources = loaded.protocol.value.sources
    searches = [stored.value for stored in loaded.searches if stored.value.version == version]
    used = {search.source for search in searches} | {row.source for row in rows}
    return Searched(
        arms={source.id: source.arm for source in sources if source.id in used},
        labels={source.id: source.label for source in sources},
        absent=_absent(searches, {row.search for row in rows}),
    )


def _absent(
    searches: Sequence[files.Search], held_of: set[SearchId]
) -> Mapping[SourceId, tuple[NotReported, ...]]:
    """Return, by source, a term for every search that has neither files nor rows."""
    absent: dict[SourceId, tuple[NotReported, ...]] = {}
    for search in searches:
        if not search.files and search.id not in held_of:
            why = search.unavailable or f"the export of search {search.id} is not held"
            absent[search.source] = (*absent.get(search.source, ()), NotReported(why=why))
    return absent


def identified(name: str, rows: Rows, sources: Searched, names: Sequence[SourceId]) -> Box:
    """Return a box of identified records with a line per source; an export not held stays unknown."""
    unknown = [term for source in names for term in sources.absent.get(source, ())]
    count = terms(RECORDS, (Held(ids=ids_of(rows, RECORDS)), *unknown))
    lines = (_line(source, rows, sources, sources.absent.get(source, ())) for source in names)
    return box(name, count, lines)


def by_source(name: str, rows: Rows, sources: Searched, names: Sequence[SourceId]) -> Box:
    """Return a box of held records with a line per source."""
    lines = (_line(source, rows, sources, ()) for source in names)
    return box(name, held(RECORDS, ids_of(rows, RECORDS)), lines)


def by_arm(arms: Mapping[Arm, str], rows: Rows, sources: Searched) -> Iterator[Box]:
    """Yield a box of identified records for each arm that was searched."""
    for arm, name in arms.items():
        names = sources.of({arm: name})
        if names:
            yield identified(name, tuple(row for row in rows if row.arm is arm), sources, names)


def _line(source: SourceId, rows: Rows, sources: Searched, unknown: tuple[NotReported, ...]) -> Line:
    mine = Held(ids=ids_of((row for row in rows if row.source == source), RECORDS))
    return Line(id=source, label=sources.labels[source], count=terms(RECORDS, (mine, *unknown)))
