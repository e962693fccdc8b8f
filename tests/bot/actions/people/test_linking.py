"""Linking a chat to a person: codes and their limits, strangers, who can be written to."""

import re
from collections.abc import Sequence

from sqlmodel import select

from bot.actions.people.linking import code_in
from messages.people.linking import no_such_person, taken, too_many, wrong_code
from messages.text import Message
from storage import settings, tables
from storage.database.engine import Session
from storage.registry import invites, people
from tests.bot.talk import Talk, chat_of
from tests.office import Office
from tests.storage.test_leaving import everything


def code_for(talk: Talk, person_id: int) -> invites.NewInvite:
    """A fresh invite of the person."""
    return talk.database.write(
        lambda session: invites.create(session, person_id, None, talk.now, settings.load(session))
    )


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def test_a_stranger_hears_one_sentence_a_day(talk: Talk) -> None:
    first = talk.stranger("900", "việc 1")
    assert len(first) == 1
    assert len(first[0].blocks) == 1
    assert talk.stranger("900", "quá hạn") == []
    assert talk.stranger("901", "alo") != []
    assert talk.later(days=1, minutes=1).stranger("900", "alo") != []


def test_a_stranger_is_linked_by_a_typed_code_and_told_what_is_kept(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.hospital])
    code = code_for(talk, office.head_hospital).code
    said = texts(talk.stranger("900", f"mã {code[:4].lower()} {code[4:]}"))
    assert "Ông Thị Vân, Giám đốc" in said
    assert "91/2025/QH15" in said
    assert "/dulieu" in said
    assert f"Việc {number}: Rà soát hồ sơ" in said
    assert "Ông Thị Vân" in texts(talk.heard(office.clerk))
    assert [event.kind for event in talk.events("linked")] == ["linked"]
    assert "Đã ghi nhận" in texts(talk.stranger("900", f"đã nhận {number}"))


def test_a_deep_link_links(talk: Talk, office: Office) -> None:
    token = code_for(talk, office.head_hospital).token
    assert "Đã liên kết" in texts(talk.stranger("900", f"/start {token}"))


def test_a_code_links_only_once(talk: Talk, office: Office) -> None:
    code = code_for(talk, office.head_hospital).code
    talk.stranger("900", code)
    assert wrong_code(72).text.plain in texts(talk.stranger("901", code))


def test_an_expired_code_says_so_and_whoever_gave_it_is_told_once(talk: Talk, office: Office) -> None:
    said = texts(talk.say(office.clerk, "mời N09"))
    code = re.search(r"^[A-Z0-9]{8}$", said, re.MULTILINE)
    assert code is not None
    talk.later(hours=73)
    assert "đã quá hạn" in texts(talk.stranger("900", code.group()))
    assert "mời N09" in texts(talk.heard(office.clerk))
    assert "đã quá hạn" in texts(talk.stranger("900", code.group()))
    assert (talk.heard(office.clerk), talk.heard(office.chief)) == ([], [])


def test_of_an_expired_code_from_the_command_line_the_office_is_told(talk: Talk, office: Office) -> None:
    code = code_for(talk, office.head_hospital).code
    talk.later(hours=73).stranger("900", code)
    assert "đã quá hạn" in texts(talk.heard(office.chief))


def test_a_withdrawn_code_is_told_in_the_same_words_as_a_wrong_one(talk: Talk, office: Office) -> None:
    code = code_for(talk, office.head_hospital).code
    code_for(talk, office.head_hospital)
    wrong = texts(talk.stranger("901", "ABCD3467"))
    assert texts(talk.later(hours=73).stranger("900", code)) == wrong


def test_wrong_codes_are_answered_five_times_an_hour_even_after_the_days_one_answer(talk: Talk) -> None:
    talk.stranger("900", "alo")
    answers = [talk.stranger("900", "ABCD3467") for _ in range(7)]
    assert [bool(answer) for answer in answers] == [True] * 5 + [False] * 2
    assert talk.later(hours=1, minutes=1).stranger("900", "ABCD3467") != []


def test_whatever_strangers_type_a_good_code_from_a_clean_chat_links(talk: Talk, office: Office) -> None:
    new = code_for(talk, office.head_hospital)
    talk.database.write(lambda session: settings.save(session, "wrong_codes_a_day", 10))
    for n in range(12):
        for _ in range(6):
            talk.stranger(f"9{n:03d}", "ABCD3467")
    assert too_many().text.plain not in texts(talk.stranger("800", new.code))
    assert "91/2025/QH15" in texts(
        talk.later(hours=1).stranger("801", f"/start {code_for(talk, office.head_hospital).token}")
    )


def test_the_office_hears_of_many_wrong_codes_once_a_day(talk: Talk, office: Office) -> None:
    talk.database.write(lambda session: settings.save(session, "wrong_codes_a_day", 10))

    def fail() -> str:
        for n in range(12):
            talk.stranger(f"9{n:03d}", "ABCD3467")
        return texts(talk.heard(office.clerk))

    assert fail().count("lần nhập sai mã") == 1
    talk.later(hours=2)
    assert fail() == ""
    talk.later(hours=23)
    assert fail().count("lần nhập sai mã") == 1


def test_a_code_seen_in_a_group_is_withdrawn_and_its_inviter_told(talk: Talk, office: Office) -> None:
    said = texts(talk.say(office.clerk, "mời N09"))
    code = re.search(r"^[A-Z0-9]{8}$", said, re.MULTILINE)
    assert code is not None
    typed = f"chị Vân ơi gõ mã {code.group()[:4].lower()} {code.group()[4:]} vào bot nhé"
    talk.group("-500", office.clerk, typed)
    assert "Vân" not in texts(talk.in_chat("-500"))
    told = texts(talk.heard(office.clerk))
    assert "Ông Thị Vân" in told
    assert "mời N09" in told
    assert talk.heard(office.chief) == []
    assert wrong_code(72).text.plain in texts(talk.stranger("900", code.group()))
    assert [event.subject for event in talk.events("invite_exposed")] == [f"person:{office.head_hospital}"]


def test_a_link_seen_in_a_group_is_withdrawn_and_the_office_told(talk: Talk, office: Office) -> None:
    token = code_for(talk, office.head_hospital).token
    talk.group("-500", office.head_planning, f"https://t.me/nhac_viec_bot?start={token}")
    assert "thu hồi" in texts(talk.heard(office.clerk))
    assert wrong_code(72).text.plain in texts(talk.stranger("900", f"/start {token}"))


def test_other_words_in_a_group_withdraw_nothing(talk: Talk, office: Office) -> None:
    code = code_for(talk, office.head_hospital).code
    talk.group("-500", office.clerk, "họp lúc 8h, mang theo báo cáo ABCD3467")
    assert talk.heard(office.clerk) == []
    assert "91/2025/QH15" in texts(talk.stranger("900", code))


def test_a_code_stands_nowhere_in_the_database(talk: Talk, office: Office) -> None:
    talk.database.write(lambda session: settings.save(session, "bot_username", "nhac_viec_bot"))
    said = texts(talk.say(office.clerk, "mời N09"))
    code = re.search(r"^[A-Z0-9]{8}$", said, re.MULTILINE)
    token = re.search(r"start=(\S+)", said)
    assert code is not None
    assert token is not None
    kept = talk.database.read(everything)
    assert code.group() not in kept
    assert token.group(1) not in kept
    assert [(event.actor_id, event.subject) for event in talk.events("invited")] == [
        (office.clerk, f"person:{office.head_hospital}")
    ]


def test_the_account_from_before_hears_of_a_new_one_and_the_office_how_to_close_it(
    talk: Talk, office: Office
) -> None:
    talk.stranger("900", code_for(talk, office.head_planning).code)
    assert "nữa vừa liên kết" in texts(talk.in_chat(chat_of(office.head_planning)))
    told = texts(talk.heard(office.clerk))
    assert "hủy liên kết cũ N05" in told


def test_a_chat_of_another_person_is_refused_and_the_code_stays_good(talk: Talk, office: Office) -> None:
    code = code_for(talk, office.head_hospital).code
    said = texts(talk.say(office.head_planning, f"mã {code}"))
    assert taken().text.plain in said
    assert talk.database.read(lambda s: people.addresses(s, office.head_hospital)) == []
    assert "Đã liên kết" in texts(talk.stranger("900", code))


def test_a_person_gets_a_second_address_by_an_invite_of_their_own(talk: Talk, office: Office) -> None:
    code = code_for(talk, office.head_planning).code
    talk.stranger("900", code)
    chats = talk.database.read(lambda s: {a.chat_id for a in people.addresses(s, office.head_planning)})
    assert chats == {"900", chat_of(office.head_planning)}


def test_the_office_invites_by_code_with_a_deep_link_where_the_bot_is_known(
    talk: Talk, office: Office
) -> None:
    without = texts(talk.say(office.clerk, "mời N09"))
    assert "t.me" not in without
    talk.database.write(lambda session: settings.save(session, "bot_username", "nhac_viec_bot"))
    said = texts(talk.say(office.clerk, "mời n09"))
    assert "Ông Thị Vân, Giám đốc" in said
    assert "26/11/2026" in said
    token = re.search(r"https://t\.me/nhac_viec_bot\?start=(\S+)", said)
    assert token is not None
    assert "Đã liên kết" in texts(talk.stranger("900", f"/start {token.group(1)}"))


def test_a_new_invite_withdraws_the_one_before(talk: Talk, office: Office) -> None:
    first = code_for(talk, office.head_hospital).code
    code_for(talk, office.head_hospital)
    assert wrong_code(72).text.plain in texts(talk.stranger("900", first))


def test_nobody_but_the_office_invites(talk: Talk, office: Office) -> None:
    from_head = texts(talk.say(office.head_planning, "mời N09"))
    from_director = texts(talk.say(office.director, "mời N09"))
    assert "Mã liên kết" not in from_head + from_director
    assert talk.events("invited") == []


def test_an_unknown_person_is_not_invited(talk: Talk, office: Office) -> None:
    assert no_such_person("N99") in texts(talk.say(office.clerk, "mời N99"))


def test_the_office_is_told_once_when_somebody_leaves(talk: Talk, office: Office) -> None:
    talk.presence(office.head_planning, left=True)
    assert len(talk.heard(office.clerk)) == 1
    talk.presence(office.head_planning, left=True)
    assert talk.heard(office.clerk) == []
    state = talk.database.read(
        lambda s: s.exec(
            select(tables.Address.state).where(tables.Address.person_id == office.head_planning)
        ).one()
    )
    assert state == "blocked"


def test_somebody_who_comes_back_can_be_written_to_again(talk: Talk, office: Office) -> None:
    talk.presence(office.head_planning, left=True)
    assert "trở lại" in texts(talk.presence(office.head_planning, left=False))
    assert len(talk.database.read(lambda s: people.addresses(s, office.head_planning))) == 1
    assert talk.presence(office.head_planning, left=False) == []


def test_leaving_one_of_two_addresses_makes_nobody_unreachable(talk: Talk, office: Office) -> None:
    talk.stranger("900", code_for(talk, office.head_planning).code)
    talk.heard(office.clerk)
    talk.presence(office.head_planning, left=True)
    assert talk.heard(office.clerk) == []


def test_people_see_their_own_data_and_nobody_elses(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    said = texts(talk.say(office.head_planning, "/dulieu"))
    assert "Kiều Đức Anh" in said
    assert "Phòng Quy hoạch" in said
    assert "1 báo cáo" in said
    assert "Lã Minh Trí" not in said


def test_codes_are_found_in_what_strangers_type() -> None:
    assert code_in("/start abc_DEF-123") == "abc_DEF-123"
    assert code_in("Mã: ABCD-3467") == "ABCD-3467"
    assert code_in("mã liên kết abcd 3467") == "abcd 3467"
    assert code_in("ABCD1234") == "ABCD1234"
    assert code_in("/start") == ""
    assert code_in("xin chào các đồng chí") == ""
    assert code_in("nhiemvu cua toi") == ""
    assert code_in("ABCD3467 " * 60) == ""


def test_whoever_writes_can_be_written_to_again(talk: Talk, office: Office) -> None:
    talk.presence(office.head_planning, left=True)
    talk.say(office.head_planning, "cảm ơn")
    assert len(talk.database.read(lambda s: people.addresses(s, office.head_planning))) == 1


def test_a_start_without_a_code_tells_a_linked_person_who_they_are(talk: Talk, office: Office) -> None:
    assert "Kiều Đức Anh" in texts(talk.say(office.head_planning, "/start"))


def test_a_person_who_has_left_the_office_is_a_stranger(talk: Talk, office: Office) -> None:
    def leave(session: Session) -> None:
        row = session.get_one(tables.Person, office.head_planning)
        row.active = False
        session.add(row)

    number = talk.give("Rà soát", [office.planning])
    talk.database.write(leave)
    said = texts(talk.say(office.head_planning, f"việc {number}"))
    assert "Rà soát" not in said
    assert "mã" in said
