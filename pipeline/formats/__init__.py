"""Readers and writers of bibliographic formats, one module each."""
