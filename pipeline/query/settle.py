"""Brings a tree as read into the form that all syntaxes share: dates, languages and types as leaves."""

from pipeline.normalize import language
from pipeline.query.lint import Finding
from pipeline.query.special import dates
from pipeline.query.tree import And, Dates, In, Kind, Language, Near, Phrase, Query, Word, both, fold, rebuilt

KINDS = {
    "article": "article", "journal article": "article", "ar": "article", "academic journal": "article",
    "conference": "conference", "proceedings paper": "conference", "conference paper": "conference",
    "cp": "conference", "conference proceeding": "conference", "review": "review", "re": "review",
    "book": "book", "bk": "book", "chapter": "chapter", "book chapter": "chapter", "ch": "chapter",
    "editorial": "editorial", "ed": "editorial",
    "editorial material": "editorial", "retraction": "retraction", "tb": "retraction",
    "retraction of publication": "retraction", "dataset": "dataset", "dp": "dataset", "data paper": "dataset",
    "preprint": "preprint", "thesis": "thesis", "report": "report",
}  # fmt: skip
LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "pt": "portuguese",
    "nl": "dutch", "zh": "chinese", "ja": "japanese", "ko": "korean", "ru": "russian", "pl": "polish",
    "tr": "turkish", "ar": "arabic", "fa": "persian", "cs": "czech", "sv": "swedish", "da": "danish",
    "no": "norwegian", "fi": "finnish", "hu": "hungarian", "uk": "ukrainian", "el": "greek", "he": "hebrew",
    "hr": "croatian", "sr": "serbian", "ro": "romanian", "vi": "vietnamese", "id": "indonesian",
    "hi": "hindi",
}  # fmt: skip
_SETTLED = frozenset({"date", "language", "kind"})


def settled(query: Query, findings: list[Finding]) -> Query:
    """Return a tree in which what is asked of date, language and type is said by leaves of their own."""

    def make(one: Query, parts: tuple[Query, ...]) -> Query:
        if isinstance(one, In) and one.field in _SETTLED:
            return _valued(one.field, parts[0], findings)
        if isinstance(one, And):
            return both(_spanned(parts))
        if isinstance(one, Near):
            return _nearby(one, parts, findings)
        if isinstance(one, Kind):
            return Kind(KINDS.get(one.name.lower(), one.name.lower()))
        return rebuilt(one, parts) if parts else one

    return fold(query, make)


def _spanned(parts: tuple[Query, ...]) -> tuple[Query, ...]:
    """Return the parts of a conjunction with two half-open ranges of dates made one."""
    since = [one for one in parts if isinstance(one, Dates) and one.low and not one.high]
    until = [one for one in parts if isinstance(one, Dates) and one.high and not one.low]
    if len(since) != 1 or len(until) != 1:
        return parts
    whole = Dates(since[0].low, until[0].high)
    return tuple(whole if one is since[0] else one for one in parts if one is not until[0])


def _nearby(one: Near, parts: tuple[Query, ...], findings: list[Finding]) -> Query:
    """Return nearness within the field that either side names; one field holds for both."""
    fields = [part.field for part in parts if isinstance(part, In)]
    if not fields:
        return rebuilt(one, parts)
    if len(set(fields)) > 1:
        findings.append(Finding(0, "near-fields", " and ".join(fields)))
    first, second = (part.query if isinstance(part, In) else part for part in parts)
    return In(fields[0], Near(first, second, one.distance, one.ordered))


def _valued(field: str, query: Query, findings: list[Finding]) -> Query:
    def make(one: Query, parts: tuple[Query, ...]) -> Query:
        if isinstance(one, Word | Phrase):
            return _value(field, text_of(one), findings)
        return rebuilt(one, parts) if parts else one

    plain = _as_phrase(query)
    return fold(plain, make)


def _as_phrase(query: Query) -> Query:
    """Return words that were joined by nothing as one text: `DT=(Proceedings Paper)`."""
    if isinstance(query, And) and all(isinstance(one, Word) for one in query.parts):
        return Phrase(tuple(one for one in query.parts if isinstance(one, Word)))
    return query


def _value(field: str, text: str, findings: list[Finding]) -> Query:
    if field == "date":
        return dates(text, 0, findings)
    if field == "language":
        return Language(language(text))
    return Kind(KINDS.get(text.lower(), text.lower()))


def text_of(one: Word | Phrase) -> str:
    """Return the text of a term."""
    return one.text if isinstance(one, Word) else " ".join(word.text for word in one.words)
