"""A document in several messages: what belongs together, when it is whole, how it is put together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.messenger import Inbound, SentFile, Texts
from bot.incoming.parts import (
    CUT_SHARE,
    LONGEST_WAIT_SECONDS,
    NEXT_PART_SECONDS,
    DocumentPart,
    PartedDocument,
    WaitingRoom,
    joined,
    may_be_cut,
)

LIMIT = 4096
LONG = "Báo cáo kết quả. " * 220
PLAIN = Inbound("telegram", "1", "105", "105", at=None)


class Moments:
    """A clock that is moved."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def room(moments: Moments) -> WaitingRoom:
    return WaitingRoom(monotonic=moments)


def come(room: WaitingRoom, row_id: int, inbound: Inbound) -> PartedDocument | None:
    document = room.place(inbound, LIMIT)
    if document is not None:
        room.put(document, DocumentPart(row_id, inbound, Texts(inbound.text)))
    return document


def say(text: str, **more: object) -> Inbound:
    return replace(PLAIN, text=text, **more)  # type: ignore[arg-type]


def photo(name: str, album: str = "a1") -> Inbound:
    return replace(PLAIN, file=SentFile(name, "", 1), album=album)


def test_a_short_text_is_no_part(room: WaitingRoom) -> None:
    assert come(room, 1, say("xong 12")) is None


def test_what_follows_a_long_text_at_once_belongs_to_it_and_ends_it(room: WaitingRoom) -> None:
    first, second = come(room, 1, say(LONG)), come(room, 2, say("Nơi nhận: như trên."))
    assert first is not None
    assert first is second
    assert first.ended.is_set()
    assert first.row_ids == (1, 2)


def test_what_follows_later_is_another_message(room: WaitingRoom, moments: Moments) -> None:
    come(room, 1, say(LONG))
    moments.at += NEXT_PART_SECONDS + 0.1
    assert come(room, 2, say("xong 12")) is None


def test_a_long_text_after_a_while_is_another_document(room: WaitingRoom, moments: Moments) -> None:
    first = come(room, 1, say(LONG))
    moments.at += NEXT_PART_SECONDS + 0.1
    assert come(room, 2, say(LONG)) is not first
    assert room.document_of(1) is first


@pytest.mark.parametrize("other", [{"user_id": "106"}, {"chat_id": "106"}, {"bot": "2"}, {"forwarded": True}])
def test_another_senders_words_do_not_belong_to_it(room: WaitingRoom, other: dict[str, object]) -> None:
    come(room, 1, say(LONG))
    assert come(room, 2, say("Nơi nhận: như trên.", **other)) is None


@pytest.mark.parametrize("other", [{"edited": True}, {"private": False}])
def test_an_edit_and_a_group_wait_for_nothing(room: WaitingRoom, other: dict[str, object]) -> None:
    assert come(room, 1, say(LONG, **other)) is None


def test_a_command_and_a_file_end_a_text(room: WaitingRoom) -> None:
    for after in (say("/help"), replace(PLAIN, file=SentFile("f", "a.pdf", 1))):
        first = come(room, 1, say(LONG))
        assert first is not None
        assert come(room, 2, after) is None
        assert first.ended.is_set()


def test_an_album_is_one_message_with_all_its_files_and_words(room: WaitingRoom) -> None:
    document = come(room, 1, replace(photo("f1"), text="xong 4"))
    for number in (2, 3, 4, 5):
        assert come(room, number, photo(f"f{number}")) is document
    assert document is not None
    whole = document.inbound
    assert whole.text == "xong 4"
    assert [whole.file, *whole.more_files] == [SentFile(f"f{n}", "", 1) for n in (1, 2, 3, 4, 5)]


def test_two_albums_are_two_documents(room: WaitingRoom) -> None:
    assert come(room, 1, photo("f1", "a1")) is not come(room, 2, photo("f2", "a2"))


def lone(name: str, text: str = "", **more: object) -> Inbound:
    """A photo that was sent by itself."""
    return replace(photo(name, ""), text=text, **more)  # type: ignore[arg-type]


def test_photos_that_follow_at_once_are_one_document_like_an_album(room: WaitingRoom) -> None:
    document = come(room, 1, lone("f1", "xong 4"))
    for number in (2, 3):
        assert come(room, number, lone(f"f{number}")) is document
    assert document is not None
    assert document.inbound.text == "xong 4"
    assert [document.inbound.file, *document.inbound.more_files] == [
        SentFile(f"f{n}", "", 1) for n in (1, 2, 3)
    ]


def test_a_photo_with_words_of_its_own_begins_another_document(room: WaitingRoom) -> None:
    first = come(room, 1, lone("f1", "xong 4"))
    second = come(room, 2, lone("f2", "xong 5"))
    assert first is not None
    assert first.ended.is_set()
    assert second is not first


@pytest.mark.parametrize(
    "after", [say("xong 4"), say("/help"), photo("f2"), replace(PLAIN, file=SentFile("f", "a.pdf", 1))]
)
def test_what_is_no_photo_ends_photos(room: WaitingRoom, after: Inbound) -> None:
    first = come(room, 1, lone("f1"))
    assert first is not None
    assert come(room, 2, after) is not first
    assert first.ended.is_set()


def test_a_photo_after_a_while_or_by_another_is_another_document(room: WaitingRoom, moments: Moments) -> None:
    first = come(room, 1, lone("f1"))
    assert come(room, 2, lone("f2", user_id="106")) is not first
    assert come(room, 3, lone("f3", forwarded=True)) is not first
    moments.at += NEXT_PART_SECONDS + 0.1
    assert come(room, 4, lone("f4")) is not first


def test_a_photo_in_a_group_waits_for_none(room: WaitingRoom) -> None:
    assert come(room, 1, lone("f1", private=False)) is None


def test_a_mark_in_a_later_part_ends_the_waiting(room: WaitingRoom) -> None:
    document = come(room, 1, say(LONG))
    come(room, 2, say("TUYỆT MẬT\n" + LONG))
    assert document is not None
    assert document.ended.is_set()
    assert document.word == "secret"


def test_a_mark_that_was_cut_in_two_is_one(room: WaitingRoom) -> None:
    begin = ("Kế hoạch. " * 420)[: LIMIT - len("\nTUYỆT M")] + "\nTUYỆT M"
    document = come(room, 1, say(begin))
    assert document is not None
    assert document.word == ""
    come(room, 2, say("ẬT\nBố trí"))
    assert document.word == "secret"


@pytest.mark.parametrize("gap", [0, 1, 3, 12, 300])
def test_a_mark_is_found_wherever_the_cut_falls_in_it(room: WaitingRoom, gap: int) -> None:
    """Only the new part and the lines at the cut are judged as parts come."""
    marked = "\nTUYỆT" + "\n" * min(gap, 4) + " " * gap + "MẬT\n"
    for at in range(1, len(marked) - 1, 7 if gap > 20 else 1):
        begin = ("Kế hoạch năm nay. " * 230)[: LIMIT - at] + marked[:at]
        document = come(room, 2 * at, say(begin))
        come(room, 2 * at + 1, say(f"{marked[at:]}Bố trí cán bộ."))
        assert document is not None
        assert document.word == "secret"
        room.leave(document)


def test_words_alone_at_a_cut_within_a_line_are_no_mark(room: WaitingRoom) -> None:
    begin = ("Kế hoạch năm nay. " * 220)[:3600] + "\nBộ phận một cửa chịu trách nhiệm về công tác bảo"
    document = come(room, 1, say(begin))
    come(room, 2, say("mật thông tin cá nhân của công dân.\nNơi nhận: như trên."))
    assert document is not None
    assert document.judge() == ""


def test_a_doubt_in_any_part_is_one_about_the_whole(room: WaitingRoom) -> None:
    document = come(room, 1, say("Kính gửi các phòng.\nMật\n" + LONG))
    for number in (2, 3):
        come(room, number, say(LONG))
    come(room, 4, say("Nơi nhận: như trên."))
    assert document is not None
    assert document.judge() == "doubt"


def test_what_was_sent_hours_later_is_another_message_though_it_comes_at_once(room: WaitingRoom) -> None:
    morning = datetime(2026, 11, 23, 8, tzinfo=UTC)
    come(room, 1, say(LONG, at=morning))
    assert come(room, 2, say("xong 12", at=morning + timedelta(hours=1))) is None


def test_what_follows_the_last_part_is_another_document_though_all_comes_at_once(room: WaitingRoom) -> None:
    first, last, next_one = (room.place(say(text), LIMIT) for text in (LONG, "Nơi nhận: như trên.", LONG))
    assert first is last
    assert next_one is not first
    assert room.place(say("xong 12"), LIMIT) is next_one


async def test_a_part_that_comes_while_its_document_is_handled_is_a_document_of_its_own(
    room: WaitingRoom, moments: Moments
) -> None:
    document = come(room, 1, say(LONG))
    assert document is not None
    late = room.place(say("Nơi nhận: như trên."), LIMIT)
    assert late is document
    moments.at += LONGEST_WAIT_SECONDS
    await room.whole(document)
    room.leave(document)
    put = room.put(late, DocumentPart(2, say("Nơi nhận: như trên."), Texts("Nơi nhận: như trên.")))
    assert put is not document
    assert put.row_ids == (2,)
    assert put.ended.is_set()


async def test_nothing_more_is_waited_for_once_the_time_is_over(room: WaitingRoom, moments: Moments) -> None:
    document = come(room, 1, say(LONG))
    assert document is not None
    moments.at += LONGEST_WAIT_SECONDS
    await room.whole(document)
    assert come(room, 2, say("xong 12")) is None
    room.leave(document)
    assert room.rows == frozenset()


async def test_the_next_part_is_waited_for() -> None:
    room = WaitingRoom(seconds=0.05)
    document = come(room, 1, say(LONG))
    assert document is not None
    await room.whole(document)
    assert document.row_ids == (1,)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("chữ " * 1024, True),
        ("Câu. " * 760 + "\nNguyễn Văn A", False),
        ("Câu. " * 760, False),
        (
            "Câu. " * 760 + "\n" + "giao Phòng Kế hoạch chủ trì phối hợp với các đơn vị liên quan tham mưu",
            True,
        ),
    ],
)
def test_a_text_that_ends_where_a_text_is_cut_is_known(room: WaitingRoom, text: str, cut: bool) -> None:
    document = come(room, 1, say(text))
    assert document is not None
    assert document.cut_short is cut


def test_a_text_that_its_last_part_has_ended_is_not_cut_short(room: WaitingRoom) -> None:
    document = come(room, 1, say("chữ " * 1024))
    come(room, 2, say("hết"))
    assert document is not None
    assert not document.cut_short


@given(st.text(alphabet="aâ ờ\n.😀", min_size=1, max_size=60), st.integers(4, 12))
def test_a_text_cut_at_the_limit_is_put_together_as_it_was(text: str, limit: int) -> None:
    pieces, rest = [], text
    while len(rest.encode("utf-16-le")) // 2 > limit:
        cut = limit
        while len(rest[:cut].encode("utf-16-le")) // 2 > limit:
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    exact = all(len(piece.encode("utf-16-le")) // 2 == limit for piece in pieces)
    whole = joined([*pieces, rest], limit)
    assert whole == text or not exact
    assert whole.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("trước ngày", "30/11/2026", "trước ngày\n30/11/2026"),
        ("giao Phòng", "chủ trì", "giao Phòng chủ trì"),
        ("hết câu.", "tiếp theo", "hết câu.\ntiếp theo"),
        ("dòng một", "2. Dòng hai", "dòng một\n2. Dòng hai"),
    ],
)
def test_a_text_cut_before_the_limit_lost_a_blank_or_a_line(before: str, after: str, whole: str) -> None:
    assert joined([before, after], LIMIT) == whole


@pytest.mark.parametrize(("limit", "least"), [(LIMIT, 3500), (2000, 1709)])
def test_what_is_cut_is_nearly_as_long_as_a_message_may_be(limit: int, least: int) -> None:
    assert CUT_SHARE < 1
    assert [may_be_cut("a" * length, limit) for length in (least - 1, least)] == [False, True]
