"""Golden numbers of the two tiny reviews, counted by hand from their records and never from output."""

from datetime import date

import pytest

from pipeline import build, status
from pipeline.diff import diff
from pipeline.load import load
from pipeline.problems import Severity
from pipeline.release import freeze
from pipeline.values import State
from tests.conftest import NAMES, REVIEWS, copy_of
from tests.rewind import RELEASED, rewind

TODAY = date(2026, 1, 1)

STATUS = {
    "models": {
        "entries": 33,  # 11 + 6 + 4 + 5 + 2 + 5 raw entries of six exports
        "unreadable": 1,  # fabledex-1:0010 breaks off
        "reports": 25,  # 32 records less 7 that repeat another
        "studies": 5,  # Feather, Lantern, Pebble, Moth Wings, Thimble; Borrowed Batches is withdrawn
        "placements": 9,
        "statements": 21,
        "claims": 16,
        "claims_disputed": 2,
        "remainders": 3,  # fabledex-3:0002, 0003 and 0004
        "conflicts": 1,  # fabledex-3:0002
        "drift": 1,  # echo-1:0002, corrected to a date before the window
        "reported_identified": None,
        "reported_included": None,
        "last_search": "2025-01-10",
        "version": "1.2.0",
    },
    "bees": {
        "entries": 24,  # 8 + 3 + 3 + 4 + 2 + 4; guild-a has no export
        "unreadable": 1,  # apidex-a:0008 holds nothing
        "reports": 18,  # 23 records less 5 that repeat another
        "studies": 5,  # Saffron, Syrups, Algae, Painted Winter, Thistle Tea; Likes of Jelly is withdrawn
        "placements": 7,
        "statements": 16,
        "claims": 11,
        "claims_disputed": 2,
        "remainders": 2,  # apidex-c:0001 and 0002
        "conflicts": 1,  # apidex-c:0002
        "drift": 1,  # apidex-a:0003, excluded for a language that a correction mends
        "reported_identified": 7,
        "reported_included": 5,
        "last_search": "2024-05-02",
        "version": "1.2.0",
    },
}

# column: box: number, and the lines of the box; a box that is not named holds nothing
FLOW = {
    "models": {
        "1.0.0": {
            "identified": (17, {"fabledex": 11, "ghost-register": 6}),
            "identified-databases": (11, {"fabledex": 11}),
            "identified-registers": (6, {"ghost-register": 6}),
            "duplicates": (3, {"ghost-register": 3}),
            "distinct": (14, {"fabledex": 11, "ghost-register": 3}),
            "removed": (7, {"duplicate": 3, "ineligible-automatic": 3, "unreadable": 1}),
            "screened": (10, {}),
            "excluded-screening": (3, {"other-subject": 1, "survey-only": 2}),
            "sought": (7, {}),
            "not-retrieved": (1, {}),
            "assessed": (6, {}),
            "excluded-full-text": (1, {"nothing-measured": 1}),
            "identified-other": (4, {"echo-trail": 4}),
            "identified-citations": (4, {"echo-trail": 4}),
            "removed-other": (1, {"duplicate": 1}),
            "sought-other": (3, {}),
            "assessed-other": (3, {}),
            "excluded-other": (2, {"too-early": 1, "nothing-measured": 1}),
            "new-studies": (5, {}),
            "new-reports": (6, {}),
            "total-studies": (5, {}),
            "total-reports": (6, {}),
        },
        "1.1.0": {
            "identified": (5, {"fabledex": 5}),
            "identified-databases": (5, {"fabledex": 5}),
            "duplicates": (1, {"fabledex": 1}),
            "distinct": (4, {"fabledex": 4}),
            "removed": (1, {"duplicate-of-previous-version": 1}),
            "screened": (4, {}),
            "excluded-screening": (1, {"other-subject": 1}),
            "sought": (3, {}),
            "assessed": (3, {}),
            "excluded-full-text": (1, {"nothing-compared": 1}),
            "identified-other": (2, {"web-nook": 2}),
            "identified-websites": (2, {"web-nook": 2}),
            "removed-other": (1, {"duplicate": 1}),
            "sought-other": (1, {}),
            "not-retrieved-other": (1, {}),
            "previous": (5, {}),
            "previous-reports": (6, {}),
            "withdrawn": (1, {}),
            "withdrawn-reports": (1, {"excluded-full-text": 1}),
            "new-studies": (1, {}),
            "new-reports": (2, {}),
            "total-studies": (5, {}),
            "total-reports": (7, {}),
        },
        "1.2.0": {
            "identified": (5, {"fabledex": 5}),
            "identified-databases": (5, {"fabledex": 5}),
            "duplicates": (1, {"fabledex": 1}),
            "distinct": (4, {"fabledex": 4}),
            "removed": (2, {"duplicate-of-previous-version": 1, "ineligible-automatic": 1}),
            "awaiting-screening": (1, {}),
            "conflict-screening": (1, {}),
            "screened": (2, {}),
            "sought": (1, {}),
            "awaiting-full-text": (1, {}),
            "previous": (5, {}),
            "previous-reports": (7, {}),
            "total-studies": (5, {}),
            "total-reports": (7, {}),
        },
    },
    "bees": {
        "1.0.0": {
            "identified": (11, {"apidex": 8, "hive-ledger": 3}),
            "identified-databases": (8, {"apidex": 8}),
            "identified-registers": (3, {"hive-ledger": 3}),
            "duplicates": (1, {"hive-ledger": 1}),
            "distinct": (10, {"apidex": 8, "hive-ledger": 2}),
            "removed": (4, {"duplicate": 1, "ineligible-automatic": 2, "unreadable": 1}),
            "screened": (7, {}),
            "excluded-screening": (2, {"wrong-insect": 1, "nothing-fed": 1}),
            "sought": (5, {}),
            "not-retrieved": (1, {}),
            "assessed": (4, {}),
            "excluded-full-text": (1, {"glass-dish-only": 1}),
            "identified-other": (3, {"waggle-trail": 3}),  # and the guild's leaflets, without a list
            "identified-citations": (3, {"waggle-trail": 3}),
            "removed-other": (2, {"duplicate": 2}),
            "sought-other": (1, {}),
            "assessed-other": (1, {}),
            "new-studies": (3, {}),
            "new-reports": (4, {}),
            "total-studies": (3, {}),
            "total-reports": (4, {}),
        },
        "1.1.0": {
            "identified": (4, {"apidex": 4}),
            "identified-databases": (4, {"apidex": 4}),
            "duplicates": (1, {"apidex": 1}),
            "distinct": (3, {"apidex": 3}),
            "removed": (1, {"duplicate-of-previous-version": 1}),
            "carried-over": (1, {"full-text": 1}),  # apidex-a:0005, retrieved at last
            "screened": (3, {}),
            "excluded-screening": (1, {"nothing-fed": 1}),
            "sought": (3, {}),
            "assessed": (3, {}),
            "identified-other": (2, {"keepers-guild": 2}),
            "identified-organisations": (2, {"keepers-guild": 2}),
            "sought-other": (2, {}),
            "assessed-other": (2, {}),
            "excluded-other": (2, {"dissertation": 1, "nothing-fed": 1}),
            "previous": (3, {}),
            "previous-reports": (4, {}),
            "withdrawn": (1, {}),
            "withdrawn-reports": (1, {"excluded-full-text": 1}),
            "new-studies": (2, {}),
            "new-reports": (3, {}),
            "total-studies": (4, {}),
            "total-reports": (6, {}),
        },
        "1.2.0": {
            "identified": (4, {"apidex": 4}),
            "identified-databases": (4, {"apidex": 4}),
            "duplicates": (1, {"apidex": 1}),
            "distinct": (3, {"apidex": 3}),
            "removed": (1, {"duplicate-of-previous-version": 1}),
            "awaiting-screening": (1, {}),
            "screened": (2, {}),
            "sought": (2, {}),
            "assessed": (2, {}),
            "conflict-full-text": (1, {}),
            "previous": (4, {}),
            "previous-reports": (6, {}),
            "new-studies": (1, {}),
            "new-reports": (1, {}),
            "total-studies": (5, {}),
            "total-reports": (7, {}),
        },
    },
}

# column, box: searches without a list, which leave a part of the number unknown
UNKNOWN = {("bees", "1.0.0", "identified-other"): 1}
REPORTED = {"identified-other": 7, "identified-organisations": 7, "new-studies": 5}

CLUSTERS = {
    "models": {
        "fabledex-1:0001": {"ghost-1:0001", "fabledex-2:0001"},  # one identifier, printed three ways
        "fabledex-1:0002": {"echo-1:0001"},  # an identifier in capitals
        "fabledex-1:0004": {"ghost-1:0002"},  # title and author, a year apart
        "fabledex-1:0008": {"ghost-1:0003"},  # by ruling
        "fabledex-2:0002": {"webnook-1:0001", "fabledex-3:0001"},
    },
    "bees": {
        "apidex-a:0001": {"hive-ledger-a:0001", "apidex-b:0001"},
        "apidex-a:0002": {"waggle-a:0001"},  # not the draft, nor the candles that print its identifier
        "apidex-a:0006": {"waggle-a:0003"},  # by ruling
        "apidex-b:0002": {"apidex-c:0004"},  # title, author and year
    },
}
REFUSED = {
    "models": {("fabledex-1:0004", "fabledex-1:0009")},
    "bees": {("apidex-a:0002", "hive-ledger-a:0003")},
}
REPORTS = {
    "models": {
        "quill-2021-feather": ("fabledex-1:0001",),
        "brook-2022-lantern": ("fabledex-1:0002", "fabledex-1:0003"),
        "reed-2023-pebble": ("ghost-1:0005", "fabledex-2:0003"),
        "hollis-2022-moth": ("echo-1:0002",),
        "marsh-2024-thimble": ("fabledex-2:0002",),
    },
    "bees": {
        "combe-2019-saffron": ("apidex-a:0001", "apidex-b:0003"),
        "drone-2020-syrups": ("apidex-a:0002", "hive-ledger-a:0002"),
        "skep-2023-algae": ("apidex-b:0002",),
        "waxley-2018-fondant": ("apidex-a:0005",),
        "thistle-2024-tea": ("apidex-c:0003",),
    },
}
STANDINGS = {
    "models": {
        "quill-2021-feather/footprint": "agreed",
        "quill-2021-feather/haste": "bound differs",
        "quill-2021-feather/tally": "agreed",  # in billions and in millions
        "reed-2023-pebble/delay": "agreed",  # in milliseconds and in seconds
        "brook-2022-lantern/wit": "disputed",
        "hollis-2022-moth/footprint": "disputed",  # by a discrepancy
    },
    "bees": {
        "combe-2019-saffron/brood": "agreed",
        "combe-2019-saffron/uptake": "bound differs",  # in milligrams and in grams
        "combe-2019-saffron/mood": "agreed",  # in words
        "skep-2023-algae/lifespan": "agreed",  # in weeks and in days
        "drone-2020-syrups/lifespan": "disputed",
        "thistle-2024-tea/brood": "disputed",  # by a discrepancy
    },
}
CONTEXT = {"models": {"larch-2021-survey"}, "bees": {"sting-2017-wasps"}}
STATES = {
    "models": {
        "fabledex-3:0001": State.KNOWN,
        "fabledex-3:0002": State.CONFLICT_SCREENING,
        "fabledex-3:0003": State.AWAITING_SCREENING,
        "fabledex-3:0004": State.AWAITING_FULL_TEXT,
        "fabledex-3:0005": State.INELIGIBLE,
    },
    "bees": {
        "apidex-c:0001": State.AWAITING_SCREENING,
        "apidex-c:0002": State.CONFLICT_FULL_TEXT,
        "apidex-c:0003": State.INCLUDED,
        "apidex-c:0004": State.KNOWN,
    },
}
CHANGES = {
    "models": {
        "protocol-changed": {"protocol"},  # it lists one version more
        "search-added": {"fabledex-2", "webnook-1"},
        "study-new": {"marsh-2024-thimble"},
        "study-withdrawn": {"fern-2020-batches"},
        "study-reports": {"reed-2023-pebble"},  # its extension
        "outcome-changed": {"fabledex-1:0004"},
    },
    "bees": {
        "protocol-changed": {"protocol"},
        "search-added": {"apidex-b", "guild-b"},
        "study-new": {"skep-2023-algae", "waxley-2018-fondant"},
        "study-withdrawn": {"nectar-2021-jelly"},
        "study-reports": {"combe-2019-saffron"},  # its companion
        "outcome-changed": {"apidex-a:0005", "waggle-a:0002"},
    },
}
NUMBERED = {
    (name, column, box): expected
    for name, columns in FLOW.items()
    for column, boxes in columns.items()
    for box, expected in boxes.items()
}


@pytest.fixture(scope="module")
def reviews(tmp_path_factory):
    here = tmp_path_factory.mktemp("reviews")
    return {name: build.compose(load(copy_of(name, here))) for name in NAMES}


@pytest.fixture(scope="module", params=NAMES)
def name(request):
    return request.param


def column_of(review, ident):
    return next(column for column in review.flow.columns if column.id == ident)


@pytest.mark.parametrize(("name", "key"), [(n, key) for n, golden in STATUS.items() for key in golden])
def test_status(reviews, name, key):
    assert status.status(reviews[name])[key] == STATUS[name][key]


def test_status_has_no_other_number(reviews, name):
    assert set(status.status(reviews[name])) == set(STATUS[name])


@pytest.mark.parametrize(("name", "column", "box"), NUMBERED)
def test_box(reviews, name, column, box):
    number, lines = NUMBERED[name, column, box]
    found = column_of(reviews[name], column).boxes[box]
    assert (found.count.known, found.count.unknown) == (number, UNKNOWN.get((name, column, box), 0))
    assert {line.id: line.count.known for line in found.lines if line.count.known} == lines


def test_boxes_that_are_not_in_the_golden_table_are_empty(reviews, name):
    for column, expected in FLOW[name].items():
        boxes = column_of(reviews[name], column).boxes
        assert [box for box in boxes if boxes[box].count.known and box not in expected] == []


def test_the_identities_of_the_flow_hold(reviews, name):
    assert [check for check in reviews[name].flow.checks if not check.partial] == []


def test_records_of_one_report(reviews, name):
    reports = reviews[name].identity.reports
    found = {ident: {*one.records} - {ident} for ident, one in reports.items() if len(one.records) > 1}
    assert found == CLUSTERS[name]


def test_contradictory_pairs_are_refused(reviews, name):
    assert {tuple(sorted(match.records)) for match in reviews[name].identity.refused} == REFUSED[name]


def test_reports_of_the_included_studies(reviews, name):
    studies = reviews[name].studies
    assert {s.id: s.reports for s in studies.values() if s.included} == REPORTS[name]


def test_withdrawn_studies_keep_their_file(reviews, name):
    gone = {"models": {"fern-2020-batches"}, "bees": {"nectar-2021-jelly"}}
    assert {s.id for s in reviews[name].studies.values() if not s.included} == gone[name]


def test_works_of_context(reviews, name):
    assert set(reviews[name].context) == CONTEXT[name]


def test_standing_of_claims(reviews, name):
    works = [*reviews[name].studies.values(), *reviews[name].context.values()]
    found = {claim.id: claim.standing for work in works for claim in work.claims}
    singles = dict.fromkeys(set(found) - set(STANDINGS[name]), "single")
    assert found == STANDINGS[name] | singles


def test_states_of_the_version_in_preparation(reviews, name):
    assert {o.record: o.state for o in reviews[name].outcomes} == STATES[name]


def test_what_others_reported_stands_in_a_column_of_its_own(reviews):
    boxes = column_of(reviews["bees"], "1.0.0-reported").boxes
    assert {box: boxes[box].count.known for box in boxes if boxes[box].count.known} == REPORTED


def test_what_changed_from_the_first_release_to_the_second(reviews, name):
    first, second = reviews[name].releases
    changes = diff(first, second)
    found = {kind: {c.subject for c in changes if c.kind == kind} for kind in {c.kind for c in changes}}
    assert found == CHANGES[name]


@pytest.mark.parametrize(("name", "version"), [(n, v) for n, days in RELEASED.items() for v in days])
def test_a_release_is_what_freezing_the_records_of_its_day_gives(review_copy, name, version):
    day = RELEASED[name][version]
    root = rewind(review_copy(name), version, day)
    stored = {path: (root / path).read_bytes() for path in ("records/protocol.yml", "records/taxonomy.yml")}
    review = build.compose(load(root))
    made = freeze(review, day, review.protocol.versions[-1].trigger, stored)
    kept = (REVIEWS / name / "records/releases" / version).iterdir()
    assert made == {f"records/releases/{version}/{path.name}": path.read_bytes() for path in kept}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("models", {("records/searches/fabledex-1.bib", 94, "empty-entry", Severity.WARNING)}),
        ("bees", {("records/searches/apidex-a.ris", 79, "empty-entry", Severity.WARNING)}),
    ],
)
def test_all_that_check_finds_is_the_acknowledged_entry(review_copy, name, found):
    problems = build.read(review_copy(name), TODAY).problems
    assert {(p.path, p.line, p.code, p.severity) for p in problems} == found


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("models", "records/screening/full-text/birch/001.yml"),  # included, then corrected to 2018
        ("bees", "records/screening/before-screening/sieve/001.yml"),  # excluded, then corrected to English
    ],
)
def test_drift_is_found_where_it_was_decided(reviews, name, path):
    assert [problem.path for problem in reviews[name].drift] == [path]
