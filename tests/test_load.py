"""Loading a review: everything that can be read, typed, and a problem for everything else."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from pipeline import cache
from pipeline.load import ReviewMissing, again, load
from pipeline.problems import Severity, errors


def codes(loaded):
    return {(one.path, one.code) for one in loaded.problems if one.severity is Severity.ERROR}


def change(root, path, old, new):
    place = root / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_both_tiny_reviews_load_without_errors(each_review):
    assert errors(load(each_review).problems) == ()


def test_everything_of_a_review_is_there(review_copy):
    loaded = load(review_copy("bees"))
    assert [one.value.sequence for one in loaded.searches] == sorted(
        one.value.sequence for one in loaded.searches
    )
    assert set(loaded.indexes) <= {one.value.id for one in loaded.searches}
    assert all(
        ident == stored.path.split("/")[-1].removesuffix(".yml") for ident, stored in loaded.studies.items()
    )
    assert {record.search for record in loaded.records} <= set(loaded.indexes)
    assert loaded.unreadable
    assert loaded.sheets
    assert loaded.rulings


def test_a_second_load_gives_the_same_value(each_review):
    assert load(each_review) == load(each_review)


def test_a_load_without_cache_gives_the_same_value(each_review):
    first = load(each_review)
    shutil.rmtree(each_review / "build")
    assert load(each_review) == first


def test_a_warm_load_needs_neither_pydantic_nor_yaml(review_copy):
    root = review_copy("bees")
    load(root)
    program = (
        "import sys; from pathlib import Path; from pipeline.load import load; load(Path(sys.argv[1]));"
        "print(*sorted({'pydantic', 'yaml', 'pydantic_core'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""


def test_a_change_is_seen_at_once(review_copy):
    root = review_copy("bees")
    load(root)
    change(root, "records/protocol.yml", "short_title: ", "short_title: New ")
    assert load(root).protocol.value.short_title.startswith("New ")


def test_other_code_reads_everything_afresh(review_copy, monkeypatch):
    root = review_copy("bees")
    first = load(root)
    monkeypatch.setattr("pipeline.typed.code", lambda: "other")
    before = {place.name for place in (root / cache.FOLDER).iterdir()}
    assert load(root) == first
    assert {place.name for place in (root / cache.FOLDER).iterdir()} - before


@pytest.mark.parametrize("damage", [b"", b"garbage\n", b"{}"])
def test_a_damaged_cache_changes_nothing(review_copy, damage):
    root = review_copy("bees")
    first = load(root)
    for place in (root / cache.FOLDER).iterdir():
        place.write_bytes(damage)
    assert load(root) == first


def test_a_root_that_cannot_be_written_is_read_all_the_same(review_copy):
    root = review_copy("bees")
    first = load(root)
    shutil.rmtree(root / "build")
    (root / "build").write_text("in the way")
    assert load(root) == first


def test_the_order_of_a_directory_does_not_matter(review_copy, monkeypatch):
    root = review_copy("bees")
    first = load(root)
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda place: Reversed(scan(place)))
    assert load(root) == first


class Reversed:
    """A directory listed backwards."""

    def __init__(self, inner):
        self.inner = inner

    def __enter__(self):
        return reversed(list(self.inner))

    def __exit__(self, *_):
        self.inner.close()


@pytest.mark.parametrize("make", [lambda _: None, lambda root: (root / "records").mkdir()])
def test_a_directory_without_a_protocol_is_no_review(tmp_path, make):
    make(tmp_path)
    with pytest.raises(ReviewMissing) as missing:
        load(tmp_path)
    problem = missing.value.problem
    assert (problem.path, problem.line, problem.column) == ("records/protocol.yml", 0, 0)
    assert problem.code == "review-missing"


@pytest.mark.parametrize("name", ["taxonomy", "metrics"])
def test_a_file_that_every_review_has_is_missed(review_copy, name):
    root = review_copy("bees")
    (root / f"records/{name}.yml").unlink()
    assert (f"records/{name}.yml", "file-missing") in codes(load(root))


@pytest.mark.parametrize("name", ["fields", "names", "tables", "charts", "discrepancies"])
def test_a_file_that_a_review_may_lack_is_not_missed(review_copy, name):
    root = review_copy("bees")
    (root / f"records/{name}.yml").unlink(missing_ok=True)
    assert codes(load(root)) == set()


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("records/protocol.yml", "protocol"),
        ("records/taxonomy.yml", "taxonomy"),
        ("records/tables.yml", "tables"),
    ],
)
def test_a_file_that_is_not_valid_is_left_out_and_told(review_copy, path, part):
    root = review_copy("bees")
    (root / path).write_text("nodes: yes\n")
    loaded = load(root)
    assert {place for place, _ in codes(loaded)} == {path}
    assert getattr(loaded, part).path == path


def test_a_study_that_is_not_valid_is_left_out(review_copy):
    root = review_copy("bees")
    (root / "records/studies/new-2020.yml").write_text("report: x\n")
    loaded = load(root)
    assert "new-2020" not in loaded.studies
    assert ("records/studies/new-2020.yml", "bad-form") in codes(loaded)


@pytest.mark.parametrize(
    "path",
    [
        "records/protocol.yaml",
        "records/studys/a.yml",
        "records/searches/loose.ris",
        "records/screening/001.yml",
    ],
)
def test_a_file_that_nothing_reads_is_a_warning(review_copy, path):
    root = review_copy("bees")
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("x")
    found = [one for one in load(root).problems if one.path == path]
    assert [(one.code, one.severity) for one in found] == [("stray-file", Severity.WARNING)]


@pytest.mark.parametrize("path", ["records/README.md", "records/studies/README.md", "records/.gitkeep"])
def test_a_note_for_people_is_no_stray(review_copy, path):
    root = review_copy("bees")
    (root / path).write_text("x")
    assert path not in {one.path for one in load(root).problems}


def test_prose_is_read_by_path(review_copy):
    root = review_copy("bees")
    (root / "docs" / "deep").mkdir()
    (root / "docs" / "deep" / "a.md").write_text("é\n", encoding="utf-8")
    assert ("deep/a.md", "é\n") in [(one.path, one.text) for one in load(root).prose]


def test_prose_that_is_not_utf_8_is_told_at_its_line(review_copy):
    root = review_copy("bees")
    (root / "docs" / "a.md").write_bytes(b"one\ntwo\xff\n")
    assert [(one.path, one.line, one.code) for one in load(root).problems if one.code == "not-utf-8"] == [
        ("docs/a.md", 2, "not-utf-8")
    ]


def test_problems_are_sorted_and_told_once(review_copy):
    root = review_copy("bees")
    (root / "records/names.yml").write_text("names: yes\nname: 1\n")
    found = load(root).problems
    assert list(found) == sorted(set(found))


def test_the_bytes_of_a_problem_s_file_are_found_again(review_copy):
    root = review_copy("bees")
    assert again(root, "records/protocol.yml").startswith(b"schema: 1")
    assert again(root, "records/gone.yml") == again(root, "../secret") == again(root, "records") == b""


def test_a_loaded_review_does_not_depend_on_where_it_lies(review_copy, tmp_path):
    one, two = load(review_copy("bees", tmp_path / "a")), load(review_copy("bees", tmp_path / "b"))
    assert replace(one, root="") == replace(two, root="")
