"""A message as a sentence: its entities, counts, clauses, courtesies; what words are free text."""
