"""The words of other tools for our reasons and labels, and back; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from pipeline import files
from pipeline.reviewing.people import reasons
from pipeline.text import clean
from pipeline.values import ReasonId, Slug, Stage, Verdict

PARTS: Final = frozenset(',;|"\n')
NOT_RETRIEVED: Final = Verdict.NOT_RETRIEVED.value
_NOTHING: Final = ""


@dataclass(frozen=True)
class Vocabulary:
    """Reasons of a stage and labels of a protocol, by id, by label, and by the words that `given` maps.

    A word that is mapped to nothing is meant to be left out.
    """

    protocol: files.Protocol
    stage: Stage
    given: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def reasons(self) -> Mapping[str, ReasonId]:
        """Return the reason of each word."""
        return {word: ReasonId(one) for word, one in self._words(reasons(self.protocol, self.stage)).items()}

    @cached_property
    def labels(self) -> Mapping[str, Slug]:
        """Return the label of each word."""
        return {word: Slug(one) for word, one in self._words(self.protocol.labels).items()}

    def _words(self, some: Sequence[files.Reason | files.Label]) -> Mapping[str, str]:
        own = {spelt(word): one.id for one in some for word in (one.label, one.id)}
        ids = {one.id for one in some}
        return {**own, **{spelt(word): ident for word, ident in self.given.items() if ident in ids}}

    def dropped(self, word: str) -> bool:
        """Tell whether a word is meant to be left out."""
        return {spelt(one): ident for one, ident in self.given.items()}.get(spelt(word)) == _NOTHING

    def primary(self, some: Iterable[ReasonId]) -> tuple[ReasonId, ...]:
        """Return reasons in the protocol's order of precedence."""
        wanted = {*some}
        return tuple(one.id for one in self.protocol.reasons if one.id in wanted)

    def told(self, ident: str) -> str:
        """Return the word for a reason or label in another tool: its label where it comes back, or its id.

        A sign that parts words there, and a label that stands for two, do not come back.
        """
        some: Sequence[files.Reason | files.Label] = (*self.protocol.reasons, *self.protocol.labels)
        twice = Counter(spelt(one.label) for one in some)
        label = next((clean(one.label) for one in some if one.id == ident), ident)
        known = self.reasons.get(spelt(label)) == ident or self.labels.get(spelt(label)) == ident
        return label if known and twice[spelt(label)] == 1 and PARTS.isdisjoint(label) else ident

    @property
    def amiss(self) -> tuple[str, ...]:
        """Return the ids that words are mapped to though the stage or the protocol has none such."""
        known = {*self.reasons.values(), *self.labels.values(), _NOTHING}
        return tuple(ident for ident in self.given.values() if ident not in known)


def spelt(word: str) -> str:
    """Return a word in the form in which words are compared.

    >>> spelt(" Wrong  Topic")
    'wrong topic'
    """
    return clean(word).casefold()
