"""Bias: judgements of several people on the domains of a study, brought together; the overall judgement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline import files
from pipeline.loaded import Stored
from pipeline.model import Appraisal, Assessed, Study
from pipeline.text import anchor
from pipeline.values import Accord, ReviewerId, Slug, StudyId, Text

OVERALL: Final = Slug("overall")
NOT_REPORTED: Final = "not reported"
NAMED: Final = Slug("named-domains")
SIGNS: Final[Mapping[str, str]] = {"low": "+", "some": "-", "high": "x", "critical": "!", "unknown": "?"}
"""The signs of the tones, as in the figures of the R package robvis (McGuinness and Higgins 2021)."""
UNKNOWN: Final = ReviewerId("unknown")
Forms = Sequence[Stored[files.Extraction]]
Judged = Sequence[tuple[files.Judgement, Assessed]]


def tools_of(protocol: files.Protocol) -> tuple[files.BiasTool, ...]:
    """Return the tools of a protocol; domains that are only named become one without a scale."""
    if protocol.bias or not protocol.bias_domains:
        return protocol.bias
    named = tuple(files.Aspect(id=Slug(anchor(one)), label=one) for one in protocol.bias_domains)
    return (files.BiasTool(id=NAMED, label=Text("Domains of bias that are named"), domains=named),)


def sign_of(level: files.BiasLevel) -> str:
    """Return the sign of a level in figures."""
    return level.sign or SIGNS[level.tone]


def appraisals(
    study: StudyId, stored: Stored[files.StudyFile], forms: Forms, protocol: files.Protocol
) -> tuple[Appraisal, ...]:
    """Return the judgements on a study: of each tool that was used on it, domain by domain, then overall."""
    tools = tools_of(protocol)
    every = [*_judged(stored, forms)] if tools else []
    found: list[Appraisal] = []
    for tool in tools:
        mine = [(one, said) for one, said in every if (one.tool or tools[0].id) == tool.id]
        if mine:
            found += _by_tool(study, tool, mine)
    return tuple(found)


def _by_tool(study: StudyId, tool: files.BiasTool, judged: Judged) -> Iterator[Appraisal]:
    blank = Appraisal(study=study, tool=tool.id, domain=OVERALL)
    domains = [_appraised(replace(blank, domain=one.id), _on(one.id, judged)) for one in tool.domains]
    yield from domains
    stated = _appraised(blank, _on(OVERALL, judged))
    derived = worst(tool, [one.level for one in domains]) if tool.overall == "worst" else None
    yield stated if stated.assessed else replace(blank, level=derived, derived=derived is not None)


def _on(domain: Slug, judged: Judged) -> list[Assessed]:
    return [said for one, said in judged if one.domain == domain]


def _judged(stored: Stored[files.StudyFile], forms: Forms) -> Iterator[tuple[files.Judgement, Assessed]]:
    """Yield every judgement of a study file and of people's forms, with who made it.

    What stands in a person's own form goes before what the study file says that the same person judged.
    """
    own = {(one.tool, one.domain, one.by or form.value.by) for form in forms for one in form.value.bias}
    for one in stored.value.bias:
        said = _assessed(one, stored.path, stored.value.reading)
        if one.settled or (one.tool, one.domain, said.by) not in own:
            yield one, said
    for form in forms:
        for one in form.value.bias:
            yield one, _assessed(one, form.path, form.value)


def _assessed(one: files.Judgement, path: str, usual: files.Reading | files.Extraction | None) -> Assessed:
    return Assessed(
        by=one.by or (usual.by if usual else UNKNOWN),
        on=one.on or (usual.on if usual else None),
        level=one.judgement,
        why=one.justification or "",
        place=one.place or "",
        file=path,
        settled=one.settled,
    )


def _appraised(blank: Appraisal, said: Sequence[Assessed]) -> Appraisal:
    """Return what stands of some judgements: what was settled, else what all say."""
    said = sorted(said, key=lambda one: one.settled)
    final = said[-1] if said and said[-1].settled else None
    levels = {one.level for one in said if not one.settled}
    people = {one.by for one in said if not one.settled}
    if final is not None and len(said) > 1:
        return replace(blank, assessed=tuple(said), accord=Accord.SETTLED, level=final.level)
    if len(levels) > 1:
        return replace(blank, assessed=tuple(said), accord=Accord.DIFFERS)
    accord = (Accord.AGREED if len(people) > 1 else Accord.SINGLE) if said else None
    return replace(blank, assessed=tuple(said), accord=accord, level=said[0].level if said else None)


def worst(tool: files.BiasTool, levels: Sequence[Slug | None]) -> Slug | None:
    """Return the overall level that follows from those of the domains, or None while one is missing.

    It is the worst of the domains; the last word of the scale needs no other domain. A domain without
    information makes an overall that would be the best one unknown.
    """
    ranked = [one.id for one in tool.levels if one.tone != "unknown"]
    blind = [one.id for one in tool.levels if one.tone == "unknown"]
    ranks = [ranked.index(one) for one in levels if one in ranked]
    highest = max(ranks, default=0)
    if None in levels and highest + 1 < len(ranked):
        return None
    unsure = any(one in blind for one in levels)
    if unsure and not highest:
        return blind[0]
    return ranked[highest] if ranks else None


def of_tool(work: Study, tool: files.BiasTool) -> Mapping[Slug, Appraisal]:
    """Return the judgements on a work by one tool, by domain; every domain is there, judged or not."""
    blank = Appraisal(study=work.id, tool=tool.id, domain=OVERALL)
    none = {ident: replace(blank, domain=ident) for ident in rows(tool)}
    return none | {one.domain: one for one in work.bias if one.tool == tool.id}


def rows(tool: files.BiasTool) -> tuple[Slug, ...]:
    """Return the domains of a tool and, last, the overall judgement."""
    return (*(one.id for one in tool.domains), OVERALL)


def judged_by(works: Iterable[Study], tool: files.BiasTool, protocol: files.Protocol) -> tuple[Study, ...]:
    """Return the works of a tool: those judged by it and, for the first tool, those judged by none."""
    first = tools_of(protocol)[0].id == tool.id
    return tuple(
        work for work in works if any(one.tool == tool.id for one in work.bias) or (first and not work.bias)
    )
