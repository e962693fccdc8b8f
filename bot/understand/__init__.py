"""Chat text to an Intent, without side effects."""
