"""Records in the order of their likely relevance, learned from decisions; and when enough of them were seen.

Nothing here excludes a record: an order says what a person reads next, a stopping report what may be missed.
"""
