"""The panel of automation: what was ranked, from what, and that nothing was excluded."""

import html5lib

from pipeline.panels_automation import automation
from pipeline.site import site
from tests import dom, made
from tests.reviewing.test_ranked import ranking
from tests.test_frontiersvg import REVIEW


def shown(review):
    markup = automation(site(review), "methods.md")
    return html5lib.parseFragment(markup, namespaceHTMLElements=False)


def facts(review):
    rows = next(shown(review).iter("dl"))
    return {dom.words(row[0]): dom.words(row[1]) for row in rows}


def test_without_a_ranking_it_says_that_nothing_was_ranked():
    assert "nothing was ranked" in dom.words(shown(made.review()))


def test_a_stage_tells_what_it_learned_from_and_with_what():
    told = facts(REVIEW)
    assert told["Ranked"] == "title abstract"
    assert told["Learned from"] == "3 relevant and 5 other reports"
    assert told["With"] == "living; a machine"
    assert told["Stopping test"].startswith(
        "a recall of 0.9 is not reached with confidence 0.8 (p = 1, odds 2)"
    )


def test_several_days_are_told_as_a_span():
    both = made.changed(REVIEW, rankings={"a.yml": ranking(1), "b.yml": ranking(4)})
    assert facts(both)["On"] == "2024-05-01 to 2024-05-04, on 2 days"


def test_the_frontier_is_drawn_and_the_foot_says_that_nothing_was_excluded():
    root = shown(REVIEW)
    assert root.find(".//figure").attrib["id"] == "figure-frontier-title-abstract"
    assert "No report was excluded by it." in dom.words(root)
