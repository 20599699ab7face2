"""Rules of appraisal: tools and scales hold together, judgements are justified, steps of certainty too."""

from collections.abc import Iterator, Sequence

from pipeline import files
from pipeline.appraisal.bias import OVERALL, appraisals, tools_of, worst
from pipeline.appraisal.certainty import final
from pipeline.model import Appraisal
from pipeline.places import Loc
from pipeline.problems import Severity
from pipeline.rules.world import PROTOCOL, Finding, World, repeated, unknown
from pipeline.values import Accord, Slug

CERTAINTY = "records/certainty.yml"


def tools(world: World) -> Iterator[Finding]:
    """Yield tools of bias that stand twice, have no domain or no scale, or weigh by what is no number."""
    found = world.loaded.protocol.value.bias
    yield from repeated(PROTOCOL, ("bias",), (one.id for one in found))
    for place, tool in enumerate(found):
        here: Loc = ("bias", place)
        yield from repeated(PROTOCOL, (*here, "domains"), (one.id for one in tool.domains))
        yield from repeated(PROTOCOL, (*here, "levels"), (one.id for one in tool.levels))
        for key in ("domains", "levels"):
            if not getattr(tool, key):
                hint = f"list its {key}"
                yield Finding(PROTOCOL, (*here, key), "tool-incomplete", f"{tool.id} has no {key}", hint)
        for number, domain in enumerate(tool.domains):
            if domain.id == OVERALL:
                loc, hint = (*here, "domains", number, "id"), "call the domain something else"
                yield Finding(PROTOCOL, loc, "reserved-id", "overall is the judgement on all domains", hint)
        yield from _weight(world, here, tool)


def _weight(world: World, here: Loc, tool: files.BiasTool) -> Iterator[Finding]:
    yield from unknown(world, PROTOCOL, (*here, "weight"), "field", tool.weight)
    field = world.fields.get(tool.weight) if tool.weight else None
    if field is not None and field.type != "number":
        message, hint = f"{field.id} is a {field.type}, no number", "weigh by a number of the form"
        yield Finding(PROTOCOL, (*here, "weight"), "weight-not-a-number", message, hint)


def scale(world: World) -> Iterator[Finding]:
    """Yield levels and aspects of certainty that stand twice."""
    found = world.loaded.protocol.value.certainty
    if found is not None:
        for key in ("levels", "down", "up"):
            yield from repeated(PROTOCOL, ("certainty", key), (one.id for one in getattr(found, key)))


def judgements(world: World) -> Iterator[Finding]:
    """Yield what is wrong with the judgements of study files and of people's forms."""
    for stored in world.works.values():
        read = stored.value.reading is not None
        yield from _list(world, stored.path, stored.value.bias, named=read)
    for form in world.loaded.extractions:
        yield from _list(world, form.path, form.value.bias, named=True)


def _list(world: World, path: str, found: Sequence[files.Judgement], *, named: bool) -> Iterator[Finding]:
    known = tools_of(world.loaded.protocol.value)
    seen: set[tuple[object, ...]] = set()
    for place, one in enumerate(found):
        here: Loc = ("bias", place)
        yield from unknown(world, path, (*here, "by"), "reviewer", one.by)
        yield from _judged(world, path, here, one, known)
        for key in ("by", "on"):
            if not named and getattr(one, key) is None:
                hint = f"add {key}, or `reading` to the file"
                yield Finding(path, here, "assessor-missing", f"a judgement without {key}", hint)
        mark = (one.tool, one.domain, one.by, one.settled)
        if mark in seen:
            hint = "a person judges a domain once: take one of the two out"
            yield Finding(path, (*here, "domain"), "duplicate-judgement", f"{one.domain} stands twice", hint)
        seen.add(mark)


def _judged(
    world: World, path: str, here: Loc, one: files.Judgement, known: Sequence[files.BiasTool]
) -> Iterator[Finding]:
    """Yield a judgement by an unknown tool, on an unknown domain, in an unknown word, or without a reason."""
    if one.justification is None:
        message, hint = f"a judgement on {one.domain} without a justification", "say why"
        yield Finding(path, (*here, "judgement"), "judgement-without-reason", message, hint)
    tool = next((tool for tool in known if one.tool in {None, tool.id}), None)
    if tool is None and PROTOCOL not in world.broken:
        message = f"there is no tool {one.tool}" if one.tool else "the protocol has no tool for bias"
        hint = "declare it under `bias` of records/protocol.yml"
        yield Finding(path, (*here, "tool"), "unknown-tool", message, hint)
    domains = [*(domain.id for domain in tool.domains), OVERALL] if tool else [one.domain]
    levels = [level.id for level in tool.levels] if tool else [one.judgement]
    for key, said, words in (("domain", one.domain, domains), ("judgement", one.judgement, levels)):
        if said not in words:
            hint = f"use one of: {', '.join(words)}" if words else "declare its levels in the protocol"
            message = f"{said} is no {key} of {one.tool or 'the tool'}"
            yield Finding(path, (*here, key), f"unknown-bias-{key}", message, hint)


def disagreements(world: World) -> Iterator[Finding]:
    """Yield, as warnings, domains on which people differ, and overall judgements better than their rule's."""
    protocol = world.loaded.protocol.value
    for ident, stored in world.works.items():
        found = appraisals(ident, stored, world.forms.get(ident, ()), protocol)
        for one in found:
            if one.accord is Accord.DIFFERS:
                who = " and ".join(dict.fromkeys(said.by for said in one.assessed))
                message = f"{who} differ on {one.domain} of {ident}"
                hint = f"settle it: python -m pipeline extract {ident} --bias --reconcile --extractor ID"
                file = one.assessed[-1].file
                yield Finding(file, ("bias",), "judgements-differ", message, hint, Severity.WARNING)
        for tool in tools_of(protocol):
            yield from _better(tool, [one for one in found if one.tool == tool.id])


def _better(tool: files.BiasTool, found: Sequence[Appraisal]) -> Iterator[Finding]:
    """Yield an overall judgement that is better than the rule of its tool makes it."""
    words = [level.id for level in tool.levels]
    if not found or tool.overall != "worst" or not found[-1].assessed or found[-1].level not in words:
        return
    overall, ruled = found[-1], worst(tool, [one.level for one in found[:-1]])
    if ruled and words.index(overall.level or ruled) < words.index(ruled):
        message = f"{overall.study} is {overall.level} overall, though its domains make it {ruled}"
        hint = "mend it, or leave the overall judgement to the rule"
        file = overall.assessed[-1].file
        yield Finding(file, ("bias",), "overall-too-good", message, hint, Severity.WARNING)


def certainty(world: World) -> Iterator[Finding]:
    """Yield ratings with unknown words, steps without a reason, or a level that does not follow from them."""
    ratings = world.loaded.certainty.value.ratings
    yield from repeated(CERTAINTY, ("ratings",), (one.id for one in ratings))
    declared = world.loaded.protocol.value.certainty
    if ratings and declared is None and PROTOCOL not in world.broken:
        hint = "declare levels and aspects under `certainty` of records/protocol.yml"
        yield Finding(CERTAINTY, ("ratings",), "no-scale", "the protocol has no scale of certainty", hint)
    for place, rating in enumerate(ratings if declared else ()):
        here: Loc = ("ratings", place)
        yield from unknown(world, CERTAINTY, (*here, "metric"), "metric", rating.metric)
        yield from unknown(world, CERTAINTY, (*here, "by"), "reviewer", rating.by)
        for position, study in enumerate(rating.studies):
            yield from unknown(world, CERTAINTY, (*here, "studies", position), "study", study)
        yield from repeated(CERTAINTY, (*here, "studies"), rating.studies, key="")
        if declared is not None:
            yield from _levels(here, rating, [level.id for level in declared.levels])
            yield from _steps(here, rating, declared)


def _levels(here: Loc, rating: files.Rating, levels: Sequence[Slug]) -> Iterator[Finding]:
    for key in ("start", "final"):
        said = getattr(rating, key)
        if said is not None and said not in levels:
            hint = f"use one of: {', '.join(levels)}"
            yield Finding(CERTAINTY, (*here, key), "unknown-level", f"there is no level {said}", hint)
    ends = final(rating, levels)
    if ends is not None and rating.final in levels and rating.final != ends:
        message = f"the steps lead from {rating.start} to {ends}, not to {rating.final}"
        yield Finding(CERTAINTY, (*here, "final"), "certainty-level", message, "mend the steps, or the level")


def _steps(here: Loc, rating: files.Rating, scale: files.CertaintyScale) -> Iterator[Finding]:
    ways = {one.id: -1 for one in scale.down} | {one.id: 1 for one in scale.up}
    yield from repeated(CERTAINTY, (*here, "steps"), (one.aspect for one in rating.steps), key="aspect")
    for place, step in enumerate(rating.steps):
        spot: Loc = (*here, "steps", place)
        if step.reason is None:
            way = "up" if step.change > 0 else "down"
            message = f"a step {way} for {step.aspect} without a reason"
            yield Finding(CERTAINTY, (*spot, "change"), "step-without-reason", message, "say why")
        if step.aspect not in ways:
            hint = f"use one of: {', '.join(ways)}"
            message = f"there is no aspect {step.aspect}"
            yield Finding(CERTAINTY, (*spot, "aspect"), "unknown-aspect", message, hint)
        elif step.change * ways[step.aspect] <= 0 or abs(step.change) >= len(scale.levels):
            way = "down" if ways[step.aspect] < 0 else "up"
            message, hint = (
                f"{step.change} is no step {way} for {step.aspect}",
                "write 1 or 2, negative for down",
            )
            yield Finding(CERTAINTY, (*spot, "change"), "bad-step", message, hint)
