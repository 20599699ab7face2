"""The desk: made once, kept by what it was made from, and open to abstracts that may not be stored."""

import shutil

import pytest

from pipeline.folder import opened
from pipeline.reviewing.desk import desk
from tests.reviewing.small import ident, read, review
from tools import synthetic


@pytest.fixture
def root(tmp_path):
    return review(tmp_path / "review", 3)


def made(root, *, afresh):
    """Return the desk of a review; tell by an error where it was made though it need not be."""
    calls = []

    def make():
        calls.append(1)
        return read(root)

    found = desk(opened(root), make)
    assert bool(calls) is afresh
    return found


def test_a_desk_has_a_card_for_each_report(root):
    found = made(root, afresh=True)
    assert found.report(ident(1)) == ident(1)
    card = found.card(ident(1))
    assert (card.title, card.abstract) == (synthetic.bib(1).title, synthetic.bib(1).abstract)
    assert card.answers == {"window": True}


def test_a_desk_is_kept(root):
    first = made(root, afresh=True)
    assert made(root, afresh=False) == first


@pytest.mark.parametrize("path", ["records/protocol.yml", "records/retractions/a.csv", "records/aliases.csv"])
def test_a_desk_is_made_anew_where_what_it_shows_may_have_changed(root, path):
    made(root, afresh=True)
    (root / path).parent.mkdir(exist_ok=True)
    with (root / path).open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    made(root, afresh=True)
    assert len([*(root / "build/screening").iterdir()]) == 1


def test_a_decision_leaves_the_desk_as_it_is(root):
    made(root, afresh=True)
    place = root / "records/screening/title-abstract/first/001.yml"
    place.parent.mkdir(parents=True)
    place.write_text("schema: 1\n", encoding="utf-8")
    made(root, afresh=False)


def test_what_is_no_id_has_no_report(root):
    assert made(root, afresh=True).report("search-a:9999") is None


def privately(root):
    path = root / "records/protocol.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("arm: database", "arm: database\n    publish: no-raw"), encoding="utf-8")
    from pipeline.__main__ import main

    main(["--root", str(root), "format"])


@pytest.mark.parametrize("at_hand", [True, False])
def test_an_abstract_that_is_not_stored_is_shown_where_its_export_is_at_hand(root, at_hand):
    privately(root)
    if not at_hand:
        (root / "records/searches/search-a.bib").unlink()
    assert read(root)[1].identity.reports[ident(0)].bib.abstract == ""
    wanted = synthetic.bib(0).abstract if at_hand else ""
    assert made(root, afresh=True).card(ident(0)).abstract == wanted


def test_without_the_folder_of_what_is_built_it_is_made_anew(root):
    first = made(root, afresh=True)
    shutil.rmtree(root / "build")
    assert made(root, afresh=True) == first
