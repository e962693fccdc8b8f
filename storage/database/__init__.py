"""The database itself: engine, start, faults, presence, and how the program is."""
