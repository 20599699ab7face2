"""Reviewers at work: their sheets, the screen in the terminal, what they agree on, other tools."""
