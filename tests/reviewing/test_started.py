"""What a session starts from."""

import pytest

from pipeline import files
from pipeline.canonical import to_text
from pipeline.folder import opened
from pipeline.loaded import Stored
from pipeline.reviewing.desk import Desk
from pipeline.reviewing.said import Said
from pipeline.reviewing.started import Shelf, Unreadable, session, stage_of
from tests.reviewing.small import DAY, FULL, IN, OUT, TITLES, protocol

STUB = files.Block(title="T")
DONE = files.Block(title="T", verdict=OUT, reason="off-topic", on=DAY)


def sheet(stage=TITLES, reviewer="first", **blocks):
    named = {ident.replace("_", ":"): block for ident, block in blocks.items()}
    return files.Sheet(stage=stage, reviewer=reviewer, blocks=named)


def desk(**reports):
    """Return a desk in which each id is of the report that is named."""
    return Desk(rows={}, reports={ident.replace("_", ":"): report for ident, report in reports.items()})


FOUR = desk(a_0001="a:0001", a_0002="a:0002", b_0001="a:0001", b_0002="a:0002")


def begun(*sheets, only=None, of=FOUR):
    stored = tuple(Stored(path="p", value=one) for one in sheets)
    return session(protocol(), TITLES, stored, of, only)


def test_stubs_are_asked_in_the_order_of_the_sheets():
    made = begun(sheet(a_0002=STUB), sheet(a_0001=STUB))
    assert (made.reports, made.decided) == (("a:0002", "a:0001"), 0)


def test_what_is_decided_is_counted_and_not_asked():
    made = begun(sheet(a_0001=DONE, a_0002=STUB))
    assert (made.reports, made.decided) == (("a:0002",), 1)


@pytest.mark.parametrize("first", ["a_0001", "b_0001"])
def test_one_report_under_two_ids_is_asked_once(first):
    both = [first, *{"a_0001", "b_0001"} - {first}]
    assert begun(sheet(**dict.fromkeys(both, STUB))).reports == (first.replace("_", ":"),)


def test_what_was_decided_under_another_id_is_not_asked_again():
    assert begun(sheet(b_0001=DONE, a_0001=STUB)).reports == ()


def test_a_block_of_no_report_is_not_asked():
    assert begun(sheet(z_0001=STUB)).reports == ()


def test_a_note_on_a_stub_is_at_hand():
    made = begun(sheet(a_0001=files.Block(note="n", labels=("odd",))))
    assert made.said == {"a:0001": Said(note="n", labels=("odd",))}


@pytest.mark.parametrize(
    ("only", "wanted"), [("a:0001", ("a:0001",)), ("b:0001", ("a:0001",)), ("z:0001", ()), ("b:0002", ())]
)
def test_one_report_is_asked_again_under_any_of_its_ids(only, wanted):
    made = begun(sheet(a_0001=DONE), only=only)
    assert (made.reports, made.decided) == (wanted, 0 if wanted else 1)


def test_a_stage_has_its_reasons_and_the_review_its_labels():
    made = begun(sheet(a_0001=STUB))
    assert [one.id for one in made.reasons] == ["out-of-window", "off-topic"]
    assert [one.id for one in made.labels] == ["odd", "ask"]


@pytest.fixture
def shelf(tmp_path):
    """Return a function that writes sheets and returns the shelf they stand on."""

    def written(*sheets):
        for one in sheets:
            place = tmp_path / f"records/screening/{one.stage}/{one.reviewer}/001.yml"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(to_text(one), encoding="utf-8")
        return Shelf.of(opened(tmp_path))

    return written


@pytest.mark.parametrize(
    ("sheets", "wanted"),
    [
        ((), TITLES),
        ((sheet(a_0001=STUB), sheet(FULL, a_0001=STUB)), TITLES),
        ((sheet(a_0001=DONE), sheet(FULL, a_0001=STUB)), FULL),
        ((sheet(a_0001=DONE), sheet(FULL, a_0001=files.Block(verdict=IN, on=DAY))), TITLES),
    ],
)
def test_the_stage_is_the_first_with_something_to_decide(shelf, sheets, wanted):
    assert stage_of(shelf(*sheets), "first") is wanted


def test_a_reviewer_sees_nobody_elses_sheet(shelf):
    made = shelf(sheet(a_0001=STUB), sheet(reviewer="second", a_0001=DONE))
    (made.folder.root / "records/screening/title-abstract/second/001.yml").write_text("spoilt: [")
    assert [one.value.reviewer for one in made.sheets(TITLES, "first")] == ["first"]


def test_a_sheet_that_cannot_be_read_is_told(shelf):
    made = shelf(sheet(a_0001=STUB))
    (made.folder.root / "records/screening/title-abstract/first/001.yml").write_text("blocks: [")
    with pytest.raises(Unreadable) as caught:
        made.sheets(TITLES, "first")
    assert caught.value.problems[0].code == "yaml-syntax"
