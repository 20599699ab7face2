"""Corrections: how a person mends one field of a report's description.

A field is named as in `Bib`, with hyphens for underscores; `year` stands for `date`. A value is written as
text: dates as YYYY, YYYY-MM or YYYY-MM-DD; names as `Family, Given`, or `Family, Suffix, Given`, or without
comma for a body, parted by semicolons, `et al.` last where the list is cut; other lists parted by
semicolons; `yes` or `no` for `retracted`. Identifiers may be given as links. An empty value takes the
printed one away.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from pipeline import files, normalize
from pipeline.loaded import Stored
from pipeline.merging import NAMES, Chosen
from pipeline.model import Bib, Name
from pipeline.problems import Problem, Severity
from pipeline.values import PartialDate

KINDS: Final = frozenset(
    {"article", "conference", "preprint", "book", "chapter", "thesis", "report", "dataset", "editorial"}
    | {"retraction", "other"}
)
VENUE_KINDS: Final = frozenset({"journal", "conference", "repository", "book", "other"})
_CUT: Final = "et al."
_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
Change = Mapping[str, Any]
Todo = tuple[str, files.Correction]


def corrected(made: Chosen, stored: Iterable[Stored[files.Corrections]]) -> tuple[Chosen, list[Problem]]:
    """Return the description with all corrections applied, the latest last, and what was amiss.

    A correction that cannot be read changes nothing; the rules of `check` report it at its line.
    """
    todo = [(file.path, one) for file in stored for one in file.value.corrections]
    todo.sort(key=lambda item: (item[1].on, item[0]))
    problems = [*_rivals(todo), *chain.from_iterable(_outdated(made[0], *item) for item in todo)]
    for _, one in todo:
        with suppress(ValueError):
            made = _changed(made, parsed(field_of(one.field), one.value), one)
    return made, problems


def field_of(slug: str) -> str:
    """Return the name of the field in `Bib` that a correction names."""
    return "date" if slug == "year" else slug.replace("-", "_")


def parsed(name: str, text: str) -> Change:
    """Return the fields that a correction sets; raise ValueError for an unknown field or bad value."""
    if name not in NAMES:
        raise ValueError(f"there is no field {name.replace('_', '-')!r}")
    return _PARSERS.get(name, _plainly)(name, text.strip())


def printed(bib: Bib, name: str) -> str:
    """Return the text of a field, in the form in which a correction writes it."""
    if name == "authors":
        return "; ".join([*map(_person, bib.authors), *[_CUT] * bib.et_al])
    value = getattr(bib, name, None) or ""
    return "; ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a list that is parted by semicolons."""
    return tuple(part for part in (one.strip() for one in text.split(";")) if part)


def _changed(made: Chosen, change: Change, one: files.Correction) -> Chosen:
    bib = replace(made[0], **change)
    origins = made[1] | dict.fromkeys(change, f"correction: {one.source}")
    return bib, {name: origin for name, origin in origins.items() if getattr(bib, name)}


def _plainly(name: str, text: str) -> Change:
    return {name: " ".join(text.split())}


def _authors(_: str, text: str) -> Change:
    authors = [one for one in listed(text) if one != _CUT]
    return {"authors": tuple(_name(one) for one in authors), "et_al": _CUT in listed(text)}


def _name(text: str) -> Name:
    family, *rest = (part.strip() for part in text.split(","))
    *suffix, given = rest or [""]
    return Name(family=family, given=given, suffix=" ".join(suffix), corporate=not rest)


def _person(name: Name) -> str:
    parts = [f"{name.particle} {name.family}".strip(), name.suffix, name.given]
    return ", ".join(part for part in parts if part)


def _date(name: str, text: str) -> Change:
    if text and not _DATE.fullmatch(text):
        raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
    return {name: PartialDate.parse(text) if text else None}


def _flag(name: str, text: str) -> Change:
    if text not in {"", "yes", "no"}:
        raise ValueError(f"neither yes nor no: {text!r}")
    return {name: text == "yes"}


def _several(name: str, text: str) -> Change:
    return {name: listed(text)}


def _arxiv(_: str, text: str) -> Change:
    ident, version = normalize.arxiv(text)
    return {"arxiv": _known(ident, text), "arxiv_version": version}


def _doi(_: str, text: str) -> Change:
    return {"doi": _known(normalize.doi(text), text)}


def _known(ident: str, text: str) -> str:
    if text and not ident:
        raise ValueError(f"no identifier of this kind: {text!r}")
    return ident


def _one_of(allowed: frozenset[str]) -> Callable[[str, str], Change]:
    def read(name: str, text: str) -> Change:
        if text and text not in allowed:
            raise ValueError(f"{text!r} is not one of {', '.join(sorted(allowed))}")
        return {name: text}

    return read


def _rivals(todo: Sequence[Todo]) -> Iterable[Problem]:
    mended: dict[str, str] = {}
    for path, one in todo:
        if mended.setdefault(field_of(one.field), one.value) != one.value:
            message = f"another correction gives {one.field} another value; the latest is taken"
            yield Problem(path, 0, 0, "corrections-differ", message, "keep one of them", Severity.WARNING)


def _outdated(bib: Bib, path: str, one: files.Correction) -> Iterable[Problem]:
    name = field_of(one.field)
    if one.was is not None and not _says(bib, name, one.was):
        message = (
            f"the correction of {one.field} mends {one.was!r}, but the records say {printed(bib, name)!r}"
        )
        hint = "look at the records again, then mend `was` or take the correction back"
        yield Problem(path, 0, 0, "correction-outdated", message, hint, Severity.WARNING)


def _says(bib: Bib, name: str, text: str) -> bool:
    try:
        change = parsed(name, text)
    except ValueError:
        return False
    return all(getattr(bib, key) == value for key, value in change.items())


_PARSERS: Final[Mapping[str, Callable[[str, str], Change]]] = {
    "authors": _authors,
    "date": _date,
    "first_public": _date,
    "et_al": _flag,
    "retracted": _flag,
    "isbn": _several,
    "issn": _several,
    "keywords": _several,
    "pages": lambda name, text: {name: normalize.pages(text)},
    "doi": _doi,
    "arxiv": _arxiv,
    "kind": _one_of(KINDS),
    "venue_kind": _one_of(VENUE_KINDS),
}
