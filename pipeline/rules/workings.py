"""Rules of worked arithmetic: it goes by claims that there are, and agrees with what is claimed."""

from collections.abc import Iterator

from pipeline import files
from pipeline.claims import claims
from pipeline.places import Loc
from pipeline.problems import Severity
from pipeline.rules.world import Finding, World, repeated, unknown
from pipeline.workings import unworkable

PATH = "records/workings.yml"


def workings(world: World) -> Iterator[Finding]:
    """Yield workings that stand twice, operands that are nothing, and results that nobody claims."""
    declared = world.loaded.workings.value
    yield from repeated(PATH, ("workings",), (one.id for one in declared.workings))
    for place, one in enumerate(declared.workings):
        for number, step in enumerate(one.steps):
            here: Loc = ("workings", place, "steps", number)
            yield from unknown(world, PATH, (*here, "gives"), "claim", step.gives)
            for name, operands in (("times", step.times), ("over", step.over)):
                for position, operand in enumerate(operands):
                    yield from _operand(world, (*here, name, position), operand)
    yield from _results(world, declared)


def _operand(world: World, here: Loc, operand: files.Operand) -> Iterator[Finding]:
    """Yield an operand that is not one number, or a constant that does not say what it stands for."""
    yield from unknown(world, PATH, (*here, "claim"), "claim", operand.claim)
    if (operand.claim is None) == (operand.constant is None):
        hint = "give exactly one of claim, constant"
        yield Finding(PATH, here, "operand-source", "an operand is one claim or one constant", hint)
    if operand.constant is not None and operand.label is None:
        message = f"{operand.constant} without what it stands for"
        yield Finding(PATH, here, "label-missing", message, "add `label`")


def _results(world: World, declared: files.Workings) -> Iterator[Finding]:
    """Yield steps that cannot be worked out, or whose result is not what the claim says."""
    made = {
        claim.id: claim
        for study, stored in (world.works.items() if declared.workings else ())
        for claim in claims(study, stored.value, world.units, {})
    }
    for place, number, message in unworkable(declared, made, world.units):
        loc = ("workings", place, "steps", number)
        if all(world.is_known("claim", ident) for ident in _named(declared.workings[place].steps[number])):
            hint = "mend the step, or the claim that it goes by"
            yield Finding(PATH, loc, "working-disagrees", message, hint, Severity.WARNING)


def _named(step: files.Step) -> Iterator[str]:
    """Yield the claims that a step names."""
    yield step.gives
    yield from (operand.claim for operand in (*step.times, *step.over) if operand.claim is not None)
