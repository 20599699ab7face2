"""What pages show, seen as a browser sees them."""

from functools import lru_cache

import pytest

from pipeline import files, model
from pipeline.problems import Problem, Severity
from pipeline.values import Arm, Basis, Standing, State
from tests import dom, made

NO_SLIPS = {"discrepancies": files.Discrepancies(discrepancies=())}


@lru_cache
def full():
    return {path: dom.parsed(page) for path, page in dom.pages(made.full_review()).items()}


def page(path, **changes):
    """Return the DOM of one page of the full review with some parts replaced."""
    if not changes:
        return full()[path]
    return dom.parsed(dom.pages(made.changed(made.full_review(), **changes))[path])


def text(root, **attributes):
    return [dom.words(one).strip() for one in dom.find(root, **attributes)]


@pytest.mark.parametrize(
    "said",
    [
        "Ann Brook, Bo Fern", "10.1234/pots.1", "2104.07857", "2021-03", "Journal of Pots", "Never drips.",
        "Pots › Clay pots", "Section 2", "A. Alder", "up to 2.3×", "Table 2, line 4", "2.3x", "abstract",
        "one hob", "teas", "full pot", "a ladle", "one statement", "disputed", "in spring",
        "Two numbers for one thing.",
        "k1:0001", "k1:0003", "are one study (preprint)", "include", "Public since 2017", "pass", "taken",
    ],
)  # fmt: skip
def test_the_page_of_a_study_says(said):
    assert said in " ".join(dom.words(page("studies/ladle.md")).split())


def test_claims_are_grouped_by_metric_in_the_order_of_the_vocabulary():
    claims = (
        made.claim("ladle/b", metric="delay"),
        made.claim("ladle/a"),
        made.claim("ladle/c", metric="delay"),
    )
    ladle = made.changed(made.full_review().studies["ladle"], claims=claims)
    root = page("studies/ladle.md", studies={"ladle": ladle})
    assert [one.attrib["data-row"] for one in dom.find(root, data_row=None)][:3] == [
        "ladle/a",
        "ladle/b",
        "ladle/c",
    ]


def test_every_statement_of_a_claim_is_listed():
    claims = (made.claim("ladle/a", statements=(made.statement(), made.statement("2x", place="Page 9"))),)
    ladle = made.changed(made.full_review().studies["ladle"], claims=claims)
    row = dom.find(page("studies/ladle.md", studies={"ladle": ladle}), id="a")[0]
    assert "Table 2: 2.3x" in dom.words(row)
    assert "Page 9: 2x" in dom.words(row)


@pytest.mark.parametrize(
    ("publish", "shown"), [("everything", True), ("no-abstracts", False), ("no-raw", False)]
)
def test_an_abstract_is_shown_only_where_its_source_allows_it(publish, shown):
    base = made.full_review()
    sources = (made.changed(base.protocol.sources[0], publish=publish), base.protocol.sources[1])
    first = made.changed(base.identity.reports["k1:0001"], origins={"abstract": "k1:0001"})
    reports = {**base.identity.reports, "k1:0001": first}
    root = page(
        "studies/ladle.md",
        protocol=made.changed(base.protocol, sources=sources),
        identity=made.changed(base.identity, reports=reports),
    )
    assert bool(text(root, class_="lr-abstract")) is shown


def test_a_study_that_is_not_included_says_so():
    gone = made.changed(made.full_review().studies["ladle"], included=False)
    root = page("studies/ladle.md", studies={"ladle": gone})
    assert "not included" in text(root, class_="lr-state lr-state--withdrawn")


def test_a_context_work_says_its_role():
    assert "background" in dom.words(page("context/sieve.md"))
    assert "No claim was drawn from it." in dom.words(page("context/sieve.md"))


def test_the_list_of_studies_is_newest_first():
    def work(ident, year):
        return made.study(ident, ("k1:0001",), bib=made.bib(date=made.PartialDate(year)))

    some = {"a": work("a", 2019), "b": work("b", 2023), "c": work("c", 2021)}
    rows = dom.find(page("studies/index.md", studies=some, **NO_SLIPS), data_row=None)
    assert [row.attrib["data-row"] for row in rows] == ["b", "c", "a"]


def test_the_page_of_a_class_shows_way_children_and_studies():
    root = page("taxonomy/pots.md")
    assert "Clay pots" in dom.words(root)
    assert [row.attrib["data-row"] for row in dom.find(root, data_row=None)] == ["ladle"]
    crumbs = dom.find(page("taxonomy/clay.md"), aria_label="Breadcrumb")[0]
    assert [dom.words(one) for one in crumbs.iter("a")] == ["Home", "Taxonomy", "Pots"]


def test_the_claims_of_a_class_are_those_of_studies_placed_at_it_itself():
    assert "What the studies placed here claim" in dom.words(page("taxonomy/clay.md"))
    assert "What the studies placed here claim" not in dom.words(page("taxonomy/pots.md"))


def test_a_record_tells_its_whole_story():
    story = dom.find(page("records/1.md"), id="k1:0001")[0]
    said = " ".join(dom.words(story).split())
    for part in [
        "k1:0002",
        "same-doi; agree in doi",
        "records/searches/k1.bib:1",
        "k0:0001",
        "Included",
        "Duplicate",
    ]:
        assert part in said
    assert "In conflict at assessment in 0.9.0" in said
    assert "Included in 1.1.0" in said


def test_every_record_of_a_report_can_be_linked_to():
    root = page("records/1.md")
    assert dom.find(root, id="k1:0002")
    assert dom.find(root, id="k1:0004")


def test_a_long_list_of_records_has_pages():
    many = [made.report(made.record(f"k1:{n:04d}")) for n in range(1, 502)]
    records = {one.id: made.record(one.id) for one in many}
    root = page("records/2.md", identity=made.identity(*many), records=records, unreadable=())
    assert [row.attrib["data-row"] for row in dom.find(root, data_row=None)] == ["k1:0501"]
    assert text(root, aria_current="page") == ["2", "2"]


@pytest.mark.parametrize(
    "said",
    [
        "printed at", "hits reported", "English", "Export lost.", "tea", "plain", "run once",
        "k1.bib", "bibtex",
        "web",
    ],
)  # fmt: skip
def test_the_page_of_a_search_says(said):
    assert said.casefold() in dom.words(page("searches/k1.md")).casefold()


def written(syntax, query="title:(tea NEAR/2 pot)", **changes):
    """Return the words of the page of a search whose query is planned, for a source of some notation."""
    planned = files.PlannedQuery(id="q1", query=query, match="stem", note="Our reading.", **changes)
    sources = (files.Source(id="kettle", label="Kettle Index", arm=Arm.DATABASE, syntax=syntax),)
    root = page("searches/k1.md", protocol=made.protocol(queries=(planned,), sources=sources))
    return " ".join(dom.words(root).split())


WRITTEN = [
    ("wos", "TI=(tea NEAR/2 pot)"),
    ("scopus", "note: the protocol matches all forms of a word; Scopus matches singular and plural alike"),
    ("arxiv", "ti:tea AND ti:pot"),
    ("arxiv", "broader: arXiv cannot say that words are near each other"),
    ("scopus", "words match: stemOur reading."),
    (None, "this source has no notation that we write"),
]


@pytest.mark.parametrize(("syntax", "said"), WRITTEN)
def test_a_planned_query_is_shown_as_the_database_takes_it_with_what_is_lost(syntax, said):
    assert said in written(syntax)


def test_a_query_of_which_nothing_can_be_said_says_so():
    assert "nothing of it can be said there" in written("wos", "NOT title:tea")


def test_a_search_that_runs_no_planned_query_shows_none():
    assert "As this edition runs them" not in dom.words(page("searches/k1.md"))


@pytest.mark.parametrize(("path", "wanted"), [("k1.bib", "1"), ("k2.bib", "0")])
def test_the_page_of_a_search_counts_the_problems_of_reading_each_file(path, wanted):
    told = Problem(f"records/searches/{path}", 2, 1, "missing-end", "m", severity=Severity.WARNING)
    row = dom.find(page("searches/k1.md", problems=(told,)), href="../quality.html#_problems")
    assert [dom.words(link) for link in row] == (["1"] if wanted == "1" else [])


def test_a_search_that_keeps_nothing_says_so():
    base = made.full_review().searches[0]
    root = page("searches/k1.md", searches=(made.changed(base, queries=(), files=()),))
    assert "No query is recorded." in dom.words(root)
    assert "No raw export of this search is held." in dom.words(root)


@pytest.mark.parametrize(
    "said",
    [
        "Awaiting screening", "k1:0003 at full-text", "torn",
        "agree in doi; against: title, authors; score -3 = doi +6, title -9",
        "Perhaps one report", "Perhaps one study",
        "a slip",
        "records/x.yml:3:4", "mend it", "as far as known", "I1 in 1.0.0-reported",
        "Reports without an abstract",
    ],
)  # fmt: skip
def test_the_page_of_data_quality_says(said):
    assert said in " ".join(dom.words(page("quality.md")).split())


def test_a_review_without_faults_says_so():
    base = made.full_review()
    settled = tuple(one for one in base.outcomes if one.state is State.INCLUDED)
    root = page(
        "quality.md", outcomes=settled, screenings=(), drift=(), problems=(), unreadable=(),
        identity=made.changed(base.identity, refused=()), flow=made.changed(base.flow, checks=()),
    )  # fmt: skip
    assert len(text(root, class_="lr-none")) == 9


def test_discrepancies_stand_under_their_kind_and_can_be_linked_to():
    listed = (made.discrepancy("d1"), made.discrepancy("d2", kind="gap"), made.discrepancy("d3", studies=()))
    root = page("discrepancies.md", discrepancies=files.Discrepancies(discrepancies=listed))
    assert [dom.words(one).strip() for one in root.iter("h2")] == ["gap", "number conflict"]
    assert [one.attrib["id"] for one in root.iter("article")] == ["d2", "d1", "d3"]


def test_a_discrepancy_stands_with_the_study_whose_claim_it_disputes():
    listed = files.Discrepancies(discrepancies=(made.discrepancy("d1", studies=()),))
    assert "Two numbers for one thing." in dom.words(page("studies/ladle.md", discrepancies=listed))


def test_references_stand_in_the_order_of_their_first_author():
    def work(ident, family):
        return made.study(ident, ("k1:0001",), bib=made.bib(authors=(model.Name(family=family),)))

    some = {"a": work("a", "Zoe"), "b": work("b", "ann"), "c": work("c", "Mo")}
    root = page("references.md", studies=some, context={}, **NO_SLIPS)
    assert [one.attrib["id"] for one in root.iter("li") if "id" in one.attrib] == ["b", "c", "a"]


def test_a_release_shows_what_it_froze():
    root = page("releases/0.9.0.md")
    said = dom.words(root)
    for part in [
        "Release 0.9.0",
        "2024-05-06",
        "first search",
        "Then",
        "Clay pots",
        "d1",
        "p1",
        "t1",
        "none",
    ]:
        assert part in said


def test_a_study_that_a_release_had_and_the_review_lost_is_named_by_its_id():
    frozen = model.Snapshot(id="gone", reports=(), title="Was", nodes=("brass",), claims={})
    root = page("releases/0.9.0.md", releases=(made.release(studies=(frozen,)),))
    assert "gone" in dom.words(root)
    assert "brass" in dom.words(root)


def test_what_changed_between_releases_stands_under_its_kind():
    said = dom.words(page("releases/diff-0.9.0-1.0.0.md"))
    assert "study withdrawn" in said
    assert "ladle" in said


def test_a_version_that_is_released_already_is_not_in_preparation():
    released = (made.release("1.0.0"), made.release("1.1.0"))
    root = page("releases/index.md", releases=released)
    assert "In preparation" not in dom.words(root)
    assert "From 1.0.0 to 1.1.0" in dom.words(root)


def test_without_a_release_the_list_says_so():
    assert "No version has been released yet." in dom.words(page("releases/index.md", releases=()))


def test_the_flow_shows_every_box_in_every_column():
    table = dom.find(page("flow.md"), class_="lr-table lr-table--flow")[0]
    rows = [[dom.words(cell).strip() for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["Box", "As reported", "As held"],
        ["Records identified", "7", "3"],
        ["Kettle Index", "·", "2"],
        ["Records screened", "not reported", "·"],
        ["Studies", "·", "1"],
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "flow.1.0.0-reported.identified",
            "7 is a number that was reported, at Page 3. Its rows are not held here.",
        ),
        ("flow.1.0.0-reported.screened", "Not reported: Printed only in a picture."),
    ],
)
def test_a_number_that_is_not_held_says_where_it_is_from_or_why_it_is_not_known(name, said):
    assert text(page(f"sets/{name}.md"), class_="lr-warn") == [said]


def test_a_number_of_nothing_says_so():
    assert "There is none." in dom.words(page("sets/discrepancies.low.md"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("records", "Pouring without spilling"),
        ("reports", "Awaiting screening"),
        ("entries", "not held as a row of its own today"),
        ("studies", "Clay pots"),
        ("claims", "up to 2.3×"),
        ("statements", "Table 2, line 4: 2.3x"),
        ("placements", "Pots › Clay pots"),
        ("discrepancies", "Two numbers for one thing."),
        ("searches", "Kettle Index"),
        ("queries", "tea"),
        ("metric.speed-up", "How much faster."),
        ("reason.no-tea", "Excluded at assessment: Not about tea"),
    ],
)
def test_the_rows_of_a_number_show_the_things_themselves(name, said):
    assert said in " ".join(dom.words(page(f"sets/{name}.md")).split())


def test_a_report_that_is_gone_is_a_row_by_its_id():
    lost = made.outcome("k9:0001", "k9:0001", State.CONFLICT_SCREENING)
    row = dom.find(page("sets/conflicts.md", outcomes=(lost,)), data_row="k9:0001")[0]
    assert "not held as a row of its own today" in dom.words(row)


def test_a_long_set_goes_on_over_pages():
    ids = [f"k1:{n:04d}" for n in range(1, 1002)]
    records = {ident: made.record(ident) for ident in ids}
    review = made.changed(made.full_review(), records=records)
    drawn = dom.pages(review)
    first, second = (dom.parsed(drawn[f"sets/records{tail}.md"]) for tail in ("", ".2"))
    assert [len(dom.find(root, data_row=None)) for root in (first, second)] == [1000, 1]
    assert 'href="../sets/records.2.html"' in drawn["sets/records.md"]


def test_the_home_page_shows_the_state_of_the_review():
    said = " ".join(dom.words(page("index.md")).split())
    for part in [
        "Teapots that do not exist",
        "Which teapots pour best?",
        "Version 1.1.0 in preparation",
        "2024-05-06",
    ]:
        assert part in said


def test_the_home_page_of_an_empty_review_names_no_search():
    home = dom.parsed(dom.pages(made.bare_review())["index.md"])
    assert "Version 1.0.0 in preparation." in " ".join(dom.words(home).split())


def test_a_gallery_lists_what_is_declared():
    assert "All pots" in dom.words(page("tables/index.md"))
    assert "None is declared." in dom.words(page("charts/index.md"))


def test_a_declared_table_stands_on_its_page():
    table = dom.find(page("tables/all.md"), class_="lr-table")[0]
    rows = [[" ".join(dom.words(cell).split()) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["Work", "Title", "Class", "Gain", "Strong point"]
    assert rows[1][:3] == ["Ladle", "Pouring without spilling", "Clay pots"]
    assert "up to 2.3×" in rows[1][3]
    assert rows[1][4] == "Never drips."


@pytest.mark.parametrize("basis", list(Basis))
def test_every_origin_of_a_placement_has_its_badge(basis):
    placed = made.changed(
        made.full_review().studies["ladle"], placements=(made.placement("ladle", "clay", basis=basis),)
    )
    root = page("studies/ladle.md", studies={"ladle": placed})
    assert text(root, class_=f"lr-badge lr-badge--{basis}")[0] == basis


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_of_a_claim_is_said(standing):
    ladle = made.changed(
        made.full_review().studies["ladle"], claims=(made.claim("ladle/a", standing=standing),)
    )
    row = dom.find(page("studies/ladle.md", studies={"ladle": ladle}), id="a")[0]
    assert [one for one in dom.find(row, class_=None) if one.attrib["class"].startswith("lr-badge")]


def test_the_quality_page_counts_the_answers_of_each_automatic_criterion():
    root = page("quality.md")
    rows = [row for row in dom.words(root).split("\n") if "Public since 2017" in row]
    assert rows
    assert dom.find(root, href="sets/criterion.recent.pass.html")


def test_the_evidence_of_a_criterion_is_shown_with_its_field():
    finding = model.Finding(
        report="k1:0001",
        criterion="recent",
        passed=None,
        evidence="no date recorded",
        fields=("first_public",),
    )
    for path in ("records/1.md", "studies/ladle.md"):
        said = " ".join(dom.words(page(path, findings=(finding,))).split())
        assert "no date recorded" in said
        assert "first public" in said
