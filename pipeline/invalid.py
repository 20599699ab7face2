"""What pydantic finds wrong with a file, in our own words, at file:line:column, with the repair."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline import files
from pipeline.places import Loc, known_part
from pipeline.problems import Problem
from pipeline.values import CLAIM, RECORD, SLUG, VERSION

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Told = tuple[str, str, str]

_FORMS = {
    SLUG: "use lower-case letters, digits and hyphens, at most 64, the first no hyphen",
    RECORD: "write the search, a colon and the number in four digits, as in some-search:0001",
    VERSION: "write three numbers, as in 1.0.0",
    CLAIM: "write the study, a slash and the claim",
}
_TYPES: dict[str, Told] = {
    "string_type": ("wrong-type", "{input} is not a text", "put quotes around it"),
    "string_too_long": ("too-long", "the text is too long", "shorten it"),
    "int_type": ("wrong-type", "{input} is not a whole number", "write its digits without quotes"),
    "int_from_float": ("wrong-type", "{input} is not a whole number", "write its digits without a point"),
    "bool_type": ("wrong-type", "{input} is not true or false", "write true or false without quotes"),
    "decimal_type": ("wrong-type", "{input} is not a number", "write its digits without quotes"),
    "decimal_parsing": ("wrong-type", "{input} is not a number", "write its digits without quotes"),
    "date_type": ("bad-date", "{input} is not a date", "write it as YYYY-MM-DD"),
    "date_parsing": ("bad-date", "{input} is not a date", "write a day of the calendar as YYYY-MM-DD"),
    "date_from_datetime_parsing": ("bad-date", "{input} is not a date", "write it as YYYY-MM-DD"),
    "date_from_datetime_inexact": ("bad-date", "{input} is not a date", "leave the time of day out"),
    "tuple_type": (
        "wrong-type",
        "{input} is not a list",
        "write each item on a line of its own after a hyphen",
    ),
    "too_long": ("wrong-length", "the list has too many items", "take the surplus out"),
    "dict_type": ("wrong-type", "{input} is not a mapping of keys", "write each key on a line of its own"),
    "mapping_type": ("wrong-type", "{input} is not a mapping of keys", "write each key on a line of its own"),
    "dataclass_type": (
        "wrong-type",
        "{input} is not a mapping of keys",
        "write each key on a line of its own",
    ),
}


def problems(
    details: Iterable["ErrorDetails"], places: Mapping[Loc, tuple[int, int]], path: str
) -> Iterator[Problem]:
    """Yield each error once at its place; of the errors of several alternatives only the first."""
    seen: set[tuple[object, ...]] = set()
    given = list(details)
    for detail in given:
        loc = known_part(places, detail["loc"])
        mark = (loc, detail["loc"] if detail["type"] == "missing" else ())
        if mark not in seen and not _misspelt(detail, given):
            seen.add(mark)
            yield Problem(path, *places.get(loc, (1, 1)), *told(detail))


def _misspelt(missing: "ErrorDetails", details: Iterable["ErrorDetails"]) -> bool:
    """Tell whether a key is missing only because it stands beside with another spelling."""
    wanted = missing["loc"][-1:]
    beside = [
        str(detail["loc"][-1])
        for detail in details
        if detail["type"] == "unexpected_keyword_argument" and detail["loc"][:-1] == missing["loc"][:-1]
    ]
    return missing["type"] == "missing" and any(get_close_matches(str(wanted[0]), beside, n=1))


def told(detail: "ErrorDetails") -> Told:
    """Return code, message and hint for one error."""
    kind = detail["type"]
    name = detail["loc"][-1] if detail["loc"] else "file"
    if kind == "missing":
        return _missing(name)
    if kind == "unexpected_keyword_argument":
        hint = "it belongs in another place" if name in _known_keys() else _nearest(str(name), _known_keys())
        return "unknown-key", f"{name} is no key of this place", hint
    if kind == "string_pattern_mismatch":
        return _form(detail)
    if kind in ("enum", "literal_error"):
        return _word(detail)
    code, message, hint = _TYPES.get(
        kind, ("bad-value", detail["msg"], "compare with the schema of the file")
    )
    return code, message.replace("{input}", shown(detail["input"])), hint


def _missing(name: str | int) -> Told:
    """Tell of a key, or an item of a list of fixed length, that is not there."""
    what = f"item {name + 1} of the list" if isinstance(name, int) else f"the key {name}"
    return "missing-key", f"{what} is missing", "add it"


def _form(detail: "ErrorDetails") -> Told:
    """Tell of a text that has not the form that its place asks for."""
    hint = _FORMS.get(detail["ctx"]["pattern"])
    if hint is None:
        return "empty-text", "the text is empty", "write something, or leave the key out"
    return "bad-form", f"{shown(detail['input'])} has not the right form", hint


def _word(detail: "ErrorDetails") -> Told:
    """Tell of a word that is not in the list for its place."""
    expected = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
    hint = f"{_nearest(str(detail['input']), expected.split(', '))}; the words are: {expected}"
    return "unknown-word", f"{shown(detail['input'])} is not a word for this place", hint.lstrip("; ")


def _nearest(word: str, known: Iterable[str]) -> str:
    """Return a suggestion, or nothing where no known word is near."""
    near = get_close_matches(word, sorted(known), n=1)
    return f"did you mean {near[0]}?" if near else ""


def _known_keys() -> set[str]:
    """Return every key that any file of ours knows."""
    return {field.name for name in files.__all__ for field in fields(getattr(files, name))}


def shown(raw: object) -> str:
    """Return an input as a message shows it: short, on one line, a text in quotes."""
    text = (
        repr(raw) if not isinstance(raw, dict | list) else "a mapping" if isinstance(raw, dict) else "a list"
    )
    return text if len(text) <= 60 else f"{text[:57]}…"
