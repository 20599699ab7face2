"""The readers of JSON, in the order in which they are asked."""

from pipeline.formats.json_crossref import READER as CROSSREF
from pipeline.formats.json_csl import READER as CSL
from pipeline.formats.json_dblp import READER as DBLP
from pipeline.formats.json_flat import READER as FLAT
from pipeline.formats.json_lens import READER as LENS
from pipeline.formats.json_openalex import READER as OPENALEX
from pipeline.formats.json_own import READER as OWN
from pipeline.formats.json_semantic_scholar import READER as SEMANTIC_SCHOLAR

JSON_READERS = (OPENALEX, CROSSREF, SEMANTIC_SCHOLAR, DBLP, LENS, CSL, OWN, FLAT)
