"""Brings stored files of an older shape to the newest one, a step for each change of shape.

A change of a value class in `files` that old files do not fit raises `schema` of its kind in
`kinds.KINDS` and adds one line to STEPS: the kind, the shape it starts from, and the function that turns
the text of that shape into the next. Files of a newer shape than ours are refused by `load`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.folder import opened
from pipeline.kinds import KINDS, kind_of
from pipeline.layout import layout
from pipeline.store import edit
from pipeline.yamlevents import Refused

Step = Callable[[str], str]
SHAPES: Final[Mapping[str, int]] = {kind.name: kind.schema for kind in KINDS}
STEPS: Final[Mapping[tuple[str, int], Step]] = {}


def migrate(root: Path, steps: Mapping[tuple[str, int], Step] = STEPS) -> tuple[str, ...]:
    """Bring every file of an older shape to the newest one and return the paths that changed."""
    if not steps:
        return ()
    kinds = ((path, kind_of(path)) for path in opened(root).under("records/", ".yml"))
    known = [(path, kind.name) for path, kind in kinds if kind is not None]
    changed = (path for path, name in known if edit(root, path, partial(migrated, name=name, steps=steps)))
    return tuple(changed)


def migrated(text: str, name: str, steps: Mapping[tuple[str, int], Step]) -> str:
    """Return a file's text in the newest shape that the steps lead to."""
    while (step := steps.get((name, shape_of(text)))) is not None:
        text = step(text)
    return text


def shape_of(text: str) -> int:
    """Return the shape that a file says it has; 1 where it says nothing, 0 where it cannot be read."""
    try:
        root, _ = layout(text)
    except Refused:
        return 0
    said = {key.text: item.text for key, item in zip(root.keys, root.items, strict=False)}
    number = said.get("schema", "1")
    return int(number) if number.isdecimal() else 0
