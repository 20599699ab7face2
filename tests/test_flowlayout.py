from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import ImageFont

from pipeline import model
from pipeline.flow_boxes import SHAPES
from pipeline.flowlayout import PADDING, RANKS, SIZE, layout, shown
from pipeline.svg import breadth
from pipeline.values import Counted
from tests import made
from tests.shown import reported, unknown


def counted(name, number):
    return made.held(SHAPES[name].counted, *(f"k1:{n:04d}" for n in range(1, number + 1)))


def box(name, count, *lines):
    return model.Box(id=name, number=SHAPES[name].number, label=SHAPES[name].label, count=count, lines=lines)


def column(**numbers):
    names = {name.replace("_", "-"): number for name, number in numbers.items()}
    boxes = {name: box(name, counted(name, number)) for name, number in names.items()}
    return model.Column(id="1.0.0", version="1.0.0", label="One", boxes=boxes)


WHOLE = column(**{name.replace("-", "_"): 3 for name in SHAPES})


def cards(made_column):
    return {card.entries[0].number.removeprefix("flow.1.0.0."): card for card in layout(made_column).cards}


@pytest.mark.parametrize(
    ("name", "lane", "kind", "css"),
    [
        ("identified", 0, "main", "fig-box"),
        ("removed", 1, "side", "fig-box"),
        ("carried-over", 1, "in", "fig-box-warn"),
        ("screened", 0, "main", "fig-box"),
        ("awaiting-screening", 1, "side", "fig-box-warn"),
        ("not-screened", 1, "side", "fig-box-warn"),
        ("new-studies", 0, "main", "fig-box-strong"),
        ("previous", 1, "in", "fig-box"),
        ("withdrawn", 1, "side", "fig-box-warn"),
        ("total-studies", 0, "main", "fig-box-strong"),
        ("identified-other", 2, "main", "fig-box"),
        ("removed-other", 3, "side", "fig-box"),
        ("conflict-other", 3, "side", "fig-box-warn"),
    ],
)
def test_every_box_has_its_place(name, lane, kind, css):
    card = cards(WHOLE)[name]
    assert (card.lane, card.kind, card.css) == (lane, kind, css)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("new-studies", "new-reports"),
        ("previous", "previous-reports"),
        ("withdrawn", "withdrawn-reports"),
        ("total-studies", "total-reports"),
    ],
)
def test_studies_and_reports_share_a_card(first, second):
    numbers = [entry.number for entry in cards(WHOLE)[first].entries]
    assert numbers == [f"flow.1.0.0.{first}", f"flow.1.0.0.{second}"]


def test_every_box_of_prisma_has_a_rank():
    ranked = {
        name
        for rank in RANKS
        for lane in (rank.main, rank.side, rank.other, rank.other_side)
        for group in lane
        for name in group
    }
    parts = {"duplicates", "distinct"} | {
        name for name in SHAPES if name.startswith("identified-") and name != "identified-other"
    }
    assert ranked == set(SHAPES) - parts


@pytest.mark.parametrize(
    ("count", "name", "drawn"),
    [
        (counted("screened", 0), "screened", True),
        (unknown(), "screened", True),
        (counted("awaiting-screening", 0), "awaiting-screening", False),
        (counted("awaiting-screening", 1), "awaiting-screening", True),
        (unknown(), "awaiting-screening", True),
        (reported(0), "awaiting-screening", False),
    ],
)
def test_a_remainder_is_shown_where_it_is_not_zero(count, name, drawn):
    assert shown(box(name, count)) is drawn


@pytest.mark.parametrize(
    ("count", "css"),
    [(unknown(), "fig-box-open"), (reported(3), "fig-box"), (unknown() + reported(3), "fig-box")],
)
def test_a_number_that_nobody_reported_has_an_open_box(count, css):
    one = model.Column(id="1.0.0", version="1.0.0", label="One", boxes={"screened": box("screened", count)})
    assert cards(one)["screened"].css == css


@pytest.mark.parametrize(("made_column", "width"), [(column(identified=1), 600), (WHOLE, 692)])
def test_other_methods_need_two_more_lanes(made_column, width):
    found = layout(made_column)
    assert found.width == width
    assert all(card.left + card.width <= width for card in found.cards)


def test_lines_follow_their_box():
    line = model.Line(id="kettle", label="Kettle Index", count=counted("identified", 2))
    one = model.Column(
        id="1.0.0",
        version="1.0.0",
        label="One",
        boxes={"identified": box("identified", counted("identified", 3), line)},
    )
    entries = cards(one)["identified"].entries
    assert [(entry.label, entry.strong, str(entry.count)) for entry in entries] == [
        ("Records identified", True, "3"),
        ("Kettle Index", False, "2"),
    ]
    assert entries[1].number == "flow.1.0.0.identified.kettle"


def test_a_long_count_stands_beneath_its_label():
    both = unknown() + reported(1204)
    one = model.Column(
        id="1.0.0", version="1.0.0", label="One", boxes={"identified": box("identified", both)}
    )
    (entry,) = cards(one)["identified"].entries
    assert " ".join(entry.beneath) == "≥ 1204 (one part not reported)"


def test_cards_do_not_overlap():
    found = layout(WHOLE).cards
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            apart = one.top + one.height <= other.top or other.top + other.height <= one.top
            assert apart or one.lane != other.lane


def test_bands_cover_the_cards_in_order():
    found = layout(WHOLE)
    assert [band.label for band in found.bands] == ["Identification", "Screening", "Included"]
    assert all(one.bottom < other.top for one, other in zip(found.bands, found.bands[1:], strict=False))
    assert found.bands[-1].bottom <= found.height


@pytest.mark.parametrize("one", [column(identified=1, new_studies=1), column(identified=1, reports=1), WHOLE])
def test_a_band_is_as_long_as_its_label(one):
    for band in layout(one).bands:
        assert band.bottom - band.top >= breadth(band.label, 12)


def test_nothing_gives_an_empty_layout():
    found = layout(column())
    assert (found.cards, found.bands, found.height) == ((), (), 20.0)


def test_reconstruction_lists_reports_instead_of_screening():
    found = cards(column(identified=4, reports=3, not_screened=2, new_studies=1, new_reports=1))
    assert (found["reports"].lane, found["reports"].css) == (0, "fig-box")
    assert Counted.REPORT is found["reports"].entries[0].count.counted


FACES = Path(mpl.get_data_path()) / "fonts" / "ttf"
PLAIN, STRONG = (
    ImageFont.truetype(str(FACES / f"{name}.ttf"), 100) for name in ("DejaVuSans", "DejaVuSans-Bold")
)
WITHOUT_OTHERS = column(**{name.replace("-", "_"): 3333 for name in SHAPES if not name.endswith("-other")})


@pytest.mark.parametrize("drawn", [WHOLE, WITHOUT_OTHERS], ids=["two arms", "one arm"])
def test_no_label_reaches_its_number_in_a_wide_face(drawn):
    for card in layout(drawn).cards:
        for entry in card.entries:
            said = STRONG.getlength(str(entry.count)) * SIZE / 100
            face = STRONG if entry.strong else PLAIN
            widest = max(face.getlength(line) for line in entry.lines) * SIZE / 100
            assert widest + said + 2 <= card.width - 2 * PADDING, entry.label
