"""Telegram: sending, receiving, errors."""
