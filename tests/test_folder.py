"""What lies under a review's root: sorted, and never outside of it."""

import os

import pytest

from pipeline.folder import opened, safe


@pytest.fixture
def root(tmp_path):
    made = tmp_path / "review"
    for path in (
        "records/protocol.yml",
        "records/studies/b.yml",
        "records/studies/a.yml",
        "docs/index.md",
        "other/x",
    ):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_text(path)
    return made


def codes(folder):
    return [(one.path, one.code) for one in folder.problems]


def test_only_records_and_docs_are_listed(root):
    assert opened(root).under("", "") == (
        "docs/index.md",
        "records/protocol.yml",
        "records/studies/a.yml",
        "records/studies/b.yml",
    )


def test_paths_are_chosen_by_start_and_end(root):
    assert opened(root).under("records/studies/", ".yml") == (
        "records/studies/a.yml",
        "records/studies/b.yml",
    )


def test_a_listed_file_is_read_and_another_is_not(root):
    folder = opened(root)
    assert folder.read("docs/index.md") == b"docs/index.md"
    assert folder.read("other/x") is None
    assert folder.read("records/../other/x") is None


def test_hidden_files_are_left_out(root):
    (root / "records" / ".a.yml.swp").write_text("x")
    (root / "records" / ".git").mkdir()
    (root / "records" / ".git" / "config").write_text("x")
    assert len(opened(root).paths) == 4


def test_a_link_that_leads_out_is_refused(root, tmp_path):
    (tmp_path / "secret.yml").write_text("x")
    (root / "records" / "studies" / "c.yml").symlink_to(tmp_path / "secret.yml")
    folder = opened(root)
    assert codes(folder) == [("records/studies/c.yml", "path-outside-root")]
    assert folder.read("records/studies/c.yml") is None


@pytest.mark.parametrize("target", ["nowhere", "c.yml", "/etc/hostname"])
def test_a_link_to_nothing_itself_or_the_system_is_refused(root, target):
    (root / "records" / "studies" / "c.yml").symlink_to(target)
    assert codes(opened(root)) == [("records/studies/c.yml", "path-outside-root")]


def test_a_link_to_a_file_inside_is_followed(root):
    (root / "records" / "studies" / "c.yml").symlink_to("a.yml")
    assert opened(root).read("records/studies/c.yml") == b"records/studies/a.yml"


def test_a_link_to_a_folder_is_not_followed(root):
    (root / "records" / "more").symlink_to(root / "records")
    assert codes(opened(root)) == [("records/more", "no-plain-file")]


def test_a_folder_of_records_that_is_a_link_is_not_followed(root, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "records").symlink_to(root / "records")
    assert opened(elsewhere).paths == frozenset()


def test_folders_without_end_are_not_entered(root):
    (root / "records" / "/".join("d" * 25)).mkdir(parents=True)
    assert [one.code for one in opened(root).problems] == ["folder-too-deep"]


def test_a_pipe_is_not_opened(root):
    os.mkfifo(root / "records" / "pipe.yml")
    assert codes(opened(root)) == [("records/pipe.yml", "no-plain-file")]


@pytest.mark.parametrize("name", [b"a\xff.yml", b"a\n.yml", "a\u202e.yml".encode()])
def test_a_name_that_cannot_be_shown_is_refused(root, name):
    with open(os.fsencode(root / "records") + b"/" + name, "wb"):  # noqa: PTH123 - a name of bytes
        pass
    folder = opened(root)
    assert [one.code for one in folder.problems] == ["bad-file-name"]
    assert folder.problems[0].path.isascii()
    assert (folder.problems[0].line, folder.problems[0].column) == (0, 0)


@pytest.mark.parametrize("other", ["records/studies/A.yml", "records/Studies/a.yml"])
def test_two_names_that_differ_by_case_are_told(root, other):
    (root / other).parent.mkdir(exist_ok=True)
    (root / other).write_text("x")
    assert [one.code for one in opened(root).problems] == ["path-collision"]


def test_two_names_that_differ_by_composition_are_told(root):
    (root / "records" / "\u00e9.md").write_text("x")
    (root / "records" / "e\u0301.md").write_text("x")
    assert [one.code for one in opened(root).problems] == ["path-collision"]


def test_a_file_that_vanishes_or_is_forbidden_is_told(root):
    folder = opened(root)
    (root / "docs" / "index.md").unlink()
    assert folder.read("docs/index.md") is None
    assert codes(folder) == [("docs/index.md", "file-unreadable")]


@pytest.mark.parametrize("path", ["a.bib", "deep/a.bib", "ä.bib"])
def test_a_path_that_stays_is_safe(path):
    assert safe(path)


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "a//b", "./a", "a\\..\\b", "..", "a/"])
def test_a_path_that_could_leave_is_not(path):
    assert not safe(path)
