"""A talk with the bot in the small office of tests.office."""

from datetime import datetime
from pathlib import Path

import pytest

from storage.engine import Database
from tests.bot.reviewing import DOCUMENT, received, send
from tests.bot.talk import Talk
from tests.office import Office


@pytest.fixture
def talk(database: Database, office: Office, now: datetime, tmp_path: Path) -> Talk:
    """A story that begins on Monday 23/11/2026 at 08:00."""
    assert office.clerk
    return Talk(database, now, tmp_path / "xuat")


@pytest.fixture
def opened(talk: Talk, office: Office) -> Talk:
    """The document of tests.bot.reviewing is under review."""
    send(talk, office.clerk, received(DOCUMENT))
    talk.heard(office.chief)
    return talk
