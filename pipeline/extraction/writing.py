"""From answers to files: a person's form, and what a study file reconciles; comments are kept; pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from pipeline import files
from pipeline.canonical import to_text, with_key
from pipeline.decode import Unfit, decode
from pipeline.extraction.session import Answer
from pipeline.values import ReviewerId, Slug, StudyId, Text
from pipeline.yamltext import parse

Answers = Mapping[Slug, Answer]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes about which study into which file, on which day, having read which document.

    One who `settles` writes into the file of the study, else into the own form.
    """

    study: StudyId
    by: ReviewerId
    on: date
    file: str
    document: Slug | None = None
    settles: bool = False


def path_of(study: StudyId, by: ReviewerId) -> str:
    """Return where a person's form for a study stands."""
    return f"records/extraction/{study}/{by}.yml"


def written(old: str, who: Writer, answers: Answers, gone: frozenset[Slug] = frozenset()) -> str:
    """Return the new text of the file that a person writes to, with values put in and values taken away.

    Raise Unfit where the old text is broken.
    """
    return (_reconciled if who.settles else _filled)(old, who, answers, gone)


def _filled(old: str, who: Writer, answers: Answers, gone: frozenset[Slug]) -> str:
    blank = files.Extraction(study=who.study, by=who.by, on=who.on, document=who.document)
    form = _read(files.Extraction, old) if old.strip() else blank
    kept = {name: noted for name, noted in form.values.items() if name not in gone}
    added = {name: _noted(form, who, answer, form.values.get(name)) for name, answer in answers.items()}
    return with_key(old or to_text(blank), files.Extraction, "values", {**kept, **added})


def _noted(form: files.Extraction, who: Writer, answer: Answer, before: files.Noted | None) -> files.Noted:
    return files.Noted(
        value=answer.value,
        unit=answer.unit,
        page=Text(answer.page) if answer.page else None,
        line=answer.line,
        quote=Text(answer.quote) if answer.quote else None,
        note=before.note if before else None,
        document=who.document if who.document != form.document else None,
        on=who.on if who.on != form.on else None,
    )


def _reconciled(old: str, who: Writer, answers: Answers, gone: frozenset[Slug]) -> str:
    work = _read(files.StudyFile, old)
    kept = {name: one for name, one in work.reconciled.items() if name not in gone}
    added = {
        name: files.Reconciled(value=one.value, unit=one.unit, by=who.by, on=who.on, why=Text(one.why))
        for name, one in answers.items()
    }
    return with_key(old, files.StudyFile, "reconciled", {**kept, **added})


def answer_of(noted: files.Noted | files.Reconciled) -> Answer:
    """Return an answer as it stands in a file."""
    if isinstance(noted, files.Reconciled):
        return Answer(value=noted.value, unit=noted.unit, why=noted.why)
    page = "" if noted.page is None else str(noted.page)
    return Answer(value=noted.value, unit=noted.unit, page=page, line=noted.line, quote=noted.quote or "")


def _read(cls: type[T], text: str) -> T:
    parsed = parse(text.encode("utf-8"), "")
    if parsed.json is None:
        raise Unfit("not readable")
    return cast("T", decode(cast("Hashable", cls), parsed.json))
