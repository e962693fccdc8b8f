"""Use cases: gather, decide, apply. One file a subject."""
