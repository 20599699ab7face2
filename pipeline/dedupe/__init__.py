"""Deduplication: which records are one report, with the evidence."""
