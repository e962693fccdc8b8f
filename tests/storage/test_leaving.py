"""Somebody leaves the office, and what is kept on them is erased: over both databases."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from messages.text import Message, bold, message_payload
from storage import tables
from storage.database.engine import Database, Session
from storage.delivery import claims
from storage.delivery.outbox import Target, enqueue
from storage.record import audit
from storage.record.audit import SEALED
from storage.record.comparing import compare
from storage.registry import accounts, erasing, invites, leaving, people
from storage.registry.accounts import PUT_OUT
from storage.registry.invites import LinkingChat, LinkOutcome
from storage.registry.leaving import Holding
from storage.settings import OfficeSettings
from tasks.model import Person, Role
from tasks.serializing import to_text
from tasks.workdays import local_day
from tests.office import Office
from tests.storage.story import NOW

BOTS = {("telegram", "1")}


def held_by(session: Session, person_id: int) -> Holding:
    person = people.person(session, person_id)
    assert person is not None
    return leaving.held_by(session, person, local_day(NOW))


def put_out(session: Session, person_id: int, actor_id: int | None = None) -> accounts.Closed:
    return leaving.leave(session, held_by(session, person_id), NOW, actor_id)


def chat_of(person_id: int) -> str:
    return str(100 + person_id)


def test_who_left_speaks_in_no_chat_holds_no_role_and_no_code_is_good(
    any_database: Database, any_office: Office
) -> None:
    head, other = any_office.head_planning, LinkingChat("telegram", "1", "777", "777")

    def story(session: Session) -> None:
        code = invites.create(session, head, None, NOW, OfficeSettings()).code
        closed = put_out(session, head, any_office.clerk)
        assert closed.told == (Target("telegram", "1", chat_of(head)),)
        assert people.person_at(session, "telegram", "1", chat_of(head)) is None
        assert not accounts.speaks_in(session, "telegram", "1", chat_of(head))
        assert people.holders(session, Role.HEAD, any_office.planning) == []
        gone = people.person(session, head)
        assert gone is not None
        assert gone.roles == frozenset()
        assert gone not in people.people(session)
        assert invites.link(session, other, code, NOW, OfficeSettings())[0] is LinkOutcome.WRONG

    any_database.write(story)


def test_every_step_is_an_event_with_its_actor(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        put_out(session, any_office.chief, any_office.clerk)
        put_out(session, any_office.deputy)
        told = [
            (event.kind, event.actor_id, event.data.get("by", ""))
            for event in session.exec(select(tables.Event).order_by(col(tables.Event.id)))
            if event.kind != SEALED
        ]
        by_clerk = [(kind, any_office.clerk, "") for kind in ("role_withdrawn", "role_withdrawn", "unlinked")]
        line = audit.COMMAND_LINE
        by_line = [(kind, None, line) for kind in ("role_withdrawn", *["charge_changed"] * 3, "unlinked")]
        assert told == [
            *by_clerk,
            ("person_left", any_office.clerk, ""),
            *by_line,
            ("person_left", None, line),
        ]
        assert audit.verify_chain(session) is None

    any_database.write(story)


def test_a_row_that_was_being_sent_goes_nowhere_when_it_comes_back(
    any_database: Database, any_office: Office
) -> None:
    head = any_office.head_planning

    def story(session: Session) -> None:
        here = Target("telegram", "1", chat_of(head))
        enqueue(session, "answer:1:1", "message", now=NOW, person_id=head, to=here)
        enqueue(session, "notice:1", "message", now=NOW, person_id=head)
        rows = session.exec(select(tables.Outbox)).all()
        for row in rows:
            row.state = "sending"
            session.add(row)
        put_out(session, head)
        for row in rows:
            row.state = "due"
            session.add(row)
        session.flush()
        due = claims.candidates(session, NOW, NOW, BOTS)
        assert [(row.target, row.trouble) for row in due] == [(None, PUT_OUT)] * 2
        assert all(claims.refuse(session, row, NOW) for row in due)
        session.expire_all()
        assert {row.state for row in session.exec(select(tables.Outbox))} == {"cancelled"}

    any_database.write(story)


def test_what_is_owed_to_the_stranger_in_that_chat_still_goes(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        chat = put_out(session, any_office.head_planning).told[0]
        enqueue(session, "farewell:1", "message", now=NOW, to=chat)
        assert [row.target for row in claims.candidates(session, NOW, NOW, BOTS)] == [chat]

    any_database.write(story)


def test_a_chat_that_speaks_for_another_now_hears_nothing_of_the_first(
    any_database: Database, any_office: Office
) -> None:
    head, heir = any_office.head_planning, any_office.head_hospital
    chat = LinkingChat("telegram", "1", chat_of(head), chat_of(head))

    def story(session: Session) -> None:
        code = invites.create(session, head, None, NOW, OfficeSettings()).code
        second = LinkingChat("telegram", "1", "900", "900")
        assert invites.link(session, second, code, NOW, OfficeSettings())[0] is LinkOutcome.LINKED
        accounts.close(session, accounts.of_person(session, head)[:1], NOW, None)
        code = invites.create(session, heir, None, NOW, OfficeSettings()).code
        assert invites.link(session, chat, code, NOW, OfficeSettings())[0] is LinkOutcome.LINKED
        enqueue(
            session,
            "answer:9:1",
            "message",
            now=NOW,
            person_id=head,
            to=Target("telegram", "1", chat_of(head)),
        )
        assert [row.trouble for row in claims.candidates(session, NOW, NOW, BOTS)] == [PUT_OUT]

    any_database.write(story)


# --- erasing ---


def everything(session: Session) -> str:
    """All rows of all tables, in one text."""
    found: list[Any] = []
    for table in tables.Outbox.metadata.sorted_tables:
        found += [[str(cell) for cell in row] for row in session.connection().execute(table.select())]
    return to_text(found)


def lived(session: Session, office: Office) -> Person:
    """The head of a unit has written and been written of."""
    head = office.head_inspection
    person = people.person(session, head)
    assert person is not None
    said = message_payload(Message((bold("Báo cáo") + f" của đồng chí {person.name}, {person.title}.",)))
    enqueue(session, "notice:7", "message", now=NOW, person_id=office.clerk, payload=said)
    chat = "chat-of-the-inspector"
    address = accounts.of_person(session, head)[0]
    address.chat_id = address.user_id = chat
    session.add(address)
    here = Target("telegram", "1", chat)
    enqueue(session, "answer:7:1", "message", now=NOW, person_id=head, to=here, payload=said)
    session.add(
        tables.Inbox(
            channel="telegram", bot="1", key=f"{chat}:5", chat_id=chat, user_id=chat,
            raw="xong 12 SĐT 0900 456 789", state="done", received_at=NOW,
        )
    )  # fmt: skip
    session.add(tables.Bound(channel="telegram", bot="1", chat_id=chat, message_id="m-secret", at=NOW))
    audit.record(session, "note", "assignment:1", now=NOW, actor_id=head, remark="chỉ nhắn riêng")
    audit.record(session, "declined", "assignment:1", now=NOW, actor_id=head, remark="lý do trên hồ sơ")
    session.flush()
    for row in session.exec(select(tables.Outbox)):
        row.state = "sent"
        session.add(row)
    return person


def test_who_is_forgotten_is_a_code(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        person = lived(session, any_office)
        put_out(session, person.id)
        done = erasing.forget(session, person.id, NOW + timedelta(days=1), None)
        session.expire_all()
        left = everything(session)
        for personal in (person.name, person.title, "inspector", "0900 456", "m-secret", "chỉ nhắn riêng"):
            assert personal not in left
        assert "lý do trên hồ sơ" in left
        assert (done.accounts, done.remarks, done.messages) == (1, 1, 2)
        gone = people.person_by_code(session, "N08")
        assert gone is not None
        assert (gone.name, gone.title, gone.id) == ("N08", "", person.id)
        assert erasing.forgotten(session, ["n08", "N05"]) == ["N08"]
        assert audit.verify_chain(session) is None
        assert audit.history(session, f"person:{person.id}")[-1].kind == "person_forgotten"

    any_database.write(story)


def test_nobody_of_the_office_is_forgotten(any_database: Database, any_office: Office) -> None:
    with pytest.raises(ValueError, match="of the office"):
        any_database.write(lambda session: erasing.forget(session, any_office.clerk, NOW, None))


@pytest.mark.sqlite
@pytest.mark.asyncio
async def test_of_the_forgotten_no_letter_is_left_in_the_file(database: Database, office: Office) -> None:
    def story(session: Session) -> None:
        person = lived(session, office)
        put_out(session, person.id)

    await database.run(story)
    await database.run(lambda session: erasing.forget(session, office.head_inspection, NOW, None))
    assert await database.scrub()
    path = Path(database.url.removeprefix("sqlite:///"))
    kept = path.read_bytes() + path.with_name(f"{path.name}-wal").read_bytes()  # noqa: ASYNC240
    assert "Lã Minh Trí".encode() not in kept
    assert b"0900 456" not in kept


def test_the_record_still_agrees_with_its_events(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> int:
        person = lived(session, any_office)
        put_out(session, person.id, any_office.clerk)
        return person.id

    person_id = any_database.write(story)
    assert any_database.read(compare).none
    any_database.write(lambda session: erasing.forget(session, person_id, NOW, None))
    assert any_database.read(compare).none
    assert any_database.read(audit.verify_chain) is None


def _whole(session: Session, key: str, person_id: int, text: str, kind: str = "message") -> None:
    payload: dict[str, Any] = message_payload(Message((bold(text),))) if kind == "message" else {"rows": [7]}
    enqueue(session, key, kind, now=NOW, person_id=person_id, payload=payload)


def _texts_owed(session: Session, person_id: int) -> list[str]:
    wanted = select(tables.Outbox).where(tables.Outbox.person_id == person_id, tables.Outbox.state == "due")
    rows = session.exec(wanted.order_by(col(tables.Outbox.id)))
    return [
        row.payload["message"]["blocks"][0]["plain"] if row.kind == "message" else row.kind for row in rows
    ]


def _with_deputy(session: Session, office: Office) -> int:
    deputy = tables.Person(code="N10", name="Lương Thị Mai", title="Phó Văn phòng", unit_id=office.office)
    session.add(deputy)
    session.flush()
    session.add(tables.PersonRole(person_id=deputy.id or 0, unit_id=office.office, role=Role.DEPUTY_HEAD))
    session.flush()
    return deputy.id or 0


def test_what_one_of_the_office_was_told_whole_goes_to_their_deputy(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        deputy = _with_deputy(session, any_office)
        _whole(session, "office:3", any_office.chief, "Cho cả Văn phòng")
        _whole(session, "office:4", any_office.clerk, "Cho cả Văn phòng")
        _whole(session, "own", any_office.chief, "Riêng")
        _whole(session, "lost", any_office.chief, "", "undelivered")
        held = held_by(session, any_office.chief)
        assert [person.id for person in held.stand_ins] == [deputy]
        put_out(session, any_office.chief)
        assert _texts_owed(session, deputy) == ["Cho cả Văn phòng", "Riêng", "undelivered"]
        assert _texts_owed(session, any_office.clerk) == ["Cho cả Văn phòng"]
        assert _texts_owed(session, any_office.chief) == []

    any_database.write(story)


def test_without_a_deputy_it_goes_to_the_others_of_the_office_who_have_it_once(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        _whole(session, "office:3", any_office.chief, "Cho cả Văn phòng")
        _whole(session, "office:4", any_office.clerk, "Cho cả Văn phòng")
        _whole(session, "own", any_office.chief, "Riêng")
        put_out(session, any_office.chief)
        assert _texts_owed(session, any_office.clerk) == ["Cho cả Văn phòng", "Riêng"]
        _whole(session, "last", any_office.clerk, "Người cuối")
        deputy = _with_deputy(session, any_office)
        put_out(session, any_office.clerk)
        assert _texts_owed(session, deputy) == ["Cho cả Văn phòng", "Riêng", "Người cuối"]

    any_database.write(story)
