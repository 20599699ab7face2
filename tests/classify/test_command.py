"""The command `classify`: files, the review itself, learning, and what it refuses."""

import gzip
import json

import pytest

from pipeline.__main__ import main

WALK = (
    "schema: 1\nclasses:\n  - id: roses\n    label: Red roses\n    rules:\n      - query: rose\n"
    "  - id: tools\n    label: Tools\n    rules:\n      - query: spade\n"
)
TABLE = "title,label\nA rose,Red roses\nA spade,tools\nA rose and a spade,Tools\nRocks,Moon stones\n"
TRAIN = "title,class\n" + "".join(f"Rose {n},roses\nSpade {n},tools\n" for n in range(4))


@pytest.fixture
def place(tmp_path):
    """Return a function that writes a file and returns its path."""

    def written(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


@pytest.fixture
def rules(place):
    return place("rules.yml", WALK)


@pytest.fixture
def named(place, tmp_path, review_copy):
    """Return files of several kinds by name."""
    return {
        "table": place("t.csv", TABLE),
        "plain": place("p.csv", "title,x\nA,b\n"),
        "none": place("n.csv", "title,label\nA,\n"),
        "export": place("e.ris", "TY  - JOUR\nTI  - A rose\nER  - \n"),
        "rules": place("r.yml", WALK),
        "lost": place("l.yml", "classes:\n  - id: a\n    label: A\n    nodes: [moon]\n"),
        "out": str(tmp_path / "out.yml"),
        "root": str(review_copy("bees")),
    }


@pytest.fixture
def run(capsys):
    """Return a function that runs the command line and returns its exit code and what it printed."""
    return lambda *arguments: (main([*arguments]), capsys.readouterr())


def test_a_table_is_classified_by_a_file_of_rules(run, place, rules, tmp_path):
    code, told = run(
        "--root",
        str(tmp_path),
        "classify",
        place("t.csv", TABLE),
        "--rules",
        rules,
        "--format",
        "json",
    )
    made = json.loads(told.out)
    assert code == 0
    assert [[one["node"] for one in record["placements"]] for record in made["records"]] == [
        ["roses"],
        ["tools"],
        ["roses", "tools"],
        [],
    ]
    assert made["records"][3]["why"].startswith("no rule matched")


def test_one_class_is_the_one_with_most_points(run, place, rules):
    _, told = run("classify", place("t.csv", TABLE), "--rules", rules, "--one", "--format", "json")
    nodes = [[one["node"] for one in record["placements"]] for record in json.loads(told.out)["records"]]
    assert nodes == [["roses"], ["tools"], ["roses"], []]


def test_people_s_classes_are_told_by_id_or_label_and_score_the_rules(run, place, rules):
    _, told = run("classify", place("t.csv", TABLE), "--rules", rules, "--label", "label", "--format", "json")
    score = json.loads(told.out)["score"]
    assert score["micro"] == {"precision": 0.75, "recall": 0.75, "f1": 0.75, "given": 4, "proposed": 4}
    assert score["classes"]["moon-stones"]["given"] == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "title\nA rose\n"),
        ("t.tsv", "title\tyear\nA rose\t2020\n"),
        ("t.csv.gz", gzip.compress(b"title\nA rose\n")),
        ("t.ris", "TY  - JOUR\nTI  - A rose\nER  - \n"),
        ("t.bib", "@article{a, title={A rose}}\n"),
    ],
)
def test_a_table_or_any_export_is_read(run, place, rules, name, text):
    code, told = run("classify", place(name, text), "--rules", rules)
    assert code == 0
    assert "roses: title “rose”" in told.out


def test_several_files_are_read_one_after_the_other(run, place, rules):
    paths = [place("a.csv", "title\nA rose\n"), place("b.csv", "title\nA spade\n")]
    _, told = run("classify", *paths, "--rules", rules, "--format", "json")
    assert json.loads(told.out)["summary"]["records"] == 2


def test_a_review_s_own_rules_are_taken_where_none_are_named(run, place, review_copy):
    root = str(review_copy("bees"))
    code, told = run("--root", root, "classify", place("t.csv", "title\nGreen patties\n"))
    assert (code, told.out.splitlines()[1]) == (
        0,
        "    pantry > dusts > algae-patties: title “patties”; title “Green”",
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_without_a_file_the_review_is_held_against_its_rules(run, review_copy, form):
    code, told = run("--root", str(review_copy("bees")), "classify", "--format", form)
    assert code == 1
    assert "castes" in told.out
    assert json.loads(told.out)["without_rules"] if form == "json" else "without rules: castes" in told.out


def test_rules_are_learned_from_a_table_and_used_on_another(run, place, tmp_path):
    out = str(tmp_path / "learned.yml")
    empty = ["--root", str(tmp_path)]
    code, told = run(*empty, "classify", "--learn", place("train.csv", TRAIN), "-o", out)
    assert (code, told.err.startswith("8 labels, 2 classes, ")) == (0, True)
    table = place("t.csv", "title,class\nMy rose,roses\nMy spade,tools\n")
    arguments = ["classify", table, "--rules", out, "--one", "--label", "class", "--format", "json"]
    _, told = run(*empty, *arguments)
    assert json.loads(told.out)["score"]["macro_f1"] == 1


def test_rules_are_learned_on_top_of_others(run, place, tmp_path, rules):
    out = tmp_path / "learned.yml"
    train = place("train.csv", TRAIN.replace("roses", "lilies"))
    run("--root", str(tmp_path), "classify", "--learn", train, "--rules", rules, "-o", str(out))
    text = out.read_text(encoding="utf-8")
    assert text.index("query: rose") < text.index("id: lilies")


def test_a_taxonomy_may_be_the_file_of_rules(run, place, review_copy):
    tree = str(review_copy("bees") / "records" / "taxonomy.yml")
    table = place("t.csv", "title\nGreen patties\n")
    _, told = run("classify", table, "--rules", tree)
    assert "pantry > dusts > algae-patties" in told.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--one"], "name the files to classify"),
        (["--label", "x"], "name the files to classify"),
        (["--learn", "{table}"], "name the file of rules to write with -o"),
        (["{table}", "-o", "{out}"], "-o is for --learn"),
        (["{table}", "--learn", "{table}", "-o", "{out}"], "learn first"),
        (["missing.csv"], "cannot be read"),
        (["{table}", "--rules", "missing.yml"], "cannot be read"),
        (["--learn", "{plain}", "-o", "{out}"], "name it with --label"),
        (["--learn", "{none}", "-o", "{out}"], "no row of"),
        (["--learn", "{table}", "-o", "{table}"], "is one of the files to read"),
        (["{export}", "--rules", "{rules}", "--label", "x"], "--label is for tables"),
        (["{table}", "--rules", "{lost}"], "no node of the review's taxonomy"),
    ],
)
def test_wrong_use_is_told_in_a_line(run, named, arguments, told):
    code, found = run("--root", named["root"], "classify", *(one.format(**named) for one in arguments))
    assert code == 2
    assert told in found.err


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("t.csv", "year\n2020\n", "title-column-missing"),
        ("t.csv.gz", b"\x1f\x8bjunk", "damaged-archive"),
        ("t.csv", b"title\n" + b"a" * 200_000, "csv-unreadable"),
        ("t.ris", "<html><body>Log in</body></html>", "web-page"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_rule(run, place, name, text, rule):
    code, told = run("classify", place(name, text), "--rules", place("rules.yml", WALK))
    assert (code, told.out) == (3, "")
    assert f"[{rule}]" in told.err


def test_rules_that_cannot_be_run_are_refused_at_their_line(run, place):
    rules = place("r.yml", WALK.replace("query: rose", "query: (rose"))
    made, told = run("classify", place("t.csv", TABLE), "--rules", rules)
    assert made == 3
    assert "r.yml:6:" in told.err


def test_a_damaged_table_teaches_nothing(run, place, tmp_path):
    train, out = place("train.csv.gz", b"\x1f\x8bjunk"), tmp_path / "out.yml"
    code, told = run("classify", "--learn", train, "-o", str(out))
    assert (code, out.exists()) == (3, False)
    assert "[damaged-archive]" in told.err


@pytest.mark.parametrize("arguments", [["{table}"], []])
def test_a_folder_without_a_review_or_rules_is_refused(run, place, tmp_path, arguments):
    named = [one.format(table=place("t.csv", TABLE)) for one in arguments]
    made, told = run("--root", str(tmp_path), "classify", *named)
    assert made == 3
    assert "there is no review here" in told.err


def test_a_second_opinion_stands_beside_the_rules(run, place, review_copy):
    pytest.importorskip("sklearn", reason="scikit-learn, the extra `rank`, is not installed")
    root = str(review_copy("bees"))
    _, told = run("--root", root, "classify", "--second", "--format", "json")
    assert all("second_opinion" in one for one in json.loads(told.out)["works"])
    _, told = run(
        "--root", root, "classify", place("t.csv", "title\nPatty\n"), "--second", "--format", "json"
    )
    assert "second_opinion" in json.loads(told.out)["records"][0]


def test_a_second_opinion_says_what_it_needs(run, monkeypatch, review_copy):
    monkeypatch.setattr("pipeline.commands.classify.find_spec", lambda _: None)
    code, told = run("--root", str(review_copy("bees")), "classify", "--second")
    assert code == 2
    assert "install the extra rank" in told.err
