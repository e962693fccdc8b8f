"""A year of an office, played by the true program under a moved clock."""
