import os
import signal
import sys
from pathlib import Path

import pytest

from pipeline.write import Written, write

FIRST = {"index.md": b"one", "a/b.md": b"two", "a/c/d.md": b"three"}
SECOND = {"index.md": b"uno", "a/b.md": b"two", "e/f.md": b"four"}


def tree(folder):
    """Return every file below a folder with its bytes, and every folder as None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def contents(target):
    return {name: content for name, content in tree(target).items() if content is not None}


def test_files_are_written_below_the_target(tmp_path):
    done = write(tmp_path / "docs", FIRST)
    assert contents(tmp_path / "docs") == FIRST
    assert done == Written(changed=("a/b.md", "a/c/d.md", "index.md"), removed=())


def test_only_what_changed_is_written_and_what_is_stale_removed(tmp_path):
    write(tmp_path / "docs", FIRST)
    done = write(tmp_path / "docs", SECOND)
    assert done == Written(changed=("e/f.md", "index.md"), removed=("a/c/d.md",))
    assert contents(tmp_path / "docs") == SECOND
    assert not (tmp_path / "docs/a/c").exists()


def test_a_build_without_change_touches_no_file(tmp_path):
    write(tmp_path / "docs", FIRST)
    before = {path: path.stat() for path in tmp_path.rglob("*")}
    assert write(tmp_path / "docs", FIRST) == Written(changed=(), removed=())
    assert {path: path.stat() for path in tmp_path.rglob("*")} == before


def test_a_file_that_somebody_edited_is_written_again(tmp_path):
    write(tmp_path / "docs", FIRST)
    (tmp_path / "docs/index.md").write_bytes(b"edited")
    assert write(tmp_path / "docs", FIRST).changed == ("index.md",)
    assert contents(tmp_path / "docs") == FIRST


def test_a_file_that_no_build_wrote_is_left_alone(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/mine.txt").write_bytes(b"mine")
    write(tmp_path / "docs", FIRST)
    write(tmp_path / "docs", {})
    assert contents(tmp_path / "docs") == {"mine.txt": b"mine"}


def test_a_file_may_become_a_folder_and_back(tmp_path):
    write(tmp_path / "docs", {"a": b"1"})
    write(tmp_path / "docs", {})
    write(tmp_path / "docs", {"a/b": b"2"})
    assert contents(tmp_path / "docs") == {"a/b": b"2"}


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[1]", b'{"../../evil": "x"}'])
def test_a_spoilt_manifest_does_no_harm(tmp_path, spoilt):
    (tmp_path / "evil").write_bytes(b"keep")
    write(tmp_path / "docs", FIRST)
    (tmp_path / "docs.manifest.json").write_bytes(spoilt)
    write(tmp_path / "docs", FIRST)
    assert contents(tmp_path / "docs") == FIRST
    assert (tmp_path / "evil").read_bytes() == b"keep"


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "a/../../evil", "a//b", "./a", "", ".", "a\\b", "a\0b", "a/./b", "a/"]
)
def test_a_path_that_leaves_the_target_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="not a path below"):
        write(tmp_path / "docs", {name: b"x"})
    assert list(tmp_path.iterdir()) == []


def test_paths_that_differ_only_by_case_are_refused(tmp_path):
    with pytest.raises(ValueError, match="differ only by case"):
        write(tmp_path / "docs", {"a.md": b"1", "A.md": b"2"})


def test_a_link_out_of_the_target_is_refused(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a").symlink_to(tmp_path / "out")
    with pytest.raises(ValueError, match="leads out"):
        write(tmp_path / "docs", {"a/b.md": b"x"})
    assert contents(tmp_path / "out") == {}


def test_a_linked_file_is_replaced_not_written_through(tmp_path):
    (tmp_path / "out").write_bytes(b"one")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").symlink_to(tmp_path / "out")
    write(tmp_path / "docs", {"index.md": b"new"})
    assert (tmp_path / "out").read_bytes() == b"one"
    assert (tmp_path / "docs/index.md").read_bytes() == b"new"


def killed_before(step, target, files):
    """Run a build in a child that is killed just before its given touch of the disk; tell whether it was."""
    child = os.fork()
    if not child:
        touches = iter(range(step))
        kinds = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}

        def watch(event, arguments):
            writing = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if (event in kinds or writing) and next(touches, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        write(target, files)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("after", [SECOND, FIRST, {}], ids=["forward", "back", "emptied"])
def test_a_build_killed_anywhere_is_mended_by_the_next(tmp_path, after):
    clean = tmp_path / "clean/docs"
    write(clean, after)
    for step in range(100):
        target = tmp_path / f"{step}/docs"
        write(target, FIRST)
        killed = killed_before(step, target, SECOND)
        write(target, after)
        assert tree(Path(target).parent) == tree(clean.parent), step
        if not killed:
            break
    assert step > 8
