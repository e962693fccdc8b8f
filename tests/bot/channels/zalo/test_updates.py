"""What an event of Zalo says, under which key it is journalled, and which words the gate looks at."""

from typing import Any

import pytest

from bot.channels.messenger import BadPayload, Inbound, Recording
from bot.channels.zalo.updates import bare, chat_of, journal_key, read_event, texts_of


def event(kind: str = "text", **content: Any) -> dict[str, Any]:
    """An event as Zalo sends one."""
    message = {
        "message_id": "m-1",
        "date": 1_795_000_000_000,
        "from": {"id": "u-9", "display_name": "Mật", "is_bot": False},
        "chat": {"id": "c-9", "chat_type": "PRIVATE"},
        **content,
    }
    return {"event_name": f"message.{kind}.received", "message": message}


def read(raw: object) -> Inbound:
    return read_event(raw, "77")


def test_a_text_is_read_with_its_moment_in_milliseconds() -> None:
    said = read(event(text="xong 12"))
    assert (said.chat_id, said.user_id, said.message_id, said.text) == ("c-9", "u-9", "m-1", "xong 12")
    assert said.at is not None
    assert said.at.isoformat() == "2026-11-18T11:06:40+00:00"
    assert said.private


def test_polled_for_or_posted_an_event_is_one() -> None:
    raw = event(text="a")
    posted = {"ok": True, "result": raw}
    assert (
        (journal_key(raw), chat_of(raw))
        == (journal_key(posted), chat_of(posted))
        == ("message:c-9:m-1", "c-9")
    )
    assert bare(raw) == bare(posted)
    assert texts_of(raw) == texts_of(posted)
    assert read(raw) == read(posted)


def test_a_picture_is_fetched_from_its_address_and_its_caption_is_what_was_said() -> None:
    shown = read(event("image", photo="https://photo.example/1.jpg", caption="xong 12"))
    assert shown.file is not None
    assert (shown.file.file_id, shown.text) == ("https://photo.example/1.jpg", "xong 12")


@pytest.mark.parametrize(
    ("kind", "recording"),
    [
        ("voice", Recording.SOUND),
        ("unsupported", Recording.WITHHELD),
        ("image", Recording.WITHHELD),
        ("sticker", None),
    ],
)
def test_what_bears_no_words_says_what_it_is(kind: str, recording: Recording | None) -> None:
    came = read(event(kind))
    assert (came.recording, came.file, came.text) == (recording, None, "")


def test_a_group_and_a_bot_are_nobodys_private_chat() -> None:
    group = event(text="a", chat={"id": "g", "chat_type": "GROUP"})
    robot = event(text="a")
    robot["message"]["from"] = {"id": "77", "is_bot": True}
    assert not read(group).private
    assert not read(robot).private


def test_events_to_come_are_parked_and_not_guessed_at() -> None:
    with pytest.raises(BadPayload):
        read(event("reaction"))


def test_every_word_is_looked_at_but_names_and_what_is_technical() -> None:
    raw = event(text="thân", caption="chú thích", quote={"text": "trích"}, photo="https://p.example/a.jpg")
    texts = texts_of(raw)
    assert (texts.own, texts.names, set(texts.quoted)) == ("thân\nchú thích", "", {"trích"})


@pytest.mark.parametrize("value", ["https://p.example/mật", "https://p.example/M%E1%BA%ACT", "toi mat"])
def test_a_technical_value_that_says_something_is_looked_at(value: str) -> None:
    assert texts_of(event(text="thân", photo=value)).quoted == (value,)


def test_letters_in_pieces_come_in_their_order() -> None:
    assert texts_of(event(rich=[{"t": char} for char in "TỐT"])).quoted == ("T", "Ố", "T")


def test_of_what_cannot_be_read_nothing_is_kept() -> None:
    assert bare({"event_name": "message.text.received", "message": {"text": "trích"}}) == {}


def test_nothing_is_kept_that_is_not_read() -> None:
    kept = str(bare(event(text="a", quote={"text": "trích"})))
    assert "trích" not in kept
    assert "Mật" not in kept


@pytest.mark.parametrize(
    "raw", [None, 5, "a", [], {}, {"result": []}, {"event_name": 5}, {"message": {"chat": 1}}]
)
def test_f32_what_is_malformed_has_a_key_and_no_meaning(raw: object) -> None:
    assert journal_key(raw)
    assert chat_of(raw) == ""
    texts_of(raw)
    bare(raw)
    with pytest.raises(BadPayload):
        read(raw)
