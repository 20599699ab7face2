"""From bytes to a typed value: every fault of a file in our own words, at its place, with the repair."""

import pytest

from pipeline import files
from pipeline.cache import Cache
from pipeline.kinds import BY_NAME
from pipeline.typed import code, read

LINK = """\
schema: 1
reports:
  - a:0001
  - b:0002
relation: preprint
evidence: Same title.
by: alder
on: 2024-02-15
"""
STUDY = """\
report: a:0001
name: Ash
extracted:
  machine: brass
claims:
  - id: speed
    metric: gain
    kind: outcome
    bound: exact
    low: 2.50
    statements:
      - place: Page 3
        printed: two and a half
"""
SHEET = """\
stage: full-text
reviewer: alder
blocks:
  a:0001:
    verdict: include
    on: 2024-02-15
"""
NAMES = "names:\n  - PRISMA 2020\n"


@pytest.fixture
def cache(tmp_path):
    return Cache(folder=tmp_path)


def faults(name, text, cache):
    made, problems = read(BY_NAME[name], text.encode(), "f.yml", cache)
    assert made is None
    assert all(one.path == "f.yml" and one.hint for one in problems)
    return [(one.line, one.column, one.code) for one in problems]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("by: alder\n", "", (1, 1, "missing-key")),
        ("by: alder", "bye: alder", (7, 1, "unknown-key")),
        ("by: alder", "by: Alder", (7, 1, "bad-form")),
        ("by: alder", "by: 7", (7, 1, "wrong-type")),
        ("by: alder", "by:", (7, 1, "wrong-type")),
        ("by: alder", "by: [alder]", (7, 1, "wrong-type")),
        ("a:0001", "a:1", (3, 5, "bad-form")),
        ("a:0001", "A:0001", (3, 5, "bad-form")),
        ("  - b:0002\n", "", (2, 1, "missing-key")),
        ("  - b:0002\n", "  - b:0002\n  - c:0003\n", (2, 1, "wrong-length")),
        ("preprint", "draft", (5, 1, "unknown-word")),
        ("Same title.", "''", (6, 1, "empty-text")),
        ("Same title.", "' '", (6, 1, "empty-text")),
        ("Same title.", "x" * 20_001, (6, 1, "too-long")),
        ("2024-02-15", "2024-02-30", (8, 1, "bad-date")),
        ("2024-02-15", "20240215", (8, 1, "bad-date")),
        ("2024-02-15", "'20240215'", (8, 1, "bad-date")),
        ("2024-02-15", "15.02.2024", (8, 1, "bad-date")),
        ("2024-02-15", "2024-02-15T12:00:00Z", (8, 1, "bad-date")),
        ("2024-02-15", "2024-02-15T00:00:00Z", (8, 1, "bad-date")),
        ("schema: 1", "schema: 2", (1, 1, "shape-newer")),
        ("schema: 1", "schema: 0", (1, 1, "shape-older")),
        ("schema: 1", "schema: '1'", (1, 1, "wrong-type")),
        ("schema: 1", "schema: true", (1, 1, "wrong-type")),
    ],
)
def test_a_fault_of_a_link_is_told_at_its_place(old, new, wanted, cache):
    found = faults("link", LINK.replace(old, new, 1), cache)
    assert wanted in found
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("machine: brass", "machine: {a: brass}", (4, 3, "wrong-type")),
        ("machine: brass", "Machine: brass", (4, 3, "bad-form")),
        ("  machine: brass", "  - brass", (3, 1, "wrong-type")),
        ("low: 2.50", "low: '2.50'", (10, 5, "wrong-type")),
        ("low: 2.50", "low: much", (10, 5, "wrong-type")),
        ("low: 2.50", "low: [2]", (10, 5, "wrong-type")),
        ("half", "half\n        line: '3'", (14, 9, "wrong-type")),
        ("half", "half\n        line: 3.5", (14, 9, "wrong-type")),
        ("printed: two and a half", "printed: 2.50", (13, 9, "wrong-type")),
        ("bound: exact", "bound: exactly", (9, 5, "unknown-word")),
        ("bound: exact\n", "bound: exact\n    nodes: []\n", (10, 5, "unknown-key")),
        ("claims:\n", "claims: {}\nrest:\n", (5, 1, "wrong-type")),
    ],
)
def test_a_fault_of_a_study_is_told_at_its_place(old, new, wanted, cache):
    assert wanted in faults("study", STUDY.replace(old, new, 1), cache)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("a:0001", "a1", (4, 3, "bad-form")),
        ("include", "maybe", (5, 5, "unknown-word")),
        ("on: 2024-02-15", "on: 2024", (6, 5, "bad-date")),
        ("    verdict: include\n    on: 2024-02-15\n", "    - include\n", (4, 3, "wrong-type")),
        ("stage: full-text", "stage: fulltext", (1, 1, "unknown-word")),
    ],
)
def test_a_fault_of_a_sheet_is_told_at_its_place(old, new, wanted, cache):
    assert faults("sheet", SHEET.replace(old, new, 1), cache) == [wanted]


@pytest.mark.parametrize("text", ["- a\n", "word\n", "~\n"])
def test_a_file_that_is_no_mapping_is_told_at_its_start(text, cache):
    assert faults("names", text, cache) == [(1, 1, "wrong-type")]


def test_all_faults_of_a_file_are_told_at_once(cache):
    text = LINK.replace("preprint", "draft").replace("alder", "A B").replace("2024-02-15", "soon")
    assert [line for line, _, _ in faults("link", text, cache)] == [5, 7, 8]


def test_a_near_word_is_suggested(cache):
    _, (problem,) = read(BY_NAME["link"], LINK.replace("preprint", "preprints").encode(), "f.yml", cache)
    assert "did you mean preprint?" in problem.hint
    _, problems = read(BY_NAME["link"], LINK.replace("relation:", "relations:").encode(), "f.yml", cache)
    assert [one.hint for one in problems if one.code == "unknown-key"] == ["did you mean relation?"]


def test_a_key_of_another_place_is_not_suggested_as_itself(cache):
    _, problems = read(BY_NAME["link"], f"{LINK}claims: []\n".encode(), "f.yml", cache)
    (problem,) = problems
    assert problem.code == "unknown-key"
    assert problem.hint == "it belongs in another place"


def test_a_misspelt_key_is_told_once_and_only_in_its_place(cache):
    assert faults("study", STUDY.replace("    metric:", "    metrik:"), cache) == [(7, 5, "unknown-key")]
    found = faults(
        "study", STUDY.replace("name: Ash", "metrics: gain").replace("    metric: gain\n", ""), cache
    )
    assert {code for _, _, code in found} == {"unknown-key", "missing-key"}
    assert len(found) == 3


def test_a_list_of_rows_is_read_like_a_file(cache):
    row = b"id,now,on,cause\na:0001,b:0001,2024-01-01,merged\n"
    made, problems = read(BY_NAME["aliases"], row, "f.csv", cache)
    assert (made[0].now, problems) == ("b:0001", ())


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (b"a:1,b:0001,2024-01-01,merged", (2, 1, "bad-form")),
        (b"a:0001,b:0001,2024-01-32,merged", (2, 15, "bad-date")),
        (b"a:0001,b:0001,2024-01-01,", (2, 26, "empty-text")),
    ],
)
def test_a_fault_of_a_row_is_told_at_its_cell(row, wanted, cache):
    made, problems = read(BY_NAME["aliases"], b"id,now,on,cause\n" + row + b"\n", "f.csv", cache)
    assert made is None
    assert [(one.line, one.column, one.code) for one in problems] == [wanted]


def test_what_was_valid_once_is_read_from_the_cache_as_the_same_value(cache):
    first = read(BY_NAME["study"], STUDY.encode(), "f.yml", cache)
    entry = next(iter(cache.folder.iterdir()))
    again = read(BY_NAME["study"], STUDY.encode(), "f.yml", cache)
    assert first == again
    assert isinstance(again[0], files.StudyFile)
    assert entry.name in cache.used


def test_what_is_not_valid_is_not_kept(cache):
    faults("names", "names: 1\n", cache)
    assert list(cache.folder.iterdir()) == []


def test_an_entry_of_another_shape_is_made_afresh(cache):
    good = read(BY_NAME["names"], NAMES.encode(), "f.yml", cache)
    (entry,) = cache.folder.iterdir()
    cache.put(entry.name, '{"labels":[]}')
    assert read(BY_NAME["names"], NAMES.encode(), "f.yml", cache) == good


def test_the_fingerprint_of_the_reading_code_is_a_hash():
    assert len(code()) == 64
