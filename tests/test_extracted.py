import pytest

from pipeline.build import build, derive


@pytest.fixture(scope="module")
def page(tmp_path_factory, copying):
    """Return the page of a study with extracted values of each type."""
    root = copying("bees", tmp_path_factory.mktemp("extracted"))
    build(root, derive(root).searches[-1].date.replace(year=2030))
    return (root / "build/docs/studies/combe-2019-saffron.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["thought", "<dd>3</dd>", "<dd>no</dd>", "Meadow 9"])
def test_every_extracted_value_stands_on_the_study_page(page, words):
    assert words in page.partition("{#_extracted}")[2].partition("## Reports")[0]
