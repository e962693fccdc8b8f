"""How the program is, asked of both databases: by a session, by the file alone, by who only asks a server."""

from datetime import timedelta

from sqlmodel import Session

from storage.database.engine import Database
from storage.database.glance import Vitals, alive_note, glance_at_vitals
from storage.database.notes import ask_server, note_alive, vitals_of
from storage.delivery import outbox
from storage.delivery.outbox import Target
from storage.incoming import retention
from storage.tables import Inbox
from tests.storage.story import NOW


def test_what_waits_and_what_was_noted_is_told_alike_by_every_way(any_database: Database) -> None:
    def story(session: Session) -> None:
        chat = Target("telegram", "1", "7")
        for n, (priority, minutes) in enumerate(((0, 4), (5, 9), (0, 2))):
            at = NOW - timedelta(minutes=minutes)
            outbox.enqueue(session, f"m{n}", "message", now=at, to=chat, priority=priority)
        session.add(Inbox(channel="telegram", bot="1", key="k", received_at=NOW - timedelta(seconds=9)))
        outbox.note_seen(session, NOW)
        retention.note_tidied(session, NOW - timedelta(hours=2))
        note_alive(
            session, alive_note(NOW - timedelta(days=1), {"telegram": NOW, "zalo": None}, ["zalo"], [])
        )

    any_database.write(story)
    found = any_database.read(vitals_of)
    assert found == Vitals(
        inbox=1,
        outbox={"due": 3, "sending": 0, "ambiguous": 0},
        came=NOW - timedelta(seconds=9),
        owed=NOW - timedelta(minutes=9),
        answer=NOW - timedelta(minutes=4),
        tick=NOW,
        started=NOW - timedelta(days=1),
        tidied=NOW - timedelta(hours=2),
        polls={"telegram": NOW, "zalo": None},
        deaf=("zalo",),
    )
    ask = glance_at_vitals if any_database.engine.dialect.name == "sqlite" else ask_server
    assert ask(any_database.url) == found


def test_of_an_office_in_which_nothing_ever_ran_nothing_is_known(any_database: Database) -> None:
    found = any_database.read(vitals_of)
    assert (found.tick, found.tidied, found.polls) == (None, None, {})
