"""A filled form from elsewhere: judged as if it stood in its place already; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from pipeline import files
from pipeline.canonical import to_text, with_key
from pipeline.decode import decode
from pipeline.extraction.writing import form_of, path_of
from pipeline.kinds import BY_NAME
from pipeline.loaded import Loaded, Stored
from pipeline.locating import locate
from pipeline.problems import Problem
from pipeline.rules.extraction import forms
from pipeline.rules.world import World
from pipeline.typed import judged
from pipeline.values import ReviewerId


def read(
    data: bytes, path: str, loaded: Loaded, by: ReviewerId
) -> tuple[files.Extraction | None, tuple[Problem, ...]]:
    """Return a form in YAML, and every problem at its place; it is of the person who brings it."""
    kind = BY_NAME["extraction"]
    text, problems = judged(kind, data, path)
    if text is None:
        return None, problems
    form = cast("files.Extraction", decode(kind.value, text))
    return form, tuple(_amiss(data, path, form, loaded, by))


def merged(old: str, form: files.Extraction) -> str:
    """Return the text of a person's form with what another one of the same person says put in whole.

    `old` is the form that stands there, "" for none. Raise Unfit where it is no form.
    """
    if not old.strip():
        return to_text(form)
    before = form_of(old)
    said = {(one.tool, one.domain) for one in form.bias}
    kept = [one for one in before.bias if (one.tool, one.domain) not in said]
    usual = {"document": form.document, "on": form.on}
    values = {name: _dated(noted, usual, before) for name, noted in form.values.items()}
    text = with_key(old, files.Extraction, "values", {**before.values, **values})
    judged_ = [one if one.on or form.on == before.on else replace(one, on=form.on) for one in form.bias]
    return with_key(text, files.Extraction, "bias", [*kept, *judged_])


def _dated(noted: files.Noted, usual: Mapping[str, object], before: files.Extraction) -> files.Noted:
    """Return a value with the document and the day of its form, where they are not those of the old one."""
    given = {
        name: said
        for name, said in usual.items()
        if getattr(noted, name) is None and said != getattr(before, name)
    }
    return replace(noted, **given)  # type: ignore[arg-type]


def _amiss(
    data: bytes, path: str, form: files.Extraction, loaded: Loaded, by: ReviewerId
) -> Iterator[Problem]:
    stored = Stored(path=path_of(form.study, form.by), value=form)
    for one in forms(World(replace(loaded, extractions=(stored,)))):
        yield Problem(path, *locate(data, path, one.loc), one.code, one.message, one.hint, one.severity)
    if form.by != by:
        message, hint = f"a form of {form.by}, brought by {by}", "mend `by`, or --extractor"
        yield Problem(path, *locate(data, path, ("by",)), "form-of-another", message, hint)
