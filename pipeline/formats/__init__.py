"""Readers and writers of bibliographic formats.

The table of readers is made when it is first asked for: who only reads what the cache holds does without.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.formats.readers import READERS, detect

__all__ = ["READERS", "detect"]


def __getattr__(name: str) -> object:
    """Return READERS or detect; raise AttributeError for anything else."""
    if name not in __all__:
        raise AttributeError(name)
    from pipeline.formats import readers  # noqa: PLC0415 - the point of this function

    return getattr(readers, name)
