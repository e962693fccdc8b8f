"""What who keeps the program hears: the log, backups, moving, tidying, troubles, the record."""
