"""How a verb of the command line ends."""

from enum import IntEnum
from typing import NoReturn

import typer


class Exit(IntEnum):
    """Exit statuses; README lists them."""

    OK = 0
    INPUT = 1  # a file or a value that was given cannot be used
    ILL = 1  # `health`: something is ill; Docker knows 0 and 1 alone
    CONFIG = 2  # settings
    STORE = 3  # the database
    NETWORK = 4  # the token, a port, the sandbox
    HAND = 5  # `check`, `tidy`: something needs somebody's hand
    SHARED = 6  # another program uses the token
    LATER = 75  # the database cannot be used just now (EX_TEMPFAIL of sysexits.h)
    INTERRUPTED = 130  # Ctrl+C before there was anything to end in order


def fail(sentence: str, status: Exit) -> NoReturn:
    """Say why in one sentence on standard error, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(int(status))
