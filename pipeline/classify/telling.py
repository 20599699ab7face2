"""What the classify command prints: placements with the words they stand on, or why there are none."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.classify.compare import Coverage
from pipeline.classify.place import Classified, Evidence, Proposal
from pipeline.classify.score import Pair, Score, by_class, macro_f1, micro
from pipeline.classify.table import Document

SHAPE = 1
ROUND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One document with what the rules say of it; `second` is the second opinion, likeliest class first."""

    document: Document
    said: Classified
    second: tuple[str, ...] | None = None


def as_json(told: Sequence[Told], pairs: Sequence[Pair] | None = None) -> str:
    """Return documents with their placements as JSON; with `pairs` the score too."""
    placed = sum(bool(one.said.proposals) for one in told)
    made: dict[str, object] = {
        "schema": SHAPE,
        "records": [row(one) for one in told],
        "summary": {"records": len(told), "placed": placed, "without": len(told) - placed},
    }
    if pairs is not None:
        made["score"] = scored(pairs)
    return dumped(made)


def row(one: Told) -> dict[str, object]:
    """Return one document as JSON knows it."""
    document = one.document
    made: dict[str, object] = {"row": document.row, "line": document.line, "key": document.key or None}
    made |= {"title": document.bib.title, **said(one.said)}
    if document.labels:
        made["labels"] = list(document.labels)
    if one.second is not None:
        made["second_opinion"] = list(one.second)
    return made


def said(found: Classified) -> dict[str, object]:
    """Return placements, classes that were near, and why there is no placement."""
    return {
        "placements": [_placement(one) for one in found.proposals],
        "near": [_placement(one) for one in found.misses],
        "why": found.why or None,
    }


def _placement(one: Proposal) -> dict[str, object]:
    return {
        "node": one.node,
        "path": list(one.path),
        "points": one.points,
        "implied": one.implied,
        "evidence": [_evidence(found) for found in one.evidence],
    }


def _evidence(found: Evidence) -> dict[str, object]:
    return {
        "field": found.field,
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "term": found.term,
        "rule": found.rule,
        "match": found.match,
        "points": found.points,
    }


def scored(pairs: Sequence[Pair]) -> dict[str, object]:
    """Return micro, macro and each class's precision, recall and F1 as JSON knows them."""
    classes = sorted({one for given, proposed in pairs for one in given | proposed})
    each = by_class(pairs, classes)
    return {
        "micro": _numbers(micro(pairs)),
        "macro_f1": round(macro_f1(pairs), ROUND),
        "classes": {name: _numbers(score) for name, score in each.items()},
    }


def _numbers(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, ROUND),
        "recall": round(score.recall, ROUND),
        "f1": round(score.f1, ROUND),
        "given": score.given,
        "proposed": score.proposed,
    }


def as_text(told: Iterable[Told], pairs: Sequence[Pair] | None = None) -> str:
    """Return documents with their placements as lines, and the score where there is one."""
    lines = [line for one in told for line in _lines(one)]
    if pairs is not None:
        lines += [f"micro {micro(pairs)}; macro-F1 {macro_f1(pairs):.3f}"]
        classes = by_class(pairs, sorted({one for given, _ in pairs for one in given}))
        lines += [f"    {name}: {score}, {score.given} given" for name, score in classes.items()]
    return "".join(f"{line}\n" for line in lines)


def _lines(one: Told) -> list[str]:
    document = one.document
    lines = [f"{document.key or document.row}: {document.bib.title}", *proposals(one.said)]
    if one.second is not None:
        lines.append(f"    second opinion: {', '.join(one.second) or 'none'}")
    return lines


def proposals(found: Classified) -> list[str]:
    """Return a line for each class proposed, with the words it stands on, or one that says why none."""
    made = [
        f"    {' > '.join(one.path)}: {_words(one.evidence)}" for one in found.proposals if not one.implied
    ]
    return made or [f"    none: {found.why}"]


def _words(evidence: Sequence[Evidence]) -> str:
    return "; ".join(dict.fromkeys(f"{one.field} “{one.text}”" for one in evidence))


def covered(found: Coverage, form: str, second: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """Return proposals against confirmed placements of a review's works, and what is never hit or doubled."""
    return _covered_json(found, second) if form == "json" else _covered_text(found, second)


def _covered_json(found: Coverage, second: Mapping[str, tuple[str, ...]] | None) -> str:
    works = [
        {
            "study": one.study.id,
            "title": one.study.bib.title,
            "confirmed": list(one.confirmed),
            "unconfirmed": list(one.unconfirmed),
            "unsupported": list(one.unsupported),
            **said(one.said),
            **({} if second is None else {"second_opinion": list(second.get(one.study.id, ()))}),
        }
        for one in found.works
    ]
    pairs = [{"nodes": list(one.nodes), "works": list(one.works), "of": one.either} for one in found.together]
    made = {
        "schema": SHAPE,
        "works": works,
        "never_hit": list(found.never),
        "without_rules": list(found.ruleless),
        "unplaced": [one.study.id for one in found.unplaced],
        "silent": [one.study.id for one in found.silent],
        "together": pairs,
    }
    return dumped(made)


def _covered_text(found: Coverage, second: Mapping[str, tuple[str, ...]] | None) -> str:
    lines = []
    for one in found.works:
        lines += [f"{one.study.id}: {one.study.bib.title}", *proposals(one.said)]
        lines += [f"    not confirmed: {node}" for node in one.unconfirmed]
        lines += [f"    confirmed, and no rule supports it: {node}" for node in one.unsupported]
        if second is not None:
            lines.append(f"    second opinion: {', '.join(second.get(one.study.id, ())) or 'none'}")
    lines += [f"never hit: {node}" for node in found.never]
    lines += [f"without rules: {node}" for node in found.ruleless]
    lines += [
        f"fire together in {len(one.works)} of {one.either}: {' and '.join(one.nodes)}"
        for one in found.together
    ]
    lines.append(
        f"{len(found.works)} works: {len(found.unconfirmed)} with proposals nobody confirmed, "
        f"{len(found.unsupported)} with placements no rule supports, "
        f"{len(found.unplaced)} without a placement, "
        f"{len(found.silent)} of which no rule speaks"
    )
    return "".join(f"{line}\n" for line in lines)


def dumped(data: object) -> str:
    """Return JSON as every report of the command line prints it."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
