"""Our own JSON: one record a line (or in an array) under the names of the fields of `Bib`, and its marks."""

from collections.abc import Iterator
from dataclasses import fields as fields_of

from pipeline.formats import count_json, json_read
from pipeline.formats.base import UNMARKED, Entry, Marks, Reader, Unreadable, Vote
from pipeline.formats.json_peek import fields, is_json
from pipeline.formats.json_read import Object, listed, objects, within
from pipeline.formats.json_split import Shape
from pipeline.formats.said import Said
from pipeline.formats.stream import Export
from pipeline.formats.text import clean, words
from pipeline.model import Bib, Name
from pipeline.values import PartialDate

SHAPE = Shape(single='"(?:key|kind)"')
_FLAGS = words("et_al retracted")
_DATES = words("date first_public")
_LISTS = words("isbn issn keywords")
_TEXTS = frozenset(one.name for one in fields_of(Bib)) - _FLAGS - _DATES - _LISTS - {"authors"}
_KNOWN = _TEXTS | _FLAGS | _DATES | _LISTS | {"authors", "key", "marks"}


def read(export: Export, path: str) -> Iterator[Entry | Unreadable]:
    """Yield the records in order."""
    yield from json_read.entries(export, path, SHAPE, describe_record)


def describe_record(record: Object) -> Said:
    """Return what a record says; its values are in normal form already."""
    given: dict[str, object] = {name: as_written(record, name) for name in _TEXTS & record.keys()}
    given |= {name: record.get(name) is True for name in _FLAGS}
    given |= {name: _date(as_written(record, name)) for name in _DATES}
    given |= {name: tuple(filter(None, map(_line, listed(record.get(name))))) for name in _LISTS}
    given["authors"] = tuple(_name(one) for one in objects(record.get("authors")))
    return Said(key=as_written(record, "key"), marks=marks_of(record.get("marks")), bib=Bib(**given))  # type: ignore[arg-type]


def as_written(record: Object, *keys: str) -> str:
    """Return the text under keys as it stands: in normal form already, markup being text."""
    return _line(within(record, *keys))


def _line(found: object) -> str:
    return clean(found) if isinstance(found, str) else ""


def _note(found: object) -> str:
    """Return a note as it stands, with its line ends."""
    return found if isinstance(found, str) and found.strip() else ""


def _date(said: str) -> PartialDate | None:
    try:
        return PartialDate.parse(said) if said else None
    except ValueError:
        return None


def _name(said: Object) -> Name:
    return Name(
        family=as_written(said, "family"),
        given=as_written(said, "given"),
        particle=as_written(said, "particle"),
        suffix=as_written(said, "suffix"),
        corporate=said.get("corporate") is True,
    )


def marks_of(said: object) -> Marks:
    """Return the marks that an object holds."""
    votes = tuple(
        Vote(verdict=as_written(vote, "verdict"), by=as_written(vote, "by"))
        for vote in objects(within(said, "votes") if isinstance(said, dict) else None)
        if as_written(vote, "verdict") in {"include", "exclude", "maybe"}
    )
    if not isinstance(said, dict):
        return UNMARKED
    labels, reasons = (
        tuple(filter(None, map(_line, listed(said.get(name))))) for name in ("labels", "reasons")
    )
    notes = tuple(filter(None, map(_note, listed(said.get("notes")))))
    return Marks(votes=votes, labels=labels, reasons=reasons, notes=notes)


def recognises(head: bytes) -> bool:
    """Tell whether an export is ours: all keys of its records are, and its records have a key or a kind."""
    if not is_json(head):
        return False
    own = {path.partition(".")[0].removesuffix("[]") for path in fields(head)} - {""}
    return bool(own & {"key", "kind"}) and own <= _KNOWN


READER = Reader(
    name="jsonl",
    label="JSON Lines",
    recognises=recognises,
    starts=count_json.starts(SHAPE.key, SHAPE.single),
    read=read,
    ending="jsonl",
)
