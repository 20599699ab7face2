"""Tools that stand beside the pipeline: converters, measurements, checks of the repository."""
