"""The gate for state secrets before the journal: what it holds is kept nowhere, whoever sent it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url
from sqlmodel import col, select

from bot.incoming.intake import Intake
from messages.secrecy import held
from messages.text import load_message
from storage.database.engine import Database
from storage.tables import Directive, Event, Outbox
from tests.bot.conftest import Holding
from tests.bot.talk import chat_of
from tests.bot.test_intake import handled, rows, said, take
from tests.office import Office

pytestmark = pytest.mark.asyncio(loop_scope="session")

LETTER = """UBND TỈNH AN HÒA
SỞ XÂY DỰNG
{mark}
Số: 777/SXD-VP
An Hòa, ngày 20 tháng 11 năm 2026
V/v báo cáo việc riêng biệt
Kính gửi: Các phòng thuộc Sở.
Thực hiện kế hoạch công tác năm 2026, Sở yêu cầu các phòng thực hiện các nội dung sau đây:
1. Phòng Kế hoạch báo cáo việc riêng biệt, gửi Văn phòng Sở trước ngày 30/11/2026.
"""
DOUBTFUL = LETTER.format(mark="Mật")
PLAIN = LETTER.format(mark="Khẩn")
OWN_WORDS = "riêng biệt"


def sent(chat: str, name: str, caption: str = "", number: int = 1, **more: Any) -> dict[str, Any]:
    """A file as Telegram has it."""
    update = said(
        chat, "", number, document={"file_id": f"f{number}", "file_name": name, "file_size": 9}, **more
    )
    del update["message"]["text"]
    return {**update, "message": {**update["message"], "caption": caption}}


def answered(database: Database) -> list[Any]:
    """What was answered."""
    answers = select(Outbox).where(col(Outbox.key).startswith("answer:")).order_by("id")
    kept = database.read(lambda s: list(s.exec(answers)))
    return [load_message(row.payload["message"]) for row in kept]


def events(database: Database, kind: str) -> list[Event]:
    return database.read(lambda s: list(s.exec(select(Event).where(Event.kind == kind))))


def opened(database: Database) -> int:
    """How many documents are under review."""
    return len(database.read(lambda s: list(s.exec(select(Directive)))))


def left_behind(database: Database, *words: str) -> list[str]:
    """Which of the words stand in any file of the database's folder."""
    folder = Path(str(make_url(database.url).database)).parent
    whole = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    # JSON may hold them escaped.
    forms = {word: (word.encode(), word.encode("unicode_escape")) for word in words}
    return [word for word, ways in forms.items() if any(way in whole for way in ways)]


@pytest.mark.parametrize("who", ["clerk", "head_planning", "staff_planning", "director"])
async def test_a_pasted_text_in_doubt_is_kept_nowhere_and_answered_alike(
    intake: Intake, office: Office, who: str
) -> None:
    await take(intake, [said(chat_of(getattr(office, who)), DOUBTFUL)])
    assert rows(intake.database)[0].raw is None
    assert await handled(intake) == ["refused"]
    assert answered(intake.database) == [held()]
    assert left_behind(intake.database, OWN_WORDS, "777/SXD") == []
    assert len(events(intake.database, "doubt_held")) == 1


ASKED = ("tài liệu mật có gửi vào đây được không", "văn bản mật gửi qua đây được không ạ")


@pytest.mark.parametrize("who", ["clerk", "head_planning", "staff_planning", "director"])
@pytest.mark.parametrize("text", ASKED)
async def test_whether_secret_papers_may_be_sent_is_answered_and_nobody_called(
    intake: Intake, office: Office, who: str, text: str
) -> None:
    await take(intake, [said(chat_of(getattr(office, who)), text)])
    assert await handled(intake) == ["done"]
    assert [each.text.plain.partition(",")[0] for each in answered(intake.database)] == [
        "Không gửi tài liệu mật vào đây"
    ]
    assert events(intake.database, "doubt_held") == []


@pytest.mark.parametrize("text", ["Tài liệu mật", "tài liệu mật gửi vào đây", f"{ASKED[0]}\nKế hoạch riêng"])
async def test_what_is_not_that_question_alone_stays_in_doubt(
    intake: Intake, office: Office, text: str
) -> None:
    await take(intake, [said(chat_of(office.head_planning), text)])
    assert await handled(intake) == ["refused"]
    assert len(events(intake.database, "doubt_held")) == 1


async def test_that_question_beside_a_file_or_a_quotation_stays_in_doubt(
    intake: Intake, office: Office
) -> None:
    quoted = said(chat_of(office.head_planning), DOUBTFUL, 1)["message"]
    await take(intake, [sent(chat_of(office.head_planning), "ke-hoach.txt", ASKED[0], 2)])
    await take(intake, [said(chat_of(office.clerk), ASKED[0], 3, reply_to_message=quoted)])
    assert [row.raw for row in rows(intake.database)] == [None, None]


async def test_a_mark_without_doubt_is_answered_as_one(intake: Intake, office: Office) -> None:
    await take(intake, [said(chat_of(office.clerk), LETTER.format(mark="MẬT"))])
    assert await handled(intake) == ["refused"]
    assert "từ chối vì nội dung có dấu hiệu bí mật nhà nước" in answered(intake.database)[0].text.plain


async def test_an_edit_to_a_text_in_doubt_is_not_kept_either(intake: Intake, office: Office) -> None:
    update = said(chat_of(office.clerk), DOUBTFUL)
    await take(intake, [{"update_id": 1, "edited_message": {**update["message"], "edit_date": 1795400100}}])
    assert left_behind(intake.database, OWN_WORDS) == []


async def test_a_doubt_in_what_a_message_quotes_is_not_kept(intake: Intake, office: Office) -> None:
    quoted = said(chat_of(office.head_planning), DOUBTFUL, 1)["message"]
    await take(intake, [said(chat_of(office.clerk), "không mật", 2, reply_to_message=quoted)])
    assert rows(intake.database)[0].raw is None


async def test_an_officer_clears_a_pasted_text_with_the_exact_words(intake: Intake, office: Office) -> None:
    await take(intake, [said(chat_of(office.clerk), f"không mật\n{DOUBTFUL}")])
    assert await handled(intake) == ["done"]
    assert opened(intake.database) == 1
    assert [event.actor_id for event in events(intake.database, "doubt_cleared")] == [office.clerk]


@pytest.mark.parametrize("words", ["không mất", "khong mat", "có phải không mật", "không mật khẩu"])
async def test_other_words_of_an_officer_clear_no_pasted_text(
    intake: Intake, office: Office, words: str
) -> None:
    await take(intake, [said(chat_of(office.clerk), f"{words}\n{DOUBTFUL}")])
    assert await handled(intake) == ["refused"]
    assert opened(intake.database) == 0


@pytest.mark.parametrize("who", ["head_planning", "staff_planning", "director"])
async def test_nobody_else_clears_a_pasted_text(intake: Intake, office: Office, who: str) -> None:
    await take(intake, [said(chat_of(getattr(office, who)), f"không mật\n{DOUBTFUL}")])
    assert await handled(intake) == ["refused"]
    assert left_behind(intake.database, OWN_WORDS) == []


async def test_a_stranger_clears_nothing_and_hears_nothing(intake: Intake, office: Office) -> None:
    await take(intake, [said("99001", f"không mật\n{DOUBTFUL}")])
    assert await handled(intake) == ["refused"]
    assert answered(intake.database) == []
    assert left_behind(intake.database, OWN_WORDS) == []


async def test_forwarded_words_of_an_officer_clear_nothing(intake: Intake, office: Office) -> None:
    origin = {"type": "hidden_user", "date": 1795300000, "sender_user_name": "Ai đó"}
    await take(intake, [said(chat_of(office.clerk), f"không mật\n{DOUBTFUL}", forward_origin=origin)])
    assert await handled(intake) == ["refused"]


async def test_a_mark_is_cleared_by_no_words(intake: Intake, office: Office) -> None:
    await take(intake, [said(chat_of(office.clerk), "không mật\n" + LETTER.format(mark="MẬT"))])
    assert rows(intake.database)[0].raw is None


@pytest.mark.parametrize("caption", ["", "xong 1 không mật", "không mật", "Bản này không mất trang nào"])
async def test_a_heads_file_in_doubt_is_kept_nowhere_whatever_stands_with_it(
    intake: Intake, holding: Holding, office: Office, caption: str
) -> None:
    holding.data = DOUBTFUL.encode()
    await take(intake, [sent(chat_of(office.head_planning), "ke-hoach-rieng.txt", caption)])
    assert await handled(intake) == ["refused"]
    assert answered(intake.database) == [held()]
    assert not intake.files.exists()
    assert left_behind(intake.database, OWN_WORDS, "ke-hoach-rieng") == []


@pytest.mark.parametrize(
    ("caption", "opens"),
    [("không mật", 1), ("Không mật, nhận ngày 20/11/2026", 1), ("Bản này không mất trang nào", 0), ("", 0)],
)
async def test_an_officers_exact_words_clear_a_file(
    intake: Intake, holding: Holding, office: Office, caption: str, opens: int
) -> None:
    holding.data = DOUBTFUL.encode()
    await take(intake, [sent(chat_of(office.clerk), "ke-hoach-rieng.txt", caption)])
    await handled(intake)
    assert opened(intake.database) == opens
    assert len(events(intake.database, "doubt_cleared")) == opens
    assert (left_behind(intake.database, "ke-hoach-rieng") == []) is (opens == 0)


async def test_a_file_whose_name_is_in_doubt_never_enters_the_journal(intake: Intake, office: Office) -> None:
    await take(intake, [sent(chat_of(office.head_planning), "CV 15 MAT.pdf", "xong 1")])
    assert rows(intake.database)[0].raw is None
    assert left_behind(intake.database, "CV 15 MAT") == []


async def test_an_officer_clears_a_files_name_too(intake: Intake, holding: Holding, office: Office) -> None:
    holding.data = PLAIN.encode()
    await take(intake, [sent(chat_of(office.clerk), "CV 15 MAT.txt", "không mật")])
    assert await handled(intake) == ["done"]
    assert opened(intake.database) == 1


async def test_a_plain_file_with_a_heads_words_about_secrecy_is_taken(
    intake: Intake, holding: Holding, office: Office
) -> None:
    holding.data = PLAIN.encode()
    await take(intake, [sent(chat_of(office.head_planning), "ket-qua.txt", "không mật")])
    assert await handled(intake) == ["done"]
    assert len(list(intake.files.iterdir())) == 1


@pytest.mark.parametrize("text", ["MẤT", "xong việc của chị Mật", "A", "Trần Thị Hồng Mật"])
async def test_innocent_words_pass(intake: Intake, office: Office, text: str) -> None:
    await take(intake, [said(chat_of(office.head_planning), text)])
    assert rows(intake.database)[0].raw is not None
    assert await handled(intake) == ["done"]


@pytest.mark.parametrize("name", ["GIAI PHONG MAT BANG.txt", "MAT TRAN TO QUOC.txt", "Trần Thị Hồng Mật.txt"])
async def test_innocent_names_of_files_pass(
    intake: Intake, holding: Holding, office: Office, name: str
) -> None:
    holding.data = PLAIN.encode()
    await take(intake, [sent(chat_of(office.clerk), name)])
    assert await handled(intake) == ["done"]
    assert opened(intake.database) == 1
