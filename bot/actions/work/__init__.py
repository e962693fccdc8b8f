"""Tasks: given, changed, stopped, reported, decided on, undone."""
