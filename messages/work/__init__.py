"""Tasks on their way: given, reminded of, reported, decided, changed; the morning's digest."""
