"""`screen sheets` and `screen status` on the command line."""

import pytest

from pipeline.__main__ import main
from tests.reviewing.small import review, sheets


@pytest.fixture
def root(tmp_path):
    return review(tmp_path / "review", 4)


def run(root, *words):
    return main(["--root", str(root), "screen", *words])


def test_it_says_what_it_wrote(root, capsys):
    assert run(root, "sheets", "--reviewer", "first", "--stage", "title-abstract") == 0
    told = capsys.readouterr().out.splitlines()
    assert told == ["wrote records/screening/title-abstract/first/001.yml: 4 stubs", "4 new stubs"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "nobody has sheets yet: --reviewer is one of first, second, third, judge"),
        (["--reviewer", "oak"], "oak is no reviewer of the protocol"),
    ],
)
def test_it_asks_for_people_of_the_protocol(root, words, told, capsys):
    assert run(root, "sheets", *words) == 2
    assert told in capsys.readouterr().err


def test_without_a_name_all_who_have_sheets_get_theirs(root, capsys):
    run(root, "sheets", "--reviewer", "third")
    (root / "records/screening/title-abstract/third/001.yml").write_text(
        "schema: 1\nstage: title-abstract\nreviewer: third\nblocks: {}\n", encoding="utf-8"
    )
    capsys.readouterr()
    run(root, "sheets")
    assert capsys.readouterr().out.endswith("third/002.yml: 4 stubs\n4 new stubs\n")
    assert sheets(root, "first") == {}


def test_what_cannot_be_written_is_told_in_a_line(root, capsys):
    (root / "records/screening").write_text("in the way", encoding="utf-8")
    assert run(root, "sheets", "--reviewer", "first") == 3
    assert "the sheets could not be written" in capsys.readouterr().err
