"""The steps by which the tables came to be, run by storage.database.start."""

HEAD = "0020"
"""The last step that this program knows; a test holds it to be the last file of versions/."""
