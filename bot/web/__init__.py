"""The small servers of our own."""
