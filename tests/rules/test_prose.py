import pytest

from pipeline import files
from pipeline.load import load
from pipeline.loaded import Stored
from pipeline.rules.prose import prose
from pipeline.rules.world import World
from tests.conftest import copy_of
from tests.made import changed


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return load(copy_of("models", tmp_path_factory.mktemp("prose")))


def found(loaded, **parts):
    """Return where rules find a typed number once parts of a review are replaced."""
    stored = {name: Stored(path=getattr(loaded, name).path, value=made) for name, made in parts.items()}
    return [(one.path, one.loc, one.code) for one in prose(World(changed(loaded, **stored)))]


def test_the_prose_of_the_tiny_review_holds_no_typed_number(loaded):
    assert found(loaded) == []


def test_a_definition_holds_no_typed_number(loaded):
    first, *rest = loaded.taxonomy.value.nodes
    nodes = (changed(first, definition="One of 7."), *rest)
    where = [("records/taxonomy.yml", ("nodes", 0, "definition"), "typed-number")]
    assert found(loaded, taxonomy=files.Taxonomy(nodes=nodes)) == where


def test_the_definition_of_a_metric_holds_no_typed_number(loaded):
    old = loaded.metrics.value
    metrics = changed(old, metrics=(changed(old.metrics[0], definition="In 3 parts."), *old.metrics[1:]))
    assert [loc for _, loc, _ in found(loaded, metrics=metrics)] == [("metrics", 0, "definition")]


@pytest.mark.parametrize("key", ["title", "caption"])
def test_a_table_is_told_without_a_typed_number(loaded, key):
    first, *rest = loaded.tables.value.tables
    tables = files.Tables(tables=(changed(first, **{key: "All 9"}), *rest))
    assert [loc for _, loc, _ in found(loaded, tables=tables)] == [("tables", 0, key)]


@pytest.mark.parametrize("key", ["title", "caption"])
def test_a_chart_is_told_without_a_typed_number(loaded, key):
    first, *rest = loaded.charts.value.charts
    charts = files.Charts(charts=(changed(first, **{key: "All 9"}), *rest))
    assert [loc for _, loc, _ in found(loaded, charts=charts)] == [("charts", 0, key)]


@pytest.mark.parametrize("key", ["finding", "standing"])
def test_a_discrepancy_is_told_without_a_typed_number(loaded, key):
    first, *rest = loaded.discrepancies.value.discrepancies
    listed = files.Discrepancies(discrepancies=(changed(first, **{key: "69 or 79"}), *rest))
    where = [("discrepancies", 0, key)] * 2
    assert [loc for _, loc, _ in found(loaded, discrepancies=listed)] == where


@pytest.mark.parametrize(
    ("changes", "loc"),
    [({"summary": "Has 2."}, ("summary",)), ({"texts": {"aim": "To 5."}}, ("texts", "aim"))],
)
def test_a_study_is_told_without_a_typed_number(loaded, changes, loc):
    ident, stored = next(iter(loaded.studies.items()))
    studies = {**loaded.studies, ident: Stored(path=stored.path, value=changed(stored.value, **changes))}
    spoilt = list(prose(World(changed(loaded, studies=studies))))
    assert [(one.path, one.loc) for one in spoilt] == [(stored.path, loc)]


def test_a_proper_name_may_hold_digits(loaded):
    first, *rest = loaded.taxonomy.value.nodes
    taxonomy = files.Taxonomy(nodes=(changed(first, definition="As Pot-3 does."), *rest))
    known = (*loaded.names.value.names, "Pot-3")
    assert found(loaded, taxonomy=taxonomy, names=files.Names(names=known)) == []
