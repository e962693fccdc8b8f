"""Text to an outline: lines, paragraphs under their marks, tables, sentences."""
