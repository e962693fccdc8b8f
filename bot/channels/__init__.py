"""A folder for each messenger, and what they have in common."""
