"""A file that the office sent: read, proposed, reviewed."""

from bot.turn import Turn


def take_file(turn: Turn) -> None:
    """Import the file that came."""
