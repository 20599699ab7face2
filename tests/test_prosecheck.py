import pytest

from pipeline.model import Prose
from pipeline.problems import Problem
from pipeline.prosecheck import CODE, HINT, Typed, plain, problems, typed

NAMES = ("Pot-3", "Mark 2", "Mark 2 Plus", "A1")


def numbers(text, names=NAMES):
    return [found.number for found in typed(text, names)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It pours 3 cups.", ["3"]),
        ("It is 2.3 times faster, or 40 %.", ["2.3", "40"]),
        ("1,234 pots and 10 000 lids", ["1,234", "10 000"]),
        ("in 2023, in May", ["2023"]),
        ("twice² as ½ fast", ["²", "½"]),
        ("## A heading with 5", ["5"]),
        ("| 1 | two |", ["1"]),
        ("- 4 things", ["4"]),
        ("a 5x b", ["5"]),
        ("Pot-31 and Pot-3", ["31"]),
        ("XA1 and A1", ["1"]),
        ("a[link 7](page.md)", ["7"]),
        ("*[HTML5]: a language", ["5"]),
        ("**7**", ["7"]),
    ],
)
def test_a_number_typed_in_prose_is_found(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "no number at all",
        "{{ n('flow.1.0.0.screened') }} records",
        "{{ claim('ladle/fast-2') }}",
        "`code 12` and ``more ` 13``",
        "```python\nx = 12\n```",
        "~~~\n12\n~~~",
        "```\nnever closed 12",
        "[words](page-2.md#part-3) and <https://example.org/4>",
        '[words](page-2.md "title 3")',
        "[ref]: https://example.org/5",
        "a note[^1] and [^12]",
        "[^1]: only words",
        "## Heading {#part-2}",
        "## Heading {: #part-2 .x3 }",
        "1. first\n2. second\n   10) third",
        "---\ntitle: Part 2\n---\nwords",
        "<span data-x='3'>words</span> <!-- 12 -->",
        "Pot-3, Mark 2 and A1",
        "Mark 2 Plus",
        "Mark\n2 stands over two lines",
    ],
)
def test_calls_code_links_lists_and_names_may_hold_digits(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3", Typed(1, 1, "3")),
        ("one\ntwo 3", Typed(2, 5, "3")),
        ("---\ntitle: x\n---\n\nit is 3", Typed(5, 7, "3")),
        ("```\n12\n```\nit is 3", Typed(4, 7, "3")),
        ("Pot-3 has 3", Typed(1, 11, "3")),
    ],
)
def test_a_number_is_found_at_its_line_and_column(text, place):
    assert list(typed(text, NAMES)) == [place]


@pytest.mark.parametrize(
    ("text", "found"), [("`12`", ["12"]), ("1. first", ["1"]), ("Pot-3", []), ("{{ 4 }}", ["4"])]
)
def test_a_text_that_is_no_markdown_sets_only_names_aside(text, found):
    assert [one.number for one in plain(text, NAMES)] == found


def test_without_names_every_name_counts():
    assert numbers("Pot-3", ()) == ["3"]


def test_a_name_with_signs_of_patterns_is_taken_as_it_is():
    assert numbers("A+B (2)* and A+B 2", ("A+B (2)*",)) == ["2"]


def test_a_problem_says_where_what_and_how_to_mend_it():
    page = Prose(path="a/b.md", text="one\ntwo 3")
    assert list(problems(page, ())) == [
        Problem("docs/a/b.md", 2, 5, CODE, "the number 3 is typed by hand", HINT)
    ]
