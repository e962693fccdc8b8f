"""A document from its reading to its tasks: looked up, matched, corrected, saved."""
