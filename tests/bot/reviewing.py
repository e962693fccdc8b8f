"""A document sent into a talk: read as the child process reads it, without the child."""

from typing import Any

from bot.channels.messenger import SentFile
from bot.reading.gate import ReceivedFile
from bot.reading.reader import ReadResult
from directives.parse import parse
from language.folding import clean
from messages.text import Message
from storage.database.engine import Session
from storage.tables.base import known
from storage.work import reviews
from storage.work.reviews import Desk
from tests.bot.talk import Talk, chat_of

DOCUMENT = """UBND TỈNH AN PHÚ
SỞ Y TẾ
Số: 2210/SYT-VP
V/v triển khai nhiệm vụ tháng 12 năm 2026

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

An Phú, ngày 20 tháng 11 năm 2026

Kính gửi: Các phòng, đơn vị thuộc Sở

Giám đốc Sở yêu cầu các phòng, đơn vị thực hiện một số nhiệm vụ sau:
1. Phòng Quy hoạch rà soát mạng lưới khám bệnh, báo cáo Giám đốc Sở trước ngày 05/12/2026.
2. Phòng Giám định lập danh sách kỹ thuật viên, gửi Văn phòng Sở chậm nhất ngày 08/12/2026.
3. Phòng Giám định kiểm tra kho vật tư, hoàn thành chậm nhất ngày 12/12/2026.
4. Bệnh viện Mắt báo cáo công suất giường bệnh hàng quý về Văn phòng Sở.
5. Thanh tra Sở hoàn thành kết luận thanh tra trong vòng 10 ngày làm việc kể từ ngày nhận được Công văn này.
6. Phòng Quy hoạch thường xuyên theo dõi việc thực hiện Công văn này.

Nơi nhận:
- Như trên;
- Lưu: VT, VP.
GIÁM ĐỐC
Trương Văn Khải
"""
"""Six tasks: a unit that the registry lacks (2, 3), a report without its day (4), a period from the day of
receipt (5), no deadline (6)."""


def received(text: str, name: str = "cong-van.txt", warnings: tuple[str, ...] = ()) -> ReceivedFile:
    """What the reader makes of a file with the text."""
    whole = clean(text)
    reading = ReadResult(parse(whole), text=whole, kind="text", pages=1, warnings=warnings)
    return ReceivedFile(SentFile("f1", name, len(text)), stored_as="own", reading=reading)


def send(talk: Talk, person_id: int, what: ReceivedFile, caption: str = "") -> list[Message]:
    """The person sends the file; the messages that were queued for their chat."""
    inbound = talk._inbound(chat_of(person_id), text=caption, file=what.file)
    talk.serve(inbound, received=what)
    return talk.heard(person_id)


def desks(talk: Talk) -> list[Desk]:
    """The open reviews."""
    return talk.database.read(reviews.open_reviews)


def desk(talk: Talk, review_id: int = 1) -> Desk:
    """The review as it stands."""

    def find(session: Session) -> Desk:
        found = reviews.desk(session, review_id)
        assert found is not None
        return found

    return talk.database.read(find)


def leads(talk: Talk, review_id: int = 1) -> dict[int, list[int]]:
    """The leading units by draft number."""
    return {draft.number: draft.leads for draft in desk(talk, review_id).drafts}


def left_out(talk: Talk, review_id: int = 1) -> list[int]:
    """The numbers of the drafts that were dropped."""
    return [draft.number for draft in desk(talk, review_id).drafts if draft.dropped]


def review_of(found: Desk) -> int:
    """Its id."""
    return known(found.review.id)


def said(messages: list[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def buttons(messages: list[Message]) -> dict[str, str]:
    """The buttons' data by what is typed instead."""
    return {b.typed: b.data for message in messages for row in message.buttons for b in row}


def deadline(talk: Talk, number: int) -> dict[str, Any]:
    """The draft's deadline as it is stored."""
    return next(draft.deadline for draft in desk(talk).drafts if draft.number == number)
