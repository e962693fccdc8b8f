"""What the gate holds: documents of several parts, refusals and what follows, doubts that officers settle."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from sqlmodel import col, select

from bot.actions.secrecy import FOLLOWS_HELD
from bot.incoming.intake import Intake
from bot.incoming.parts import WaitingRoom
from storage.database.engine import Database
from storage.tables import Directive, DirectiveFile, Event, Evidence, HeldDoubt, Outbox, Review
from tasks.model import Status
from tests.bot.conftest import Holding
from tests.bot.reading.test_scanning import FONT, needs_recognition
from tests.bot.reviewing import DOCUMENT
from tests.bot.talk import Talk, chat_of
from tests.bot.test_gate import DOUBTFUL, PLAIN, left_behind, sent
from tests.bot.test_intake import rows, said
from tests.directives.made_files import archive
from tests.office import Office
from tests.scheduler.fakes import FakeClock

pytestmark = pytest.mark.asyncio(loop_scope="session")

CANARY = "chim hoàng yến"
LONG = PLAIN + "\n".join(f"{n}. Phòng Kế hoạch rà soát hồ sơ số {n} của năm." for n in range(2, 70))
SECRET = f"TUYỆT MẬT\n{CANARY}\n{LONG}"


async def come(intake: Intake, *updates: dict[str, Any]) -> None:
    """All of it comes at once and is handled, with what follows from it."""
    await intake.take(intake.messengers["telegram", "1"], list(updates))
    await rest(intake)


async def rest(intake: Intake) -> None:
    while waiting := [row.id or 0 for row in rows(intake.database) if row.state == "new"]:
        await intake.handle(waiting[0])


def told(database: Database, person: int) -> str:
    """All that a person was told, in their chat or at any address."""
    wanted = (Outbox.person_id == person) | (Outbox.chat_id == chat_of(person))
    found = database.read(lambda s: list(s.exec(select(Outbox).where(wanted).order_by(col(Outbox.id)))))
    return "\n".join(block["plain"] for row in found for block in row.payload["message"]["blocks"])


def count(database: Database, table: type[Any]) -> int:
    return len(database.read(lambda s: list(s.exec(select(table)))))


def doubts(database: Database) -> list[HeldDoubt]:
    return database.read(lambda s: list(s.exec(select(HeldDoubt).order_by(col(HeldDoubt.id)))))


def events(database: Database, kind: str) -> list[Event]:
    return database.read(lambda s: list(s.exec(select(Event).where(Event.kind == kind))))


def pressed(person: int, data: str, number: int = 900) -> dict[str, Any]:
    """A press of a button."""
    chat = {"id": int(chat_of(person)), "type": "private"}
    return {
        "update_id": number,
        "callback_query": {
            "id": f"{number}",
            "from": {"id": int(chat_of(person)), "is_bot": False},
            "message": {"message_id": 1, "date": 1795400000, "chat": chat},
            "data": data,
        },
    }


def cut(chat: str, text: str, length: int = 4000, first: int = 1) -> list[dict[str, Any]]:
    """The text as a messenger cuts it."""
    return [
        said(chat, text[start : start + length], first + n)
        for n, start in enumerate(range(0, len(text), length))
    ]


def album(chat: str, *names: str, caption: str = "", first: int = 1) -> list[dict[str, Any]]:
    """Documents that were sent as one album; the caption is the first one's."""
    return [
        sent(chat, name, caption if n == 0 else "", first + n, media_group_id="77")
        for n, name in enumerate(names)
    ]


# --- one document, one review ---


async def test_a_paste_in_three_messages_is_one_review(intake: Intake, office: Office) -> None:
    text = LONG + "\n".join(f"{n}. Thanh tra Sở báo cáo việc {n}." for n in range(70, 240))
    await come(intake, *cut(chat_of(office.clerk), text))
    assert [row.state for row in rows(intake.database)] == ["done"] * 3
    assert count(intake.database, Review) == 1
    stored = intake.database.read(lambda s: s.exec(select(Directive)).one())
    assert "239. Thanh tra Sở báo cáo việc 239." in stored.text


async def test_while_parts_wait_the_journal_holds_none_of_their_words(
    intake: Intake, holding: Holding, office: Office
) -> None:
    chat = chat_of(office.clerk)
    parts = [*cut(chat, LONG + CANARY), *album(chat, f"{CANARY}.txt", "b.txt", caption=CANARY, first=20)]
    await intake.take(holding, parts)
    assert [(row.raw, row.chat_id, row.user_id) for row in rows(intake.database)] == [
        (None, chat, chat)
    ] * len(parts)
    assert left_behind(intake.database, CANARY) == []


async def test_after_a_crash_who_sent_the_parts_is_asked_once_to_send_again(
    intake: Intake, holding: Holding, office: Office
) -> None:
    await intake.take(holding, cut(chat_of(office.clerk), LONG + LONG))
    intake.room = WaitingRoom(seconds=0.4)  # the memory of a program that has started anew
    await rest(intake)
    assert told(intake.database, office.clerk).count("gửi lại toàn bộ") == 1
    assert count(intake.database, Review) == 0


async def test_a_text_whose_rest_never_comes_is_said_to_be_cut(intake: Intake, office: Office) -> None:
    text = LONG[:3900].rsplit(" ", 1)[0] + " và các đơn vị liên quan chủ động phối hợp thực hiện theo quy"
    await come(intake, said(chat_of(office.clerk), text))
    assert "có vẻ bị cắt" in told(intake.database, office.clerk)
    assert count(intake.database, Review) == 1


async def test_a_report_right_after_somebody_elses_paste_is_its_own(
    intake: Intake, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    await come(
        intake,
        said(chat_of(office.clerk), LONG[:3800], 1),
        said(chat_of(office.head_planning), f"xong {number}", 2),
    )
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def photo_album(chat: str, pages: int, **more: Any) -> list[dict[str, Any]]:
    """Photos in one album, as Telegram sends them."""
    more = more or {"media_group_id": "88"}
    return [
        said(chat, "", n, photo=[{"file_id": f"f{n}", "file_size": 9}], **more) for n in range(1, pages + 1)
    ]


ONE_BY_ONE = {"has_protected_content": False}
"""What photos have that are no album."""


def sheet(words: str) -> bytes:
    """A photographed page."""
    page = Image.new("L", (1240, 500), 255)
    ImageDraw.Draw(page).multiline_text((100, 80), words, fill=0, font=ImageFont.truetype(str(FONT), 30))
    held = BytesIO()
    page.save(held, "PNG")
    return held.getvalue()


@needs_recognition
@pytest.mark.parametrize("sent_as", [{"media_group_id": "88"}, ONE_BY_ONE], ids=["album", "one by one"])
async def test_three_photos_are_one_review(
    intake: Intake, holding: Holding, office: Office, sent_as: dict[str, Any]
) -> None:
    lines = PLAIN.strip().split("\n")
    more = "2. Thanh tra Sở báo cáo kết quả thanh tra trước ngày 30/11/2026."
    pages = ["\n".join(lines[:6]), "\n".join([*lines[6:], more]), ""]
    holding.contents = {f"f{n}": sheet(words) for n, words in enumerate(pages, start=1)}
    await come(intake, *photo_album(chat_of(office.clerk), len(pages), **sent_as))
    assert count(intake.database, Review) == 1
    stored = intake.database.read(lambda s: s.exec(select(Directive)).one())
    assert "777/SXD-VP" in stored.text
    assert stored.text.count("Thanh tra") == 1


@needs_recognition
@pytest.mark.parametrize("sent_as", [{"media_group_id": "88"}, ONE_BY_ONE], ids=["album", "one by one"])
async def test_a_mark_on_one_photo_holds_all_three(
    intake: Intake, holding: Holding, office: Office, sent_as: dict[str, Any]
) -> None:
    words = ["Báo cáo kết quả công tác", "TUYỆT MẬT\nBáo cáo kết quả", "Nơi nhận: như trên"]
    holding.contents = {f"f{n}": sheet(each) for n, each in enumerate(words, start=1)}
    await come(intake, *photo_album(chat_of(office.clerk), len(words), **sent_as))
    assert [row.state for row in rows(intake.database)] == ["refused"] * len(words)
    assert count(intake.database, Review) == 0
    assert not intake.files.exists()


async def test_the_files_of_an_album_prove_one_report(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    holding.contents = {f"f{n}": f"ket qua {n}".encode() for n in range(1, 6)}
    names = [f"kq-{n}.txt" for n in range(1, 6)]
    await come(intake, *album(chat_of(office.head_planning), *names, caption=f"xong {number}"))
    assert count(intake.database, Evidence) == 5
    assert told(intake.database, office.head_planning).count("Đã ghi nhận báo cáo hoàn thành") == 1


async def test_an_album_of_which_a_file_cannot_be_had_is_said_to_be_incomplete(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    holding.contents = {"f1": b"ket qua", "f3": b"ket qua"}
    names = ("a.txt", "b.txt", "c.txt")
    await come(intake, *album(chat_of(office.head_planning), *names, caption=f"xong {number}"))
    assert "không tải được tệp thứ 2" in told(intake.database, office.head_planning)
    assert not intake.files.exists()
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_one_marked_file_holds_its_whole_album(
    intake: Intake, holding: Holding, office: Office, place: int
) -> None:
    holding.contents = {f"f{n + 1}": (SECRET if n == place else PLAIN).encode() for n in range(3)}
    names = [f"{CANARY}-{n}.txt" for n in range(3)]
    await come(intake, *album(chat_of(office.clerk), *names, caption=CANARY))
    assert [row.state for row in rows(intake.database)] == ["refused"] * 3
    assert not intake.files.exists()
    assert left_behind(intake.database, CANARY, "777/SXD") == []
    assert told(intake.database, office.clerk).count("Hệ thống từ chối") == 1
    assert holding.deleted == [(chat_of(office.clerk), str(n)) for n in (1, 2, 3)]


async def test_one_marked_member_holds_its_whole_archive(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": archive([("a.txt", PLAIN.encode()), ("b.txt", SECRET.encode())])}
    await come(intake, sent(chat_of(office.clerk), "tuan.zip", CANARY))
    assert count(intake.database, Review) == 0
    assert not intake.files.exists()
    assert left_behind(intake.database, CANARY, "777/SXD", "tuan.zip") == []


async def test_the_documents_of_an_archive_are_kept_each_by_itself(
    intake: Intake, holding: Holding, office: Office
) -> None:
    one, two = DOCUMENT.encode(), DOCUMENT.replace("2210/SYT-VP", "2211/SYT-VP").encode()
    holding.contents = {"f1": archive([("a.txt", one), ("b.txt", two)])}
    await come(intake, sent(chat_of(office.clerk), "tuan.zip", ""))
    kept = intake.database.read(lambda s: list(s.exec(select(DirectiveFile).order_by(col(DirectiveFile.id)))))
    assert [(each.directive_id, each.name) for each in kept] == [(1, "a.txt"), (2, "b.txt")]
    assert [(intake.files / each.stored_as).read_bytes() for each in kept] == [one, two]


async def test_of_a_units_archive_the_whole_is_kept_and_no_file_beside_it(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    holding.contents = {"f1": archive([("a.txt", PLAIN.encode()), ("b.txt", PLAIN.encode())])}
    await come(intake, sent(chat_of(office.head_planning), "kq.zip", f"xong {number}"))
    assert [path.read_bytes() for path in intake.files.iterdir()] == [holding.contents["f1"]]


# --- refusals ---


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_a_mark_in_any_part_of_a_paste_holds_all_of_it(
    intake: Intake, holding: Holding, office: Office, place: int
) -> None:
    parts = [f"phần {n} {CANARY}\n" + LONG[:3600] for n in range(3)]
    parts[place] = "TUYỆT MẬT\n" + parts[place]
    chat = chat_of(office.clerk)
    for number, part in enumerate(parts, start=1):
        await intake.take(holding, [said(chat, part, number)])
    await rest(intake)
    assert [row.state for row in rows(intake.database)] == ["refused"] * 3
    assert left_behind(intake.database, CANARY) == []
    assert told(intake.database, office.clerk).count("Hệ thống từ chối") == 1
    assert sorted(holding.deleted) == [(chat, str(n)) for n in (1, 2, 3)]


async def test_what_follows_a_refusal_is_not_taken_for_a_while_and_that_is_said(
    intake: Intake, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    chat = chat_of(office.head_planning)
    await come(intake, said(chat, f"TỐI MẬT\n{CANARY}", 1))
    await come(intake, said(chat, f"xong {number} {CANARY}", 2))
    assert "Tin này chưa được nhận" in told(intake.database, office.head_planning)
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert left_behind(intake.database, CANARY) == []
    clock = intake.clock
    assert isinstance(clock, FakeClock)
    clock.advance(FOLLOWS_HELD.total_seconds())
    await come(intake, said(chat, f"xong {number}", 3))
    assert talk.assignment(number, office.planning).status is Status.REPORTED


async def test_what_was_journalled_before_the_refusal_goes_too(
    intake: Intake, holding: Holding, office: Office
) -> None:
    """Photos one by one: while the first is being read the others are in the journal."""
    holding.contents = {"f1": SECRET.encode(), "f2": PLAIN.encode()}
    chat = chat_of(office.clerk)
    await come(
        intake, sent(chat, "mot.txt", "", 1), sent(chat, f"{CANARY}.txt", CANARY, 2), said(chat, CANARY, 3)
    )
    assert [row.state for row in rows(intake.database)] == ["refused"] * 3
    assert left_behind(intake.database, CANARY) == []


async def test_other_chats_are_served_meanwhile(intake: Intake, office: Office) -> None:
    await come(intake, said(chat_of(office.clerk), "TỐI MẬT\nx", 1))
    await come(intake, said(chat_of(office.head_planning), "xin chào", 2))
    assert "xin chào" in told(intake.database, office.head_planning)


@pytest.mark.parametrize("could", [True, False])
async def test_the_bot_deletes_the_message_and_says_whether_it_could(
    intake: Intake, holding: Holding, office: Office, could: bool
) -> None:
    holding.can_delete = could
    await come(intake, said(chat_of(office.head_planning), f"TỐI MẬT\n{CANARY}", 5))
    assert holding.deleted == [(chat_of(office.head_planning), "5")]
    assert ("đã xóa tin nhắn này" in told(intake.database, office.head_planning)) is could
    assert ("đã xóa tin nhắn" in told(intake.database, office.clerk)) is could


async def test_the_office_is_told_who_and_nothing_of_what(intake: Intake, office: Office) -> None:
    await come(intake, said(chat_of(office.head_planning), f"TỐI MẬT\n{CANARY}", 5))
    heard = told(intake.database, office.chief)
    assert "dấu hiệu bí mật nhà nước" in heard
    assert CANARY not in heard
    assert [event.actor_id for event in events(intake.database, "secret_refused")] == [office.head_planning]


async def test_a_strangers_secret_is_deleted_and_answered_by_nobody(
    intake: Intake, holding: Holding, office: Office
) -> None:
    await come(intake, said("99001", f"TỐI MẬT\n{CANARY}", 5))
    assert holding.deleted == [("99001", "5")]
    assert count(intake.database, Outbox) == 0
    assert office.clerk


# --- doubts ---


async def test_of_a_doubt_a_keyed_hash_and_the_channels_id_are_kept(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": f"{DOUBTFUL}{CANARY}".encode()}
    await come(intake, sent(chat_of(office.head_planning), f"{CANARY}.txt", f"xong 1 {CANARY}"))
    (doubt,) = doubts(intake.database)
    assert (doubt.files, doubt.state, doubt.person_id) == (["f1"], "open", office.head_planning)
    assert left_behind(intake.database, CANARY) == []
    assert not intake.files.exists()


async def test_every_officer_is_asked_and_nobody_else(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.head_planning), "a.txt"))
    assert "Cho qua".lower() in told(intake.database, office.clerk).lower()
    assert "tài liệu 1" in told(intake.database, office.chief)
    assert "tài liệu 1" not in told(intake.database, office.director)


async def test_a_doubtful_proof_of_a_reported_task_is_added_once_an_officer_lets_it_pass(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    await come(intake, said(chat_of(office.head_planning), f"xong {number}", 50))
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.head_planning), "a.txt", f"xong {number}"))
    assert "Văn phòng được hỏi" in told(intake.database, office.head_planning)
    assert count(intake.database, Evidence) == 0
    await come(intake, pressed(office.clerk, "letpass:1"))
    assert count(intake.database, Evidence) == 1
    assert "Văn phòng đã cho qua tệp" in told(intake.database, office.head_planning)
    assert "tai-lieu-1.txt" in told(intake.database, office.head_planning)
    assert [event.actor_id for event in events(intake.database, "doubt_cleared")] == [office.clerk]


async def test_a_doubtful_directive_is_read_once_it_was_let_pass(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.clerk), "a.txt"))
    assert count(intake.database, Review) == 0
    await come(intake, said(chat_of(office.chief), "cho qua tài liệu 1", 2))
    assert count(intake.database, Review) == 1


@pytest.mark.parametrize("who", ["head_planning", "staff_planning", "director"])
async def test_nobody_but_an_officer_lets_it_pass(
    intake: Intake, holding: Holding, office: Office, who: str
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.head_planning), "a.txt"))
    person = getattr(office, who)
    await come(intake, pressed(person, "letpass:1"), said(chat_of(person), "cho qua tài liệu 1", 2))
    assert doubts(intake.database)[0].state == "open"
    assert "Chỉ cán bộ Văn phòng" in told(intake.database, person)


async def test_a_file_that_the_channel_gives_no_more_is_asked_for_again_and_passes_then(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.clerk), "a.txt"))
    holding.contents = {}
    await come(intake, pressed(office.chief, "letpass:1"))
    assert "Đề nghị gửi lại nguyên như cũ" in told(intake.database, office.clerk)
    holding.contents = {"f2": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.clerk), "b.txt", "", 2))
    assert count(intake.database, Review) == 1


async def test_another_file_under_the_same_id_was_not_let_pass(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.clerk), "a.txt"))
    holding.contents = {"f1": f"{DOUBTFUL}thêm".encode()}
    await come(intake, pressed(office.chief, "letpass:1"))
    assert count(intake.database, Review) == 0
    assert [doubt.state for doubt in doubts(intake.database)] == ["cleared", "open"]


async def test_a_text_that_was_let_pass_is_asked_for_again_and_then_taken(
    intake: Intake, office: Office
) -> None:
    await come(intake, said(chat_of(office.clerk), DOUBTFUL, 1))
    await come(intake, pressed(office.chief, "letpass:1"))
    assert "Đề nghị gửi lại nguyên như cũ" in told(intake.database, office.clerk)
    await come(intake, said(chat_of(office.clerk), DOUBTFUL, 2))
    assert count(intake.database, Review) == 1


async def test_a_paste_in_parts_that_was_let_pass_is_taken(intake: Intake, office: Office) -> None:
    text = DOUBTFUL + LONG + LONG + LONG
    await come(intake, *cut(chat_of(office.clerk), text))
    assert [doubt.message_ids for doubt in doubts(intake.database)] == [["1", "2", "3"]]
    await come(intake, pressed(office.chief, "letpass:1"))
    await come(intake, *cut(chat_of(office.clerk), text, first=11))
    assert count(intake.database, Review) == 1


async def test_a_doubtful_name_is_let_pass_with_its_file(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": PLAIN.encode()}
    await come(intake, sent(chat_of(office.clerk), "CV 15 MAT.txt"))
    assert left_behind(intake.database, "CV 15 MAT") == []
    await come(intake, pressed(office.chief, "letpass:1"))
    assert count(intake.database, Review) == 1


async def test_the_same_document_is_asked_about_once(intake: Intake, office: Office) -> None:
    for number in (1, 2):
        await come(intake, said(chat_of(office.clerk), DOUBTFUL, number))
    assert len(doubts(intake.database)) == 1


async def test_kept_out_is_told_and_deleted(intake: Intake, holding: Holding, office: Office) -> None:
    holding.contents = {"f7": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.head_planning), "a.txt", "", 7))
    await come(intake, pressed(office.clerk, "keepout:1"))
    assert holding.deleted == [(chat_of(office.head_planning), "7")]
    assert "không cho qua" in told(intake.database, office.head_planning)
    assert [event.actor_id for event in events(intake.database, "doubt_kept_out")] == [office.clerk]
    assert not intake.files.exists()


async def test_the_second_officer_hears_who_was_first(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.contents = {"f1": DOUBTFUL.encode()}
    await come(intake, sent(chat_of(office.head_planning), "a.txt"))
    await come(intake, pressed(office.clerk, "keepout:1", 901))
    await come(intake, pressed(office.chief, "letpass:1", 902))
    assert "đã được" in told(intake.database, office.chief)
    assert doubts(intake.database)[0].state == "kept"


async def test_a_press_under_no_doubt_does_nothing(intake: Intake, office: Office) -> None:
    await come(intake, pressed(office.clerk, "letpass:12"))
    assert "Không có tài liệu 12" in told(intake.database, office.clerk)


@pytest.mark.parametrize(
    "data", [bytes(range(1, 32)) * 60, bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 900]
)
async def test_a_file_that_nobody_can_look_at_is_a_doubt_as_proof_too(
    intake: Intake, holding: Holding, talk: Talk, office: Office, data: bytes
) -> None:
    number = talk.give("Rà soát", [office.planning])
    await come(intake, said(chat_of(office.head_planning), f"xong {number}", 50))
    holding.contents = {"f1": data}
    await come(intake, sent(chat_of(office.head_planning), "a.dat", f"xong {number}"))
    assert "Chưa xem được hết bên trong" in told(intake.database, office.head_planning)
    await come(intake, pressed(office.clerk, "letpass:1"))
    assert count(intake.database, Evidence) == 1


async def test_a_film_sent_as_a_file_is_never_kept(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    holding.contents = {"f1": b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 900}
    await come(intake, sent(chat_of(office.head_planning), "hop.pdf", f"xong {number}"))
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    assert "không được lưu" in told(intake.database, office.head_planning)
    assert "kèm video, không được lưu" in told(intake.database, office.clerk)
    assert not intake.files.exists()
