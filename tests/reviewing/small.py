"""Generated reviews for tests of screening: reports, reviewers, and no sheets yet; small values beside."""

from dataclasses import replace
from datetime import date

from pipeline import files
from pipeline.build import compose
from pipeline.canonical import to_text
from pipeline.formats.bibtex_write import write
from pipeline.formats.written import Written
from pipeline.load import load
from pipeline.reviewing.journal import opened
from pipeline.reviewing.said import Line, Said
from pipeline.values import Stage, Verdict
from tools import synthetic

TITLES, FULL = Stage.TITLE_ABSTRACT, Stage.FULL_TEXT
IN, OUT, UNSURE, MISSING = Verdict.INCLUDE, Verdict.EXCLUDE, Verdict.UNSURE, Verdict.NOT_RETRIEVED
DAY = date(2024, 3, 4)
WHO = ("first", "second", "third")
LABELS = (files.Label(id="odd", label="An odd one"), files.Label(id="ask", label="Ask the authors"))


def protocol(**changes):
    """Return the generated protocol with three reviewers, two votes a report at screening, and labels."""
    reviewers = tuple(files.Reviewer(id=who, label=who.title()) for who in (*WHO, "judge"))
    given = {"reviewers": reviewers, "labels": LABELS, "votes": {TITLES: 2, FULL: 1}}
    return replace(synthetic.protocol(), **{**given, **changes})


def review(root, reports, **changes):
    """Write a review of so many reports that nobody has screened, and return its folder."""
    texts = {
        "records/protocol.yml": to_text(protocol(**changes)),
        "records/taxonomy.yml": to_text(synthetic.taxonomy()),
        "records/metrics.yml": to_text(synthetic.metrics()),
        **dict(synthetic.search(reports)),
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    return root


def export(place, numbers):
    """Write an export with generated reports of some numbers and return its path."""
    items = (Written(key=f"new{number}", bib=synthetic.bib(number)) for number in numbers)
    place.write_text("".join(write(items)), encoding="utf-8")
    return place


def read(root):
    """Return what is loaded from a review and what the pipeline makes of it."""
    loaded = load(root)
    return loaded, compose(loaded, loaded.problems)


def ident(number):
    """Return the id of a generated report."""
    return synthetic.report(number)


def says(verdict=IN, **more):
    reason = "off-topic" if verdict is OUT else None
    return Said(verdict=verdict, **{"reason": reason, **more})


def decide(root, reviewer, words, stage=TITLES, on=DAY):
    """Put what a reviewer says of some reports into the journal and fold it into the sheets."""
    from pipeline.reviewing.fold import fold

    with opened(root, stage, reviewer) as journal:
        for one, word in words.items():
            journal.add(Line(report=one, said=word, on=on))
        return fold(journal)


def sheets(root, reviewer, stage=TITLES):
    """Return the text of every sheet of a reviewer by its name."""
    place = root / "records" / "screening" / stage / reviewer
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(place.glob("*.yml"))}
