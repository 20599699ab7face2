"""Real records through every shape: what a shape carries comes back as it was, from any export we read."""

import pytest

from pipeline.formats import READERS, detect
from pipeline.formats.accounting import account
from pipeline.formats.citekeys import keyed
from pipeline.formats.writers import WRITERS
from pipeline.formats.written import FIELDS, Written, value
from tests.formats.made import circled
from tests.formats.test_shared import SHARED, pytestmark  # noqa: F401 - skips where the folder is not here

FIXTURES = SHARED / "fixtures"
FILES = sorted(path.relative_to(FIXTURES).as_posix() for path in FIXTURES.rglob("*.*") if path.is_file())
CIRCLES = [name for name, writer in WRITERS.items() if writer.reader in READERS]
LOST = {"asreview": {"date"}}
RARE = {"publisher", "first_public", "keywords", "labels", "reasons"}


def records(file):
    """Return the records of an export in whatever format it is, each with a key of its own."""
    data = (FIXTURES / file).read_bytes()
    names = detect(data)
    found = account(data, READERS[names[0]], file).records if len(names) == 1 else ()
    told = (one for one in found if one.bib.title or one.bib.authors or one.bib.abstract)
    return [*keyed(Written(key=one.key, bib=one.bib, marks=one.marks) for one in told)]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", CIRCLES)
def test_real_records_come_back_in_all_that_their_shape_carries(name, file):
    items = records(file)
    for one, other in zip(items, circled(WRITERS[name], items), strict=True):
        kept = [field for field in sorted(FIELDS) if WRITERS[name].keeps(field, one)]
        assert {field: value(field, other) for field in kept} == {field: value(field, one) for field in kept}


@pytest.mark.parametrize("name", CIRCLES)
def test_what_a_shape_carries_within_limits_it_carries_of_nearly_all_real_records(name):
    writer = WRITERS[name]
    items = [item for file in FILES for item in records(file)]
    for field in writer.carries - RARE - LOST.get(name, set()):
        lost = [item for item in items if value(field, item) and not writer.keeps(field, item)]
        assert len(lost) <= len(items) / 25, (field, lost[:3])
