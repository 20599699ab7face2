"""The command `criteria`: tables, one record in full, another protocol; and `retractions`."""

import json
from pathlib import Path

import pytest

from pipeline.__main__ import main

RIS = """TY  - JOUR
ID  - tea1
TI  - A long treatise on feeding pollen cakes
PY  - 2021
LA  - English
DO  - 10.1000/a
ER  -
TY  - THES
TI  - Ein Kuchen
PY  - 2020
LA  - German
ER  -
TY  - JOUR
TI  - RETRACTED: cakes
PY  - 2020
LA  - German
ER  -
TY  - JOUR
TI  - Nothing known
ER  -
"""


@pytest.fixture
def export(tmp_path):
    place = tmp_path / "x.ris"
    place.write_text(RIS)
    return str(place)


def run(root, *arguments, capsys):
    code = main(["--root", str(root), "criteria", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def asked(root, *arguments, capsys):
    code, out, _ = run(root, *arguments, "--format", "json", capsys=capsys)
    return code, json.loads(out)


def other(root, tmp_path, old, new):
    text = (root / "records/protocol.yml").read_text()
    assert old in text
    place = tmp_path / "other.yml"
    place.write_text(text.replace(old, new, 1))
    return str(place)


def tree(root):
    return {path: path.read_bytes() for path in sorted((root / "records").rglob("*")) if path.is_file()}


def test_the_table_counts_each_criterion_and_the_primary_reasons(bees, export, capsys):
    code, told = asked(bees, export, capsys=capsys)
    assert (code, told["reports"]) == (0, 4)
    assert told["outcomes"] == {"excluded": 2, "to people": 2, "passes": 0}
    assert told["criteria"]["own-tongue"] == {"pass": 1, "fail": 2, "unknown": 1}
    assert told["criteria"]["not-pulled"] == {"pass": 0, "fail": 1, "unknown": 3}
    assert told["reasons"]["foreign-tongue"] == {"primary": 2, "other": 0}
    assert told["reasons"]["pulled-by-journal"] == {"primary": 0, "other": 1}


def test_every_exclusion_names_criterion_evidence_and_field(bees, export, capsys):
    _, told = asked(bees, export, capsys=capsys)
    assert [one["outcome"] for one in told["records"]] == ["to people", "excluded", "excluded", "to people"]
    for one in told["records"]:
        failed = [each for each in one["findings"] if each["answer"] == "fail"]
        assert bool(failed) == (one["outcome"] == "excluded")
        assert all(each["evidence"] and each["fields"] for each in failed)


def test_the_text_has_a_line_for_each_criterion_and_a_sum(bees, export, capsys):
    code, out, _ = run(bees, export, capsys=capsys)
    assert code == 0
    assert "[feeds-colony]" in out
    assert out.splitlines()[-1] == "4 reports: 2 excluded, 2 to people, 0 passes"


def test_without_a_file_the_reports_of_the_review_are_looked_at(bees, capsys):
    code, told = asked(bees, capsys=capsys)
    assert code == 0
    assert told["reports"] == len(told["records"])
    assert {one["state"] for one in told["records"]} >= {"included", "ineligible-automatic"}


NAMES = ["3", "retracted: CAKES", "file:0003"]


@pytest.mark.parametrize("name", NAMES)
def test_why_tells_all_of_an_entry(bees, export, capsys, name):
    code, out, _ = run(bees, export, "--why", name, capsys=capsys)
    assert code == 0
    assert "automatic criteria: excluded by criterion: In a language the guild does not read" in out
    assert "and also: Pulled by its journal" in out
    assert "title: “RETRACTED” (title)" in out
    assert "people   Feeds a whole colony [feeds-colony], at full-text" in out


@pytest.mark.parametrize("name", ["tea1", "https://doi.org/10.1000/A", "1"])
def test_an_entry_is_called_by_key_doi_or_number(bees, export, capsys, name):
    _, told = asked(bees, export, "--why", name, capsys=capsys)
    assert [one["report"] for one in told] == ["file:0001"]


def test_why_in_a_review_goes_by_record_or_citation_key_and_tells_what_was_decided(bees, capsys):
    study = min((bees / "records/studies").glob("*.yml")).stem
    _, by_key = asked(bees, "--why", study, capsys=capsys)
    assert by_key[0]["decisions"]
    _, by_id = asked(bees, "--why", by_key[0]["report"], capsys=capsys)
    assert by_id[0] == by_key[0]
    assert "decided  full-text: include, by" in run(bees, "--why", study, capsys=capsys)[1]


def test_a_name_that_means_nothing_is_wrong_use(bees, export, capsys):
    for given in ([export, "--why", "nobody"], ["--why", "nobody"]):
        code, _, err = run(bees, *given, capsys=capsys)
        assert (code, "nothing here is called nobody" in err) == (2, True)


def test_another_protocol_tells_what_would_end_elsewhere_and_changes_nothing(bees, tmp_path, capsys):
    before = tree(bees)
    place = other(bees, tmp_path, "      - report\n", "")
    code, told = asked(bees, "--protocol", place, capsys=capsys)
    assert code == 0
    assert told
    assert {each["criterion"] for one in told for each in one["criteria"]} == {"no-dissertation"}
    assert all(one["criteria"][0]["after"]["evidence"] for one in told)
    assert tree(bees) == before


def test_the_same_protocol_changes_nothing(bees, capsys):
    code, out, _ = run(bees, "--protocol", str(bees / "records/protocol.yml"), capsys=capsys)
    assert (code, out) == (0, "0 reports would end elsewhere; 0 more only answer differently\n")


def test_another_protocol_is_run_on_an_export(bees, export, tmp_path, capsys):
    place = other(bees, tmp_path, "      - en\n", "      - en\n      - de\n")
    _, told = asked(bees, export, "--protocol", place, capsys=capsys)
    assert [(one["report"], one["before"], one["after"]) for one in told] == [
        (
            "file:0002",
            {"state": "excluded", "reason": "foreign-tongue"},
            {"state": "excluded", "reason": "dissertation"},
        ),
        (
            "file:0003",
            {"state": "excluded", "reason": "foreign-tongue"},
            {"state": "excluded", "reason": "pulled-by-journal"},
        ),
    ]
    out = run(bees, export, "--protocol", place, "--why", "2", capsys=capsys)[1]
    assert "excluded: foreign-tongue -> excluded: dissertation" in out
    assert "own-tongue: fail -> pass" in out


def test_where_there_is_no_review_the_named_protocol_is_run(bees, export, tmp_path, capsys):
    place = other(bees, tmp_path, "      - en\n", "      - de\n")
    empty = tmp_path / "empty"
    empty.mkdir()
    _, told = asked(empty, export, "--protocol", place, capsys=capsys)
    assert told["criteria"]["own-tongue"] == {"pass": 2, "fail": 1, "unknown": 1}
    assert run(empty, export, capsys=capsys)[0] == 2
    assert not list(empty.iterdir())


BROKEN = [
    ("test: language", "test: tongue", "records"),
    ("reason: foreign-tongue", "reason: nothing", "unknown-reason"),
    ("allowed:\n      - en\n", "allowed: []\n", "option-missing"),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_protocol_that_is_wrong_is_refused_at_its_line(bees, tmp_path, capsys, broken):
    old, new, code = broken
    place = other(bees, tmp_path, old, new)
    exit_code, out, err = run(bees, "--protocol", place, capsys=capsys)
    assert (exit_code, out) == (3, "")
    assert f"{place}:" in err
    assert code in err or code == "records"


def test_a_retraction_list_may_be_named_with_its_day(bees, export, tmp_path, capsys):
    listed = tmp_path / "watch.csv"
    listed.write_text("doi,title\n10.1000/a,\n")
    given = (export, "--retractions", str(listed))
    assert run(bees, *given, capsys=capsys)[0] == 2
    _, told = asked(bees, *given, "--obtained", "2031-02-03", capsys=capsys)
    assert told["criteria"]["not-pulled"] == {"pass": 2, "fail": 2, "unknown": 0}
    assert "watch.csv, 2031-02-03, SHA-256" in json.dumps(told)
    listed.write_text("x\ny\n")
    assert run(bees, *given, "--obtained", "2031-02-03", capsys=capsys)[0] == 3


def test_a_file_that_is_not_there_or_cannot_be_read_says_so(bees, tmp_path, capsys):
    assert run(bees, str(tmp_path / "gone.ris"), capsys=capsys)[0] == 2
    page = tmp_path / "page.html"
    page.write_text("<html></html>")
    assert run(bees, str(page), capsys=capsys)[0] == 3


def load_list(root, place, *more):
    given = ["--name", "Watch", "--obtained", "2031-02-03", "--id", "watch", *more]
    return main(["--root", str(root), "retractions", str(place), *given])


def test_a_list_is_loaded_with_name_day_and_hash_and_once(bees, tmp_path, capsys):
    listed = tmp_path / "list.csv"
    listed.write_text("title\nx\n")
    assert load_list(bees, listed, "--url", "https://example.org/list") == 0
    folder = bees / "records/retractions"
    assert (folder / "watch.csv").read_bytes() == listed.read_bytes()
    assert "date: 2031-02-03" in (folder / "watch.yml").read_text()
    assert main(["--root", str(bees), "check"]) == 0
    assert load_list(bees, listed) == 2
    assert "there already" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "more", "code"), [("name\nx\n", (), 3), ("doi\n", ("--id", "A b"), 2)])
def test_a_list_that_cannot_be_used_is_not_loaded(bees, tmp_path, text, more, code):
    listed = tmp_path / "list.csv"
    listed.write_text(text)
    assert load_list(bees, listed, *more) == code
    assert not (bees / "records/retractions").exists()
    assert load_list(bees, Path("nowhere.csv")) == 2
