"""Rules of the protocol: its vocabularies, criteria, reported numbers and schedule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipeline import addresses, files
from pipeline.flow_reported import problems as reported_problems
from pipeline.places import Loc
from pipeline.query.parse import parse
from pipeline.query.syntaxes import PLAIN
from pipeline.rules.world import PROTOCOL, Finding, World, repeated, unknown
from pipeline.values import Basis, PartialDate, Stage, Verdict

_USES: Final[Mapping[str, frozenset[str]]] = {
    "first-public-date": frozenset({"earliest", "latest"}),
    "language": frozenset({"allowed"}),
    "publication-type": frozenset({"allowed"}),
    "retraction": frozenset(),
    "query": frozenset({"query", "match"}),
    "terms": frozenset({"terms", "fields"}),
    "human": frozenset(),
}
_NEEDS: Final[Mapping[str, frozenset[str]]] = {name: _USES[name] for name in ("query", "terms")}
_OPTIONS: Final = ("earliest", "latest", "allowed", "query", "match", "terms", "fields")
_PUBLICATIONS: Final = ("article", "conference", "preprint", "book", "chapter", "thesis", "report", "dataset")


def vocabularies(world: World) -> Iterator[Finding]:
    """Yield what is wrong with the ids of sources, criteria, reasons, reviewers, labels and versions."""
    protocol = world.loaded.protocol.value
    for name in ("sources", "criteria", "reasons", "reviewers", "labels", "versions"):
        yield from repeated(PROTOCOL, (name,), (one.id for one in getattr(protocol, name)))
    for place, reviewer in enumerate(protocol.reviewers):
        if reviewer.id == "consensus":
            hint = "call the reviewer something else"
            message = "consensus is the folder of what reviewers agree on, not a reviewer"
            yield Finding(PROTOCOL, ("reviewers", place, "id"), "reserved-id", message, hint)
    for place, label in enumerate(protocol.labels):
        if label.id == Verdict.NOT_RETRIEVED.value:
            message = f"{label.id} is a verdict, not a label"
            yield Finding(PROTOCOL, ("labels", place, "id"), "reserved-id", message, "call it something else")


def versions(world: World) -> Iterator[Finding]:
    """Yield where versions do not ascend, or there is none."""
    found = world.loaded.protocol.value.versions
    if not found and PROTOCOL not in world.broken:
        yield Finding(
            PROTOCOL, ("versions",), "no-version", "there is no version", "write the one in preparation"
        )
    for place in range(1, len(found)):
        if number(found[place].id) < number(found[place - 1].id):
            message = f"version {found[place].id} stands after {found[place - 1].id}"
            hint = "list versions as they came; the last one is in preparation"
            yield Finding(PROTOCOL, ("versions", place, "id"), "versions-not-ascending", message, hint)


def number(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared."""
    return tuple(int(part) for part in version.split("."))


def sources(world: World) -> Iterator[Finding]:
    """Yield sources whose address cannot be linked to."""
    for place, source in enumerate(world.loaded.protocol.value.sources):
        if source.url and not addresses.web(source.url):
            hint = "write it as https://host/path"
            message = f"{source.url} is no address that can be linked to"
            yield Finding(PROTOCOL, ("sources", place, "url"), "bad-url", message, hint)


def reasons(world: World) -> Iterator[Finding]:
    """Yield reasons that no stage may give."""
    for place, reason in enumerate(world.loaded.protocol.value.reasons):
        if not reason.stages:
            hint = "name the stages at which it can exclude"
            message = f"no stage can give the reason {reason.id}"
            yield Finding(PROTOCOL, ("reasons", place, "stages"), "reason-without-stage", message, hint)
        yield from repeated(PROTOCOL, ("reasons", place, "stages"), reason.stages, key="")


def criteria(world: World) -> Iterator[Finding]:
    """Yield criteria whose reason or options do not fit their test."""
    for place, criterion in enumerate(world.loaded.protocol.value.criteria):
        here: Loc = ("criteria", place)
        yield from unknown(world, PROTOCOL, (*here, "reason"), "reason", criterion.reason)
        yield from _reason_at_stage(world, criterion, here)
        yield from _options(criterion, here)
        yield from _CHECKS.get(criterion.test, _nothing)(criterion, here)


def _reason_at_stage(world: World, criterion: files.Criterion, here: Loc) -> Iterator[Finding]:
    """Yield a finding where the criterion's reason may not be given at its stage."""
    for reason in world.loaded.protocol.value.reasons:
        if reason.id == criterion.reason and criterion.stage not in reason.stages:
            message = f"the reason {reason.id} is not given at stage {criterion.stage}"
            hint = "add the stage to the reason, or choose another reason"
            yield Finding(PROTOCOL, (*here, "reason"), "reason-at-wrong-stage", message, hint)


def _options(criterion: files.Criterion, here: Loc) -> Iterator[Finding]:
    """Yield options that the test does not look at, and the test that has none of those it needs."""
    used = _USES[criterion.test]
    for name in _OPTIONS:
        if name not in used and getattr(criterion, name):
            message = f"the test {criterion.test} does not look at {name}"
            yield Finding(
                PROTOCOL, (*here, name), "option-unused", message, "take it out, or choose another test"
            )
    needed = _NEEDS.get(criterion.test, frozenset())
    given = {name for name in used if getattr(criterion, name)}
    if used and (not given or needed - given):
        message = f"the test {criterion.test} needs {' and '.join(sorted(used - given))}"
        yield Finding(PROTOCOL, (*here, "test"), "option-missing", message, "add what it needs")


def _window(criterion: files.Criterion, here: Loc) -> Iterator[Finding]:
    """Yield ends of a window that are no dates, or stand the wrong way round."""
    ends: dict[str, PartialDate] = {}
    for name, text in (("earliest", criterion.earliest), ("latest", criterion.latest)):
        try:
            ends |= {name: PartialDate.parse(text)} if text else {}
        except ValueError:
            hint = "write YYYY, YYYY-MM or YYYY-MM-DD"
            yield Finding(PROTOCOL, (*here, name), "bad-date", f"{text!r} is no date", hint)
    if len(ends) == 2 and _last(ends["latest"]) < ends["earliest"]:
        message = "the window ends before it begins"
        yield Finding(PROTOCOL, (*here, "latest"), "window-reversed", message, "exchange the two dates")


def _last(date: PartialDate) -> PartialDate:
    """Return the end of a date that is known to the month or year only."""
    return PartialDate(date.year, date.month or 12, date.day or 31)


def _kinds(criterion: files.Criterion, here: Loc) -> Iterator[Finding]:
    """Yield allowed publication types that no record can have."""
    for place, kind in enumerate(criterion.allowed):
        if kind not in (*_PUBLICATIONS, "editorial", "retraction", "other"):
            hint = f"use one of: {', '.join(_PUBLICATIONS)}, editorial, retraction, other"
            message = f"there is no publication type {kind}"
            yield Finding(PROTOCOL, (*here, "allowed", place), "unknown-publication-type", message, hint)


def _query(criterion: files.Criterion, here: Loc) -> Iterator[Finding]:
    """Yield what is odd about the query of a criterion, by the codes of `query --lint`."""
    yield from linted(criterion.query or "", (*here, "query")) if criterion.query else ()


def linted(text: str, loc: Loc) -> Iterator[Finding]:
    """Yield what is odd about a query in plain notation."""
    for one in parse(text, PLAIN).findings:
        problem = one.problem(text, PROTOCOL)
        yield Finding(PROTOCOL, loc, problem.code, problem.message, problem.hint, problem.severity)


def queries(world: World) -> Iterator[Finding]:
    """Yield planned queries that stand twice or are odd, and searches that print one otherwise."""
    planned = world.loaded.protocol.value.queries
    yield from repeated(PROTOCOL, ("queries",), (one.id for one in planned))
    for place, one in enumerate(planned):
        yield from linted(one.query, ("queries", place, "query"))
    printed = {one.id: one.printed for one in planned if one.printed}
    for stored in world.loaded.searches:
        for place, run in enumerate(stored.value.queries):
            if printed.get(run.id, run.text) != run.text:
                message = f"the protocol prints {run.id} as {printed[run.id]!r}"
                hint = "write what was printed, or give the query an id of its own"
                yield Finding(stored.path, ("queries", place, "text"), "query-differs", message, hint)


def _nothing(_: files.Criterion, __: Loc) -> Iterator[Finding]:
    """Yield nothing."""
    return iter(())


_CHECKS: Final[Mapping[str, Callable[[files.Criterion, Loc], Iterator[Finding]]]] = {
    "first-public-date": _window,
    "publication-type": _kinds,
    "query": _query,
}


def votes(world: World) -> Iterator[Finding]:
    """Yield numbers of votes that nobody, or not enough reviewers, can cast."""
    people = sum(one.basis is Basis.TAKEN for one in world.loaded.protocol.value.reviewers)
    for stage, wanted in world.loaded.protocol.value.votes.items():
        if wanted < 1 or (people and wanted > people) or stage is Stage.BEFORE_SCREENING:
            message = f"{wanted} votes at stage {stage} of {people} reviewers who take decisions"
            yield Finding(
                PROTOCOL, ("votes", stage.value), "votes-impossible", message, "ask for as many as there are"
            )


def reported(world: World) -> Iterator[Finding]:
    """Yield reported numbers of unknown versions or boxes, in another unit, below zero, or given twice."""
    protocol = world.loaded.protocol
    for place, row in enumerate(protocol.value.reported):
        here: Loc = ("reported", place)
        yield from unknown(world, PROTOCOL, (*here, "version"), "version", row.version)
        yield from negative(PROTOCOL, (*here, "n"), row.n)
        for problem in reported_problems(replace(protocol, value=replace(protocol.value, reported=(row,)))):
            key = "counted" if problem.code == "wrong-unit" else "box"
            yield Finding(PROTOCOL, (*here, key), problem.code, problem.message, problem.hint)
    boxes = (f"{row.version} {row.box}" for row in protocol.value.reported)
    yield from repeated(PROTOCOL, ("reported",), boxes, key="box")


def negative(path: str, loc: Loc, count: int | None) -> Iterator[Finding]:
    """Yield a finding for a count below zero."""
    if count is not None and count < 0:
        yield Finding(
            path, loc, "negative-count", f"{count} is no count", "write 0 or more, or leave the key out"
        )


def schedule(world: World) -> Iterator[Finding]:
    """Yield intervals of the schedule that are no months."""
    plan = world.loaded.protocol.value.schedule
    for name in ("search_every_months", "decide_within_months") if plan else ():
        if getattr(plan, name) < 1:
            message = f"{getattr(plan, name)} is no number of months"
            yield Finding(PROTOCOL, ("schedule", name), "bad-interval", message, "write 1 or more")
