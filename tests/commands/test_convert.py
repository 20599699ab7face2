"""`convert` on the command line: what it writes, says and returns, and what it leaves alone."""

import gzip
import json

import pytest

from pipeline.__main__ import main
from pipeline.converting import SHOWN

RIS = b"TY  - JOUR\nTI  - One\nAU  - Alder, Ann\nPY  - 2031\nER  - \n"
BIB = b"@article{k, title={Two}}\n"
UNREAD = b"@article{k, title={Two}}\n@article{l, ?}\n"
OPEN = b"TY  - JOUR\nTI  - Open\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, data in {
        "a.ris": RIS,
        "b.bib": BIB,
        "unread.bib": UNREAD,
        "open.ris": OPEN,
        "page.html": b"<html></html>",
        "both.txt": RIS + b"@misc{a, title={b}}",
        "empty.txt": b"",
        "a.ris.gz": gzip.compress(RIS),
        "cut.ris.gz": gzip.compress(RIS)[:-9],
        "out.bib": b"old",
    }.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("a.ris -o out.bib", 0, "1 record, 0 problems"),
        ("a.ris b.bib -o out.bib", 0, "2 records, 0 problems"),
        ("a.ris.gz -o out.bib", 0, "1 record, 0 problems"),
        ("empty.txt -o out.bib", 0, "0 records, 0 problems"),
        ("open.ris -o out.bib", 0, "1 record, 1 problem"),
        ("unread.bib -o out.ris", 1, "1 record, 1 problem"),
        ("page.html -o out.bib", 3, "0 records, 1 problem"),
        ("cut.ris.gz -o out.bib", 3, "0 records, 1 problem"),
        ("a.ris page.html -o out.bib", 3, "0 records, 1 problem"),
        ("both.txt -o out.bib", 3, "0 records, 1 problem"),
        ("both.txt --from ris -o out.bib", 0, "1 record, 0 problems"),
        ("b.bib --from ris -o out.bib", 3, "0 records, 1 problem"),
    ],
)
def test_a_run_ends_with_two_numbers_and_a_code(capsys, arguments, code, said):
    assert main(["convert", *arguments.split()]) == code
    assert capsys.readouterr().out.splitlines() == [said]


@pytest.mark.parametrize("arguments", ["page.html", "cut.ris.gz", "a.ris page.html", "both.txt", "gone.ris"])
def test_what_is_refused_leaves_the_output_and_its_folder_as_they_were(folder, arguments):
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert main(["convert", *arguments.split(), "-o", "out.bib"]) in {2, 3}
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("gone.ris -o out.bib", "No such file"),
        ("sub -o out.bib", "is a folder"),
        ("a.ris -o a.ris", "one of the files to read"),
        ("a.ris -o sub", "is a folder"),
        ("a.ris -o nowhere/out.bib", "there is no folder"),
        ("a.ris -o out.pdf", "with --to"),
        ("a.ris -o -", "with --to"),
        ("a.ris -o out.bib --problems a.ris", "one of the files to read"),
        ("a.ris -o out.bib --problems out.bib", "name two files"),
    ],
)
def test_wrong_use_is_told_in_one_line(capsys, arguments, words):
    assert main(["convert", *arguments.split()]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert words in said


def test_the_columns_of_a_table_can_be_named(folder):
    (folder / "t.csv").write_bytes("Überschrift;Jahrgang;X\nEins;2031;y\n".encode())
    names = "title=Überschrift, year=Jahrgang"
    assert main(["convert", "t.csv", "-o", "out.ris", "--columns", names]) == 0
    assert "TI  - Eins\nPY  - 2031" in (folder / "out.ris").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--columns colour=Farbe", "no field is called colour"),
        ("--columns title", "FIELD=NAME"),
        ("--columns title=", "FIELD=NAME"),
        ("--columns title=T --from ris", "leave --from out"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_names_of_columns_that_cannot_be_are_wrong_use(capsys, arguments, words):
    assert main(["convert", "a.ris", "-o", "out.bib", *arguments.split()]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("out", ["new.bib", "new.bib.gz", "new.BIB", "new.txt"])
def test_the_ending_or_an_option_tells_what_to_write(folder, out):
    extra = ["--to", "bibtex"] if out.endswith("txt") else []
    assert main(["convert", "a.ris", "-o", out, *extra]) == 0
    data = (folder / out).read_bytes()
    assert b"title = {{One}}" in (gzip.decompress(data) if out.endswith("gz") else data)


@pytest.mark.usefixtures("folder")
def test_records_go_to_standard_output_and_all_else_to_standard_error(capfd):
    assert main(["convert", "a.ris", "open.ris", "-o", "-", "--to", "ris"]) == 0
    out, err = capfd.readouterr()
    assert out.count("TY  - JOUR") == 2
    assert err.splitlines()[-1] == "2 records, 1 problem"


def test_the_first_problems_are_printed_and_the_rest_counted(folder, capsys):
    (folder / "many.ris").write_bytes((OPEN + b"\n") * (SHOWN + 4))
    main(["convert", "many.ris", "-o", "out.bib"])
    err = capsys.readouterr().err.splitlines()
    assert sum("[missing-end]" in line for line in err) == SHOWN
    assert err[-1] == "and 4 more"


def test_all_problems_are_written_as_json(folder):
    (folder / "many.ris").write_bytes((OPEN + b"\n") * (SHOWN + 4))
    main(["convert", "many.ris", "unread.bib", "-o", "out.bib", "--problems", "p.json"])
    told = json.loads((folder / "p.json").read_bytes())
    assert len(told) == SHOWN + 5
    keys = {"path", "line", "column", "severity", "code", "message", "hint", "outcome"}
    assert set(told[0]) == keys
    assert (told[0]["outcome"], told[-1]["outcome"]) == ("recovered", "unreadable")


@pytest.mark.parametrize(("source", "count"), [("a.ris", 0), ("page.html", 1)])
def test_the_list_of_problems_is_written_without_any_and_for_a_refusal(folder, source, count):
    main(["convert", source, "-o", "out.bib", "--problems", "p.json"])
    assert len(json.loads((folder / "p.json").read_bytes())) == count


@pytest.mark.usefixtures("folder")
def test_a_disk_that_is_full_is_told_in_one_line(capsys):
    assert main(["convert", "a.ris", "-o", "/dev/full", "--to", "ris"]) == 3
    assert "broke off: No space left" in capsys.readouterr().err
