"""Extraction: what fits a field of the form, who extracted what, how far they agree, and asking for it.

Everything here is pure; the command `extract` reads and writes.
"""
