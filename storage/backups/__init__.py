"""Copies of an office: backups, restoring, moving to another database."""
