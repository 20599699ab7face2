"""Whatever a record holds: nothing is excluded on what it lacks, and each exclusion carries its evidence."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Bib, ListedWork, RetractionList, Withheld
from pipeline.screen.criteria import examine
from pipeline.screen.outcome import screenings
from pipeline.screen.wanted import questions
from pipeline.values import PartialDate, Verdict
from tests import worlds
from tests.screen.asking import criterion

WORDS = ("teapot", "spoon", "survey", "Retracted:", "théière", "花园里的茶壶", "cups")
TEXT = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
DATE = st.none() | st.builds(PartialDate, st.integers(2010, 2030), st.integers(0, 12))
BIBS = st.builds(
    Bib,
    title=TEXT,
    abstract=TEXT,
    keywords=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    date=DATE,
    first_public=DATE,
    kind=st.sampled_from(["", "article", "editorial", "other", "retraction"]),
    language=st.sampled_from(["", "en", "fr", "fr; en", "elvish", "fr; elvish"]),
    retracted=st.booleans(),
    doi=st.sampled_from(["", "10.1000/a", "10.1000/b"]),
    pmid=st.sampled_from(["", "77", "78"]),
)
CRITERIA = (
    replace(criterion("first-public-date", earliest="2017", latest="2023"), id="window"),
    replace(criterion("language", allowed=("en",)), id="language"),
    replace(criterion("publication-type", allowed=("article",)), id="kind"),
    replace(criterion("retraction"), id="retraction"),
    replace(criterion("query", query="teapot AND spoon NOT title:survey", match="plural"), id="both"),
    replace(criterion("query", query="published:2017..2023 AND language:en", match="exact"), id="facts"),
    replace(criterion("terms", terms=("cups",), fields=("title", "abstract")), id="terms"),
    replace(criterion("human"), id="sense"),
)
PROTOCOL = worlds.protocol(criteria=CRITERIA)
LIST = RetractionList(
    name="Watch",
    on=date(2031, 1, 1),
    sha256="0" * 64,
    holds=frozenset({"doi", "title"}),
    dois={"10.1000/a": 2},
    pmids={},
    titles={"teapot teapot teapot teapot": ListedWork(line=3)},
)
LISTS = st.sampled_from([(), (LIST,)])
# A date that is gone leaves another one, a declared language the text: neither is asked here.
LEAVES = {"date": {"window", "facts"}, "first_public": {"window", "facts"}, "language": {"language"}}
VALUES = {"date": lambda bib: bib.date or bib.first_public}


def findings(bib, lists=(), **changes):
    origins = {one.name: "a:0001" for one in fields(Bib) if getattr(bib, one.name)}
    report = replace(worlds.report("a:0001"), bib=bib, origins=origins, **changes)
    return report, examine(report, PROTOCOL, {"a"}, lists)


def recorded(bib, name):
    return VALUES.get(name, lambda one: getattr(one, name))(bib)


@given(BIBS, LISTS)
def test_every_failure_stands_in_fields_that_are_recorded_and_says_what_it_read(bib, lists):
    for one in findings(bib, lists)[1]:
        assert one.evidence
        if one.passed is False:
            assert one.fields
            assert all(recorded(bib, name) for name in one.fields)


@given(BIBS, LISTS, st.sampled_from([one.name for one in fields(Bib)]))
def test_taking_a_field_away_never_makes_a_report_fail(bib, lists, name):
    before = {one.criterion: one.passed for one in findings(bib, lists)[1]}
    empty = getattr(Bib(), name)
    after = findings(replace(bib, **{name: empty}), lists)[1]
    lost = {one.criterion for one in after if one.passed is False and before[one.criterion] is not False}
    assert lost <= LEAVES.get(name, set())


@given(BIBS, LISTS)
def test_every_automatic_exclusion_rests_on_a_failure_with_evidence(bib, lists):
    report, found = findings(bib, lists)
    identity = worlds.identity(("a:0001",))
    failed = {one.criterion for one in found if one.passed is False}
    for screening in screenings(identity, (), found, PROTOCOL):
        assert screening.verdict is Verdict.EXCLUDE
        assert failed
        assert set(screening.reasons) == {one.reason for one in CRITERIA if one.id in failed}
    assert bool(failed) == bool([*screenings(identity, (), found, PROTOCOL)])
    assert report.id == "a:0001"


@settings(max_examples=60)
@given(BIBS)
def test_a_text_that_is_not_stored_never_decides_more_than_the_text_itself(bib):
    asked = questions(PROTOCOL)
    texts = {"abstract": bib.abstract, "keywords": bib.keywords}
    held = tuple(Withheld(field=name, asked=asked, found=()) for name, text in texts.items() if text)
    apart = replace(bib, abstract="", keywords=())
    known = {one.criterion: one.passed for one in findings(bib)[1]}
    for one in findings(apart, withheld=())[1]:
        if one.criterion in {"both", "terms"} and one.passed is not None:
            assert known[one.criterion] is one.passed
    assert all(one.evidence for one in findings(apart, withheld=held)[1])
