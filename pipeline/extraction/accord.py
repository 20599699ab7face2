"""Accord: the forms of several people for one study, brought together field by field."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pipeline import files
from pipeline.amounts import Units
from pipeline.extraction.answers import essence
from pipeline.loaded import Stored
from pipeline.model import Extract, Note
from pipeline.values import Accord, ReviewerId, Slug, StudyId, Text

Forms = Sequence[Stored[files.Extraction]]
NOBODY = ReviewerId("unknown")
"""Who extracted what stands in a study file without a reading."""


def forms_of(stored: Forms) -> Mapping[StudyId, Forms]:
    """Return the forms of each study, those of one study by person."""
    ordered = sorted(stored, key=lambda one: (one.value.study, one.value.by))
    return {study: [*some] for study, some in groupby(ordered, key=lambda one: one.value.study)}


def extracts(
    study: StudyId, stored: Stored[files.StudyFile], forms: Forms, form: files.Form, units: Units
) -> Mapping[str, Extract]:
    """Return what was extracted from a study by field, in the order of the form; other fields come last.

    A person's own form goes before what the study file says that the same person extracted.
    """
    known = {field.id: field for field in form.fields}
    noted = {ident: [*_notes(stored, forms, ident)] for ident in _asked(stored.value, forms, known)}
    settled = stored.value.reconciled
    return {
        ident: _extract(study, known.get(ident) or _unlisted(ident), notes, settled.get(ident), units)
        for ident, notes in noted.items()
        if notes or ident in settled
    }


def _unlisted(ident: Slug) -> files.FormField:
    """Return a field that the form does not list, as a text."""
    return files.FormField(id=ident, label=Text(ident), type="text")


def _asked(work: files.StudyFile, forms: Forms, known: Mapping[Slug, files.FormField]) -> Iterator[Slug]:
    given = [*work.extracted, *work.reconciled, *(ident for one in forms for ident in one.value.values)]
    yield from dict.fromkeys([*known, *given])


def _notes(stored: Stored[files.StudyFile], forms: Forms, ident: Slug) -> Iterator[Note]:
    work, reading = stored.value, stored.value.reading
    own = {one.value.by for one in forms if ident in one.value.values}
    if ident in work.extracted and (reading is None or reading.by not in own):
        yield Note(
            by=reading.by if reading else NOBODY,
            on=reading.on if reading else None,
            document=reading.document if reading else "",
            value=work.extracted[ident],
            file=stored.path,
        )
    for one in forms:
        if (noted := one.value.values.get(ident)) is not None:
            yield _note(one, noted)


def _note(form: Stored[files.Extraction], noted: files.Noted) -> Note:
    return Note(
        by=form.value.by,
        on=noted.on or form.value.on,
        value=noted.value,
        unit=noted.unit,
        document=noted.document or form.value.document or "",
        page=str(noted.page or ""),
        line=noted.line,
        quote=noted.quote or "",
        note=noted.note or "",
        file=form.path,
    )


def _extract(
    study: StudyId,
    field: files.FormField,
    notes: list[Note],
    settled: files.Reconciled | None,
    units: Units,
) -> Extract:
    said = {essence(field, note.value, note.unit, units) for note in notes}
    accord = _accord(len(said), len({note.by for note in notes}), settled)
    stands = settled or (notes[0] if accord is not Accord.DIFFERS else None)
    return Extract(
        study=study,
        field=field.id,
        notes=tuple(notes),
        accord=accord,
        value=stands.value if stands else None,
        unit=stands.unit if stands else None,
        settled=settled,
        alike=len(said) < 2,
    )


def _accord(different: int, people: int, settled: object) -> Accord:
    if settled is not None:
        return Accord.SETTLED
    if different > 1:
        return Accord.DIFFERS
    return Accord.AGREED if people > 1 else Accord.SINGLE
