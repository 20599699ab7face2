"""Rules of classes on the pages: where they and people differ, what is never hit, the rules of a node."""

from dataclasses import replace

import pytest

from pipeline import files
from pipeline.classify.compare import coverage
from pipeline.site import site
from tests import dom, made

RULES = {"clay": "title:porcelain", "glass": "title:teapot*", "pots": "title:samovar"}


def ruled(rules=RULES):
    nodes = (
        replace(node, rules=(files.PlacementRule(query=rules[node.id]),) if node.id in rules else ())
        for node in made.taxonomy().nodes
    )
    bib = made.bib(title="The teapot that never drips")
    base = made.full_review()
    studies = {name: made.changed(study, bib=bib) for name, study in base.studies.items()}
    return made.changed(base, taxonomy=files.Taxonomy(nodes=tuple(nodes)), studies=studies)


@pytest.fixture(scope="module")
def pages():
    return {path: dom.parsed(text) for path, text in dom.pages(ruled()).items()}


def rows(root, name):
    (table,) = dom.find(root, **{"data-set": name})
    return [one for one in table.iter("tr") if one.attrib.get("data-row")]


def test_a_work_on_which_rules_and_people_differ_shows_both_sides(pages):
    (row,) = rows(pages["quality.md"], "classes.differ")
    _, proposed, unsupported = [" ".join(dom.words(cell).split()) for cell in row]
    assert row.attrib["data-row"] == "ladle"
    assert proposed == "Glass pots title teapot"
    assert unsupported == "Clay pots"


def facts(root):
    """Return the terms of all lists of facts on a page with what is said of each."""
    return [tuple(dom.words(part).strip() for part in one) for each in root.iter("dl") for one in each]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("classes.differ", {"ladle"}),
        ("classes.unconfirmed", {"ladle"}),
        ("classes.unsupported", {"ladle/clay"}),
        ("classes.unplaced", set()),
        ("classes.silent", set()),
    ],
)
def test_what_differs_is_counted_in_sets_that_can_be_opened(pages, name, ids):
    found = site(ruled()).numbers[name]
    assert found.count.ids == ids
    assert f"sets/{name}.md" in pages


def test_a_study_without_a_class_and_a_work_without_a_word_are_counted():
    base = ruled({"pots": "title:samovar"})
    bare = {name: made.changed(study, placements=()) for name, study in base.studies.items()}
    numbers = site(made.changed(base, studies=bare)).numbers
    assert numbers["classes.unplaced"].count.ids == {"ladle"}
    assert numbers["classes.silent"].count.ids >= {"ladle"}


def test_rules_that_meet_no_work_are_named(pages):
    told = dict(facts(pages["quality.md"]))
    assert told["Rules that meet no work"] == "PotsClay pots"
    assert told["Neither the class nor one below it has a rule"] == "none"


def test_a_node_shows_its_rules_and_one_without_shows_none(pages):
    assert ("10 points, words matched by plural", "title:teapot*") in facts(pages["taxonomy/glass.md"])
    bare = dom.parsed(dom.pages(made.full_review())["taxonomy/glass.md"])
    assert "Rules that propose it" not in dom.words(bare)


def test_a_review_without_rules_has_no_numbers_of_them():
    found = site(made.full_review())
    assert not [name for name in found.numbers if name.startswith("classes.")]
    assert found.classes.works == ()


def test_what_a_site_shows_is_what_the_command_tells():
    assert site(ruled()).classes == coverage(ruled())
