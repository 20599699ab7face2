"""All nouns that the pipeline derives: from a record of an export to the one value `Review`.

Imports only the standard library, the file values, and msgspec for what is made by the hundred thousand.
Everything is frozen; identifiers are strings with types of their own; evidence travels with what it is
evidence for.
"""

from pipeline.model.appraisal import Appraisal, Assessed
from pipeline.model.extraction import Extract, Note
from pipeline.model.flow import (
    Box,
    Broken,
    Column,
    Count,
    Flow,
    Held,
    Line,
    NotReported,
    Outcome,
    Reported,
    Term,
)
from pipeline.model.identity import Bib, Identity, Match, Matched, Name, Record, Report, Withheld
from pipeline.model.release import Change, Release, Snapshot
from pipeline.model.screening import Decision, Finding, ListedWork, RetractionList, Screening
from pipeline.model.study import Amount, Claim, Placement, Statement, Study
from pipeline.model.whole import Page, Prose, Review

__all__ = [
    "Amount",
    "Appraisal",
    "Assessed",
    "Bib",
    "Box",
    "Broken",
    "Change",
    "Claim",
    "Column",
    "Count",
    "Decision",
    "Extract",
    "Finding",
    "Flow",
    "Held",
    "Identity",
    "Line",
    "ListedWork",
    "Match",
    "Matched",
    "Name",
    "NotReported",
    "Note",
    "Outcome",
    "Page",
    "Placement",
    "Prose",
    "Record",
    "Release",
    "Report",
    "Reported",
    "RetractionList",
    "Review",
    "Screening",
    "Snapshot",
    "Statement",
    "Study",
    "Term",
    "Withheld",
]
