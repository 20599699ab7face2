"""Whole sites, built as `make site` builds them: those of two tiny reviews and that of the repository."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pipeline.build import read
from pipeline.site import site
from tests.conftest import REPOSITORY, copy_of
from tools import crawl

OWN = "own"
"""The review of this repository."""
NAMES = ("bees", "models", OWN)
TODAY = date(2030, 1, 1)


@dataclass(frozen=True)
class Built:
    """A review with its site, below one folder."""

    root: Path

    @cached_property
    def review(self):
        """Return the review as a value."""
        return read(self.root, TODAY)

    @cached_property
    def found(self):
        """Return the review with its addresses."""
        return site(self.review)

    @cached_property
    def crawled(self):
        """Return the site as a crawler sees it."""
        return crawl.read(self.root / "site")

    def html(self, path):
        """Return a page as it was written."""
        return (self.root / "site" / path).read_text(encoding="utf-8")


def build(name, into):
    """Copy a review and build its site; raise where a step fails or warns."""
    root = _own(into / name) if name == OWN else copy_of(name, into)
    _run("pipeline", "--root", str(root), "build")
    _run("mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml"))
    return Built(root)


def _own(root):
    for folder in ("records", "docs"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    named = settings.replace("pipeline/", f"{REPOSITORY}/pipeline/")
    (root / "mkdocs.yml").write_text(named, encoding="utf-8")
    return root


def _run(*module):
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(
        [sys.executable, "-m", *module],
        cwd=REPOSITORY,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
