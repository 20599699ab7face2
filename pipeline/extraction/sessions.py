"""What is asked of a person about a study: the fields of the form, or what people differ on; pure."""

from collections.abc import Iterator, Mapping

from pipeline import files
from pipeline.extraction.accord import extracts, forms_of
from pipeline.extraction.session import Answer, Question, Session, Step
from pipeline.extraction.writing import answer_of
from pipeline.loaded import Loaded, Stored
from pipeline.model import Extract, Note
from pipeline.values import Accord, ReviewerId, Slug, StudyId


def extracting(loaded: Loaded, study: StudyId, by: ReviewerId) -> Session:
    """Return a session at a person's own form; what others extracted is not shown."""
    name = works(loaded)[study].value.name
    given = {ident: answer_of(noted) for ident, noted in _own(loaded, study, by).items()}
    return Session(
        title=f"Extraction of {name} by {by}",
        questions=tuple(Question(field=field) for field in loaded.form.value.fields),
        units={unit.id: unit for unit in loaded.metrics.value.units},
        given=given,
    )


def reconciling(loaded: Loaded, study: StudyId, by: ReviewerId) -> Session:
    """Return a session at the values of a study on which people differ, or differed."""
    found = extracted(loaded, study)
    fields = {field.id: field for field in loaded.form.value.fields}
    settled = works(loaded)[study].value.reconciled
    return Session(
        title=f"Differences on {works(loaded)[study].value.name}, settled by {by}",
        questions=tuple(
            Question(field=fields[one.field], told=tuple(_told(one)))
            for one in found.values()
            if one.field in fields and one.accord in {Accord.DIFFERS, Accord.SETTLED}
        ),
        units={unit.id: unit for unit in loaded.metrics.value.units},
        then=Step.WHY,
        given={ident: answer_of(one) for ident, one in settled.items()},
    )


def works(loaded: Loaded) -> Mapping[StudyId, Stored[files.StudyFile]]:
    """Return the files of studies and of context works by id."""
    return {**loaded.context, **loaded.studies}


def extracted(loaded: Loaded, study: StudyId) -> Mapping[str, Extract]:
    """Return what everybody extracted from a study, by field."""
    units = {unit.id: unit for unit in loaded.metrics.value.units}
    forms = forms_of(loaded.extractions).get(study, ())
    return extracts(study, works(loaded)[study], forms, loaded.form.value, units)


def _own(loaded: Loaded, study: StudyId, by: ReviewerId) -> Mapping[Slug, files.Noted]:
    """Return what a person extracted: in the own form, else in the study file that the person read."""
    for one in loaded.extractions:
        if (one.value.study, one.value.by) == (study, by):
            return one.value.values
    work = works(loaded)[study].value
    mine = work.reading is not None and work.reading.by == by
    return {ident: files.Noted(value=value) for ident, value in work.extracted.items()} if mine else {}


def _told(extract: Extract) -> Iterator[tuple[str, Answer]]:
    for note in extract.notes:
        yield note.by, _answer(note)


def _answer(note: Note) -> Answer:
    return Answer(value=note.value, unit=note.unit, page=note.page, line=note.line, quote=note.quote)
