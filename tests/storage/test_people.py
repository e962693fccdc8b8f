"""People by id, code and address, and the codes by which a chat is linked to one of them."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storage import tables
from storage.database.engine import Database
from storage.registry import accounts, invites, people
from storage.registry.invites import LinkingChat, LinkOutcome, NewInvite
from storage.settings import OfficeSettings
from tasks.model import Role
from tests.office import Office
from tests.storage.story import NOW

SETTINGS = OfficeSettings()
CHAT = LinkingChat("telegram", "1", "777", "777")


def invite(session: Session, office: Office) -> NewInvite:
    return invites.create(session, office.head_hospital, office.clerk, NOW, SETTINGS)


def link(
    session: Session, given: str, chat: LinkingChat = CHAT, hours: float = 0
) -> tuple[LinkOutcome, int | None]:
    return invites.link(session, chat, given, NOW + timedelta(hours=hours), SETTINGS)


def test_a_person_comes_with_their_roles(any_database: Database, any_office: Office) -> None:
    def look(session: Session) -> None:
        chief = people.person(session, any_office.chief)
        assert chief is not None
        assert chief.roles == {(Role.HEAD, any_office.office), (Role.OFFICE, any_office.office)}
        assert people.person_by_code(session, "n03") == chief
        assert people.person_by_code(session, "N%") is None
        assert people.person_at(session, "telegram", "1", str(100 + chief.id)) == chief
        assert people.person_at(session, "telegram", "2", str(100 + chief.id)) is None
        assert [someone.code for someone in people.office_people(session)] == ["N03", "N04"]
        heads = people.holders(session, Role.HEAD, any_office.planning)
        assert [someone.id for someone in heads] == [any_office.head_planning]

    any_database.read(look)


def test_zalo_comes_before_telegram_and_only_what_is_active(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        head = any_office.head_planning
        for channel, state in (("zalo", "active"), ("zalo", "blocked")):
            session.add(
                tables.Address(
                    person_id=head,
                    channel=channel,
                    bot=state,
                    user_id="z",
                    chat_id="z",
                    state=state,
                    linked_at=NOW,
                )
            )
        session.flush()
        found = people.addresses(session, head)
        assert [(row.channel, row.state) for row in found] == [("zalo", "active"), ("telegram", "active")]
        assert [row.channel for row in people.addresses(session, head, "telegram")] == ["telegram"]

    any_database.write(story)


def test_who_cannot_be_reached_is_named_with_the_reason(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        address = people.addresses(session, any_office.clerk)[0]
        assert address.id is not None
        people.set_address_state(session, address.id, "blocked", NOW)
        session.flush()
        unreached = [(someone.id, why) for someone, why in people.unreached(session)]
        assert unreached == [(any_office.clerk, "blocked"), (any_office.head_hospital, "unlinked")]

    any_database.write(story)


def test_an_alias_is_kept_once(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        people.add_alias(session, any_office.planning, "P. Quy hoạch")
        people.add_alias(session, any_office.planning, "P. Quy hoạch")
        session.flush()
        unit = people.unit(session, any_office.planning)
        assert unit is not None
        assert unit.aliases == ("P.QH", "Quy hoạch", "P. Quy hoạch")

    any_database.write(story)


def test_a_typed_code_links_in_any_spelling_and_once(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        typed = f" {new.code[:4].lower()} {new.code[4:].lower()} "
        assert invites.looks_like_code(typed)
        assert link(session, typed) == (LinkOutcome.LINKED, any_office.head_hospital)
        found = people.person_at(session, "telegram", "1", "777")
        assert found is not None
        assert found.id == any_office.head_hospital
        other = LinkingChat("telegram", "1", "888", "888")
        assert link(session, new.code, other) == (LinkOutcome.WRONG, None)
        assert link(session, new.token, other) == (LinkOutcome.WRONG, None)

    any_database.write(story)


def test_the_token_of_a_deep_link_links_too(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        assert len(new.token) <= 64  # what a deep link can carry
        assert link(session, new.token)[0] is LinkOutcome.LINKED
        assert link(session, new.code)[0] is LinkOutcome.WRONG

    any_database.write(story)


def test_codes_are_kept_hashed_only(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        kept = session.exec(select(tables.Invite.code_hash)).all()
        assert len(kept) == 2
        assert not any(new.code in row or new.token in row for row in kept)

    any_database.write(story)


@pytest.mark.parametrize(("hours", "outcome"), [(71.9, LinkOutcome.LINKED), (72.1, LinkOutcome.EXPIRED)])
def test_a_code_ends_after_three_days(
    any_database: Database, any_office: Office, hours: float, outcome: LinkOutcome
) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        assert link(session, new.code, hours=hours)[0] is outcome

    any_database.write(story)


def test_a_new_invite_withdraws_the_old_one(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        old = invite(session, any_office)
        new = invite(session, any_office)
        assert link(session, old.code)[0] is LinkOutcome.WRONG
        assert link(session, new.code)[0] is LinkOutcome.LINKED

    any_database.write(story)


def test_after_five_wrong_codes_a_chat_waits_an_hour(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        for _ in range(5):
            assert link(session, "WRONG234")[0] is LinkOutcome.WRONG
        assert link(session, new.code)[0] is LinkOutcome.TOO_MANY
        other = LinkingChat("telegram", "1", "888", "888")
        assert link(session, "WRONG234", other)[0] is LinkOutcome.WRONG
        assert link(session, new.code, hours=1.1)[0] is LinkOutcome.LINKED

    any_database.write(story)


def test_after_fifty_wrong_codes_everybody_else_still_links_and_an_alarm_is_due(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        for n in range(50):
            assert invites.alarm_due(session, NOW, SETTINGS) == 0
            chat = LinkingChat("telegram", "1", str(n), str(n))
            assert link(session, "WRONG234", chat)[0] is LinkOutcome.WRONG
        assert invites.alarm_due(session, NOW, SETTINGS) == 50
        assert invites.alarm_due(session, NOW, SETTINGS) == 0
        assert link(session, new.code)[0] is LinkOutcome.LINKED

    any_database.write(story)


@pytest.mark.parametrize(
    "spelt", ["{0}", "mã: {0}", "gõ {1} {2} nhé", "{1}-{2}", "https://t.me/b?start={3}."]
)
def test_a_code_that_others_could_read_is_good_no_more(
    any_database: Database, any_office: Office, spelt: str
) -> None:
    def story(session: Session) -> None:
        new = invite(session, any_office)
        text = spelt.format(new.code.lower(), new.code[:4], new.code[4:], new.token)
        assert accounts.withdraw_seen(session, f"{new.code[:7]} và {new.token[:9]}", NOW) == []
        seen = accounts.withdraw_seen(session, text, NOW)
        assert [(each.person_id, each.created_by) for each in seen] == [
            (any_office.head_hospital, any_office.clerk)
        ]
        assert link(session, new.code)[0] is LinkOutcome.WRONG
        assert link(session, new.token)[0] is LinkOutcome.WRONG

    any_database.write(story)


def test_a_chat_that_left_speaks_for_nobody(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        link(session, invite(session, any_office).code)
        linked = accounts.of_person(session, any_office.head_hospital)
        accounts.close(session, linked, NOW, any_office.clerk)
        assert people.person_at(session, "telegram", "1", "777") is None
        assert link(session, invite(session, any_office).code)[0] is LinkOutcome.LINKED
        assert people.person_at(session, "telegram", "1", "777") is not None

    any_database.write(story)


def test_a_stranger_is_answered_once_a_day(any_database: Database) -> None:
    def story(session: Session) -> None:
        assert not invites.answered_today(session, "telegram", "9", NOW)
        invites.note_answer(session, "telegram", "9", NOW)
        session.flush()
        assert invites.answered_today(session, "telegram", "9", NOW + timedelta(hours=23))
        assert not invites.answered_today(session, "zalo", "9", NOW)
        assert not invites.answered_today(session, "telegram", "9", NOW + timedelta(hours=25))

    any_database.write(story)


@pytest.mark.parametrize("text", ["đã xong việc", "xong 12", "ABC", "ABCD-1234", "OIL05128"])
def test_ordinary_messages_are_no_codes(text: str) -> None:
    assert not invites.looks_like_code(text)
