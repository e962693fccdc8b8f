"""The office's units, people and codes as a message names them."""
