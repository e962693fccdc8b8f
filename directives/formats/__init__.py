"""Bytes of each kind of file to text."""
