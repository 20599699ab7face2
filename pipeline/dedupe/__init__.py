"""Which records are the same report: normalise, block, compare, decide, cluster.

Each step is a module of pure functions on columns in chunks. `normalise` brings printed descriptions into
comparable form, `block` names the few pairs worth looking at, `compare` says field by field on what level
two descriptions agree or differ, `weights` turns levels into a score, `vetoes` are rules of bibliography
that no score outweighs, `decide` makes a verdict of both, `cluster` joins pairs without ever chaining around
a contradiction. `matching` runs them on the records of a review, `local` on columns of any size.

A report is one document. A preprint and its published version are two documents: two reports, which a
person's link makes one study. So are a conference paper and the journal article that extends it. They are
never merged here, whatever identifiers they share; `versions` proposes them for a link.

The records of an earlier search are settled before those of a later one are looked at: to import a search
adds records to reports, or joins reports, and never parts what earlier searches had joined. A record that
a better reader finds later, or a ruling, may part records that are tied to it, and no others.
"""
