"""A Query turned into SQL, counted and paged by the database."""
