"""Use cases: gather, decide, apply. A room a subject, and in it a file each."""
