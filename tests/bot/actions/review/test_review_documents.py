"""The longest of the real documents is reviewed with the real registry in few messages of a person."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from bot.actions.people.registry import import_people, import_units
from messages.text import utf16_length
from storage.database.engine import Database
from storage.registry import people
from storage.tables import Address
from tests.bot.reviewing import desk, received, send
from tests.bot.talk import BOT, CHANNEL, Talk, chat_of
from tests.office import LINKED

FOLDER = os.environ.get("NHACVIEC_DOCUMENTS", "")

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="the real documents are not here (NHACVIEC_DOCUMENTS names no folder)"
)


@pytest.fixture
def clerk(database: Database, now: datetime) -> int:
    """Somebody of the real office, linked."""
    registry = Path(FOLDER) / "registry"
    database.write(lambda session: import_units(session, registry / "units.csv", now))
    database.write(lambda session: import_people(session, registry / "people.csv", now))
    officer = database.read(people.office_people)[0].id
    chat = chat_of(officer)
    address = Address(
        person_id=officer, channel=CHANNEL, bot=BOT, user_id=chat, chat_id=chat, linked_at=LINKED
    )
    database.write(lambda session: session.add(address))
    return officer


def seed(start: str) -> str:
    """A real document's text."""
    return next(Path(FOLDER, "seeds").glob(f"{start}*")).read_text(encoding="utf-8")


def test_sixty_four_drafts_are_reviewed_and_saved_in_ten_messages(
    database: Database, clerk: int, now: datetime, tmp_path: Path
) -> None:
    talk = Talk(database, now, tmp_path)
    shown = send(talk, clerk, received(seed("001")))
    messages = 1
    assert len(desk(talk).drafts) == 64
    unknown = [draft.number for draft in desk(talk).drafts if draft.unmatched]
    for command in (
        "trang sau",
        "trang sau",
        "trang sau",
        "trang sau",
        f"giao {unknown[0]} cho NVY",
        "1",
        "sửa hạn 2 ngày 25; sửa hạn 4 thứ sáu hàng tuần",
        "lưu",
    ):
        shown += talk.say(clerk, command)
        messages += 1
    assert messages <= 10
    saved = desk(talk)
    assert saved.review.state == "saved"
    assert [draft.task_number for draft in saved.drafts] == list(range(1, 65))
    assert all(utf16_length(message.text.plain) <= 4096 for message in shown)
    pages = [message for message in shown if "Trang " in message.text.plain]
    seen = {n for n in range(1, 65) for page in pages if f"\n{n}. " in page.text.plain}
    assert seen >= set(range(1, 11))


@pytest.mark.parametrize("start", ["000", "001", "003", "004"])
def test_every_real_document_becomes_a_review_that_says_all_of_its_drafts(
    database: Database, clerk: int, now: datetime, tmp_path: Path, start: str
) -> None:
    talk = Talk(database, now, tmp_path)
    shown = send(talk, clerk, received(seed(start)))
    assert all(utf16_length(message.text.plain) <= 4096 for message in shown)
    while any(button.label.casefold().startswith("trang sau") for row in shown[-1].buttons for button in row):
        shown += talk.say(clerk, "trang sau")
    every = "\n".join(message.text.plain for message in shown)
    for draft in desk(talk).drafts:
        assert f"\n{draft.number}. " in every
