"""Telegram's updates as they come: keys that never change, and what each says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.messenger import BadPayload, Recording, Texts
from bot.channels.telegram.updates import chat_of, journal_key, read_update, texts_of

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
