"""Classification: rules per class propose where a document belongs, and show by which words.

`scheme` makes the rules ready once, `place` runs them on one description, `score` compares proposals with
what people said, `learn` derives rules from labelled titles, `compare` finds conflicts and gaps in a review.
Nothing here places a study: a proposal becomes a placement when a person writes it into the study's file.
"""
