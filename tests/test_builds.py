"""A build is a function of the files: whatever the machine's settings, its caches, or an early death."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ENGINE = Path(__file__).parent.parent
HOME = TemporaryDirectory()

BACKWARDS = """
import os, random
scan, names = os.scandir, os.listdir
class Shuffled:
    def __init__(self, entries): self.entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def close(self): pass
os.listdir = lambda *a: sorted(names(*a), reverse=True)
os.scandir = lambda *a: Shuffled(sorted(scan(*a), key=lambda e: e.name, reverse=True))
"""
DYING = """
import os, pathlib, signal
left = {count}
def dying(act):
    def wrapped(*a, **k):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return act(*a, **k)
    return wrapped
os.replace = dying(os.replace)
pathlib.Path.replace = dying(pathlib.Path.replace)
pathlib.Path.unlink = dying(pathlib.Path.unlink)
"""


def build(root, before="", **environment):
    """Build a review in a process of its own, some code run first."""
    ending = f"sys.exit(main(['--root', {str(root)!r}, 'build']))"
    code = f"{before}\nimport sys\nfrom pipeline.__main__ import main\n{ending}"
    settings = {"PATH": os.environ["PATH"], "HOME": HOME.name, **environment}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ENGINE, env=settings, capture_output=True, check=False
    )


def pages(root):
    target = root / "build" / "docs"
    return {str(p.relative_to(target)): p.read_bytes() for p in sorted(target.rglob("*")) if p.is_file()}


def names(root):
    return sorted(str(p.relative_to(root)) for p in (root / "build").rglob("*"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory, copying):
    """Return a review, built once, and its pages."""
    root = copying("bees", tmp_path_factory.mktemp("plain"))
    assert build(root).returncode == 0
    return root, pages(root)


SETTINGS = {
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "plain C": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "zone": {"TZ": "Pacific/Kiritimati"},
    "other zone": {"TZ": "America/Adak"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4711": {"PYTHONHASHSEED": "4711"},
    "width": {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_no_setting_of_the_machine_reaches_a_page(plain, review_copy, settings):
    root = review_copy("bees")
    assert build(root, **settings).returncode == 0
    assert pages(root) == plain[1]


def test_the_order_of_directories_reaches_no_page(plain, review_copy):
    root = review_copy("bees")
    assert build(root, BACKWARDS).returncode == 0
    assert pages(root) == plain[1]


def test_a_cold_cache_and_a_warm_one_give_the_same_pages(plain):
    root, before = plain
    for path in sorted((root / "build" / "docs").rglob("*.md")):
        path.unlink()
    assert build(root).returncode == 0
    assert pages(root) == before


def test_a_spoiled_cache_is_not_believed(plain):
    root, before = plain
    kept = [path for path in sorted((root / "build" / "cache").rglob("*")) if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes()[:-3] + b"!!!")
    assert build(root).returncode == 0
    assert pages(root) == before


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
def test_a_build_that_is_killed_is_made_good_by_the_next(plain, review_copy, count):
    root = review_copy("bees")
    dead = build(root, DYING.format(count=count))
    assert dead.returncode == -signal.SIGKILL
    assert build(root).returncode == 0
    assert pages(root) == plain[1]
    assert names(root) == names(plain[0])
