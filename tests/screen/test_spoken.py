"""The language of a text: told only where it is sure."""

import subprocess
import sys

import pytest

from pipeline.model import Bib
from pipeline.screen.spoken import spoken

ENGLISH = (
    "This is the story of a teapot that was left in the garden by the people who had it from an aunt, and we"
    " are told by them that it can be found there with its spoon."
)
FRENCH = (
    "Cette étude décrit une théière qui a été oubliée dans le jardin par les gens de la maison, et nous"
    " montrons que les cuillères sont plus nombreuses que les tasses dans toutes les cuisines de la région."
)
GERMAN = (
    "Diese Arbeit beschreibt eine Teekanne, die von den Leuten des Hauses im Garten vergessen wurde, und wir"
    " zeigen, dass es in allen Küchen der Gegend mehr Löffel als Tassen gibt."
)
TEXTS = [
    ("Teapots", ENGLISH, "en"),
    ("Théières", FRENCH, "fr"),
    ("Teapots", FRENCH, "fr"),
    ("Teekannen", GERMAN, "de"),
    ("Théières oubliées dans le jardin", "", ""),
    ("Teapots of the garden", "", ""),
    ("x", "y", ""),
    ("", "", ""),
    ("花园里的茶壶", "", "zh ja"),
    ("庭の急須について", "", "ja"),
    ("정원의 찻주전자", "", "ko"),
    ("Чайник в саду", "", "ru uk be bg mk sr kk mn uz"),
    ("Η τσαγιέρα", "", "el"),
    ("Teapots 茶", "", ""),
    (
        "Чайник в саду",
        "Мы описываем чайник, который был забыт в саду людьми из дома, и показываем, что ложек больше.",
        "ru",
    ),
]


@pytest.mark.parametrize(("title", "abstract", "languages"), TEXTS)
def test_title_and_abstract_tell_their_language(title, abstract, languages):
    assert spoken(Bib(title=title, abstract=abstract)) == languages


def test_the_declared_language_is_not_looked_at():
    assert spoken(Bib(title="Teapots", abstract=ENGLISH, language="fr")) == "en"


@pytest.mark.parametrize("abstract", [ENGLISH, ""])
def test_plain_english_and_bare_titles_need_no_model(abstract):
    code = (
        "import sys; from pipeline.model import Bib; from pipeline.screen.spoken import spoken;"
        f"spoken(Bib(title='Teapots', abstract={abstract!r})); print('py3langid' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
