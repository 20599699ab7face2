"""What people write under records/: one value class per file, field for field as the file has it.

Imports only the standard library. `load` parses files into these values, `store` writes them back in
canonical form, and the JSON Schemas for editors are generated from them. `schema` is the version of
a file's shape; a change of shape adds one and ships a `migrate` step.
"""

from pipeline.files.appraisal import (
    Aspect,
    BiasLevel,
    BiasTool,
    Certainty,
    CertaintyLevel,
    CertaintyScale,
    CertaintyStep,
    Judgement,
    Rating,
)
from pipeline.files.decisions import Alias, Block, Correction, Corrections, Link, Ruling, Sheet
from pipeline.files.discrepancy import Discrepancies, Discrepancy
from pipeline.files.display import Chart, Charts, Period, Selection, Table, TableColumn, Tables
from pipeline.files.extraction import Extraction, Noted, Reconciled
from pipeline.files.protocol import (
    Criterion,
    Label,
    PlannedQuery,
    Protocol,
    Reason,
    ReportedNumber,
    Reviewer,
    Schedule,
    Source,
    Version,
)
from pipeline.files.ranking import Ranking
from pipeline.files.retractions import Retractions
from pipeline.files.search import Acknowledged, ExportFile, Query, Search
from pipeline.files.study import ClaimEntry, Placed, Reading, StatedValue, StudyFile
from pipeline.files.vocabulary import (
    Form,
    FormField,
    Metric,
    Metrics,
    Names,
    Node,
    PlacementRule,
    Taxonomy,
    Unit,
)
from pipeline.files.working import Operand, Step, Working, Workings

__all__ = [
    "Acknowledged",
    "Alias",
    "Aspect",
    "BiasLevel",
    "BiasTool",
    "Block",
    "Certainty",
    "CertaintyLevel",
    "CertaintyScale",
    "CertaintyStep",
    "Chart",
    "Charts",
    "ClaimEntry",
    "Correction",
    "Corrections",
    "Criterion",
    "Discrepancies",
    "Discrepancy",
    "ExportFile",
    "Extraction",
    "Form",
    "FormField",
    "Judgement",
    "Label",
    "Link",
    "Metric",
    "Metrics",
    "Names",
    "Node",
    "Noted",
    "Operand",
    "Period",
    "Placed",
    "PlacementRule",
    "PlannedQuery",
    "Protocol",
    "Query",
    "Ranking",
    "Rating",
    "Reading",
    "Reason",
    "Reconciled",
    "ReportedNumber",
    "Retractions",
    "Reviewer",
    "Ruling",
    "Schedule",
    "Search",
    "Selection",
    "Sheet",
    "Source",
    "StatedValue",
    "Step",
    "StudyFile",
    "Table",
    "TableColumn",
    "Tables",
    "Taxonomy",
    "Unit",
    "Version",
    "Working",
    "Workings",
]
