"""Names of units, bodies and places: where one begins and ends, and which of ours it is."""
