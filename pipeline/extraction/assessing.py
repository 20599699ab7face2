"""What is asked of a person about the risk of bias of a study: its domains, or those people differ on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline import files
from pipeline.appraisal.bias import appraisals, rows
from pipeline.appraisal.counting import label_of
from pipeline.extraction.accord import forms_of
from pipeline.extraction.session import Answer, Question, Session, Step
from pipeline.extraction.sessions import works
from pipeline.loaded import Loaded
from pipeline.model import Appraisal, Assessed
from pipeline.values import Accord, ReviewerId, Slug, StudyId, Text


def judging(loaded: Loaded, study: StudyId, by: ReviewerId, tool: files.BiasTool) -> Session:
    """Return a session at a person's own judgements on a study; what others judged is not shown."""
    return _about_bias(
        loaded,
        tool,
        title=f"Risk of bias of {works(loaded)[study].value.name} by {by}",
        questions=tuple(_domain(tool, domain) for domain in _asked_of(tool)),
        given={
            domain: _answer(said)
            for domain, one in _judged(loaded, study, tool).items()
            for said in one.assessed
            if said.by == by and not said.settled
        },
    )


def settling(loaded: Loaded, study: StudyId, by: ReviewerId, tool: files.BiasTool) -> Session:
    """Return a session at the domains of a study on which people differ, or differed."""
    found = {
        domain: one
        for domain, one in _judged(loaded, study, tool).items()
        if one.accord in {Accord.DIFFERS, Accord.SETTLED}
    }
    return _about_bias(
        loaded,
        tool,
        title=f"Differences on the bias of {works(loaded)[study].value.name}, settled by {by}",
        questions=tuple(
            replace(_domain(tool, domain), told=tuple(_each(one))) for domain, one in found.items()
        ),
        given={
            domain: _answer(said) for domain, one in found.items() for said in one.assessed if said.settled
        },
    )


def _about_bias(
    loaded: Loaded,
    tool: files.BiasTool,
    *,
    title: str,
    questions: tuple[Question, ...],
    given: Mapping[Slug, Answer],
) -> Session:
    units = {unit.id: unit for unit in loaded.metrics.value.units}
    return Session(
        title=f"{title} ({tool.label})", questions=questions, units=units, then=Step.WHY, given=given
    )


def _judged(loaded: Loaded, study: StudyId, tool: files.BiasTool) -> Mapping[Slug, Appraisal]:
    forms = forms_of(loaded.extractions).get(study, ())
    found = appraisals(study, works(loaded)[study], forms, loaded.protocol.value)
    return {one.domain: one for one in found if one.tool == tool.id}


def _asked_of(tool: files.BiasTool) -> tuple[Slug, ...]:
    """Return the domains to judge; the overall judgement is asked for where no rule gives it."""
    return rows(tool) if tool.overall == "stated" else rows(tool)[:-1]


def _domain(tool: files.BiasTool, domain: Slug) -> Question:
    """Return a domain as a field to choose a level for."""
    field = files.FormField(
        id=domain,
        label=Text(label_of(tool, domain)),
        type="choice",
        allowed=tuple(Text(level.id) for level in tool.levels),
        help=Text("; ".join(f"{level.id}: {level.label}" for level in tool.levels)),
    )
    return Question(field=field, silent=False)


def _each(one: Appraisal) -> Iterator[tuple[str, Answer]]:
    for said in one.assessed:
        if not said.settled:
            yield said.by, _answer(said)


def _answer(said: Assessed) -> Answer:
    return Answer(value=Text(said.level), why=said.why)
