"""What a command writes is there whole or not at all, and never where it would destroy something."""

import gzip
from pathlib import Path

import pytest

from pipeline.outfile import complaint, unreadable, writing


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in.ris").write_bytes(b"old")
    (tmp_path / "link.ris").symlink_to("in.ris")
    (tmp_path / "sub").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("sub", "is a folder"),
        ("nowhere/out.bib", "there is no folder"),
        ("in.ris", "one of the files to read"),
        ("link.ris", "one of the files to read"),
        ("sub/../in.ris", "one of the files to read"),
        ("new.bib", ""),
        ("sub/new.bib", ""),
    ],
)
def test_a_place_that_cannot_be_written_is_told(folder, place, words):
    told = complaint(str(folder / place), [folder / "in.ris", folder / "gone.ris"])
    assert words in told
    assert bool(words) is bool(told)


def test_standard_output_can_always_be_written(folder):
    assert complaint("-", [folder / "in.ris"]) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [("in.ris", ""), ("sub", "is a folder"), ("gone.ris", "No such file"), ("/dev/null", "no plain file")],
)
def test_a_file_that_cannot_be_read_is_told(folder, name, words):
    told = unreadable(folder / name)
    assert words in told
    assert bool(words) is bool(told)


def test_a_file_is_replaced_when_all_is_written(folder):
    with writing(str(folder / "in.ris")) as stream:
        stream.write(b"new")
        assert (folder / "in.ris").read_bytes() == b"old"
    assert (folder / "in.ris").read_bytes() == b"new"


def test_what_breaks_off_leaves_the_old_file_and_nothing_beside_it(folder):
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(TypeError), writing(str(folder / "in.ris")) as stream:
        stream.writelines([b"new", None])
    assert (folder / "in.ris").read_bytes() == b"old"
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_link_stays_a_link(folder):
    with writing(str(folder / "link.ris")) as stream:
        stream.write(b"new")
    assert (folder / "link.ris").is_symlink()
    assert (folder / "in.ris").read_bytes() == b"new"


def test_a_packed_file_has_the_same_bytes_whatever_it_is_called(folder):
    for name in ("a.ris.gz", "b.ris.gz"):
        with writing(str(folder / name)) as stream:
            stream.write(b"TY  - JOUR\n")
    assert (folder / "a.ris.gz").read_bytes() == (folder / "b.ris.gz").read_bytes()
    assert gzip.decompress((folder / "a.ris.gz").read_bytes()) == b"TY  - JOUR\n"


def test_a_device_is_written_to_and_stays_one():
    with writing("/dev/null") as stream:
        stream.write(b"gone")
    assert Path("/dev/null").is_char_device()


def test_standard_output_gets_the_bytes(capfdbinary):
    with writing("-") as stream:
        stream.write(b"shown")
    assert capfdbinary.readouterr().out == b"shown"
