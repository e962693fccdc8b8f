"""Numbered choices in place of buttons: each belongs to its message, no number has two meanings."""

from datetime import datetime, timedelta

from storage.database.engine import Database
from storage.incoming import choices, inbox
from storage.incoming.choices import NumberedChoices
from storage.incoming.inbox import Spoken

CHAT = ("zalo", "z1")


def tell(database: Database, at: datetime, *wanted: str) -> int:
    """A message with these choices is numbered, and sent; its first number."""
    first, offered = database.read(lambda s: choices.next_choices(s, *CHAT, at))
    spoken = Spoken(listed=NumberedChoices(first, wanted, first == len(offered) + 1))
    sent = inbox.Sent("zalo", "7", "z1", f"{first}-{at}-{wanted}", spoken)
    database.write(lambda s: inbox.bind_all(s, [sent], at))
    return first


def offer(database: Database, at: datetime, *wanted: str) -> None:
    """The person writes, and the answer offers these in words."""
    database.write(lambda s: choices.remember_offered(s, *CHAT, wanted, at))


def listed(database: Database, at: datetime) -> dict[int, str]:
    return dict(database.read(lambda s: choices.listed_choices(s, *CHAT, at)))


def ended(database: Database, at: datetime) -> dict[int, str]:
    return dict(database.read(lambda s: choices.ended_choices(s, *CHAT, at)))


def test_lists_that_come_one_after_the_other_share_their_numbers(database: Database, now: datetime) -> None:
    assert (tell(database, now, "done:1", "undone:1"), tell(database, now, "done:2")) == (1, 3)
    assert listed(database, now) == {1: "done:1", 2: "undone:1", 3: "done:2"}


def test_the_persons_next_message_ends_them_all(database: Database, now: datetime) -> None:
    tell(database, now, "done:1")
    offer(database, now)
    assert (listed(database, now), ended(database, now)) == ({}, {1: "done:1"})
    assert ended(database, now + timedelta(hours=12)) == {}
    assert tell(database, now, "done:2") == 1


def test_what_is_offered_in_words_keeps_its_numbers(database: Database, now: datetime) -> None:
    offer(database, now, "xong 1", "review:5 lưu")
    assert database.read(lambda s: choices.next_choices(s, *CHAT, now)) == (3, ("xong 1", "lưu"))
    assert tell(database, now, "help") == 3
    assert listed(database, now) == {3: "help"}


def test_a_list_under_way_while_the_person_writes_takes_no_number_of_the_answer(
    database: Database, now: datetime
) -> None:
    offer(database, now)
    spoken = Spoken(listed=NumberedChoices(1, ("done:1", "undone:1")))
    offer(database, now, "xong 9")  # written while the list was on its way
    database.write(lambda s: inbox.bind_all(s, [inbox.Sent("zalo", "7", "z1", "m", spoken)], now))
    assert listed(database, now) == {2: "undone:1"}


def test_the_numbers_begin_anew_with_the_day_and_before_they_grow_long(
    database: Database, now: datetime
) -> None:
    tell(database, now, "done:1", "done:2")
    morning = now + timedelta(hours=24)
    assert tell(database, morning, "done:3") == 1
    assert listed(database, morning) == {1: "done:3"}
    tell(database, morning, *(f"done:{n}" for n in range(40)))
    assert tell(database, morning, "done:4") == 1
    assert listed(database, morning) == {1: "done:4"}


def test_a_list_expires(database: Database, now: datetime) -> None:
    tell(database, now, "done:1")
    assert listed(database, now + timedelta(days=2, hours=23)) == {1: "done:1"}
    late = now + timedelta(days=3)
    assert (listed(database, late), ended(database, late)) == ({}, {1: "done:1"})


def test_a_shorter_list_that_ends_takes_nothing_from_the_longer_one_before(
    database: Database, now: datetime
) -> None:
    tell(database, now, "done:1", "undone:1", "extend:1")
    offer(database, now)
    tell(database, now, "done:2")
    assert ended(database, now) == {2: "undone:1", 3: "extend:1"}
    offer(database, now)
    assert ended(database, now) == {1: "done:2", 2: "undone:1", 3: "extend:1"}


def test_a_list_that_others_replace_has_ended(database: Database, now: datetime) -> None:
    tell(database, now, "done:1", "undone:1")
    morning = now + timedelta(hours=24)
    tell(database, morning, "done:3")
    assert ended(database, morning) == {2: "undone:1"}
