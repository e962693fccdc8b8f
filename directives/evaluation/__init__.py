"""How right the reader is on documents that were labelled by hand."""
