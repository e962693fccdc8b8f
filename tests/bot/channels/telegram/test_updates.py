"""Telegram's updates as they come: keys that never change, and what each says."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.messenger import BadPayload, Inbound, Recording, Texts
from bot.channels.telegram.updates import bare, chat_of, journal_key, read_update
from bot.channels.telegram.words import texts_of
from directives.secrets import classify
from tests.every_row import every_row

MESSAGE = {
    "update_id": 7,
    "message": {
        "message_id": 31,
        "date": 1795400000,
        "chat": {"id": 501, "type": "private"},
        "from": {"id": 501, "is_bot": False, "first_name": "Anh"},
        "text": "xong 12",
        "reply_to_message": {"message_id": 30, "date": 1, "chat": {"id": 501, "type": "private"}},
    },
}
PRESS = {
    "update_id": 8,
    "callback_query": {
        "id": "4401",
        "from": {"id": 501, "is_bot": False, "first_name": "Anh"},
        "message": {"message_id": 30, "date": 1795400000, "chat": {"id": 501, "type": "private"}},
        "data": "done:12",
    },
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)


def test_a_message_is_read_with_its_person_and_what_it_replies_to() -> None:
    read = read_update(MESSAGE, "1")
    assert (read.user_id, read.chat_id, read.text, read.reply_to) == ("501", "501", "xong 12", "30")
    assert read.private
    assert read.at is not None


def test_a_press_is_read_with_its_data() -> None:
    read = read_update(PRESS, "1")
    assert (read.press_id, read.pressed, read.message_id) == ("4401", "done:12", "30")


@pytest.mark.parametrize("update", [MESSAGE, PRESS])
def test_f31_the_key_is_the_same_whatever_the_update_id(update: dict[str, object]) -> None:
    assert journal_key(update) == journal_key({**update, "update_id": 999_999})


def test_an_edit_is_another_update_than_the_message_it_edits() -> None:
    edited = {"update_id": 9, "edited_message": {**MESSAGE["message"], "edit_date": 1795400100}}  # type: ignore[dict-item]
    assert journal_key(edited) != journal_key(MESSAGE)
    assert read_update(edited, "1").edited


@pytest.mark.parametrize(
    ("kind", "recording"),
    [
        ("voice", Recording.SOUND),
        ("audio", Recording.SOUND),
        ("video", Recording.VIDEO),
        ("video_note", Recording.VIDEO),
    ],
)
def test_a_recording_is_told_from_a_message_without_words(kind: str, recording: Recording) -> None:
    message = {key: value for key, value in MESSAGE["message"].items() if key != "text"}  # type: ignore[attr-defined]
    read = read_update({"update_id": 7, "message": {**message, kind: {"file_id": "v", "duration": 3}}}, "1")
    assert (read.recording, read.text, read.file) == (recording, "", None)


def test_an_anonymous_post_has_no_person_behind_it() -> None:
    message = {**MESSAGE["message"], "sender_chat": {"id": -5, "type": "channel"}}  # type: ignore[dict-item]
    assert read_update({"update_id": 1, "message": message}, "1").user_id == ""


def test_what_the_gate_looks_at_is_the_text_the_caption_and_the_file_name() -> None:
    message = {"caption": "kèm theo", "document": {"file_id": "f", "file_name": "mat.pdf"}}
    found = texts_of({"message": message})
    assert (found.own, found.names) == ("kèm theo", "mat.pdf")


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": 1},
        {"update_id": 1, "poll": {}},
        {"update_id": 1, "message": {"text": "x"}},
        [],
        None,
        "x",
    ],
)
def test_f32_an_update_of_an_unknown_kind_is_bad_and_has_a_key_all_the_same(update: object) -> None:
    assert journal_key(update)
    with pytest.raises(BadPayload):
        read_update(update, "1")


@given(json_values, st.sampled_from(["message", "callback_query", "my_chat_member", "edited_message"]))
def test_f32_no_update_breaks_the_journal(inner: object, kind: str) -> None:
    update = {"update_id": 5, kind: inner}
    assert journal_key(update)
    assert isinstance(chat_of(update), str)
    assert isinstance(texts_of(update), Texts)
    with pytest.raises(BadPayload):
        read_update(update, "1")


@given(json_values, st.sampled_from(["message", "callback_query", "my_chat_member", "edited_message"]))
def test_f32_no_update_is_too_odd_to_be_kept(inner: object, kind: str) -> None:
    assert bare({"update_id": 5, kind: inner}) is not None


_PERSON = {"id": 501, "is_bot": False, "first_name": "Anh"}
CARRIERS: dict[str, dict[str, object]] = {
    "text": {"text": "SAY"},
    "caption": {"caption": "SAY"},
    "file name": {"document": {"file_id": "f", "file_name": "SAY"}},
    "thumbnail beside a name": {"video": {"file_id": "f", "file_name": "SAY", "duration": 1}},
    "title": {"audio": {"file_id": "f", "duration": 1, "title": "SAY"}},
    "performer": {"audio": {"file_id": "f", "duration": 1, "performer": "SAY"}},
    "question": {"poll": {"id": "1", "question": "SAY", "options": []}},
    "option": {"poll": {"id": "1", "question": "?", "options": [{"text": "SAY", "voter_count": 0}]}},
    "contact": {"contact": {"phone_number": "+84", "first_name": "SAY"}},
    "vcard": {"contact": {"phone_number": "+84", "first_name": "A", "vcard": "SAY"}},
    "a card's field": {"contact": {"vcard": "BEGIN:VCARD\nN:A;B;;;\nNOTE:SAY\nEND:VCARD"}},
    "venue": {"venue": {"location": {}, "title": "SAY", "address": "x"}},
    "address": {"venue": {"location": {}, "title": "x", "address": "SAY"}},
    "link": {"entities": [{"type": "text_link", "offset": 0, "length": 1, "url": "SAY"}]},
    "quoted": {"reply_to_message": {"message_id": 2, "date": 1, "from": _PERSON, "text": "SAY"}},
    "quote": {"quote": {"text": "SAY", "position": 0}},
    "elsewhere": {"external_reply": {"origin": {"type": "channel", "chat": {"id": -1, "title": "SAY"}}}},
    "origin": {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "SAY"}},
    "channel": {"forward_origin": {"type": "channel", "date": 1, "chat": {"id": -1, "title": "SAY"}}},
    "checklist": {"checklist": {"title": "x", "tasks": [{"id": 1, "text": "SAY"}]}},
    "unheard of": {"hologram": {"layers": [{"words": ["SAY"]}]}},
}


def carrying(words: str, kind: str) -> dict[str, object]:
    """An update that holds the words in one of its places."""
    place = json.loads(json.dumps(CARRIERS[kind]).replace("SAY", words))
    plain = {key: value for key, value in MESSAGE["message"].items() if key != "text"}  # type: ignore[attr-defined]
    return {"update_id": 7, "message": {**plain, **place}}


@pytest.mark.parametrize("kind", CARRIERS)
@pytest.mark.parametrize("way", ["message", "edited_message"])
def test_every_string_of_an_update_is_looked_at(kind: str, way: str) -> None:
    found = texts_of({way: carrying("con dấu lạ", kind)["message"]})
    assert "con dấu lạ" in "\n".join((found.own, found.names, *found.quoted))


@pytest.mark.parametrize("kind", [k for k in CARRIERS if k not in ("text", "caption", "file name")])
def test_what_is_not_read_is_not_kept(kind: str) -> None:
    assert "con dấu lạ" not in str(bare(carrying("con dấu lạ", kind)))


@pytest.mark.parametrize("kind", CARRIERS)
def test_what_is_kept_reads_as_what_came(kind: str) -> None:
    update = carrying("kèm", kind)
    assert read_update(bare(update), "1") == read_update(update, "1")


def test_a_press_keeps_none_of_the_words_that_the_button_stood_under() -> None:
    shown = {**PRESS["callback_query"]["message"], "text": "con dấu lạ"}  # type: ignore[index]
    press = {"update_id": 8, "callback_query": {**PRESS["callback_query"], "message": shown}}  # type: ignore[dict-item]
    assert "con dấu lạ" not in str(bare(press))
    assert read_update(bare(press), "1") == read_update(PRESS, "1")


def test_our_own_words_are_not_looked_at_again() -> None:
    ours = {"message_id": 3, "from": {**_PERSON, "is_bot": True}, "text": "TỐI MẬT"}
    message = {**MESSAGE["message"], "reply_to_message": ours, "quote": {"text": "TỐI MẬT"}}  # type: ignore[dict-item]
    assert texts_of({"message": message}).quoted == ()


def _of_a_contact(*fields: str) -> tuple[str, ...]:
    card = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *fields, "END:VCARD", ""])
    contact = {"phone_number": "+84", "first_name": "A", "vcard": card}
    return texts_of({"message": {**MESSAGE["message"], "contact": contact}}).quoted  # type: ignore[dict-item]


@pytest.mark.parametrize("field", ["NOTE:SAY", "a.NOTE;CHARSET=UTF-8:SAY", "TITLE:SAY", "NOTE:gác\\nSAY"])
@pytest.mark.parametrize("mark", ["BÍ MẬT NHÀ NƯỚC - trạm gác", "Mật", "TỐI\r\n  MẬT", "Tuyệt mật"])
def test_what_stands_in_a_field_of_a_contacts_card_is_looked_at_as_a_line(field: str, mark: str) -> None:
    assert any(classify(said) for said in _of_a_contact("N:An;Trần;;;", field.replace("SAY", mark)))


@pytest.mark.parametrize(
    "fields",
    [
        ("N:Mật;Trần Thị Hồng;;;", "FN:Trần Thị Hồng Mật", "TITLE:Kế toán"),
        ("N:Hoa;Lò;;;", "ORG:UBND xã Mật Sơn", "NOTE:Bán mật ong"),
    ],
)
def test_a_person_in_a_contacts_card_is_no_mark(fields: tuple[str, ...]) -> None:
    assert [said for said in _of_a_contact(*fields) if classify(said)] == []


def test_the_name_of_who_writes_is_no_mark() -> None:
    sender = {**_PERSON, "first_name": "Mật"}
    assert texts_of({"message": {**MESSAGE["message"], "from": sender}}).quoted == ()  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("mime", "recording"), [("video/mp4", Recording.VIDEO), ("audio/mpeg", Recording.SOUND)]
)
def test_a_recording_sent_as_a_file_is_one(mime: str, recording: Recording) -> None:
    document = {"file_id": "f", "file_name": "hop.mp4", "mime_type": mime}
    read = read_update({"update_id": 7, "message": {**MESSAGE["message"], "document": document}}, "1")  # type: ignore[dict-item]
    assert (read.recording, read.file) == (recording, None)


def _in_a_group(**content: object) -> Inbound:
    chat = {"id": -7, "type": "supergroup", "title": "Nhóm"}
    message = {**MESSAGE["message"], "chat": chat, "reply_to_message": None, **content}  # type: ignore[dict-item]
    return read_update(bare({"update_id": 9, "message": message}), "77", "SoVanPhong_bot")


@every_row(
    (
        ("xong 12", False),
        ("@sovanphong_bot còn việc gì", True),
        ("@mot_bot_khac còn việc gì", False),
        ("thư gửi van@sovanphong.example", False),
        ("/viec", True),
        ("/viec@SoVanPhong_bot", True),
        ("/viec@mot_bot_khac", False),
    )
)
def test_in_a_group_only_its_name_a_command_or_an_answer_address_the_bot(text: str, addressed: bool) -> None:
    assert _in_a_group(text=text).addressed is addressed


def test_an_answer_to_the_bot_in_a_group_is_for_it_and_one_to_others_is_not() -> None:
    def answer(to: int) -> Inbound:
        said = {"message_id": 30, "date": 1, "from": {"id": to, "is_bot": to == 77}}
        return _in_a_group(reply_to_message=said)

    assert [answer(to).addressed for to in (77, 78)] == [True, False]


def test_f22_a_group_tells_its_new_id() -> None:
    assert _in_a_group(text=None, migrate_to_chat_id=-1007).moved_to == "-1007"
