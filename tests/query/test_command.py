"""The command `query`: reads, checks, translates and runs."""

import json

import pytest

from pipeline.__main__ import main

RIS = (
    "TY  - JOUR\nID  - a1\nTI  - Wild cats of the north\nAB  - No dog was seen.\nPY  - 2020\nER  - \n"
    "TY  - JOUR\nID  - a2\nTI  - On education\nAB  - Nothing else.\nPY  - 2019\nER  - \n"
    "TY  - JOUR\nID  - a3\nTI  - Of dogs\nPY  - 2018\nER  - \n"
)


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(RIS, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["TS=(cat AND dog)", "--from", "wos"], "topic:(cat AND dog)\n"),
        (["title:cat", "--to", "scopus"], "TITLE(cat)\n"),
        (["title:cat", "--to", "arxiv"], "ti:cat\n"),
        (["NOT title:cat", "--to", "wos"], "nothing can be said\n"),
    ],
)
def test_a_query_is_read_or_translated(capsys, arguments, printed):
    assert main(["query", *arguments]) == 0
    assert capsys.readouterr().out.startswith(printed)


def test_a_translation_names_what_is_lost_below_it(capsys):
    main(["query", "title:(cat NEAR/2 dog)", "--to", "arxiv"])
    assert capsys.readouterr().out.splitlines() == [
        "ti:cat AND ti:dog",
        "    note: Plain matches words as written; arXiv matches all forms of a word [matching]",
        "    broader: arXiv cannot say that words are near each other: they are joined by AND [near-lost]",
        "    arXiv: words are stemmed; there is no field of keywords, no language and no type",
    ]


def test_all_syntaxes_are_printed_at_once(capsys):
    assert main(["query", "title:cat", "--to", "all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    heads = [line.partition(": ")[0] for line in lines if not line.startswith(" ")]
    assert heads == ["Plain", "Web of Science", "Scopus", "IEEE Xplore", "arXiv", "PubMed", "EBSCOhost"]


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [("cat AND dog", 0, []), ("cat dog", 1, ["implicit-operator"]), ("(cat", 3, ["unbalanced-parenthesis"])],
)
def test_lint_prints_codes_and_tells_by_its_exit_code(capsys, text, code, told):
    assert main(["query", text, "--lint", "--format", "json"]) == code
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == told


def test_a_broken_query_is_not_run(capsys, export):
    assert main(["query", "(cat", "--run", export]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "query:1:1: error: a parenthesis has no partner" in captured.err


END = (
    "1 of 3 records found, 2 unknown for what they do not record; a word matches its singular, plural and"
    " possessive"
)


def test_a_run_quotes_what_was_found_and_counts_what_is_not_known(capsys, export):
    assert main(["query", "topic:(cat AND dog)", "--run", export]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "a1: Wild cats of the north",
        "    abstract: No [dog] was seen.",
        "    title: Wild [cats] of the north",
        END,
    ]


@pytest.mark.parametrize(("mode", "found"), [("exact", 0), ("plural", 1), ("stem", 1)])
def test_how_words_match_is_stated_and_changes_what_is_found(capsys, export, mode, found):
    main(["query", "title:cat", "--run", export, "--match", mode, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["match"], told["found"], told["records"]) == (mode, found, 3)


def test_evidence_has_the_place_in_the_field(capsys, export):
    main(["query", "title:cat", "--run", export, "--format", "json"])
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert hit["evidence"] == [{"field": "title", "start": 5, "end": 9, "text": "cats"}]


def test_a_query_may_stand_in_a_file(capsys, tmp_path):
    (tmp_path / "q.txt").write_text("title:cat\n", encoding="utf-8")
    assert main(["query", f"@{tmp_path}/q.txt", "--to", "wos"]) == 0
    assert capsys.readouterr().out.startswith("TI=(cat)\n")


@pytest.mark.parametrize("arguments", [["@/nowhere/q.txt"], ["cat", "--run", "/nowhere/x.ris"]])
def test_a_file_that_is_not_there_is_one_clear_line(capsys, arguments):
    assert main(["query", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


PLANNED = """queries:
  - id: q1
    query: topic:(dog)
    match: exact
criteria:
"""


@pytest.fixture
def review(review_copy):
    root = review_copy("bees")
    place = root / "records/protocol.yml"
    place.write_text(place.read_text().replace("criteria:\n", PLANNED, 1))
    return str(root)


def test_a_query_of_the_protocol_is_named_by_its_id(capsys, review):
    assert main(["--root", review, "query", ":q1", "--to", "scopus"]) == 0
    assert capsys.readouterr().out.startswith("TITLE-ABS-KEY(dog)\n")


MODES = [((), "exact", ["a2"]), (("--match", "plural"), "plural", ["a2", "a3"])]


@pytest.mark.parametrize("asked", MODES)
def test_its_own_mode_holds_unless_another_one_is_named(capsys, review, tmp_path, asked):
    more, mode, hits = asked
    place = tmp_path / "x.ris"
    place.write_text("TY  - JOUR\nID  - a2\nTI  - A dog\nER  -\nTY  - JOUR\nID  - a3\nTI  - Of dogs\nER  -\n")
    main(["--root", review, "query", ":q1", "--run", str(place), "--format", "json", *more])
    told = json.loads(capsys.readouterr().out)
    assert (told["match"], [one["key"] for one in told["hits"]]) == (mode, hits)


def test_a_query_that_the_protocol_does_not_have_is_wrong_use(capsys, review):
    assert main(["--root", review, "query", ":q9"]) == 2
    assert "it has q1" in capsys.readouterr().err
