import json

import pytest

from pipeline import stamp
from pipeline.problems import Problem, Severity

SAID = (Problem("records/a.yml", 1, 2, "code", "message", "hint", Severity.WARNING),)


@pytest.fixture
def root(tmp_path):
    """Return a review of two files, built into one page."""
    for name, text in [
        ("records/a.yml", "a"),
        ("docs/b.md", "b"),
        ("build/docs/b.md", "page"),
        ("build/docs.manifest.json", json.dumps({"b.md": stamp.sha256(b"page").hexdigest()})),
    ]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    put(tmp_path)
    return tmp_path


def put(root):
    (root / stamp.PLACE).write_bytes(stamp.text(stamp.inputs(root), root, 1, SAID))


def last(root):
    return stamp.fresh(root, stamp.inputs(root))


def test_an_untouched_build_is_known_with_what_it_said(root):
    assert (last(root).pages, last(root).problems) == (1, SAID)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("records/a.yml", "A"),
        ("records/new.yml", "n"),
        ("docs/b.md", "B"),
        ("build/docs/b.md", "spoiled"),
        ("build/docs.manifest.json", "{}"),
        (stamp.PLACE, "{}"),
        (stamp.PLACE, "no json"),
        (stamp.PLACE, "[]"),
        (stamp.PLACE, '{"problems": [{"severity": "odd"}]}'),
    ],
)
def test_anything_changed_asks_for_a_new_build(root, path, text):
    (root / path).write_text(text, encoding="utf-8")
    assert last(root) is None


@pytest.mark.parametrize(
    "path", ["records/a.yml", "build/docs/b.md", "build/docs.manifest.json", stamp.PLACE]
)
def test_anything_gone_asks_for_a_new_build(root, path):
    (root / path).unlink()
    assert last(root) is None


def test_a_renamed_file_is_another_input(root):
    before = stamp.inputs(root)
    (root / "records/a.yml").rename(root / "records/c.yml")
    assert stamp.inputs(root) != before
