"""`format`: every human file in canonical form, indexes complete; `--check` says what is not."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.decode import decode
from pipeline.formatting import format_review
from pipeline.kinds import kind_of
from pipeline.load import ReviewMissing, load
from pipeline.problems import Severity
from pipeline.yamltext import parse

MESSES = {
    "records/protocol.yml": lambda text: "# kept\n" + text.replace("short_title:", "short_title:   "),
    "records/taxonomy.yml": lambda text: text.replace("label: ", "label:  "),
    "records/names.yml": lambda text: text + "\n\n",
    "records/metrics.yml": lambda text: text.replace("\n", "\r\n"),
    "records/tables.yml": lambda text: text.removeprefix("schema: 1\n"),
}


def state(root):
    return {path: path.read_bytes() for path in sorted(root.glob("records/**/*")) if path.is_file()}


def line_of(root, path, start):
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def mess(root):
    for path, change in MESSES.items():
        place = root / path
        if place.exists():
            place.write_bytes(change(place.read_text(encoding="utf-8")).encode())


def test_both_tiny_reviews_are_canonical(each_review):
    assert format_review(each_review, write=False) == ()


def test_check_names_each_file_at_its_first_line_that_differs(review_copy):
    root = review_copy("models")
    mess(root)
    before = state(root)
    found = format_review(root, write=False)
    assert {(one.path, one.line, one.code) for one in found} == {
        ("records/protocol.yml", line_of(root, "records/protocol.yml", "short_title:"), "not-canonical"),
        ("records/taxonomy.yml", 4, "not-canonical"),
        ("records/names.yml", len((root / "records/names.yml").read_text().splitlines()), "not-canonical"),
        ("records/metrics.yml", 1, "not-canonical"),
        ("records/tables.yml", 1, "not-canonical"),
    }
    assert state(root) == before


def test_format_brings_back_what_was_canonical(review_copy):
    root = review_copy("models")
    before = state(root)
    mess(root)
    found = format_review(root, write=True)
    assert {one.severity for one in found} == {Severity.NOTE}
    protocol = root / "records/protocol.yml"
    assert protocol.read_text().startswith("# kept\nschema: 1\n")
    protocol.write_text(protocol.read_text().removeprefix("# kept\n"))
    assert state(root) == before


def test_format_twice_is_format_once(each_review):
    mess(each_review)
    format_review(each_review, write=True)
    once = state(each_review)
    assert format_review(each_review, write=True) == ()
    assert state(each_review) == once


@pytest.mark.parametrize(
    "text",
    [
        b"names: yes\n",
        b"names: [a\n",
        b"names:\n- \xff\n",
        b"names:  [1]\n",
        b"names:   []\nnames: []\n",
        b"",
    ],
)
def test_a_file_that_is_not_valid_is_left_alone(review_copy, text):
    root = review_copy("models")
    (root / "records/names.yml").write_bytes(text)
    assert format_review(root, write=True) == ()
    assert (root / "records/names.yml").read_bytes() == text


def test_aliases_have_a_canonical_form(review_copy):
    root = review_copy("models")
    place = root / "records/aliases.csv"
    neat = place.read_text()
    place.write_text(neat.replace("ghost-1:0003", '"ghost-1:0003"').replace("\n", "\r\n"))
    assert [one.path for one in format_review(root, write=True)] == ["records/aliases.csv"]
    assert place.read_text() == neat


def test_a_missing_index_is_written(each_review):
    indexes = {path: path.read_bytes() for path in each_review.glob("records/searches/*.index.csv")}
    for path in indexes:
        path.unlink()
    format_review(each_review, write=True)
    assert {path: path.read_bytes() for path in indexes} == indexes


def test_an_index_without_its_last_row_is_completed(review_copy):
    root = review_copy("bees")
    place = min(root.glob("records/searches/*.index.csv"))
    whole = place.read_text()
    place.write_text("".join(whole.splitlines(keepends=True)[:-1]))
    assert [one.path for one in format_review(root, write=False)] == [str(place.relative_to(root))]
    format_review(root, write=True)
    assert place.read_text() == whole


def test_what_is_derived_is_written_and_checked(review_copy):
    root = review_copy("bees")
    derived = {"references.bib": "@article{a}\n"}
    assert [one.path for one in format_review(root, write=False, derived=derived)] == ["references.bib"]
    format_review(root, write=True, derived=derived)
    assert (root / "references.bib").read_text() == "@article{a}\n"
    assert format_review(root, write=False, derived=derived) == ()


def test_what_is_derived_comes_before_what_stands_there(review_copy):
    root = review_copy("models")
    place = root / "records/aliases.csv"
    neat = place.read_text()
    place.write_bytes(neat.replace("ghost-1:0003", '"ghost-1:0003"').encode())
    more = neat + "ghost-1:0002,ghost-1:0001,2024-02-02,merged\n"
    found = format_review(root, write=True, derived={"records/aliases.csv": more})
    assert [one.path for one in found] == ["records/aliases.csv"]
    assert place.read_text() == more


@pytest.mark.parametrize("data", [b"@article{a}\r\n", b"@article{a}\n\xff", b""])
def test_what_is_derived_is_compared_byte_by_byte(review_copy, data):
    root = review_copy("bees")
    (root / "references.bib").write_bytes(data)
    found = format_review(root, write=False, derived={"references.bib": "@article{a}\n"})
    assert [one.code for one in found] == ["not-canonical"]


def test_schemas_are_kept_only_where_there_is_a_folder_for_them(review_copy):
    root = review_copy("bees")
    (root / "schemas").mkdir()
    assert "schemas/study.schema.json" in {one.path for one in format_review(root, write=True)}
    assert format_review(root, write=False) == ()


def test_without_a_review_there_is_nothing_to_format(tmp_path):
    with pytest.raises(ReviewMissing):
        format_review(tmp_path, write=True)
    assert list(tmp_path.iterdir()) == []


def test_the_values_stay_what_they_were(review_copy):
    root = review_copy("models")
    before = load(root)
    mess(root)
    format_review(root, write=True)
    assert load(root).protocol == before.protocol
    assert load(root).metrics == before.metrics


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline import formatting
count = 0
def trace(event, args):
    global count
    if event in ("os.rename", "os.remove") or (event == "open" and ".tmp" in str(args[0])):
        count += 1
        if count == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(trace)
formatting.format_review(Path(sys.argv[1]), write=True)
"""


@pytest.mark.parametrize("moment", [1, 2, 4, 7, 9])
def test_a_killed_format_leaves_whole_files_and_the_next_one_ends_it(review_copy, moment):
    root = review_copy("models")
    load(root)
    whole = state(root)
    mess(root)
    messy = state(root)
    run = subprocess.run([sys.executable, "-c", KILLED, str(root), str(moment)], cwd=Path.cwd(), check=False)
    assert run.returncode == -signal.SIGKILL
    left = {path: data for path, data in state(root).items() if not path.name.startswith(".")}
    assert all(data in (messy[path], whole[path], b"# kept\n" + whole[path]) for path, data in left.items())
    format_review(root, write=True)
    assert format_review(root, write=False) == ()
    assert not [path for path in state(root) if path.name.startswith(".")]


def test_every_human_file_of_the_tiny_reviews_is_formatted(each_review):
    kinds = {kind_of(str(path.relative_to(each_review))) for path in each_review.glob("records/**/*.yml")}
    assert len(kinds - {None}) >= 12
    for path in each_review.glob("records/studies/*.yml"):
        kind = kind_of(str(path.relative_to(each_review)))
        assert decode(kind.value, parse(path.read_bytes(), "").json).name
