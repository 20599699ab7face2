"""From the tags of an entry to an entry, the same for all line-tagged formats."""

from collections.abc import Callable, Iterator

from pipeline.formats import tagged, trouble
from pipeline.formats.base import Entry, Unreadable
from pipeline.formats.stream import Export
from pipeline.formats.tagged_dialect import Dialect, Fields
from pipeline.model import Bib


def entries(
    export: Export, path: str, dialect: Dialect, describe: Callable[[Fields], Bib], key: str = ""
) -> Iterator[Entry | Unreadable]:
    """Yield the entries of an export; one whose only field is its type says nothing.

    `key` is the tag that holds an entry's own name.
    """
    for found in tagged.read(export, path, dialect):
        chunk, fields, bib = found.chunk, found.fields, describe(found.fields)
        if not bib.title and not fields.tags() - {dialect.opener}:
            problem = trouble.unreadable("empty-entry", path, chunk.line)
            yield Unreadable(offset=chunk.offset, length=chunk.length, line=chunk.line, problem=problem)
        else:
            yield Entry(
                offset=chunk.offset,
                length=chunk.length,
                line=chunk.line,
                bib=bib,
                problems=found.problems,
                key=fields.one.get(key, ""),
            )
