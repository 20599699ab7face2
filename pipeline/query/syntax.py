"""What one syntax is: its fields, operators and signs. The table of all of them is in `syntaxes`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Style = Literal["equals", "call", "colon", "before", "after"]
FIELDS = (
    "all", "topic", "title-abstract", "title", "abstract", "keywords", "subject", "author", "venue", "doi",
    "pmid", "issn", "affiliation", "full-text", "date", "language", "kind",
)  # fmt: skip
PARTS: Mapping[str, tuple[str, ...]] = {
    "all": ("title", "abstract", "keywords", "author", "venue"),
    "topic": ("title", "abstract", "keywords"),
    "title-abstract": ("title", "abstract"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """How one database writes queries.

    `fields` are the spellings it reads (upper case) and the fields they mean; `writes` are those it
    prints: a field that is not among them cannot be searched. `style` says how a field and what is looked
    for in it stand: `TI=(a)` equals, `TITLE(a)` call, `ti:a` colon, `TI a` before, `a[ti]` after; where
    not `grouped`, a field stands at each term. `rank` is how tightly an operator binds. `wildcards` are
    its signs and what they mean in a tree; a sign that it does not have is passed over. `near` are the
    prints of NEAR and of PRE with `{n}`, empty where it has none; `far` is the distance where none is
    given. `loose_near` tells whether an operand of NEAR may be more than a term. `words` is what two words
    side by side mean, `default` where a term without a field is looked for, `case` whether operators
    must be in capitals, `stems` how the database itself matches words, `note` what
    a reader of a translation must know of it besides.
    """

    name: str
    label: str
    fields: Mapping[str, str]
    writes: Mapping[str, str]
    style: Style
    grouped: bool = True
    rank: Mapping[str, int]
    wildcards: Mapping[str, str]
    stems: Literal["exact", "plural", "stem"]
    near: tuple[str, str] = ("", "")
    far: int = 15
    loose_near: bool = True
    minus: str = "NOT"
    words: Literal["and", "or", "phrase"] = "and"
    exact: tuple[str, str] = ("", "")
    default: str = "all"
    case: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)
    languages: Literal["name", "code"] = "name"
    bare_not: bool = False
    most_terms: int = 0
    most_wildcards: int = 0
    shortest_stem: int = 3
    note: str = ""
