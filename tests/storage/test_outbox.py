"""One key, one row: a message cannot be owed twice."""

from datetime import datetime

import pytest

from messages.text import Message, Text, message_payload
from storage.database.engine import Database
from storage.delivery import claims
from storage.delivery.outbox import Target, by_key, enqueue
from storage.tables import Outbox
from tests.office import Office


def test_the_same_key_is_owed_once(database: Database, office: Office, now: datetime) -> None:
    def twice() -> tuple[bool, bool]:
        return database.write(
            lambda s: (
                enqueue(s, "digest:1:2026-11-23", "digest", now=now, person_id=office.clerk),
                enqueue(s, "digest:1:2026-11-23", "digest", now=now, person_id=office.clerk),
            )
        )

    assert twice() == (True, False)
    assert twice() == (False, False)


def test_a_row_starts_due_with_its_one_resend(database: Database, now: datetime) -> None:
    message = message_payload(Message((Text("Đã ghi nhận."),)), tasks=(12,))
    to = Target("telegram", "1", "105")
    database.write(lambda s: enqueue(s, "answer:1:0", "message", now=now, to=to, payload=message, priority=0))
    row = database.read(lambda s: by_key(s, "answer:1:0"))
    assert row is not None
    assert (row.state, row.resends_left, row.attempts, row.chat_id) == ("due", 1, 0, "105")
    assert (row.not_before, row.created_at, row.payload) == (now, now, message)


def test_a_message_to_nobody_is_refused(database: Database, now: datetime) -> None:
    with pytest.raises(ValueError, match="person or a chat"):
        database.write(lambda s: enqueue(s, "x", "message", now=now))


def test_f2_of_two_who_have_seen_a_row_one_takes_it(database: Database, now: datetime) -> None:
    """And the other may neither take it after that, nor settle it, nor put it off."""
    to = Target("telegram", "1", "105")
    payload = message_payload(Message((Text("Đã ghi nhận."),)))
    database.write(lambda s: enqueue(s, "answer:1:0", "message", now=now, to=to, payload=payload))
    (seen,) = database.read(lambda s: claims.candidates(s, now, now, {("telegram", "1")}))

    def take(owner: str) -> list[int]:
        return database.write(
            lambda s: list(claims.claim_all(s, [(seen, s.get_one(Outbox, seen.id))], owner, now, 60.0))
        )

    assert take("one") == [seen.id]
    assert take("other") == []
    assert not database.write(lambda s: claims.drop(s, seen, "cancelled", "gone", now))
    assert not database.write(lambda s: claims.postpone(s, seen, now))
    row = database.read(lambda s: by_key(s, "answer:1:0"))
    assert row is not None
    assert (row.state, row.owner, row.attempts) == ("sending", "one", 1)
