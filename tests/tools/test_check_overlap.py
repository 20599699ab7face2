import subprocess
import sys

import pytest

from tools import check_overlap as tool

PAPER = frozenset(tool.runs(tool.words("one two three four five six seven eight nine"), 8))


def found(text, exempt=frozenset()):
    return [" ".join(one.words) for one in tool.shared("a.md", [text], PAPER, exempt)]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("one two three four five six seven", []),
        ("One, two – three four (five) six *seven* eight!", ["one two three four five six seven eight"]),
        (
            "so one two three four five six seven eight nine ten",
            [tool.words("one two three four five six seven eight nine")],
        ),
        ("one two three four five six seven\n\neight", ["one two three four five six seven eight"]),
        ("one two three four or five six seven eight nine", []),
    ],
)
def test_runs_are_found_whatever_stands_between_words(text, shared):
    assert found(text) == [one if isinstance(one, str) else " ".join(one) for one in shared]


def test_names_and_titles_are_exempt():
    text = "one two three four five six seven eight"
    assert not found(text, frozenset(tool.runs(tool.words(text), 8)))


def test_two_stretches_are_two_findings():
    text = "one two three four five six seven eight"
    assert len(found(f"{text} and {text}")) == 2


def test_head_abbreviations_and_references_are_no_text():
    lines = ["title", "ABSTRACT a", "b", "LIST OF ABBREVIATIONS", "c", "REFERENCES", "d", "TABLE 6. e"]
    assert tool.body(lines).split() == ["ABSTRACT", "a", "b", "TABLE", "6.", "e"]


@pytest.mark.parametrize(
    ("printed", "read"), [("infer-\n\nence", "inference"), ("low-\nA", "low- A"), ("a\n b", "a b")]
)
def test_words_cut_by_a_line_end_are_mended(printed, read):
    assert tool.joined(printed) == read


def test_prose_of_yaml_leaves_titles_and_prints_out():
    value = {"title": "a", "summary": "b", "claims": [{"note": "c", "statements": [{"printed": "d"}]}]}
    assert list(tool.prose(value)) == ["b", "c"]


def test_a_page_is_read_block_by_block():
    html = "<script>x</script><table><tr><td>a <b>b</b></td><td>c</td></tr></table><p>d</p>"
    assert list(tool.page(html)) == ["a b", "c", "d"]


def test_a_shared_run_anywhere_is_found(tmp_path, monkeypatch):
    for path in ("docs/a.md", "records/b.yml", "site/c.html"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text("note: one two three four five six seven eight", "utf-8")
    monkeypatch.setattr(tool, "folder", lambda: tmp_path)
    texts = [
        one for path, texts in tool.ours(tmp_path) for one in tool.shared(path, texts, PAPER, frozenset())
    ]
    assert [one.path for one in texts] == ["docs/a.md", "records/b.yml", "site/c.html"]


def test_without_the_text_it_says_so_and_passes(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEW_SHARED", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "tools.check_overlap"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout[:8]) == (0, "skipped:")


@pytest.mark.shared
@pytest.mark.skipif(not tool.folder().is_dir(), reason="the review's text is not here (REVIEW_SHARED)")
def test_our_pages_share_no_run_with_the_paper():
    assert not list(tool.check(tool.ROOT, tool.LONGEST))
