"""Changes to human files: whole or not at all, one at a time, nothing else touched."""

import os
import signal
import subprocess
import sys
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest

from pipeline import files
from pipeline.canonical import format_text
from pipeline.store import edit, edit_blocks, locked, save, save_together

SHEET = """\
schema: 1
stage: full-text
reviewer: alder
blocks:
  a:0001:
    title: One
    verdict: include
    on: 2024-01-01

  # the doubtful one
  a:0002:
    title: Two
    verdict: exclude  # why?
    reason: old
    on: 2024-01-01
    # as agreed
  a:0003:
    title: Three
# the end
"""
BLOCK = files.Block(title="Two", verdict="include", on=date(2024, 2, 2))


def changes(before, after):
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("---", "+++")]


def test_a_file_is_replaced_whole(tmp_path):
    place = tmp_path / "deep" / "f.yml"
    save(place, b"one")
    save(place, b"two")
    assert place.read_bytes() == b"two"
    assert [one.name for one in place.parent.iterdir()] == ["f.yml"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    place = tmp_path / "f.yml"
    save(place, b"old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        save(place, b"new")
    assert place.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["f.yml"]


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline import store
count = 0
def trace(event, args):
    global count
    if event in ("open", "os.rename", "os.remove") and "f.yml" in str(args[0]):
        count += 1
        if count == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(trace)
store.save(Path(sys.argv[1]), b"n" * 100_000)
"""


@pytest.mark.parametrize("moment", [1, 2, 3])
def test_a_killed_write_leaves_the_old_file_or_the_new_one(tmp_path, moment):
    place = tmp_path / "f.yml"
    save(place, b"old")
    run = subprocess.run([sys.executable, "-c", KILLED, str(place), str(moment)], cwd=Path.cwd(), check=False)
    assert run.returncode == -signal.SIGKILL if moment < 3 else run.returncode in (0, -signal.SIGKILL)
    assert place.read_bytes() in (b"old", b"n" * 100_000)


def test_an_edit_changes_a_file_and_says_so(tmp_path):
    assert edit(tmp_path, "records/a.yml", lambda text: text + "x")
    assert not edit(tmp_path, "records/a.yml", lambda text: text)
    assert (tmp_path / "records" / "a.yml").read_text() == "x"


@pytest.mark.parametrize("path", ["../a.yml", "/etc/a.yml", "records/../../a.yml", "out/a.yml"])
def test_an_edit_cannot_leave_the_root(tmp_path, path):
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "out").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="not a path below the root"):
        edit(tmp_path / "root", path, lambda text: text + "x")


HELD = """
import sys
from pathlib import Path
from pipeline.store import edit
edit(Path(sys.argv[1]), "records/n.txt", lambda text: str(int(text or 0) + 1))
"""


def test_another_process_waits_for_the_lock(tmp_path):
    with locked(tmp_path):
        run = subprocess.Popen([sys.executable, "-c", HELD, str(tmp_path)])
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(0.7)
    assert run.wait(30) == 0
    assert (tmp_path / "records" / "n.txt").read_text() == "1"


def test_a_lock_that_is_a_link_is_refused(tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "records.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"records\.lock"):
        edit(tmp_path, "records/a.yml", lambda text: text + "x")
    assert not (tmp_path / "elsewhere").exists()


def test_edits_of_several_processes_are_all_kept(tmp_path):
    runs = [subprocess.Popen([sys.executable, "-c", HELD, str(tmp_path)]) for _ in range(4)]
    assert [run.wait(30) for run in runs] == [0] * 4
    assert (tmp_path / "records" / "n.txt").read_text() == "4"


def test_one_block_changes_and_no_other_line():
    assert changes(SHEET, edit_blocks(SHEET, {"a:0002": BLOCK})) == [
        "-    verdict: exclude  # why?",
        "-    reason: old",
        "-    on: 2024-01-01",
        "+    verdict: include  # why?",
        "+    on: 2024-02-02",
    ]


def test_the_first_and_the_last_block_change_in_place():
    after = edit_blocks(SHEET, {"a:0003": BLOCK, "a:0001": BLOCK})
    assert "# the doubtful one\n  a:0002:" in after
    assert after.endswith("  a:0003:\n    title: Two\n    verdict: include\n    on: 2024-02-02\n# the end\n")


def test_a_block_that_is_written_again_changes_nothing():
    block = files.Block(title="One", verdict="include", on=date(2024, 1, 1))
    assert edit_blocks(SHEET, {"a:0001": block}) == SHEET


def test_a_new_block_is_added_at_the_end():
    assert changes(SHEET, edit_blocks(SHEET, {"b:0001": files.Block(title="New")})) == [
        "+  b:0001:",
        "+    title: New",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "stage: full-text\nreviewer: alder\nblocks: {}\n",
        "blocks: {a:0001: {title: One}}\nstage: full-text\nreviewer: alder\n",
        "blocks:\n    a:0001:\n        title: One\nstage: full-text\nreviewer: alder\n",
    ],
)
def test_a_sheet_that_is_not_laid_out_in_lines_is_brought_into_form_first(text):
    after = edit_blocks(text, {"b:0001": BLOCK})
    assert after.startswith("schema: 1\nstage: full-text\nreviewer: alder\nblocks:\n")
    assert after.endswith("  b:0001:\n    title: Two\n    verdict: include\n    on: 2024-02-02\n")
    assert format_text(after, files.Sheet) == after


def test_what_is_edited_stays_canonical():
    neat = format_text(SHEET, files.Sheet)
    after = edit_blocks(neat, {"a:0001": BLOCK, "c:0001": BLOCK})
    assert format_text(after, files.Sheet) == after


def test_several_files_are_put_in_place_together(tmp_path):
    save_together(tmp_path, {"b": b"2", "a": b"1"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_where_one_of_several_files_fails_none_is_there(tmp_path):
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "way").mkdir()
    with pytest.raises(OSError, match="way"):
        save_together(tmp_path, {"old": b"new", "a": b"1", "way": b"2", "b": b"3"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "way"]


def test_files_put_in_place_together_may_stand_in_new_folders(tmp_path):
    save_together(tmp_path, {"deep/er/a": b"1", "b": b"2"})
    assert (tmp_path / "deep/er/a").read_bytes() == b"1"
