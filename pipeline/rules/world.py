"""What a rule finds, and what all rules look up: made once for a check."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath

from pipeline import files
from pipeline.extraction.accord import Forms, forms_of
from pipeline.index import record_id
from pipeline.loaded import Loaded, Stored
from pipeline.places import Loc
from pipeline.problems import Severity
from pipeline.values import ReviewerId, Slug, StudyId, UnitId

PROTOCOL = "records/protocol.yml"
TAXONOMY = "records/taxonomy.yml"
METRICS = "records/metrics.yml"
FORM = "records/fields.yml"
_READ = (".yml", ".csv")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file, at which key, by which rule, and the repair."""

    path: str
    loc: Loc
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class World:
    """A loaded review with what rules look up in it."""

    loaded: Loaded

    @cached_property
    def broken(self) -> frozenset[str]:
        """Return the files with errors in themselves: what they would define is not missed elsewhere."""
        return frozenset(one.path for one in self.loaded.problems if one.severity is Severity.ERROR)

    @cached_property
    def broken_searches(self) -> frozenset[str]:
        """Return the searches whose sidecar or index could not be read whole, or is not named for its id."""
        misnamed = {PurePosixPath(one.path).stem for one in self.loaded.searches} - self.searches.keys()
        read = {one.path for one in self.loaded.searches}
        places = {PurePosixPath(path) for path in self.broken - read if path.startswith("records/searches/")}
        return frozenset(misnamed) | {one.name.partition(".")[0] for one in places if one.suffix in _READ}

    @cached_property
    def reviewers(self) -> Mapping[ReviewerId, files.Reviewer]:
        """Return the reviewers by id."""
        return {one.id: one for one in self.loaded.protocol.value.reviewers}

    @cached_property
    def searches(self) -> Mapping[str, files.Search]:
        """Return the searches by id."""
        return {one.value.id: one.value for one in reversed(self.loaded.searches)}

    @cached_property
    def units(self) -> Mapping[UnitId, files.Unit]:
        """Return the units by id, of two the first."""
        return {one.id: one for one in reversed(self.loaded.metrics.value.units)}

    @cached_property
    def metrics(self) -> Mapping[str, files.Metric]:
        """Return the metrics by id, of two the first."""
        return {one.id: one for one in reversed(self.loaded.metrics.value.metrics)}

    @cached_property
    def works(self) -> Mapping[StudyId, Stored[files.StudyFile]]:
        """Return the files of studies/ and context/ by the work's id."""
        return {**self.loaded.context, **self.loaded.studies}

    @cached_property
    def fields(self) -> Mapping[Slug, files.FormField]:
        """Return the fields of the extraction form by id, of two the first."""
        return {one.id: one for one in reversed(self.loaded.form.value.fields)}

    @cached_property
    def forms(self) -> Mapping[StudyId, Forms]:
        """Return everybody's extraction forms by study."""
        return forms_of(self.loaded.extractions)

    @cached_property
    def records(self) -> frozenset[str]:
        """Return the ids of all entries that an index or a reader knows."""
        indexed = (
            record_id(search, row.ordinal)
            for search, rows in self.loaded.indexes.items()
            for row in rows.value
        )
        return frozenset([*indexed, *(one.id for one in self.loaded.records), *self.loaded.unreadable])

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of every vocabulary, by what they name."""
        return {name: frozenset(ids(self)) for name, (_, ids) in _VOCABULARIES.items()}

    def is_known(self, what: str, ident: str) -> bool:
        """Tell whether an id is one of its vocabulary, or may be one of a file that is broken."""
        if ident in self.known[what]:
            return True
        if what == "record":
            return ident.partition(":")[0] in self.broken_searches
        if what in ("study", "claim"):
            name = ident.partition("/")[0]
            return bool({f"records/studies/{name}.yml", f"records/context/{name}.yml"} & self.broken)
        if what == "search":
            return ident in self.broken_searches
        return _VOCABULARIES[what][0] in self.broken


def _claims(world: World) -> Iterator[str]:
    """Yield the ids of all claims."""
    return (f"{study}/{claim.id}" for study, stored in world.works.items() for claim in stored.value.claims)


_VOCABULARIES: Mapping[str, tuple[str, Callable[[World], Iterable[str]]]] = {
    "source": (PROTOCOL, lambda world: (one.id for one in world.loaded.protocol.value.sources)),
    "reason": (PROTOCOL, lambda world: (one.id for one in world.loaded.protocol.value.reasons)),
    "label": (PROTOCOL, lambda world: (one.id for one in world.loaded.protocol.value.labels)),
    "criterion": (PROTOCOL, lambda world: (one.id for one in world.loaded.protocol.value.criteria)),
    "reviewer": (PROTOCOL, lambda world: world.reviewers),
    "version": (PROTOCOL, lambda world: (one.id for one in world.loaded.protocol.value.versions)),
    "document": (PROTOCOL, lambda world: world.loaded.protocol.value.documents),
    "node": (TAXONOMY, lambda world: (one.id for one in world.loaded.taxonomy.value.nodes)),
    "metric": (METRICS, lambda world: world.metrics),
    "unit": (METRICS, lambda world: world.units),
    "field": (FORM, lambda world: (one.id for one in world.loaded.form.value.fields)),
    "search": ("", lambda world: (one.value.id for one in world.loaded.searches)),
    "record": ("", lambda world: world.records),
    "study": ("", lambda world: world.works),
    "claim": ("", _claims),
}


def unknown(world: World, path: str, loc: Loc, what: str, ident: str | None) -> Iterator[Finding]:
    """Yield a finding where an id is given that its vocabulary does not have."""
    if ident is None or world.is_known(what, ident):
        return
    place = _VOCABULARIES[what][0] or "the records"
    hint = f"{near(ident, world.known[what])}name one that stands in {place}"
    yield Finding(path, loc, f"unknown-{what}", f"there is no {what} {ident}", hint)


def near(word: str, known: Collection[str]) -> str:
    """Return a suggestion that can stand before a hint, or nothing where no known word is near."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.7) if len(known) < 5000 else []
    return f"did you mean {found[0]}? otherwise " if found else ""


def repeated(path: str, loc: Loc, ids: Iterable[str], key: str = "id") -> Iterator[Finding]:
    """Yield a finding for each item of a list that has the id of an earlier one."""
    seen: Counter[str] = Counter()
    for place, ident in enumerate(ids):
        seen[ident] += 1
        if seen[ident] > 1:
            here = (*loc, place, key) if key else (*loc, place)
            yield Finding(
                path, here, "duplicate-id", f"{ident} stands in the list twice", "give one another id"
            )
