"""The language that title and abstract are written in, where a record declares none.

A text whose words are plainly English needs no model; any other in Latin script is given to py3langid, whose
answer counts only where it is sure. Other scripts tell their languages by themselves. A title alone in Latin
script tells nothing: titles are short, and databases translate them.
"""

import re
from functools import cache
from typing import Any, Final

from pipeline.languages import CODES
from pipeline.model import Bib

SURE: Final = 0.8
UNSURE: Final = "und"
_COMMON = (
    "the of and in to a is for with we that this on are by as from an be which can our it these or at not"
)
_ENGLISH: Final = frozenset(_COMMON.split())
_SHARE, _DISTINCT = 0.25, 8
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS: Final = tuple(
    (re.compile(f"[{signs}]"), tuple(languages.split()))
    for signs, languages in (
        ("\u3040-\u30ff", "ja"),
        ("\uac00-\ud7af\u1100-\u11ff", "ko"),
        ("\u3400-\u4dbf\u4e00-\u9fff", "zh ja"),
        ("\u0400-\u052f", "ru uk be bg mk sr kk mn uz"),
        ("\u0370-\u03ff\u1f00-\u1fff", "el"),
        ("\u0590-\u05ff", "he"),
        ("\u0600-\u06ff\u0750-\u077f", "ar fa ur"),
        ("\u0900-\u097f", "hi"),
        ("\u0980-\u09ff", "bn"),
        ("\u0b80-\u0bff", "ta"),
        ("\u0e00-\u0e7f", "th"),
        ("\u0530-\u058f", "hy"),
        ("\u10a0-\u10ff", "ka"),
    )
)
_KNOWN: Final = frozenset(CODES.values())


def spoken(bib: Bib) -> str:
    """Return the codes of the languages that title and abstract may be in, by spaces; "" where unknown.

    Several codes mean that it is one of these. What a record declares is not looked at.
    """
    text = f"{bib.title}\n{bib.abstract}"
    if languages := _of_script(text):
        return " ".join(_narrowed(text, languages) if bib.abstract else languages)
    if not bib.abstract:
        return ""
    return "en" if _plainly_english(text) else _sure(text)


def _of_script(text: str) -> tuple[str, ...]:
    """Return the languages of the script that most letters are of, none where that is Latin."""
    if text.isascii():
        return ()
    letters = len(_LETTER.findall(text))
    counts = [(len(signs.findall(text)), languages) for signs, languages in _SCRIPTS]
    kana = counts[0][0]
    if kana and 2 * (kana + counts[2][0]) > letters:
        return ("ja",)
    most, languages = max(counts, key=lambda one: one[0])
    return languages if 2 * most > letters else ()


def _narrowed(text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one of several languages that the model is sure of, else all of them."""
    sure = _sure(text) if len(languages) > 1 else ""
    return (sure,) if sure in languages else languages


def _plainly_english(text: str) -> bool:
    """Tell whether a quarter of the words are English function words, and eight different ones."""
    words = _WORD.findall(text.lower())
    common = [word for word in words if word in _ENGLISH]
    return len(common) >= _SHARE * len(words) and len(set(common)) >= _DISTINCT


def _sure(text: str) -> str:
    """Return the language that py3langid finds with enough confidence, else ""."""
    language, confidence = _model().classify(text)
    return str(language) if confidence >= SURE and language in _KNOWN else ""


@cache
def _model() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second of loading

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
