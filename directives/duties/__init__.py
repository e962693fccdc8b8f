"""Who owes what: units, roles, and the draft tasks made of an outline."""
