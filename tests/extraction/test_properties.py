"""What holds of any form: no line breaks a session, what is typed is read back, nothing is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import files
from pipeline.canonical import format_text
from pipeline.decode import decode
from pipeline.extraction.answers import essence, fits, printed, typed
from pipeline.extraction.screen import lines
from pipeline.extraction.session import Answer, Step, fed
from pipeline.extraction.writing import Writer, written
from pipeline.yamltext import parse
from tests.extraction.test_answers import FIELDS, UNITS
from tests.extraction.test_session import TOLD, start

LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["1", "2", "red", "2 kg", "4:2 words", ":n", ":b", ":c", ":1", ":2", ":9", "", "not reported"]
    ),
)
WHO = Writer(study="ash-2020", by="elm", on=date(2024, 5, 6), file="f")
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=80).filter(
    str.strip
)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
VALUES = {
    "text": WORDS,
    "number": st.one_of(st.integers(-(10**9), 10**9), st.decimals(-1000, 1000, places=3)),
    "choice": st.sampled_from(FIELDS["choice"].allowed),
    "multi-choice": st.lists(st.sampled_from(("red", "blue")), min_size=1, unique=True).map(tuple),
    "yes-no": st.booleans(),
    "date": st.dates(date(1000, 1, 1)).map(str),
}


@pytest.mark.parametrize("then", [Step.PLACE, Step.WHY])
@given(typed_lines=st.lists(LINES, max_size=12))
def test_no_line_breaks_a_session(then, typed_lines):
    session = start(then, told=TOLD)
    for line in typed_lines:
        if not session.over:
            session = fed(session, line)
    known = {question.field.id: question.field for question in session.questions}
    assert all(fits(known[name], answer.value) for name, answer in session.given.items())
    assert then is Step.PLACE or all(answer.why for answer in session.given.values())


@given(typed_lines=st.lists(LINES, max_size=8))
def test_every_screen_fits_a_small_terminal(typed_lines):
    session = start(Step.WHY, told=TOLD)
    for line in typed_lines:
        if not session.over:
            assert len([*lines(session, 80)]) <= 23
            session = fed(session, line)


@pytest.mark.parametrize("kind", ["number", "multi-choice", "yes-no", "date"])
@given(data=st.data())
def test_a_value_that_is_typed_as_it_reads_is_the_same(kind, data):
    value = data.draw(VALUES[kind])
    words = printed(value).replace("\u202f", "").replace("−", "-")
    again = typed(FIELDS[kind], words)
    assert essence(FIELDS[kind], again, None, UNITS) == essence(FIELDS[kind], value, None, UNITS)


@given(
    first=st.dictionaries(NAMES, WORDS, max_size=4),
    later=st.dictionaries(NAMES, WORDS, min_size=1, max_size=3),
    gone=st.sets(NAMES, max_size=2),
)
def test_a_form_holds_what_was_answered_and_keeps_the_rest(first, later, gone):
    old = written("", WHO, {name: Answer(value=value) for name, value in first.items()})
    gone -= later.keys()
    new = written(
        old, WHO, {name: Answer(value=value, quote=value) for name, value in later.items()}, frozenset(gone)
    )
    form = decode(files.Extraction, parse(new.encode(), "f").json)
    wanted = {name: value for name, value in {**first, **later}.items() if name not in gone}
    assert {name: noted.value for name, noted in form.values.items()} == wanted
    assert format_text(new, files.Extraction) == new
