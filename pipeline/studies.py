"""Studies: reports joined by links, with the file that places and describes them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline import files, outcomes_state
from pipeline.appraisal.bias import appraisals
from pipeline.claims import claims, doubts, placements
from pipeline.extraction.accord import extracts, forms_of
from pipeline.linking import studies_of
from pipeline.loaded import Loaded, Stored
from pipeline.model import Identity, Screening, Study
from pipeline.problems import Problem, Severity
from pipeline.values import ReportId, StudyId

Files = Mapping[StudyId, Stored[files.StudyFile]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studies:
    """The studies with a file or an included report, the works of context, and what was amiss."""

    studies: Mapping[StudyId, Study]
    context: Mapping[StudyId, Study]
    problems: tuple[Problem, ...]


def studies(loaded: Loaded, identity: Identity, screenings: Sequence[Screening]) -> Studies:
    """Join reports into studies and give each the file that names one of its reports."""
    included = outcomes_state.included(screenings)
    groups = {report: group for group in studies_of(identity, _links(loaded)) for report in group}
    made = _filed(loaded, loaded.studies, groups, identity, included)
    covered = {report for study in made.values() for report in study.reports}
    bare = [group for group in dict.fromkeys(groups.values()) if included & {*group} - covered]
    made |= {study.id: study for study in (_bare(group, identity) for group in bare)}
    context = _filed(loaded, loaded.context, groups, identity, frozenset())
    return Studies(studies=made, context=context, problems=tuple(_clashes(loaded, groups, identity)))


def _links(loaded: Loaded) -> tuple[files.Link, ...]:
    return tuple(stored.value for stored in loaded.links)


def _filed(
    loaded: Loaded,
    stored: Files,
    groups: Mapping[ReportId, tuple[ReportId, ...]],
    identity: Identity,
    included: frozenset[ReportId],
) -> dict[StudyId, Study]:
    units = {unit.id: unit for unit in loaded.metrics.value.units}
    forms = forms_of(loaded.extractions)
    disputed = doubts(loaded.discrepancies.value.discrepancies)
    made = {}
    for ident, one in sorted(stored.items()):
        first = identity.resolve(one.value.report)
        if first is None:
            continue
        reports = (first, *(report for report in groups[first] if report != first))
        made[ident] = Study(
            id=ident,
            reports=reports,
            links=_between(loaded, identity, reports),
            name=one.value.name,
            role=one.value.role or "",
            summary=one.value.summary or "",
            texts={str(key): text for key, text in one.value.texts.items()},
            bias=appraisals(ident, one, forms.get(ident, ()), loaded.protocol.value),
            extracted=extracts(ident, one, forms.get(ident, ()), loaded.form.value, units),
            bib=identity.reports[first].bib,
            placements=placements(ident, one.value),
            claims=claims(ident, one.value, units, disputed),
            included=bool(included & {*reports}),
            file=one.path,
        )
    return made


def _between(loaded: Loaded, identity: Identity, reports: tuple[ReportId, ...]) -> tuple[files.Link, ...]:
    tying = (link for link in _links(loaded) if link.joins)
    return tuple(link for link in tying if identity.resolve(link.reports[0]) in reports)


def _bare(group: tuple[ReportId, ...], identity: Identity) -> Study:
    bib = identity.reports[group[0]].bib
    return Study(
        id=StudyId(group[0].replace(":", "-")),
        reports=group,
        links=(),
        name=bib.title,
        role="",
        summary="",
        texts={},
        bib=bib,
        placements=(),
        claims=(),
        included=True,
    )


def _clashes(
    loaded: Loaded, groups: Mapping[ReportId, tuple[ReportId, ...]], identity: Identity
) -> Iterator[Problem]:
    seen: dict[tuple[ReportId, ...], str] = {}
    for one in [*loaded.studies.values(), *loaded.context.values()]:
        first = identity.resolve(one.value.report)
        if first is None:
            continue
        other = seen.setdefault(groups[first], one.path)
        if other != one.path:
            yield Problem(
                one.path,
                1,
                1,
                "study-twice",
                f"its report {one.value.report} belongs to the study of {other} too",
                "keep one file, or take back the link or ruling that joined them",
                Severity.ERROR,
            )
