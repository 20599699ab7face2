"""A session at a form: what every line does."""

from decimal import Decimal

import pytest

from pipeline import files
from pipeline.extraction.screen import lines, summary
from pipeline.extraction.session import HELP, PLACE_WANTED, Answer, Question, Session, Step, fed, place_of

UNITS = {
    "gram": files.Unit(id="gram", symbol="g", dimension="mass"),
    "kilo": files.Unit(id="kilo", symbol="kg", dimension="mass", factor=Decimal(1000)),
    "hour": files.Unit(id="hour", symbol="h", dimension="time"),
}
FIELDS = (
    files.FormField(id="c", label="Colour", type="choice", allowed=("red", "blue"), required=True),
    files.FormField(id="n", label="Weight", type="number", unit="gram", help="Without the lid."),
    files.FormField(id="t", label="Words", type="text", required=True),
)
TOLD = (("ash", Answer(value="red", page="4")), ("elm", Answer(value="blue")))


def start(then=Step.PLACE, told=(), given=None):
    questions = tuple(Question(field=field, told=told) for field in FIELDS)
    return Session(title="A form", questions=questions, units=UNITS, then=then, given=given or {})


def after(*typed, **changes):
    session = start(**changes)
    for line in typed:
        session = fed(session, line)
    return session


def stands(session):
    return session.at, session.step.value, {name: one.value for name, one in session.given.items()}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ([], (0, "value", {})),
        (["1"], (0, "place", {"c": "red"})),
        (["Blue", ""], (1, "value", {"c": "blue"})),
        (["1", "4:2 so it says"], (1, "value", {"c": "red"})),
        ([""], (1, "value", {})),
        (["", "", ""], (3, "value", {})),
        ([":n"], (0, "place", {"c": "not reported"})),
        (["1", ":b"], (0, "value", {"c": "red"})),
        (["1", "", ":b"], (0, "value", {"c": "red"})),
        ([":b"], (0, "value", {})),
        (["1", ":c"], (0, "value", {})),
        (["1", "", ":b", "2", ""], (1, "value", {"c": "blue"})),
        (["", "2.50 kg", ""], (2, "value", {"n": Decimal("2.50")})),
        ([":1"], (0, "value", {})),
    ],
)
def test_lines_answer_and_move(typed, wanted):
    assert stands(after(*typed)) == wanted


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["green"], "choose one of: red, blue"),
        (["", "heavy"], "write a number"),
        (["", "2 h"], "write a number, and its unit as in records/metrics.yml"),
        (["1", "page four of it"], ""),
        (["1", "4:x"], PLACE_WANTED),
        ([":x"], "there is no command :x"),
        ([":7"], "there is no command :7"),
        (["green", "1"], ""),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_and_changes_nothing(typed, told):
    session = after(*typed)
    assert session.complaint == told
    if told:
        assert (session.at, session.given) == (after(*typed[:-1]).at, after(*typed[:-1]).given)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("4", ("4", None, "")),
        ("4:12", ("4", 12, "")),
        ("-:12", ("", 12, "")),
        ("4 so it says", ("4", None, "so it says")),
        ('p. e4:12 "so it says"', ("e4", 12, "so it says")),
        ("page 4 words", ("4", None, "words")),
        ("- words alone", ("", None, "words alone")),
    ],
)
def test_a_place_is_page_line_and_words(words, place):
    assert place_of(words) == place


@pytest.mark.parametrize("words", ["", "4:", "4:12:3", "a:b c"])
def test_other_words_are_no_place(words):
    with pytest.raises(ValueError, match="write PAGE"):
        place_of(words)


def test_a_place_is_kept_with_its_value():
    answer = after("1", "4:2 so").given["c"]
    assert (answer.page, answer.line, answer.quote) == ("4", 2, "so")


@pytest.mark.parametrize(("again", "page"), [("1", "4"), ("2", "")])
def test_a_place_stays_with_the_same_value_only(again, page):
    assert after("1", "4", ":b", again).given["c"].page == page


def test_a_unit_is_kept_unless_it_is_the_field_s_own():
    assert after("", "2 kg").given["n"].unit == "kilo"
    assert after("", "2 g").given["n"].unit is None


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (["1"], {}),
        (["1", "because"], {"c": ("red", "because")}),
        ([":2", "it shows"], {"c": ("blue", "it shows")}),
        ([":2", ""], {}),
        ([":2", ":b"], {}),
        (["1", "a", ":b", "2", ""], {"c": ("blue", "a")}),
        ([":n", "hidden"], {"c": ("not reported", "hidden")}),
    ],
)
def test_a_settled_value_needs_a_reason(typed, wanted):
    session = after(*typed, then=Step.WHY, told=TOLD)
    assert {name: (one.value, one.why) for name, one in session.given.items()} == wanted


def test_what_somebody_else_said_is_taken_only_where_it_fits():
    session = after("", ":1", then=Step.WHY, told=TOLD)
    assert (session.step, session.complaint) == (Step.VALUE, "write a number")


def test_a_missing_reason_is_asked_for():
    session = after(":1", "", then=Step.WHY, told=TOLD)
    assert (session.step, session.complaint) == (Step.WHY, "a reason is needed; :b goes back without one")


@pytest.mark.parametrize(
    ("typed", "over"), [([], False), ([":q"], True), (["", "", ""], True), (["1"], False)]
)
def test_a_session_is_over_at_its_end_or_when_left(typed, over):
    assert after(*typed).over is over


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ([], ["1 of 3, 0 given. A form", "Colour (choice, required)", "  1 red", "Your value:"]),
        (["1"], ["Now: red", f"Where? {PLACE_WANTED}:"]),
        (["1", "4:2 so", ":b"], ['Now: red, page 4, line 2, "so"']),
        ([""], ["Weight (number, gram)", "Without the lid."]),
        (["", "2 kg"], ["Now: 2 kg"]),
        (["green"], ["choose one of: red, blue"]),
    ],
)
def test_the_screen_shows(typed, words):
    shown = [line for line, _ in lines(after(*typed), 80)]
    assert [word for word in words if word not in shown] == []


def test_what_others_said_is_shown_where_it_may_be():
    shown = [line for line, _ in lines(after(":1", then=Step.WHY, told=TOLD), 80)]
    assert "  :1 ash: red, page 4" in shown
    assert shown[-1] == "Why?"
    assert "ash" not in " ".join(line for line, _ in lines(start(), 80))


LONG = Session(
    title="A title that goes on " * 9,
    questions=(
        Question(
            field=files.FormField(
                id="c", label="word " * 60, type="choice", allowed=tuple(f"pick {n} " * 9 for n in range(40)),
                help="help " * 90, required=True,
            ),
            told=tuple((f"person {n}", Answer(value="v " * 90, quote="q " * 90)) for n in range(9)),
        ),
    ),
    units=UNITS,
    given={"c": Answer(value="v " * 90, quote="q " * 90)},
    complaint="wrong " * 60,
)  # fmt: skip


def test_the_fullest_screen_fits_a_small_terminal():
    shown = [line for line, _ in lines(LONG, 80)]
    assert len(shown) <= 23
    assert max(map(len, shown)) <= 80


def test_every_command_is_told():
    shown = [line for line, _ in lines(start(), 80)]
    assert all(f"[{key}] {word}" in shown[-2] for key, word in HELP.items())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "0 of 3 given; required and missing: c, t"),
        (["1", "", "", "x", ""], "2 of 3 given"),
    ],
)
def test_a_summary_says_what_is_left(typed, told):
    assert summary(after(*typed)) == told
