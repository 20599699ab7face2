"""A filled form from elsewhere: judged as if it stood in its place already; pure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pipeline import files
from pipeline.decode import decode
from pipeline.extraction.tables import Sheet
from pipeline.extraction.writing import answer_of, path_of
from pipeline.kinds import BY_NAME
from pipeline.loaded import Loaded, Stored
from pipeline.locating import locate
from pipeline.problems import Problem
from pipeline.rules.extraction import forms
from pipeline.rules.world import World
from pipeline.typed import judged
from pipeline.values import ReviewerId


def read(data: bytes, path: str, loaded: Loaded, by: ReviewerId) -> Sheet:
    """Return what a form in YAML says, and every problem at its place; it is of the person who brings it."""
    kind = BY_NAME["extraction"]
    text, problems = judged(kind, data, path)
    if text is None:
        return Sheet(values={}, problems=problems)
    form = cast("files.Extraction", decode(kind.value, text))
    values = {ident: answer_of(noted) for ident, noted in form.values.items()}
    return Sheet(values={form.study: values}, problems=tuple(_amiss(data, path, form, loaded, by)))


def _amiss(
    data: bytes, path: str, form: files.Extraction, loaded: Loaded, by: ReviewerId
) -> Iterator[Problem]:
    stored = Stored(path=path_of(form.study, form.by), value=form)
    for one in forms(World(replace(loaded, extractions=(stored,)))):
        yield Problem(path, *locate(data, path, one.loc), one.code, one.message, one.hint, one.severity)
    if form.by != by:
        message, hint = f"a form of {form.by}, brought by {by}", "mend `by`, or --extractor"
        yield Problem(path, *locate(data, path, ("by",)), "form-of-another", message, hint)
