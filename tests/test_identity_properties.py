"""Whatever is imported, found late, merged, split or linked: no other id changes, no decision is lost.

A history is a list of acts on a made-up review. After every act the identity is made anew from the files
alone, and held against the one before.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.dedupe.block import keys
from pipeline.dedupe.matching import match
from pipeline.dedupe.normalise import normalise
from pipeline.dedupe.reading import Row, raw_of
from pipeline.identity import identify, retired
from pipeline.linking import studies_of
from pipeline.model import Bib
from pipeline.order import ordered
from pipeline.values import PartialDate
from tests.dedupe.made import DAY, aliases, link, people, record, ruling, search

STEADY = settings(derandomize=True, deadline=None, database=None, max_examples=80)
LAKE = "Waggle dances of robots on a frozen lake"
TITLES = (LAKE, LAKE, f"{LAKE}: a field study", "Sediment cores from imaginary fjords", "Editorial", "")

bibs = st.builds(
    lambda title, authors, year, doi, arxiv, kind, volume: Bib(
        title=title, authors=people(*authors), date=year, doi=doi, arxiv=arxiv, kind=kind, volume=volume
    ),
    st.sampled_from(TITLES),
    st.sampled_from((("Ames",), ("Ames", "Brook"), ("Ames", "Brook"), ("Cole",), ())),
    st.sampled_from((None, PartialDate(2020), PartialDate(2021), PartialDate(2024))),
    st.sampled_from(("", "10.1/a", "10.1/b")),
    st.sampled_from(("", "2001.1", "2001.2")),
    st.sampled_from(("", "", "", "preprint", "article", "conference")),
    st.sampled_from(("", "", "", "1", "2")),
)
numbers = st.integers(0, 30)
acts = st.one_of(
    st.tuples(st.just("import"), st.lists(bibs, min_size=1, max_size=4)),
    st.tuples(st.just("find"), numbers, bibs),
    st.tuples(st.just("merge"), numbers, numbers),
    st.tuples(st.just("split"), numbers, numbers),
    st.tuples(st.just("link"), numbers, numbers),
    st.tuples(st.just("decide"), numbers),
)
histories = st.tuples(st.lists(bibs, min_size=2, max_size=5), st.lists(acts, max_size=7)).map(
    lambda parts: [("import", parts[0]), *parts[1]]
)


def work(title=LAKE, **changes):
    return Bib(title=title, authors=people("Ames"), date=PartialDate(2020), **changes)


WEAK_THEN_STRONG = [
    ("import", [work(arxiv="2001.1"), work(doi="10.1/a")]),
    ("import", [work(f"{LAKE}: a field study", arxiv="2001.1", doi="10.1/b")]),
]
CHAIN_OF_THREE = [
    (
        "import",
        [
            work(doi="10.1/a"),
            work(arxiv="2001.1"),
            work(f"{LAKE}: a field study", arxiv="2001.1", doi="10.1/b"),
        ],
    )
]
CHAIN_OF_LINKS = [
    ("import", [work("Alpha"), work("Beta"), work("Gamma"), work("Delta")]),
    ("link", 2, 3),
    ("link", 0, 1),
    ("link", 1, 2),
]


@dataclass(frozen=True)
class Told:
    """What the files of a review say, and what one act touched last."""

    sizes: tuple[int, ...] = ()
    records: tuple = ()
    rulings: tuple = ()
    links: tuple = ()
    decided: tuple = ()
    aliases: tuple = ()
    touched: frozenset = field(default=frozenset())


def order_of(told):
    return {chr(97 + number): number for number in range(len(told.sizes))}


def identity_of(told):
    searches = [search(ident, number) for ident, number in order_of(told).items()]
    matched = match(told.records, told.rulings, order_of(told))
    identity, problems = identify(told.records, searches, matched, (), aliases(*told.aliases))
    return identity, matched, problems


def imported(told, _, some):
    made = [record(f"{chr(97 + len(told.sizes))}:{number:04d}", one) for number, one in enumerate(some, 1)]
    return replace(told, sizes=(*told.sizes, len(some)), records=(*told.records, *made), touched=ids(made))


def found(told, _, where, one):
    where %= len(told.sizes)
    sizes = tuple(size + (number == where) for number, size in enumerate(told.sizes))
    late = record(f"{chr(97 + where)}:{sizes[where]:04d}", one)
    return replace(told, sizes=sizes, records=(late, *told.records), touched=ids([late]))


def merged(told, identity, one, other):
    return ruled(told, pick(identity.reports, one), pick(identity.reports, other), "same")


def split(told, identity, one, other):
    several = [report.records for report in identity.reports.values() if len(report.records) > 1]
    if not several:
        return told
    some = pick(several, one)
    return ruled(told, some[0], pick(some[1:], other), "different")


def ruled(told, one, other, verdict):
    if {one, other} in [{*known.records} for known in told.rulings]:
        return told
    return replace(
        told, rulings=(*told.rulings, ruling(one, other, verdict)), touched=frozenset({one, other})
    )


def linked(told, identity, one, other):
    made = link(pick(identity.reports, one), pick(identity.reports, other))
    return replace(told, links=(*told.links, made), touched=frozenset())


def decided(told, identity, one):
    return replace(told, decided=(*told.decided, pick(identity.reports, one)), touched=frozenset())


ACTS = {"import": imported, "find": found, "merge": merged, "split": split, "link": linked, "decide": decided}


def pick(some, number):
    return list(some)[number % len(some)]


def ids(some):
    return frozenset(one.id for one in some)


def steps(history):
    """Yield each act with what was told and the identity before and after it."""
    told = Told()
    before, _, _ = identity_of(told)
    for act, *arguments in history:
        then = ACTS[act](told, before, *arguments)
        after, _, _ = identity_of(then)
        yield act, told, before, then, after
        rows = retired(before, after, DAY, act)
        told, before = replace(then, aliases=(*then.aliases, *rows)), after


def components(told):
    """Return, for each record, the records it is tied to by any key or ruling, however far."""
    rows = sorted(told.records, key=lambda one: one.id)
    blocks: dict = {}
    for name, column in keys(normalise(raw_of(Row(ident=one.id, bib=one.bib) for one in rows))):
        for one, key in zip(rows, column.tolist(), strict=True):
            if key:
                blocks.setdefault((name, key), set()).add(one.id)
    tied = [*blocks.values(), *({*one.records} for one in told.rulings), *({one.id} for one in told.records)]
    groups = []
    for some in tied:
        near = [group for group in groups if group & some]
        groups = [group for group in groups if not group & some] + [set().union(some, *near)]
    return {one: frozenset(group) for group in groups for one in group}


@STEADY
@given(histories)
def test_every_record_stands_in_the_report_named_after_its_first_record(history):
    for *_, told, identity in steps(history):
        assert sorted(identity.report_of) == sorted(ids(told.records))
        for report in identity.reports.values():
            assert report.records[0] == report.id
            assert list(report.records) == ordered(report.records, order_of(told))
            assert {identity.report_of[one] for one in report.records} == {report.id}


@STEADY
@given(histories)
def test_every_id_ever_given_still_means_the_report_that_holds_its_record(history):
    given_out = set()
    for *_, identity in steps(history):
        given_out |= {*identity.reports}
        for ident in given_out:
            assert ident in identity.reports[identity.resolve(ident)].records


@STEADY
@given(histories)
def test_no_decision_is_lost_or_counted_twice(history):
    for *_, told, identity in steps(history):
        counted = Counter(identity.resolve(ident) for ident in told.decided)
        assert counted.total() == len(told.decided)
        assert {*counted} <= {*identity.reports}
        assert all(ident in identity.reports[identity.resolve(ident)].records for ident in told.decided)


@STEADY
@given(histories)
def test_what_an_act_does_not_touch_stays_as_it_is(history):
    for _, _, before, told, after in steps(history):
        tied = components(told)
        near = set().union(*(tied[one] for one in told.touched))
        for ident, report in before.reports.items():
            assert ident in near or after.reports[ident] == report
        assert {*after.reports} - {*before.reports} <= near


@STEADY
@given(histories)
@example(WEAK_THEN_STRONG)
def test_an_import_joins_and_never_parts(history):
    for act, _, before, _, after in steps(history):
        if act == "import":
            for report in before.reports.values():
                assert len({after.report_of[one] for one in report.records}) == 1


@STEADY
@given(histories)
def test_only_a_merge_or_a_better_record_takes_an_id_away(history):
    for act, _, before, _, after in steps(history):
        gone = {*before.reports} - {*after.reports}
        assert not gone or act in {"import", "find", "merge", "split"}
        assert all(after.resolve(ident) != ident for ident in gone)


@STEADY
@given(histories)
@example(CHAIN_OF_LINKS)
def test_what_was_linked_stays_one_study(history):
    for *_, told, identity in steps(history):
        studies = studies_of(identity, told.links)
        assert sorted(report for study in studies for report in study) == sorted(identity.reports)
        place = {report: number for number, study in enumerate(studies) for report in study}
        for one in told.links:
            assert len({place[identity.resolve(report)] for report in one.reports}) == 1


@STEADY
@given(histories)
def test_no_report_holds_what_people_ruled_different_or_a_refused_pair(history):
    for *_, told, identity in steps(history):
        final = [one.records for one in told.rulings if one.verdict == "different"]
        by_people = {one for known in told.rulings if known.verdict == "same" for one in known.records}
        for one, other in final:
            assert identity.report_of[one] != identity.report_of[other]
        for one, other in (refused.records for refused in identity.refused):
            joined = identity.reports[identity.report_of[one]]
            assert other not in joined.records or by_people & {*joined.records}


@STEADY
@given(histories)
@example(CHAIN_OF_THREE)
def test_no_report_holds_two_identifiers_of_a_kind_unless_people_joined_them(history):
    for *_, told, identity in steps(history):
        bib = {one.id: one.bib for one in told.records}
        by_people = {one for known in told.rulings if known.verdict == "same" for one in known.records}
        for report in identity.reports.values():
            for name in ("doi", "arxiv"):
                held = {getattr(bib[one], name) for one in report.records} - {""}
                assert len(held) < 2 or by_people & {*report.records}


@STEADY
@given(histories)
def test_every_joining_has_one_match_as_its_evidence(history):
    for *_, told, identity in steps(history):
        matches = [one for report in identity.reports.values() for one in report.matches]
        assert len(matches) == len(told.records) - len(identity.reports)
        assert all(len({identity.report_of[one] for one in found.records}) == 1 for found in matches)


@STEADY
@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_changes_nothing(history, chance):
    *_, told, identity = list(steps(history))[-1]
    shuffled = {
        name: chance.sample(getattr(told, name), len(getattr(told, name))) for name in ("records", "rulings")
    }
    again, _, _ = identity_of(replace(told, **{name: tuple(some) for name, some in shuffled.items()}))
    assert (again.reports, again.refused) == (identity.reports, identity.refused)


@STEADY
@given(st.lists(bibs, max_size=8))
def test_importing_twice_adds_no_report_that_says_enough(some):
    enough = [one for one in some if one.doi or one.arxiv or (len(one.title) > 20 and one.authors)]
    once, _, _ = identity_of(imported(Told(), None, enough))
    twice, _, _ = identity_of(imported(imported(Told(), None, enough), None, enough))
    assert {*twice.reports} == {*once.reports}


@STEADY
@given(histories)
def test_alias_rows_say_what_resolving_says(history):
    for _, told, before, _, after in steps(history):
        rows = retired(before, after, DAY)
        assert all(after.resolve(row.id) == row.now != row.id for row in rows)
        known = {row.id: row.now for row in (*told.aliases, *rows)}
        assert {*before.reports} - {*after.reports} <= {*known}
