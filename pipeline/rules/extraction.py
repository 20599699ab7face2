"""Rules of extraction: what is extracted fits the form, is whole, and its differences are reconciled."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline import files
from pipeline.extraction.accord import extracts
from pipeline.extraction.answers import fits, printed, unit_fits, wanted
from pipeline.files.extraction import Value
from pipeline.loaded import Stored
from pipeline.places import Loc
from pipeline.problems import Severity
from pipeline.rules.world import FORM, Finding, World, unknown
from pipeline.values import Accord, Basis, Slug, StudyId, UnitId


def extracted(world: World, path: str, work: files.StudyFile) -> Iterator[Finding]:
    """Yield values of a study file that do not fit the form, and required ones that nobody extracted."""
    for name, found in work.extracted.items():
        yield from _value(world, path, ("extracted", name), found)
    for name, settled in work.reconciled.items():
        here: Loc = ("reconciled", name)
        yield from _value(world, path, here, settled.value, settled.unit)
        yield from unknown(world, path, (*here, "by"), "reviewer", settled.by)
    if path.startswith("records/studies/"):
        yield from _missing(world, path, work)


def _missing(world: World, path: str, work: files.StudyFile) -> Iterator[Finding]:
    forms = world.forms.get(StudyId(PurePosixPath(path).stem), ())
    given = {*work.extracted, *work.reconciled, *(name for one in forms for name in one.value.values)}
    for name, field in world.fields.items():
        if field.required and name not in given:
            hint = "add it, or make it optional in records/fields.yml"
            message = f"the required value {name} is missing"
            yield Finding(path, ("extracted",), "extracted-missing", message, hint)


def _value(world: World, path: str, here: Loc, found: Value, unit: UnitId | None = None) -> Iterator[Finding]:
    """Yield a value of an unknown field, of another type than its field, or in a unit that does not fit."""
    name = Slug(str(here[-1]))
    yield from unknown(world, path, here, "field", name)
    field = world.fields.get(name)
    if field is None:
        return
    inner = here if here[0] == "extracted" else (*here, "value")
    if not fits(field, found):
        loc, said = _worst(field, inner, found)
        yield Finding(path, loc, "extracted-value", f"{said!r} does not fit {name}", wanted(field))
    if not unit_fits(field, unit, world.units):
        hint = f"give it in {field.unit}" if field.unit else "take the unit out; the field has none"
        yield Finding(path, (*here, "unit"), "extracted-unit", f"{unit} is no unit of {name}", hint)


def _worst(field: files.FormField, here: Loc, found: Value) -> tuple[Loc, str]:
    """Return the place of what does not fit: the first unknown word of a list, else the whole value."""
    words = found if isinstance(found, tuple) and field.type == "multi-choice" else ()
    place = next((place for place, word in enumerate(words) if word not in field.allowed), None)
    return (here, printed(found)) if place is None else ((*here, place), words[place])


def forms(world: World) -> Iterator[Finding]:
    """Yield what is wrong with each person's form."""
    for stored in world.loaded.extractions:
        path, form = stored.path, stored.value
        yield from _folder(stored)
        yield from unknown(world, path, ("study",), "study", form.study)
        yield from unknown(world, path, ("by",), "reviewer", form.by)
        yield from unknown(world, path, ("document",), "document", form.document)
        reviewer = world.reviewers.get(form.by)
        if reviewer and reviewer.basis is Basis.DERIVED:
            hint = "name the person who filled the form"
            yield Finding(path, ("by",), "not-a-person", f"{form.by} is no person", hint)
        for name, noted in form.values.items():
            here: Loc = ("values", name)
            yield from _value(world, path, here, noted.value, noted.unit)
            yield from unknown(world, path, (*here, "document"), "document", noted.document)
            if noted.line is not None and noted.line < 1:
                message = f"{noted.line} is no line"
                yield Finding(path, (*here, "line"), "bad-line", message, "count lines from 1")


def _folder(stored: Stored[files.Extraction]) -> Iterator[Finding]:
    """Yield a form whose folder or name do not say of which study and by whom it is."""
    place = PurePosixPath(stored.path)
    for key, said, name in (
        ("study", stored.value.study, place.parent.name),
        ("by", stored.value.by, place.stem),
    ):
        if said != name:
            message, hint = f"a form of {said} at {name}", f"move the file, or mend {key}"
            yield Finding(stored.path, (key,), "form-folder", message, hint)


def differences(world: World) -> Iterator[Finding]:
    """Yield, as a warning, each value on which people differ and that nobody has reconciled."""
    for ident, stored in world.works.items() if FORM not in world.broken else ():
        some = world.forms.get(ident, ())
        found = extracts(ident, stored, some, world.loaded.form.value, world.units) if some else {}
        for name, extract in found.items():
            if extract.accord is Accord.DIFFERS:
                who = " and ".join(dict.fromkeys(note.by for note in extract.notes))
                message = f"{who} differ on {name} of {ident}"
                hint = f"settle it: python -m pipeline extract {ident} --reconcile --extractor ID"
                yield Finding(
                    extract.notes[-1].file,
                    ("values", name),
                    "extraction-differs",
                    message,
                    hint,
                    Severity.WARNING,
                )
