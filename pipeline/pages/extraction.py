"""Extraction: the form, how far people agree on each field, and every difference; a study's own values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline import files
from pipeline.extraction.agreeing import alpha
from pipeline.extraction.answers import with_unit
from pipeline.model import Extract, Note, Page, Study
from pipeline.pages.parts import FORM, Head, forms
from pipeline.site import Site
from pipeline.values import Accord, Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one person noted, and its value as it reads."""

    note: Note
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A field of a study as it reads; `text` is empty where people differ and nobody has settled it."""

    field: files.FormField
    extract: Extract
    text: str
    notes: tuple[Said, ...]

    @property
    def id(self) -> str:
        """Return the id of the value: STUDY/FIELD."""
        return f"{self.extract.study}/{self.field.id}"

    @property
    def source(self) -> str:
        """Return the file in which the value stands first."""
        return self.notes[0].note.file if self.notes else f"records/studies/{self.extract.study}.yml"

    @property
    def placed(self) -> tuple[Said, ...]:
        """Return the notes that say more than who read the whole study file."""
        plain = self.extract.accord is Accord.SINGLE
        return tuple(one for one in self.notes if not plain or "/extraction/" in one.note.file)

    @property
    def several(self) -> bool:
        """Tell whether the values of people are shown one by one, because they are not the same."""
        return self.extract.accord in {Accord.SETTLED, Accord.DIFFERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionView:
    """The form, and the values on which people differ or differed."""

    head: Head
    fields: tuple[files.FormField, ...]
    alphas: Mapping[Slug, str]
    differing: tuple[Shown, ...]


def pages(found: Site) -> Iterator[Page]:
    """Yield the page of extraction, where the review has a form."""
    fields = found.review.form.fields
    if not fields:
        return
    words = "The extraction form, who agrees on what, and every value on which people differ."
    yield Page(
        path="extraction.md",
        title="Extraction",
        description=words,
        template="extraction.md.j2",
        view=ExtractionView(
            head=Head(title="Extraction", source=FORM, lead=words),
            fields=fields,
            alphas={field.id: _alpha(found, field) for field in fields},
            differing=tuple(
                one for work in found.works.values() for one in shown(found, work) if one.several
            ),
        ),
        sources=(FORM, "records/studies", *forms(found)),
    )


def _alpha(found: Site, field: files.FormField) -> str:
    """Return how far people agree on a field beyond chance, "" where it is not defined."""
    some = [work.extracted[field.id] for work in found.works.values() if field.id in work.extracted]
    value = alpha(field, some, found.units)
    return "" if value is None else f"{value:.2f}".replace("-", "−")


def shown(found: Site, work: Study) -> tuple[Shown, ...]:
    """Return what was extracted from a work, in the order of the form."""
    return tuple(
        _shown(found, field, work.extracted[field.id])
        for field in found.review.form.fields
        if field.id in work.extracted
    )


def _shown(found: Site, field: files.FormField, extract: Extract) -> Shown:
    value, units = extract.value, found.units
    return Shown(
        field=field,
        extract=extract,
        text="" if value is None else with_unit(field, value, extract.unit, units),
        notes=tuple(
            Said(note=note, text=with_unit(field, note.value, note.unit, units)) for note in extract.notes
        ),
    )
