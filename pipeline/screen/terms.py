"""How a term is looked for in a text: whole words, case folded, with or without a plural s.

A word is a run of letters and digits; hyphens and other signs part words, so that `pre-training` is
two. The words of a term must follow each other. `cat` is found in “Cats”, and not in “education”.
"""

import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")
AROUND: Final = 5


def found_term(term: str, text: str) -> str:
    """Return the first place of the text where the term stands, with some words around it, or ""."""
    plain = unicodedata.normalize("NFKC", text)
    words = list(WORD.finditer(plain))
    wanted = [_stem(word) for word in WORD.findall(unicodedata.normalize("NFKC", term))]
    have = [_stem(word.group()) for word in words]
    for start in range(len(have) - len(wanted) + 1) if wanted else ():
        if have[start : start + len(wanted)] == wanted:
            return _quote(plain, words, start, start + len(wanted))
    return ""


def _stem(word: str) -> str:
    """Return a word in the form in which words are compared; a final s of a longer word is dropped."""
    folded = word.casefold()
    return folded[:-1] if len(folded) > 2 and folded.endswith("s") and not folded.endswith("ss") else folded


def _quote(text: str, words: list[re.Match[str]], start: int, stop: int) -> str:
    """Return the words from `start` to `stop` with some around them, an ellipsis for what is left out."""
    first, last = max(0, start - AROUND), min(len(words), stop + AROUND)
    passage = " ".join(text[words[first].start() : words[last - 1].end()].split())
    return f"{'… ' if first else ''}{passage}{' …' if last < len(words) else ''}"
