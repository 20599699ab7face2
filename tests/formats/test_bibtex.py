"""BibTeX files whole: what is counted, resolved, inherited, recovered from and refused."""

import pytest

from pipeline.formats.accounting import account
from pipeline.formats.bibtex import READER
from pipeline.values import PartialDate


def read(text, path="x.bib"):
    return account(text.encode() if isinstance(text, str) else text, READER, path)


def titles(text):
    return [entry.bib.title for entry in read(text).records]


def codes(text):
    return [(problem.line, problem.code) for problem in read(text).problems]


@pytest.mark.parametrize(
    ("text", "made", "found"),
    [
        ("@article{a, title={X}}", ["X"], []),
        ('@article{a, title="X"}', ["X"], []),
        ('@article(a, title="X (y)")', ["X (y)"], []),
        ("@article{a,title={X},},}@ARTICLE{b,title={Y},}", ["X", "Y"], []),
        ("@article{a, title={X}} @article{b, title={Y}}", ["X", "Y"], []),
        ("@article\n{a, title={X}}", ["X"], []),
        ("@ article {a, title={X}}", ["X"], []),
        ("text before @misc{a, title={X}} and after", ["X"], []),
        ("@comment{@article{no, title={X}}}", [], []),
        ("@Comment{x}\n@STRING{s={Y}}\n@Article{a, title=s}", ["Y"], []),
        ("@article{a, title={In @word{x} it}}", ["In @wordx it"], []),
        ("@article{a, title={LeQua @ {CLEF}}}", ["LeQua @ CLEF"], []),
        ("@article{a, title={X}\n year={2020}}", ["X"], [(1, "missing-comma")]),
        ("@article{a, title={X} year=2020, month=mar}", ["X"], [(1, "missing-comma")]),
        ("@article{a title={X}}", ["X"], [(1, "missing-comma")]),
        ("@article{a,\n title={X}},\n year={2020}\n}", ["X"], [(2, "extra-brace")]),
        ("@article{a,\n title={X,\n year={2020}\n}\n@misc{b, title={Y}}", ["X", "Y"],
         [(2, "unclosed-value"), (4, "unclosed-entry")]),
        ('@article{a,\n title="X,\n year={2020}\n}', ["X"], [(2, "unclosed-value")]),
        ('@article{a, title="say "hi" now", year=2020}', ['say "hi" now'], [(1, "broken-value")]),
        ("@article{a, title={X} Y}, year=2020}", ["X Y"], [(1, "broken-value"), (1, "extra-brace")]),
        ("@article{a, ??? , title={X}}", ["X"], [(1, "stray-text")]),
        ("@article{a, title={X}, junk}", ["X"], [(1, "stray-text")]),
        ("@article{title={X}}", ["X"], [(1, "missing-key")]),
        ("@article{a, title={X}, title={Y}}", ["X"], [(1, "repeated-field")]),
        ("@article{a, title={X}, title={X}}", ["X"], []),
        ("@article{a, title={}, title={Y}}", ["Y"], []),
        ("@article{a, title=foo}", ["foo"], [(1, "undefined-string")]),
        ("@article{a, title={X}}\n@article{a, title={Y}}", ["X", "Y"], [(2, "repeated-key")]),
        ("@article{a, title={C:\\}, year=2020}", ["C:\\"], []),
        ("@article{a, title={a \\{ b}, year=2020}", ["a { b"], []),
        ("@article{a, title={a \\{ b \\} c}}", ["a { b } c"], []),
        ("@article{a, title = {null}, journal={null}, year=2020}", [""], []),
        ("@article{a, ?}", [], [(1, "empty-entry")]),
        ("@article{a}", [], [(1, "empty-entry")]),
        ("@article{a, title={}}", [], [(1, "empty-entry")]),
        ("@article{", [], [(1, "empty-entry")]),
        ("@article{a, title={X", ["X"], [(1, "unclosed-value"), (1, "unclosed-entry")]),
        ("\n\n@article{a, title={X}, crossref={gone}}", ["X"], [(3, "missing-parent")]),
        ("@article{a, funding_text 1={x}, title={X}}", ["X"], []),
        ("@article{a, title={50% drop}, % year=1\n year={2020}}", ["50% drop"],
         [(1, "stray-text"), (1, "missing-comma"), (1, "repeated-field")]),
        ("@article{a, title={X} # { Y}}", ["X Y"], []),
    ],
)  # fmt: skip
def test_a_file_gives_its_titles_and_its_problems_at_their_lines(text, made, found):
    assert (titles(text), codes(text)) == (made, found)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("@article{a, title={X}\n year={2020}}", "date", PartialDate(2020)),
        ("@article{a, title={X}}, year={2020}}", "date", PartialDate(2020)),
        ("@article{a,\n title={X,\n year={2020}\n}", "date", PartialDate(2020)),
        ("@article{a, title={X}, year=2020 month=mar}", "date", PartialDate(2020, 3)),
        ("@article{a, title={X}, journal={J}, journal={K}}", "venue", "J"),
        ("@article{a, title={X}, keywords={a}, keywords={b; a}}", "keywords", ("a", "b")),
        ("@article{a, title={X}, issn={1234-5678}, ISSN={2049-3630}}", "issn", ("1234-5678", "2049-3630")),
    ],
)
def test_what_was_recovered_is_there(text, field, value):
    assert getattr(read(text).records[0].bib, field) == value


@pytest.mark.parametrize(
    ("defined", "used", "made"),
    [
        ('@string{s = "S "}', 's # "x"', "S x"),
        ("@string{s = {S}}", "S", "S"),
        ("@STRING(s = {S})", "s", "S"),
        ("@string{a = {A}}\n@string{s = a # { B}}", "s", "A B"),
        ("@string{s = {S}}\n@string{s = {T}}", "s", "S"),
        ("@string{s = 12}", "s # {x}", "12x"),
        ("@string{s}", "{X}", "X"),
        ("@string{", "{X}", "X"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_abbreviations_hold_in_the_whole_file(defined, used, made, first):
    entry = f"@article{{k, title={{X}}, journal={used}}}\n"
    text = f"{defined}\n{entry}" if first else f"{entry}{defined}\n"
    assert read(text).records[0].bib.venue == made


def test_an_entry_inherits_what_it_lacks_but_no_identity():
    child = "@inproceedings{a, crossref={p}, title={X}}\n"
    parent = "@proceedings{p, title={P}, year=2020, publisher={H}, doi={10.1000/p}, url={https://p.org}}\n"
    for text in (child + parent, parent + child):
        made = next(entry.bib for entry in read(text).records if entry.bib.title == "X")
        assert (made.venue, made.date, made.publisher) == ("P", PartialDate(2020), "H")
        assert (made.doi, made.url) == ("", "")


def test_an_entry_keeps_its_own_over_what_it_could_inherit():
    text = "@proceedings{p, booktitle={B}, year=2020}\n@inproceedings{a, crossref={p}, title={X}, year=2021}"
    made = read(text).records[1].bib
    assert (made.venue, made.date) == ("B", PartialDate(2021))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\r\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_line_ends_and_encodings_change_nothing(ends, codec):
    text = "@article{a,\n title={Müller},\n year={2020}\n}\n@article{b, title={Y}}\n".replace("\n", ends)
    made = read(text.encode(codec))
    assert [entry.bib.title for entry in made.records] == ["Müller", "Y"]
    assert {problem.code for problem in made.problems} == ({"not-utf-8"} if codec == "cp1252" else set())
    assert [entry.line for entry in made.records] == [1, 1 + 4 * len(ends.replace("\r\n", "\n"))]


def test_entries_know_their_bytes_and_their_key():
    data = "  é @article{a, title={X}}  \n@misc{b, title={Y}}\n\n".encode()
    made = read(data).records
    assert [data[one.offset : one.offset + one.length] for one in made] == [
        b"@article{a, title={X}}",
        b"@misc{b, title={Y}}",
    ]
    assert [one.key for one in made] == ["a", "b"]


@pytest.mark.parametrize("cut", range(0, 60, 3))
def test_a_file_cut_off_anywhere_is_read_or_reported(cut):
    text = "@article{a, title={X}, year=2020}\n@article{b, author={A, B}, title={Y}}"
    made = read(text[: len(text) - cut])
    assert made.starts == len(made.entries) >= 1
    assert cut < 3 or made.problems or titles(text[: len(text) - cut]) == ["X"]


def test_more_fields_than_anybody_means_are_cut_and_reported():
    made = read("@article{a, title={X} " + ", x={y}" * 4000 + "}")
    assert made.records[0].bib.title == "X"
    assert "fields-left-out" not in {problem.code for problem in made.problems}
    broken = read("@article{a, title={X} y={z}" + ", x={y}" * 6000 + "}")
    assert "fields-left-out" in {problem.code for problem in broken.problems}
