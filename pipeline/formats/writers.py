"""The table of writers, in which a new shape is one line."""

from collections.abc import Mapping

from pipeline.formats import (
    asreview_write,
    bibtex_write,
    covidence_write,
    csl_write,
    lines_write,
    rayyan_write,
    ris_write,
    table_write,
    zotero_write,
)
from pipeline.formats.written import Writer

WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        bibtex_write.WRITER,
        ris_write.WRITER,
        csl_write.WRITER,
        table_write.WRITER,
        lines_write.WRITER,
        rayyan_write.WRITER,
        asreview_write.WRITER,
        zotero_write.WRITER,
        covidence_write.WRITER,
    )
}
