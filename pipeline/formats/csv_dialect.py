"""How one kind of table is told by its header, and what its columns are called."""

from dataclasses import dataclass

from pipeline.formats.csv_columns import Columns
from pipeline.formats.csv_shape import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One table: `all_of`, `any_of` and `none_of` its header's names (` | ` between) tell it.

    `authors` names a way of `author_lists.WAYS`; `habits` are codes of what its own exports do, which is
    read without doubt. `kind` is what a row is where it does not say. `spread` is the column of which
    some rows have several. `tabs` tells whether tabs part its cells, None where any sign may. `seen` is
    False where no real export was at hand, only its documentation.
    """

    name: str
    label: str
    columns: Columns
    all_of: str = ""
    any_of: str = ""
    none_of: str = ""
    authors: str = "any"
    kind: str = "other"
    habits: frozenset[str] = frozenset()
    spread: str = ""
    quoted: bool = True
    tabs: bool | None = None
    ending: str = "csv"
    seen: bool = True

    def tells(self, names: frozenset[str]) -> bool:
        """Tell whether a header of these folded names is this table's."""
        every, some, none = (
            {folded(name) for name in text.split("|") if text}
            for text in (self.all_of, self.any_of, self.none_of)
        )
        return every <= names and (not some or bool(some & names)) and not none & names
