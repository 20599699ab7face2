"""The table of readers, in which a new format is one line."""

from collections.abc import Mapping

from pipeline.formats.base import Reader
from pipeline.formats.bibtex import READER as BIBTEX
from pipeline.formats.ris import READER as RIS

READERS: Mapping[str, Reader] = {reader.name: reader for reader in (BIBTEX, RIS)}


def detect(data: bytes) -> tuple[str, ...]:
    """Return the names of the readers that recognise a file by its content."""
    return tuple(name for name, reader in READERS.items() if reader.recognises(data))
