"""The engine of a living systematic review: records in, a site of traceable numbers out."""
