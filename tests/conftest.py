"""What all tests may ask for: copies of the two tiny reviews, and the folder of shared data."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis

# a slow machine is no fault of the code
hypothesis.register_profile("house", deadline=None, derandomize=True, database=None)
hypothesis.load_profile("house")

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
REVIEWS = HERE / "reviews"
NAMES = ("bees", "models")
GENERATED = ("build", "site", "__pycache__")


def copy_of(name: str, into: Path) -> Path:
    """Copy a tiny review into a directory, with the path of its theme made absolute."""
    made = into / name
    shutil.copytree(REVIEWS / name, made, ignore=shutil.ignore_patterns(*GENERATED))
    settings = made / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("../../..", str(REPOSITORY)), encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def copying():
    """Return the function that copies a tiny review by name into a folder."""
    return copy_of


@pytest.fixture
def review_copy(tmp_path):
    """Return a function that copies a tiny review, by name, into the test's own directory."""
    return lambda name, into=None: copy_of(name, into or tmp_path)


@pytest.fixture
def bees(review_copy):
    """Return a copy of the tiny review on bees; in it nobody has extracted from one of the studies."""
    return review_copy("bees")


@pytest.fixture(params=NAMES)
def each_review(request, tmp_path):
    """Return a copy of each tiny review in turn."""
    return copy_of(request.param, tmp_path)


@pytest.fixture(scope="session")
def shared():
    """Return the folder of shared data, or skip the test where there is none."""
    folder = Path(os.environ.get("REVIEW_SHARED", str(REPOSITORY.parent / "shared")))
    if not folder.is_dir():
        pytest.skip(f"the shared data folder {folder} is absent; REVIEW_SHARED names another place")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Return a function that builds the site of a review, by name, once in the session."""
    from tests.sites import build

    folder, sites = tmp_path_factory.mktemp("sites"), {}

    def of(name):
        if name not in sites:
            sites[name] = build(name, folder)
        return sites[name]

    return of
