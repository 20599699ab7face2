"""Turns the facts of the published review into files of records/; judgement lies in tables beside it."""
