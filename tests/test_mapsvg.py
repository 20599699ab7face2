import pytest

from pipeline.mapsvg import Map, map_svg
from pipeline.site import site
from tests import shown


def drawn(top=None):
    return map_svg(shown.FOUND, "charts/x.md", Map(id="plan", title="The plan", top=top))


@pytest.mark.parametrize(
    ("top", "texts"),
    [
        (None, ["Pots", "Whisk", "Clay pots", "Ladle", "Spoon", "Glass pots", "Ladle"]),
        ("clay", ["Clay pots", "Ladle", "Spoon"]),
        ("glass", ["Glass pots", "Ladle"]),
        ("nowhere", []),
    ],
)
def test_every_class_shows_its_included_studies(top, texts):
    assert shown.texts(drawn(top)) == texts


def test_classes_and_studies_are_links():
    assert shown.links(drawn("clay")) == [
        "../taxonomy/clay.html",
        "../studies/ladle.html",
        "../studies/spoon.html",
    ]


def test_a_class_without_studies_says_so():
    bare = site(shown.review(studies={}))
    assert shown.texts(map_svg(bare, "x.md", Map(id="plan", title="The plan", top="clay"))) == [
        "Clay pots",
        "No study is placed here.",
    ]


def test_the_description_names_classes_and_studies():
    said = shown.parsed(drawn())[1].text
    assert said == "Classes and their studies. Pots: Whisk (Clay pots: Ladle, Spoon; Glass pots: Ladle)."


def test_the_frame_holds_everything():
    root = shown.parsed(drawn())
    lowest = max(float(one.get("y")) for one in root.iter(f"{shown.SVG}text"))
    assert lowest < float(root.get("height"))
    assert root.get("id") == "map-plan"
