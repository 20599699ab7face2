"""Screening: criteria, decisions and their outcomes."""
