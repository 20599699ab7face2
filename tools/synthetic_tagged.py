"""Invented exports in the line-tagged formats, as large as one likes: what speed and memory are measured on.

Records have five authors with names of their own, an abstract of a thousand characters and some twenty
fields; half of the names have accents, markup and signs stand in about half of the titles.
"""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tools.synthetic_exports import sentence, word

_MARKS = ("<i>in vivo</i> of", "R&amp;D in", "H<sub>2</sub>O and", "5 µm of", "α–β of", "naïve “old”")
_ACCENTS = ("", "", "é", "ö", "ñ", "ł")
_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """One invented record: names as (family, given), and the rest as printed."""

    number: int
    title: str
    people: tuple[tuple[str, str], ...]
    journal: str
    year: int
    abstract: str
    keywords: tuple[str, ...]

    @property
    def doi(self) -> str:
        return f"10.1000/made.{self.year}.{self.number}"


def tagged(dialect: str, n: int, seed: int) -> Iterator[bytes]:
    """Yield an export of `n` records piece by piece; `dialect` is one of ris, wos, nbib and enw."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    write = DIALECTS[dialect]
    if dialect == "wos":
        yield b"FN Clarivate Analytics Web of Science\nVR 1.0\n"
    for number in range(1, n + 1):
        yield ("\n".join(write(_made(chance, number))) + "\n\n").encode()
    if dialect == "wos":
        yield b"EF\n"


def _made(chance: Random, number: int) -> _Made:
    return _Made(
        number=number,
        title=f"{sentence(chance, 80, _MARKS)} {number}",
        people=tuple((_family(chance), word(chance).capitalize()) for _ in range(5)),
        journal=f"{sentence(chance, 25)} Letters",
        year=chance.randint(1990, 2025),
        abstract=sentence(chance, 1000, _MARKS if number % 4 == 0 else ()),
        keywords=tuple(f"{word(chance)} {word(chance)}" for _ in range(4)),
    )


def _family(chance: Random) -> str:
    return f"{word(chance).capitalize()}{chance.choice(_ACCENTS)}{word(chance, 1, 2)}"


def _initials(person: tuple[str, str]) -> str:
    return f"{person[0]}, {person[1][0]}"


def _ris(made: _Made) -> Iterator[str]:
    yield "TY  - JOUR"
    yield f"TI  - {made.title}"
    yield f"T2  - {made.journal}"
    yield f"J2  - {made.journal[:12]}"
    yield f"VL  - {made.number % 90}"
    yield f"IS  - {made.number % 12}"
    yield f"SP  - {made.number}"
    yield f"EP  - {made.number + 9}"
    yield f"PY  - {made.year}"
    yield f"DO  - {made.doi}"
    yield from (f"AU  - {family}, {given}" for family, given in made.people)
    yield "AD  - An invented institute, A town, A country"
    yield f"UR  - https://example.org/inward/record.uri?id={made.number}"
    yield f"AB  - {made.abstract}"
    yield from (f"KW  - {word}" for word in made.keywords)
    yield "PB  - An invented publisher"
    yield "SN  - 1234-5678"
    yield "LA  - English"
    yield "M3  - Article"
    yield "DB  - Invented"
    yield f"N1  - Export Date: {made.number % 28 + 1} May 2024; Cited By: {made.number % 50}"
    yield "ER  - "


def _folded(tag: str, values: Sequence[str], width: int = _WIDTH) -> Iterator[str]:
    """Yield the lines of a Web of Science field, those after the first set in by three spaces."""
    lines = [line for value in values for line in textwrap.wrap(value, width)]
    yield f"{tag} {lines[0]}"
    yield from (f"   {line}" for line in lines[1:])


def _wos(made: _Made) -> Iterator[str]:
    yield "PT J"
    yield from _folded("AU", [_initials(person) for person in made.people])
    yield from _folded("AF", [f"{family}, {given}" for family, given in made.people])
    yield from _folded("TI", [made.title])
    yield f"SO {made.journal.upper()}"
    yield "LA English"
    yield "DT Article"
    yield from _folded("DE", ["; ".join(made.keywords)])
    yield from _folded("ID", ["; ".join(word.upper() for word in made.keywords[:2])])
    yield f"AB {made.abstract}"
    yield from _folded("C1", [f"[{_initials(made.people[0])}] Invented Univ, A Town, A Country."])
    yield from _folded("CR", [f"Doe J, {made.year - at}, INVENTED J, V{at}, P{at}" for at in range(1, 9)])
    yield "NR 8"
    yield f"TC {made.number % 40}"
    yield "PU INVENTED PUBL"
    yield "SN 1234-5678"
    yield "EI 2345-6789"
    yield "J9 INVENTED J"
    yield "JI Invented J."
    yield "PD MAR 12"
    yield f"PY {made.year}"
    yield f"VL {made.number % 90}"
    yield f"IS {made.number % 12}"
    yield f"BP {made.number}"
    yield f"EP {made.number + 9}"
    yield f"DI {made.doi}"
    yield "PG 10"
    yield f"UT WOS:{made.number:015d}"
    yield "ER"


def _nbib(made: _Made) -> Iterator[str]:
    yield f"PMID- {made.number}"
    yield "OWN - NLM"
    yield "STAT- MEDLINE"
    yield "DCOM- 20240101"
    yield "LR  - 20240102"
    yield "IS  - 1234-5678 (Electronic)"
    yield "IS  - 2345-6789 (Linking)"
    yield f"VI  - {made.number % 90}"
    yield f"IP  - {made.number % 12}"
    yield f"DP  - {made.year} Mar 12"
    yield from _wrapped("TI", made.title)
    yield f"PG  - {made.number}-{made.number + 9}"
    yield f"LID - {made.doi} [doi]"
    yield from _wrapped("AB", made.abstract)
    for family, given in made.people:
        yield f"FAU - {family}, {given}"
        yield f"AU  - {family} {given[0]}"
        yield "AD  - An invented institute, A town, A country."
    yield "LA  - eng"
    yield "PT  - Journal Article"
    yield f"DEP - {made.year}0203"
    yield "PL  - England"
    yield "TA  - J Invent Res"
    yield f"JT  - {made.journal}"
    yield "JID - 1234567"
    yield "SB  - IM"
    yield from (f"MH  - {word}" for word in made.keywords)
    yield "OTO - NOTNLM"
    yield from (f"OT  - {word.upper()}" for word in made.keywords[:2])
    yield "EDAT- 2024/01/01 06:00"
    yield "PHST- 2024/01/01 06:00 [pubmed]"
    yield f"AID - {made.doi} [doi]"
    yield "PST - ppublish"
    yield from _wrapped("SO", f"J Invent Res. {made.year} Mar 12;1(2):3-4. doi: {made.doi}.")


def _wrapped(tag: str, value: str) -> Iterator[str]:
    first, *others = textwrap.wrap(value, _WIDTH)
    yield f"{tag:<4}- {first}"
    yield from (f"      {line}" for line in others)


def _enw(made: _Made) -> Iterator[str]:
    yield "%0 Journal Article"
    yield f"%T {made.title}"
    yield from (f"%A {family}, {given}" for family, given in made.people)
    yield f"%J {made.journal}"
    yield f"%D {made.year}"
    yield f"%8 March 12, {made.year}"
    yield f"%V {made.number % 90}"
    yield f"%N {made.number % 12}"
    yield f"%P {made.number}-{made.number + 9}"
    yield "%I An invented publisher"
    yield "%@ 1234-5678"
    yield "%G English"
    yield f"%R {made.doi}"
    yield f"%U https://example.org/articles/{made.number}"
    yield from (f"%K {word}" for word in made.keywords)
    yield f"%X {made.abstract}"
    yield "%~ Invented"
    yield f"%M INV:{made.number}"


DIALECTS: dict[str, Callable[[_Made], Iterator[str]]] = {
    "ris": _ris,
    "wos": _wos,
    "nbib": _nbib,
    "enw": _enw,
}
