"""How words match words, in three modes that are always stated: exact, plural, stem.

exact: the word as written, without regard to case, accents and hyphens. plural: singular and plural, and the
possessive (model, models, model's; study, studies). stem: all words with the same stem by the English
Snowball rules, known as Porter 2 (accelerate, accelerating, accelerator).

In every mode `*` stands for any letters or none, `?` for one, `$` for one or none; a word with a wildcard,
and the words of an exact phrase, match as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from pipeline.normalize import folded
from pipeline.query.text import APART, Text
from pipeline.query.tree import Phrase, Word

Mode = Literal["exact", "plural", "stem"]
MODES: tuple[Mode, ...] = ("exact", "plural", "stem")
Span = tuple[int, int]
_LETTER = r"[^\W_]"
_GAP = rf"(?:[^\w{APART}]|_)+"
_OWN = r"(?:['’]s)?"
_SIGNS = {"*": rf"{_LETTER}*", "?": _LETTER, "$": rf"{_LETTER}?"}
_PIECES = re.compile(r"[^\W_]+|[*?$]")
_TOKEN = re.compile(r"(?:[^\W_]|[*?$])+")
WILD = re.compile(r"[*?$]")
_LETTERS = re.compile(_LETTER)
_ODD_STEMS = {"die": "dying", "lie": "lying", "tie": "tying", "sky": "skies"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase made ready.

    `key` is in every folded text that holds it, `forms` are all words that match a single word, and `stems`
    what the words that `pattern` finds must have as stem, "" for any.
    """

    pattern: re.Pattern[str]
    key: str
    forms: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    def spans(self, text: Text) -> Iterator[Span]:
        """Yield where the term stands in the folded text."""
        if self.key not in text.plain:
            return
        for found in self.pattern.finditer(text.plain):
            if all(
                not stem or stem_of(word) == stem
                for stem, word in zip(self.stems, found.groups(), strict=True)
            ):
                yield found.span()

    def stands(self, text: Text) -> bool:
        """Tell whether the term stands in a text."""
        return next(self.spans(text), None) is not None


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """Return the stem of a folded word (Snowball English, Porter 2)."""
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:  # noqa: ANN401 - the library has no types
    import snowballstemmer  # noqa: PLC0415 - only one of the modes needs it

    return snowballstemmer.stemmer("english")


def plural_forms(word: str) -> frozenset[str]:
    """Return a word with its regular singular and plural forms.

    >>> sorted(plural_forms("studies")), sorted(plural_forms("box"))
    (['studies', 'study'], ['box', 'boxes'])
    """
    single = _singular(word)
    return frozenset({word, single, _plural(single)})


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word[:-1] if plural else word


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


@lru_cache(maxsize=65_536)
def term(query: Word | Phrase, mode: Mode) -> Term | None:
    """Return a word or phrase made ready for matching, None where it holds no letter or digit."""
    words = query.words if isinstance(query, Phrase) else (query,)
    exact = isinstance(query, Phrase) and query.exact
    tokens = [token for word in words for token in _TOKEN.findall(folded(word.text))]
    if not any(_LETTERS.search(one) for one in tokens):
        return None
    made = [_token(token, "exact" if exact else mode) for token in tokens]
    gap = _GAP if exact or mode == "exact" else f"{_OWN}{_GAP}"
    pattern = re.compile(f"(?<!{_LETTER}){gap.join(one.pattern for one in made)}(?!{_LETTER})")
    forms = made[0].forms if len(made) == 1 else frozenset()
    key = max((one.key for one in made), key=len)
    stems = tuple(one.stem for one in made) if mode == "stem" and not exact else ()
    return Term(pattern, key, forms, stems)


@dataclass(frozen=True, slots=True)
class _Token:
    pattern: str
    key: str
    forms: frozenset[str] = frozenset()
    stem: str = ""


def _token(text: str, mode: Mode) -> _Token:
    if WILD.search(text):
        pieces = _PIECES.findall(text)
        whole = f"{_LETTER}+" if text == "*" else "".join(_SIGNS.get(one) or re.escape(one) for one in pieces)
        key = max((one for one in pieces if one not in _SIGNS), key=len, default="")
        return _Token(f"({whole})" if mode == "stem" else whole, key)
    if mode == "exact":
        return _Token(re.escape(text), text, frozenset({text}))
    if mode == "plural":
        forms = plural_forms(text)
        return _Token(f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})", _shared(forms), forms)
    return _stemmed(text)


def _shared(forms: frozenset[str]) -> str:
    """Return the letters that all forms begin with."""
    low, high = min(forms), max(forms)
    return low[: next((at for at, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))]


def _stemmed(text: str) -> _Token:
    stem = stem_of(text)
    start = stem[:-1] if stem[-1:] in {"e", "i"} and len(stem) > 2 else stem
    odd = _ODD_STEMS.get(stem)
    if odd:
        start = odd[0]
    return _Token(f"({re.escape(start)}{_LETTER}*)", start, stem=stem)
