"""A database of each released version, as its own program left it; `build` says how it was made."""
