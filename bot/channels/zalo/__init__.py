"""Zalo Bot Platform: its client, sending, receiving."""
