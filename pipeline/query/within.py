"""Moves fields to the terms they hold for; the meaning of a query stays."""

from pipeline.query.tree import And, In, Near, Or, Phrase, Query, Word, fold, rebuilt


def leafed(query: Query) -> Query:
    """Return a query in which each field stands at a term, or at two terms that are near each other.

    What is asked of a group of fields is asked of each term by itself: `topic:(a AND b)` finds a record with
    `a` in its title and `b` in its abstract.
    """
    return fold(query, lambda one, parts: _pushed(one, parts[0]) if isinstance(one, In) else same(one, parts))


def same(one: Query, parts: tuple[Query, ...]) -> Query:
    """Return a query with its parts as they have become."""
    return rebuilt(one, parts) if parts else one


def _pushed(field: In, query: Query) -> Query:
    def make(one: Query, parts: tuple[Query, ...]) -> Query:
        return In(field.field, one) if isinstance(one, Word | Phrase | Near) else same(one, parts)

    return fold(query, make, stop=lambda one: isinstance(one, In | Near))


def flattened(query: Query) -> Query:
    """Return a query without conjunctions in conjunctions, or alternatives in alternatives."""

    def make(one: Query, parts: tuple[Query, ...]) -> Query:
        if isinstance(one, And | Or):
            kind = type(one)
            flat = (inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))
            return rebuilt(one, tuple(flat))
        return same(one, parts)

    return fold(query, make)
