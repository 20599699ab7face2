"""From the tags of an entry to an entry, the same for all line-tagged formats."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.formats import tagged, trouble
from pipeline.formats.base import Entry, Unreadable
from pipeline.formats.stream import Export
from pipeline.model import Bib
from pipeline.model.quick import quick

Fields = Mapping[str, Sequence[str]]
_entry = quick(Entry)


def first(fields: Fields, tags: Sequence[str]) -> str:
    """Return the first value of the first of some tags that has one, "" for none."""
    for tag in tags:
        if tag in fields:
            return fields[tag][0]
    return ""


def firsts(fields: Fields) -> Mapping[str, str]:
    """Return the first value of every tag."""
    return {tag: values[0] for tag, values in fields.items()}


def entries(
    export: Export, path: str, dialect: tagged.Dialect, describe: Callable[[Fields], Bib], key: str = ""
) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an export; one whose only field is its type says nothing.

    `key` is the tag that holds an entry's own name.
    """
    for found in tagged.read(export, path, dialect):
        chunk, fields = found.chunk, found.fields
        if not fields or (len(fields) == 1 and dialect.opener in fields):
            problem = trouble.unreadable("empty-entry", path, chunk.line)
            yield Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
        else:
            yield _entry(
                offset=chunk.offset,
                length=chunk.length,
                line=chunk.line,
                bib=describe(fields),
                problems=found.problems,
                key=fields[key][0] if key in fields else "",
            )
