"""Mutations of the two tiny reviews: `check` names the right file, line and rule, and nothing else.

Each row is (review, file, edit, code) with, where they differ from the file and the first line that the
edit changes, the file and a text on the line that the problem has to name.
"""

import re
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.load import load
from pipeline.problems import Severity
from pipeline.rules import check

TODAY = date(2026, 1, 1)
PROTOCOL, TAXONOMY, METRICS = "records/protocol.yml", "records/taxonomy.yml", "records/metrics.yml"
FIELDS, NAMES, TABLES, CHARTS = (f"records/{name}.yml" for name in ("fields", "names", "tables", "charts"))
DOUBTS, ALIASES, WORKINGS = "records/discrepancies.yml", "records/aliases.csv", "records/workings.yml"
FEATHER, LANTERN, MOTH = (
    f"records/studies/{name}.yml" for name in ("quill-2021-feather", "brook-2022-lantern", "hollis-2022-moth")
)
SAFFRON, SYRUPS = (f"records/studies/{name}.yml" for name in ("combe-2019-saffron", "drone-2020-syrups"))
SURVEY, WASPS = "records/context/larch-2021-survey.yml", "records/context/sting-2017-wasps.yml"
DEX, DEX2, HIVE, GUILD = (
    f"records/searches/{name}.yml" for name in ("fabledex-1", "fabledex-2", "hive-ledger-a", "guild-a")
)
ALDER, BIRCH = (f"records/screening/title-abstract/{name}/001.yml" for name in ("alder", "birch"))
FULL, ROBOT = "records/screening/full-text/alder/001.yml", "records/screening/before-screening/robot/001.yml"
SIEVE = "records/screening/before-screening/sieve/001.yml"
LINK, PEBBLE = "records/links/lantern.yml", "records/links/pebble.yml"
FOLDED, SURVEYS = "records/verdicts/folded-caches.yml", "records/verdicts/two-surveys.yml"
ECHO, GRAVEL = "records/corrections/echo-1-0002.yml", "records/corrections/fabledex-1-0009.yml"


def sub(old, new, count=1):
    """Replace a text that must be there."""

    def edit(root, path):
        place = root / path
        text = place.read_text(encoding="utf-8")
        assert old in text, f"{path} no longer holds {old!r}: mend the mutation"
        place.write_text(text.replace(old, new, count), encoding="utf-8")

    return edit


def pat(pattern, new):
    """Replace the first match of a pattern."""

    def edit(root, path):
        place = root / path
        text, done = re.subn(pattern, new, place.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert done, f"{path} no longer matches {pattern!r}: mend the mutation"
        place.write_text(text, encoding="utf-8")

    return edit


def more(text):
    """Add lines at the end."""
    return lambda root, path: (root / path).write_bytes((root / path).read_bytes() + text.encode())


def new(text):
    """Write a file that was not there."""

    def edit(root, path):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def copy(source):
    """Copy another file of the review here."""

    def edit(root, path):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / source, root / path)

    return edit


def move(target):
    """Move the file elsewhere."""

    def edit(root, path):
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / target)

    return edit


def gone(root, path):
    """Delete the file."""
    (root / path).unlink()


BLOCK = "  {0}:\n    title: Again\n    verdict: include\n    on: 2024-02-01\n"
SIGNED = "by: marl\non: 2024-01-01\n"
STUDY = "schema: 1\nreport: {0}\nname: New\n"

SHAPE = [
    ("models", PROTOCOL, sub("short_title:", "short_titel:"), "unknown-key"),
    (
        "models",
        PROTOCOL,
        sub("short_title: Invented language models\n", ""),
        "missing-key",
        None,
        "schema: 1",
    ),
    ("models", PROTOCOL, sub("question: >-", "title: twice\nquestion: >-"), "yaml-duplicate-key"),
    ("models", PROTOCOL, sub("seed: 7", "seed: seven"), "wrong-type"),
    ("models", PROTOCOL, sub("seed: 7", "seed: '7'"), "wrong-type"),
    ("models", PROTOCOL, sub("seed: 7", "seed: 07"), "yaml-unclear-number"),
    ("models", PROTOCOL, sub("schema: 1", "schema: 9"), "shape-newer"),
    ("models", PROTOCOL, sub("arm: database", "arm: databases"), "unknown-word"),
    ("models", PROTOCOL, sub("- id: fabledex", "- id: FableDex"), "bad-form"),
    ("models", PROTOCOL, sub("  title-abstract: 2", "  title-abstracts: 2"), "unknown-word"),
    ("models", PROTOCOL, sub("  - id: 1.1.0", "  - id: 1.1"), "wrong-type"),
    ("models", PROTOCOL, sub("label: FableDex", "label: &name FableDex"), "yaml-anchor"),
    ("models", TAXONOMY, sub("label: Shrinking", "label: yes"), "yaml-unclear-boolean"),
    ("models", TAXONOMY, sub("    parent: shrinking\n", "\tparent: shrinking\n"), "yaml-tab"),
    ("models", FEATHER, sub("report: fabledex-1:0001", "report: fabledex-1"), "bad-form"),
    ("models", FEATHER, sub("    on: 2024-02-20\n", "    on: 2024-02-31\n"), "bad-date"),
    ("models", FEATHER, sub("    bound: exact", "    bound: precise"), "unknown-word"),
    ("models", FEATHER, sub("    low: 4\n", "    low: four\n"), "wrong-type"),
    ("models", FEATHER, sub("    low: 4\n", "    low: '4'\n"), "wrong-type"),
    ("models", FEATHER, sub("        line: 41", "        line: forty"), "wrong-type"),
    ("models", FEATHER, sub("name: Feather", "name: 2021"), "wrong-type"),
    ("models", FEATHER, sub("tales-told: 64", "tales-told: {some: 64}"), "wrong-type"),
    ("models", ALDER, sub("verdict: include", "verdict: maybe"), "unknown-word"),
    ("models", ALDER, sub("  fabledex-1:0001:", "  fabledex-1_0001:"), "bad-form"),
    ("models", DEX, sub("date: 2024-01-15", "date: '2024'"), "bad-date"),
    ("models", DEX, sub("hits: 8", "hits: eight"), "wrong-type"),
    ("models", DEX, sub("queries:", "query:"), "unknown-key"),
    ("models", ECHO, sub("value: 2018-11", "value: 2018"), "wrong-type"),
    ("models", ALIASES, sub("2024-01-21", "21.1.2024"), "bad-date"),
    ("models", ALIASES, sub("id,now", "now,id"), "csv-header"),
    ("models", ALIASES, more("ghost-1:0001,fabledex-1:0001,2024-01-21\n"), "csv-row"),
    ("models", LINK, sub("  - fabledex-1:0003\n", ""), "missing-key", None, "reports:"),
    ("models", NAMES, sub("names:", "names: !!seq"), "yaml-tag"),
]
VOCABULARY = [
    (
        "models",
        PROTOCOL,
        sub("- id: echo-trail", "- id: web-nook"),
        "duplicate-id",
        None,
        "label: Web nooks",
        -1,
        {"unknown-source"},
    ),
    (
        "models",
        PROTOCOL,
        sub("  - id: birch", "  - id: alder"),
        "duplicate-id",
        None,
        "label: B. Birch",
        -1,
        {"unknown-reviewer"},
    ),
    ("models", PROTOCOL, sub("- id: panel", "- id: consensus"), "reserved-id", {"unknown-reviewer"}),
    ("models", PROTOCOL, sub("- id: 1.2.0", "- id: 0.9.0"), "versions-not-ascending", {"unknown-version"}),
    ("models", PROTOCOL, sub("https://example.org/fabledex", "javascript:alert(1)"), "bad-url"),
    ("models", PROTOCOL, sub("reason: too-early", "reason: too-late"), "unknown-reason"),
    ("models", PROTOCOL, sub("reason: too-early", "reason: survey-only"), "reason-at-wrong-stage"),
    ("models", PROTOCOL, sub("earliest: 2019-01", "earliest: 2019-13"), "bad-date"),
    (
        "models",
        PROTOCOL,
        sub("earliest: 2019-01", "earliest: 2019-01\n    latest: 2018-12"),
        "window-reversed",
        None,
        "latest",
    ),
    (
        "models",
        PROTOCOL,
        sub("    earliest: 2019-01\n", ""),
        "option-missing",
        None,
        "test: first-public-date",
    ),
    (
        "models",
        PROTOCOL,
        sub("test: retraction", "test: retraction\n    latest: 2020-01"),
        "option-unused",
        None,
        "2020-01",
    ),
    ("bees", PROTOCOL, sub("      - conference\n", "      - conferences\n"), "unknown-publication-type"),
    ("models", PROTOCOL, sub("  full-text: 2", "  full-text: 9"), "votes-impossible"),
    ("models", PROTOCOL, sub("search_every_months: 6", "search_every_months: 0"), "bad-interval"),
    ("models", PROTOCOL, sub("since: 2024-01-10", "since: 2124-01-10"), "future-date"),
    (
        "models",
        PROTOCOL,
        sub("      - full-text\nreviewers", "      - full-text\n      - full-text\nreviewers"),
        "duplicate-id",
        None,
        "reviewers:",
        -1,
    ),
    ("bees", PROTOCOL, sub("    box: assessed", "    box: assesed"), "unknown-box"),
    ("bees", PROTOCOL, sub("    counted: study", "    counted: report"), "wrong-unit"),
    ("bees", PROTOCOL, sub("    n: 5", "    n: -5"), "negative-count"),
    (
        "bees",
        PROTOCOL,
        sub("  - version: 1.0.0\n    box: new", "  - version: 3.0.0\n    box: new"),
        "unknown-version",
    ),
    (
        "bees",
        PROTOCOL,
        sub("    box: assessed\n    counted: report", "    box: new-studies\n    counted: study"),
        "duplicate-id",
    ),
    (
        "models",
        TAXONOMY,
        sub("- id: coarse-signals", "- id: coarse-weights"),
        "duplicate-id",
        {"unknown-node"},
    ),
    ("models", TAXONOMY, sub("parent: hastening", "parent: hasting"), "unknown-node"),
    (
        "models",
        TAXONOMY,
        sub("    label: Shrinking\n", "    label: Shrinking\n    parent: coarse-weights\n"),
        "cyclic-taxonomy",
        None,
        ("parent: coarse-weights", "parent: shrinking", "parent: coarse-grids"),
    ),
    ("models", TAXONOMY, sub("label: Coarse signals", "label: coarse  Weights"), "duplicate-label"),
    ("models", METRICS, sub("- id: second", "- id: times"), "duplicate-id", {"unknown-unit"}),
    ("models", METRICS, sub("- id: wit-kept", "- id: haste-gain"), "duplicate-id", {"unknown-metric"}),
    ("models", METRICS, sub("factor: 0.001", "factor: 0"), "bad-factor"),
    (
        "models",
        METRICS,
        sub("    dimension: words", "    dimension: words\n    chartable: true"),
        "unknown-dimension",
        None,
        "dimension: words",
    ),
    ("models", NAMES, sub("  - Nowhere 2022", "  - PRISMA  2020"), "duplicate-name", None, "  - PRISMA 2020"),
    ("models", NAMES, sub("  - Nowhere 2022", "  - Nowhere"), "name-without-digit"),
    ("models", FIELDS, sub("- id: tales-told", "- id: machine"), "duplicate-id", {"unknown-field"}),
    ("models", FIELDS, sub("    type: choice", "    type: text"), "allowed-values", None, "allowed:"),
    ("models", FIELDS, sub("      - guess", "      - boast"), "duplicate-id", {"extracted-value"}),
]
STUDIES = [
    ("models", FEATHER, sub("report: fabledex-1:0001", "report: fabledex-1:0099"), "unknown-record"),
    ("models", FEATHER, sub("report: fabledex-1:0001", "report: fabledex-1:0002"), "duplicate-report"),
    ("models", FEATHER, sub("node: coarse-weights", "node: coarse-wings"), "unknown-node"),
    ("models", FEATHER, sub("node: kept-prefixes", "node: coarse-weights"), "duplicate-id"),
    (
        "models",
        FEATHER,
        sub("    place: Second section\n", ""),
        "place-missing",
        None,
        "  - node: coarse-weights",
    ),
    (
        "models",
        FEATHER,
        sub("    by: alder\n    on: 2024-02-20\n    note", "    by: alder\n    note"),
        "date-missing",
        None,
        "  - node: kept-prefixes",
    ),
    (
        "models",
        FEATHER,
        sub("    by: alder\n    on: 2024-02-20\n    note", "    by: oak\n    on: 2024-02-20\n    note"),
        "unknown-reviewer",
    ),
    ("models", FEATHER, sub("metric: footprint-cut", "metric: footprint-cuts"), "unknown-metric"),
    ("models", FEATHER, sub("    unit: times", "    unit: timez"), "unknown-unit"),
    ("models", FEATHER, sub("    unit: times", "    unit: second"), "wrong-dimension"),
    ("models", FEATHER, sub("        unit: million-weights", "        unit: per-hundred"), "wrong-dimension"),
    ("models", FEATHER, sub("    low: 4\n    unit: times\n", "    low: 4\n"), "unit-missing", None, "low: 4"),
    ("models", FEATHER, sub("    low: 4\n", ""), "number-missing", None, "bound: exact"),
    ("models", FEATHER, sub("    low: 4\n", "    low: 4\n    high: 5\n"), "number-unwanted"),
    (
        "models",
        FEATHER,
        sub("    bound: not_numeric\n", "    bound: not_numeric\n    low: 3\n"),
        "number-unwanted",
    ),
    ("models", LANTERN, sub("    high: 5\n", "    high: 2\n"), "range-reversed"),
    ("models", LANTERN, sub("    high: 5\n", ""), "range-reversed", None, "bound: range"),
    (
        "models",
        LANTERN,
        sub("        low: 79\n", "        high: 79\n"),
        "number-missing",
        None,
        "high: 79",
        0,
        {"number-unwanted"},
    ),
    ("models", FEATHER, sub("  - id: haste", "  - id: footprint"), "duplicate-id"),
    ("models", FEATHER, sub("document: sales-leaflet", "document: sales-leaflets"), "unknown-document"),
    ("models", FEATHER, sub("  document: own-text", "  document: my-text"), "unknown-document"),
    ("models", FEATHER, sub("  by: alder", "  by: elder"), "unknown-reviewer"),
    ("models", FEATHER, sub("line: 41", "line: 0"), "bad-line"),
    (
        "models",
        FEATHER,
        pat(r"^reading:\n(  .*\n){4}", ""),
        "reading-missing",
        None,
        "place: Third section",
        0,
        {"reading-missing"},
    ),
    (
        "models",
        FEATHER,
        sub(
            "      - place: Closing words\n        printed: 2.3× sooner\n        bound: exact\n",
            "      - place: Fourth section\n        printed: up to 2.3×\n",
        ),
        "duplicate-statement",
        None,
        "printed: up to 2.3×",
        1,
    ),
    (
        "models",
        FEATHER,
        pat(
            r"    statements:\n      - place: Closing words\n        printed: no.*\n", "    statements: []\n"
        ),
        "claim-without-statement",
    ),
    ("models", FEATHER, sub("kind-of-claim: measurement", "kind-of-claim: rumour"), "extracted-value"),
    ("models", FEATHER, sub("code-shown: true", "code-shown: 'true'"), "extracted-value"),
    ("models", FEATHER, sub("tales-told: 64", "tales-told: many"), "extracted-value"),
    ("models", FEATHER, sub("  machine:", "  machines:"), "unknown-field"),
    ("models", FEATHER, sub("  code-shown: true\n", ""), "extracted-missing", None, "extracted:"),
    ("models", FEATHER, sub("name: Feather\n", "name: Feather\nrole: Cited\n"), "role-of-study"),
    ("models", SURVEY, pat(r"^role: .*\n", ""), "role-missing", None, "schema: 1"),
    ("models", SURVEY, sub("bound: up_to", "bound: up_two"), "unknown-word"),
    ("models", FEATHER, sub("  on: 2024-02-20", "  on: 2034-02-20"), "future-date"),
    ("models", FEATHER, sub("  on: 2024-02-20", "  on: 0204-02-20"), "date-implausible"),
    (
        "models",
        "records/studies/Feather.yml",
        new(STUDY.format("fabledex-2:0001")),
        "file-name",
        None,
        "schema: 1",
        0,
        {"extracted-missing"},
    ),
    (
        "models",
        "records/context/quill-2021-feather.yml",
        new(STUDY.format("fabledex-2:0001") + "role: Cited\n"),
        "duplicate-id",
        None,
        "schema: 1",
    ),
    (
        "models",
        "records/studies/larch-2021-Survey.yml",
        new(STUDY.format("fabledex-2:0001")),
        "file-name",
        None,
        "schema: 1",
        0,
        {"extracted-missing"},
    ),
    ("bees", SAFFRON, sub("unit: gram", "unit: celsius"), "wrong-dimension"),
    ("bees", SAFFRON, sub("queens: 3", "queens: three"), "extracted-value"),
    ("bees", WASPS, sub("document: scroll", "document: scrolls"), "unknown-document"),
]
DECISIONS = [
    ("models", ALDER, sub("fabledex-1:0001:", "fabledex-1:0077:"), "unknown-record"),
    (
        "models",
        ALDER,
        sub("reviewer: alder", "reviewer: oak"),
        "unknown-reviewer",
        None,
        "reviewer: oak",
        0,
        {"sheet-folder"},
    ),
    ("models", ALDER, sub("reviewer: alder", "reviewer: birch"), "sheet-folder"),
    ("models", ALDER, sub("stage: title-abstract", "stage: full-text"), "sheet-folder"),
    (
        "models",
        ALDER,
        pat(r"^    reason: survey-only\n", ""),
        "exclusion-without-reason",
        None,
        "verdict: exclude",
    ),
    ("models", ALDER, sub("    reason: survey-only", "    reason: survey"), "unknown-reason"),
    (
        "models",
        ALDER,
        sub("    reason: survey-only", "    reason: nothing-measured"),
        "reason-at-wrong-stage",
    ),
    (
        "models",
        ALDER,
        sub("    verdict: include\n", "    verdict: include\n    reason: survey-only\n"),
        "reason-without-exclusion",
    ),
    (
        "models",
        ALDER,
        sub("    verdict: include\n", "    verdict: not-retrieved\n"),
        "verdict-at-wrong-stage",
    ),
    ("models", ALDER, sub("    verdict: include\n", ""), "stub-with-decision"),
    (
        "models",
        ALDER,
        pat(r"(    verdict: include\n)    on: .*\n", r"\1"),
        "date-missing",
        None,
        "  fabledex-1:0001:",
    ),
    ("models", ALDER, pat(r"(    verdict: include\n    on: )\d{4}", r"\g<1>2099"), "future-date"),
    ("models", ALDER, pat(r"(    verdict: include\n    on: )\d{4}", r"\g<1>2023"), "decision-before-search"),
    (
        "models",
        ALDER,
        sub("    verdict: include\n", "    verdict: include\n    tool: a hammer\n"),
        "not-automatic",
    ),
    ("models", ALDER, sub("  fabledex-1:0002:", "  fabledex-1:0001:"), "yaml-duplicate-key"),
    (
        "models",
        "records/screening/title-abstract/alder/002.yml",
        new("stage: title-abstract\nreviewer: alder\nblocks:\n" + BLOCK.format("fabledex-1:0001")),
        "decided-twice",
        None,
        "fabledex-1:0001",
    ),
    (
        "models",
        "records/screening/title-abstract/alder/two.yml",
        new("stage: title-abstract\nreviewer: alder\nblocks: {}\n"),
        "file-name",
        None,
        "stage",
    ),
    (
        "models",
        "records/screening/title-abstract/alder/002.yml",
        new(
            "stage: title-abstract\nreviewer: alder\nblocks:\n"
            + "".join(f"  fabledex-9:{n:04d}: {{}}\n" for n in range(501))
        ),
        "sheet-too-long",
        None,
        "fabledex-9:0500",
        0,
        {"unknown-record"},
    ),
    ("models", ROBOT, sub("criterion: window", "criterion: windows"), "unknown-criterion"),
    ("models", ROBOT, pat(r"^    tool: .*\n", ""), "tool-missing", None, ":\n    title", 0),
    ("bees", SIEVE, sub("reason: foreign-tongue", "reason: wrong-insect"), "reason-at-wrong-stage"),
    ("models", ECHO, sub("field: first-public", "field: first-seen"), "unknown-correction-field"),
    ("models", ECHO, sub("value: 2018-11", "value: 2018-17"), "correction-value"),
    ("models", ECHO, sub("by: birch", "by: oak"), "unknown-reviewer"),
    ("models", ECHO, sub("report: echo-1:0002", "report: echo-1:0001"), "file-name"),
    ("models", ECHO, sub("on: 2025-01-15", "on: 2035-01-15"), "future-date"),
    (
        "models",
        "records/corrections/echo-1-0077.yml",
        new("report: echo-1:0077\ncorrections: []\n"),
        "unknown-record",
        None,
        "report",
    ),
    ("models", LINK, sub("  - fabledex-1:0003", "  - fabledex-1:0333"), "unknown-record"),
    ("models", LINK, sub("  - fabledex-1:0003", "  - fabledex-1:0002"), "pair-of-one"),
    ("models", LINK, sub("by: alder", "by: oak"), "unknown-reviewer"),
    ("models", "records/links/again.yml", copy(LINK), "duplicate-link", LINK, "reports:"),
    ("models", SURVEYS, sub("verdict: different", "verdict: indifferent"), "unknown-word"),
    ("models", "records/verdicts/zz.yml", copy(SURVEYS), "duplicate-ruling", None, "verdict"),
    ("models", FOLDED, pat(r"^  - ghost-1:0003", "  - ghost-1:0333"), "unknown-record"),
    (
        "bees",
        "records/verdicts/zz.yml",
        new("records:\n  - waggle-a:0003\n  - apidex-a:0006\nverdict: different\nnote: other\n" + SIGNED),
        "contradictory-ruling",
        None,
        "verdict",
    ),
    (
        "bees",
        "records/links/zz.yml",
        new("reports:\n  - waggle-a:0003\n  - apidex-a:0006\nrelation: companion\nevidence: e\n" + SIGNED),
        "link-within-report",
        None,
        "reports",
    ),
    ("models", ALIASES, sub("fabledex-1:0008", "fabledex-1:0888"), "unknown-record"),
    ("models", ALIASES, sub("fabledex-1:0008", "ghost-1:0003"), "cyclic-alias"),
    (
        "models",
        ALIASES,
        more("fabledex-1:0008,ghost-1:0003,2024-01-22,back\n"),
        "cyclic-alias",
        None,
        "ghost-1:0003,f",
        0,
        {"cyclic-alias"},
    ),
    ("models", ALIASES, more("ghost-1:0003,fabledex-1:0008,2024-01-22,twice\n"), "duplicate-id"),
    ("models", ALIASES, sub("2024-01-21", "2094-01-21"), "future-date"),
]
SEARCHES = [
    (
        "models",
        DEX,
        sub("id: fabledex-1", "id: fabledex-9"),
        "file-name",
        None,
        "id: fabledex-9",
        0,
        {"empty-entry", "other-search"},
    ),
    ("models", DEX, sub("source: fabledex", "source: fabeldex"), "unknown-source"),
    (
        "models",
        DEX,
        sub("version: 1.0.0", "version: 7.0.0"),
        "unknown-version",
        None,
        "version: 7.0.0",
        0,
        {"version-goes-back"},
    ),
    ("models", DEX, sub("sequence: 1", "sequence: 0"), "bad-sequence"),
    (
        "models",
        DEX2,
        pat(r"^sequence: .*", "sequence: 1"),
        "duplicate-sequence",
        None,
        "sequence: 1",
        0,
        {"version-goes-back"},
    ),
    (
        "models",
        DEX,
        sub("date: 2024-01-15", "date: 2044-01-15"),
        "future-date",
        None,
        "date: 2044",
        0,
        {"decision-before-search"},
    ),
    ("models", DEX, sub("  - id: hasten", "  - id: shrink"), "duplicate-id"),
    ("models", DEX, sub("hits: 8", "hits: -8"), "negative-count"),
    (
        "models",
        DEX,
        sub("path: fabledex-1.bib", "path: ../fabledex-1.bib"),
        "path-outside-root",
        None,
        "path: ../",
        0,
        {"stray-file", "index-file"},
    ),
    ("models", DEX, pat(r"sha256: ....", "sha256: 0000"), "export-hash"),
    ("models", DEX, pat(r"sha256: .*", "sha256: short"), "bad-hash", None, "sha256", 0, {"export-hash"}),
    ("models", DEX, pat(r"bytes: .*", "bytes: 12"), "export-bytes"),
    (
        "models",
        DEX,
        sub("    entries: 11", "    entries: 12"),
        "entries-do-not-add",
        None,
        "entries: 12",
        0,
        {"export-count", "index-incomplete"},
    ),
    (
        "models",
        DEX,
        sub("    records: 10", "    records: 9"),
        "entries-do-not-add",
        None,
        "entries: 11",
        0,
        {"export-count"},
    ),
    ("models", DEX, sub("format: bibtex", "format: bibtext"), "unknown-format", None, "format"),
    (
        "models",
        DEX,
        sub("record: fabledex-1:0010", "record: fabledex-1:0099"),
        "unknown-record",
        None,
        "record:",
        0,
        {"empty-entry"},
    ),
    (
        "models",
        DEX,
        sub("record: fabledex-1:0010", "record: fabledex-1:0001"),
        "acknowledged-readable",
        None,
        "record:",
        0,
        {"empty-entry"},
    ),
    (
        "models",
        DEX,
        sub("record: fabledex-1:0010", "record: echo-1:0001"),
        "other-search",
        None,
        "record:",
        0,
        {"empty-entry", "acknowledged-readable"},
    ),
    ("models", DEX, sub("    by: alder", "    by: oak"), "unknown-reviewer"),
    ("bees", GUILD, pat(r"^place: .*\n", ""), "place-missing", None, "reported: 7"),
    ("bees", GUILD, pat(r"^unavailable: .*\n", ""), "search-empty", None, "schema: 1"),
    ("bees", GUILD, sub("reported: 7", "reported: -7"), "negative-count"),
    ("bees", HIVE, sub("files:", "unavailable: Burnt.\nfiles:"), "export-and-none"),
    (
        "models",
        "records/searches/fabledex-1.bib",
        sub("the", "teh"),
        "export-hash",
        DEX,
        "sha256",
        0,
        {"index-hash"},
    ),
    ("models", "records/searches/fabledex-1.bib", gone, "export-missing", DEX, "path: fabledex-1.bib"),
    ("models", "records/searches/fabledex-1.index.csv", gone, "index-missing", DEX, "files:"),
    (
        "models",
        "records/searches/fabledex-1.index.csv",
        pat(r"^3,", "33,"),
        "index-order",
        None,
        "33,",
        0,
        {"unknown-record"},
    ),
    (
        "models",
        "records/searches/fabledex-1.index.csv",
        pat(r"^2,fabledex-1.bib,\d+", "2,fabledex-1.bib,7"),
        "index-entry-missing",
        None,
        "2,fabledex-1.bib,7,",
        0,
        {"not-in-index", "index-hash"},
    ),
    (
        "models",
        "records/searches/fabledex-1.index.csv",
        pat(r"^(2,.*),[0-9a-f]{4}", r"\1,0000"),
        "index-hash",
    ),
    (
        "models",
        "records/searches/fabledex-1.index.csv",
        pat(r"^2,fabledex-1.bib", "2,other.bib"),
        "index-file",
        None,
        "2,other.bib",
        0,
        {"not-in-index"},
    ),
]
DISPLAY = [
    ("models", TABLES, sub("- id: delays", "- id: shrinkers"), "duplicate-id"),
    ("models", TABLES, sub("        - shrinking", "        - shrinkage"), "unknown-node"),
    ("models", TABLES, sub("        - answer-delay", "        - answer-dalay"), "unknown-metric"),
    ("models", TABLES, sub("        placement: shrinking", "        placement: shrink"), "unknown-node"),
    ("models", TABLES, sub("        field: year", "        field: jahr"), "unknown-property"),
    (
        "models",
        TABLES,
        sub("        field: year", "        field: year\n        text: strong-point"),
        "column-source",
        None,
        "label: Year",
    ),
    ("models", TABLES, sub("        text: strong-point", "        text: strong-points"), "unknown-text"),
    ("models", TABLES, sub("    sort: year", "    sort: years"), "unknown-property"),
    (
        "models",
        TABLES,
        sub("      of: studies", "      of: searches"),
        "selection-unused",
        None,
        "nodes:",
        0,
        {"unknown-property", "column-of-works"},
    ),
    (
        "models",
        TABLES,
        sub("      of: studies\n", "      of: studies\n      ids:\n        - quill-2021-fether\n"),
        "unknown-row",
        None,
        "fether",
    ),
    ("models", CHARTS, sub("- id: gains", "- id: years"), "duplicate-id"),
    ("models", CHARTS, sub("    by: year", "    by: jahr"), "unknown-property"),
    ("models", CHARTS, sub("    by: year\n", ""), "chart-by", None, "kind: count"),
    ("models", CHARTS, sub("    unit: times", "    unit: second"), "wrong-dimension"),
    ("models", CHARTS, sub("    unit: times", "    unit: timez"), "unknown-unit"),
    (
        "models",
        CHARTS,
        sub("        - haste-gain", "        - wit-kept"),
        "not-chartable",
        None,
        "- wit-kept",
        0,
        {"wrong-dimension"},
    ),
    (
        "models",
        CHARTS,
        sub("        - haste-gain", "        - haste-gain\n        - footprint-cut"),
        "chart-metric",
        None,
        "kind: values",
        1,
    ),
    ("models", CHARTS, sub("    log: true", "    by: year\n    log: true"), "option-unused"),
    ("bees", CHARTS, sub("    node: pantry", "    node: larder"), "unknown-node"),
    ("models", DOUBTS, sub("- id: lantern-wit", "- id: moth-table"), "duplicate-id"),
    ("models", DOUBTS, sub("      - brook-2022-lantern", "      - brook-2022-lanterns"), "unknown-study"),
    (
        "models",
        DOUBTS,
        sub("      - hollis-2022-moth/footprint", "      - hollis-2022-moth/foot"),
        "unknown-claim",
    ),
    (
        "models",
        DOUBTS,
        sub("      - Third table\n      - Sixth section\n", "", 1),
        "wrong-type",
        None,
        "places:",
    ),
    ("models", DOUBTS, sub("severity: high", "severity: huge"), "unknown-word"),
]
FILES = [
    ("models", TAXONOMY, gone, "file-missing", None, ""),
    ("models", METRICS, gone, "file-missing", None, ""),
    (
        "models",
        FEATHER,
        move("records/studies/Quill-2021-Feather.yml"),
        "file-name",
        "records/studies/Quill-2021-Feather.yml",
        "schema: 1",
    ),
    (
        "models",
        "records/studies/QUILL-2021-FEATHER.yml",
        copy(FEATHER),
        "path-collision",
        FEATHER,
        "",
        0,
        {"file-name", "duplicate-report"},
    ),
    ("models", "records/studys/a.yml", new("a: b\n"), "stray-file", None, ""),
    ("models", "records/protocol.yaml", copy(PROTOCOL), "stray-file", None, ""),
    ("models", FEATHER, lambda root, path: (root / path).write_bytes(b"name: \xff\n"), "yaml-not-utf-8"),
    ("models", FEATHER, lambda root, path: (root / path).write_bytes(b""), "yaml-empty", None, "", 1),
    ("models", FEATHER, new("[" * 100_000), "yaml-too-deep"),
    ("models", FEATHER, new("a: &a [x]\nb: [*a, *a]\n"), "yaml-anchor"),
    (
        "models",
        "docs/bad.md",
        lambda root, path: (root / path).write_bytes(b"# T\n\xff\n"),
        "not-utf-8",
        None,
        "",
        2,
    ),
]
GROUPS = {
    "shape": SHAPE,
    "vocabulary": VOCABULARY,
    "studies": STUDIES,
    "decisions": DECISIONS,
    "searches": SEARCHES,
    "display": DISPLAY,
    "files": FILES,
}


class Row(NamedTuple):
    """One mutation; `also` are the other rules that may speak up with the one that is meant."""

    review: str
    path: str
    edit: Callable[[Path, str], object]
    code: str
    where: str | None = None
    at: str | tuple[str, ...] | None = None
    shift: int = 0
    also: set[str] | frozenset[str] = frozenset()

    @classmethod
    def of(cls, row):
        """Make one of a tuple whose last item may be `also`."""
        if isinstance(row[-1], set):
            return cls(*row[:-1], also=row[-1])
        return cls(*row)


ROWS = [
    pytest.param(Row.of(row), id=f"{group}-{number}-{row[3]}")
    for group, rows in GROUPS.items()
    for number, row in enumerate(rows)
]


@pytest.fixture(scope="session")
def reviews(tmp_path_factory):
    """Return copies of both reviews, loaded once so that their cache is warm."""
    made = {}
    for name in ("bees", "models"):
        made[name] = tmp_path_factory.mktemp("mutations") / name
        shutil.copytree(
            Path(__file__).parent / "reviews" / name,
            made[name],
            ignore=shutil.ignore_patterns("build", "site"),
        )
        assert not found_in(made[name], errors_only=True)
    return made


def found_in(root, *, errors_only=False):
    loaded = load(root)
    found = {*loaded.problems, *check(loaded, TODAY)}
    return {one for one in found if not errors_only or one.severity is Severity.ERROR}


@contextmanager
def restored(root):
    """Bring a review back to what it was, whatever happened to it."""
    before = {path: path.read_bytes() for path in root.glob("[dr]*/**/*") if path.is_file()}
    try:
        yield
    finally:
        for path in [path for path in root.glob("[dr]*/**/*") if path.is_file() and path not in before]:
            path.unlink()
        for path, data in before.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)


def text_of(place):
    """Return the text of a file, or nothing where there is none."""
    return place.read_text(encoding="utf-8", errors="replace") if place.is_file() else ""


def wanted_lines(before, after, row):
    """Return the lines that hold `at`, or the first one that the edit changed."""
    if row.at == "":
        return {row.shift}
    if row.at is not None:
        marks = row.at if isinstance(row.at, tuple) else (row.at,)
        return {after[: after.index(mark)].count("\n") + 1 + row.shift for mark in marks}
    same = zip([*before.split("\n"), None], [*after.split("\n"), None], strict=False)
    return {next(number for number, (old, now) in enumerate(same, 1) if old != now) + row.shift}


@pytest.mark.parametrize("row", ROWS)
def test_a_mutation_is_named_at_its_file_and_line(reviews, row):
    root, target = reviews[row.review], row.where or row.path
    with restored(root):
        known, before = found_in(root), text_of(root / target)
        row.edit(root, row.path)
        after = text_of(root / target)
        found = {(one.path, one.line, one.code) for one in found_in(root) - known}
    expected = {(target, line, row.code) for line in wanted_lines(before, after, row)}
    assert expected <= found
    assert {code for _, _, code in found - expected} <= row.also


def test_there_are_enough_mutations_of_both_reviews():
    assert len(ROWS) >= 200
    assert {row.values[0].review for row in ROWS} == {"bees", "models"}
