"""A moment given on the command line. It stands by itself so that no settings are loaded for it."""

from datetime import datetime

import typer

from messages.command_line import cli as words
from tasks.workdays import VIETNAM


def given_moment(given: object) -> datetime:
    """The moment to count from, Vietnam's where no zone is said; a day alone begins at midnight."""
    if given is None:
        return datetime.now(VIETNAM)
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        raise typer.BadParameter(words.bad_moment(str(given))) from None
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
