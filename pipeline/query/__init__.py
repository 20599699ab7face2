"""Queries of literature databases: one tree, seven syntaxes, and what a query finds in records.

`parse` reads a syntax into a tree and says what is odd in it, `render` prints a tree in a syntax, `translate`
turns it into one that a syntax can express and names everything it cannot, `evaluate` says of a record
whether it is found, and by which words.
"""
