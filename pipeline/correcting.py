"""Corrections: how a person mends one field of a report's description.

A field is named as in `Bib`, with hyphens for underscores; `year` stands for `date`. A value is written as
text: dates as YYYY, YYYY-MM or YYYY-MM-DD, authors as `Family, Given; Family, Given` (a name without comma
is a corporate one), lists parted by semicolons, `yes` or `no` for et-al and retracted. An empty value
takes the printed one away.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from pipeline import files
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


def corrected(made: Chosen, stored: Iterable[Stored[files.Corrections]]) -> tuple[Chosen, list[Problem]]:
    """Return the description with all corrections applied, the latest last, and what was amiss."""
    todo = [(one.on, file.path, one) for file in stored for one in file.value.corrections]
    problems: list[Problem] = []
    mended: dict[str, str] = {}
    for _, path, one in sorted(todo, key=lambda item: item[:2]):
        name = field_of(one.field)
        problems += _doubts(made[0], mended, path, one)
        try:
            value = parsed(name, one.value)
        except ValueError as error:
            problems.append(
                _problem(path, one, "correction-value", str(error), "write it as the field's form asks")
            )
            continue
        mended[name] = one.value
        change: dict[str, Any] = {name: value}
        made = (replace(made[0], **change), made[1] | {name: f"correction: {one.source}"})
    return made, problems


def field_of(slug: str) -> str:
    """Return the name of the field in `Bib` that a correction names."""
    return "date" if slug == "year" else slug.replace("-", "_")


def parsed(name: str, text: str) -> object:
    """Return the value of a field from its text; raise ValueError for an unknown field or bad value."""
    if name not in NAMES:
        raise ValueError(f"there is no field {name.replace('_', '-')!r}")
    text = text.strip()
    return _PARSERS.get(name, str)(text)


def printed(bib: Bib, name: str) -> str:
    """Return the text of a field, in the form in which a correction writes it."""
    if name == "authors":
        return "; ".join(_person(one) for one in bib.authors)
    value = getattr(bib, name, "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value) if value else ""


def authors(text: str) -> tuple[Name, ...]:
    """Read `Family, Given; Family, Given`."""
    return tuple(_name(one) for one in listed(text))


def listed(text: str) -> tuple[str, ...]:
    """Read a list parted by semicolons."""
    return tuple(part for part in (one.strip() for one in text.split(";")) if part)


def _name(text: str) -> Name:
    family, comma, given = text.partition(",")
    return Name(family=family.strip(), given=given.strip(), corporate=not comma)


def _person(name: Name) -> str:
    family = f"{name.particle} {name.family}".strip()
    return f"{family}, {name.given}" if name.given or not name.corporate else family


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _flag(text: str) -> bool:
    if text.lower() not in {"", "yes", "no", "true", "false"}:
        raise ValueError(f"neither yes nor no: {text!r}")
    return text.lower() in {"yes", "true"}


def _one_of(allowed: frozenset[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and text not in allowed:
            raise ValueError(f"{text!r} is not one of {', '.join(sorted(allowed))}")
        return text

    return read


def _doubts(bib: Bib, mended: Mapping[str, str], path: str, one: files.Correction) -> Iterable[Problem]:
    name = field_of(one.field)
    if name in mended and mended[name] != one.value:
        yield _problem(
            path, one, "corrections-differ", "another correction gives it another value", "keep one of them"
        )
    elif one.was is not None and _plain(one.was) != _plain(printed(bib, name)):
        message = f"it mends {one.was!r}, but the records say {printed(bib, name)!r}"
        yield _problem(path, one, "correction-outdated", message, "look at the records again and mend `was`")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _problem(path: str, one: files.Correction, code: str, message: str, hint: str) -> Problem:
    severity = Severity.ERROR if code == "correction-value" else Severity.WARNING
    return Problem(path, 0, 0, code, f"correction of {one.field}: {message}", hint, severity)


_PARSERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "authors": authors,
    "date": _date,
    "first_public": _date,
    "et_al": _flag,
    "retracted": _flag,
    "isbn": listed,
    "issn": listed,
    "keywords": listed,
    "kind": _one_of(KINDS),
    "venue_kind": _one_of(VENUE_KINDS),
}
