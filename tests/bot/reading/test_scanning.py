"""A scan takes seconds: the person who sent it hears at once that it is being read."""

import shutil
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from sqlmodel import select

from bot.channels.messenger import Inbound, SentFile
from bot.incoming.followups import ScanNote
from bot.reading.reader import Reader
from bot.reading.receiving import Receiver
from storage.database.engine import Database
from storage.tables import Outbox
from tests.bot.test_intake import nothing_cleared

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
needs_recognition = pytest.mark.skipif(
    shutil.which("tesseract") is None or not FONT.exists(),
    reason="tesseract or the font that the test draws with is not installed",
)


def _scan(pages: int) -> bytes:
    """A PDF that is nothing but pictures."""
    drawn = []
    for number in range(1, pages + 1):
        page = Image.new("L", (1240, 1754), 255)
        words = f"Trang {number}\nGiao Thanh tra Sở báo cáo kết quả trước ngày 30/11/2026."
        ImageDraw.Draw(page).multiline_text((120, 200), words, fill=0, font=ImageFont.truetype(str(FONT), 32))
        drawn.append(page)
    held = BytesIO()
    drawn[0].save(held, "PDF", resolution=150, save_all=True, append_images=drawn[1:])
    return held.getvalue()


async def _read(database: Database, now: datetime, folder: Path, data: bytes) -> tuple[str, list[str]]:
    file = SentFile("f1", "cong-van.pdf", len(data))
    inbound = Inbound("telegram", "1", "104", "104", at=now, file=file)
    woken: list[bool] = []
    note = ScanNote(database, 7, inbound, now, lambda: woken.append(True))

    async def download(file_id: str, most: int) -> bytes:
        return data

    reader = Reader()
    try:
        receiver = Receiver(download, reader, nothing_cleared, progress=note)
        received = await receiver.receive([file])
    finally:
        await reader.close()
    await note.settle()
    owed = database.read(lambda s: s.exec(select(Outbox).where(Outbox.key == "scan:7")).all())
    assert len(woken) == len(owed)
    told = [row.payload["message"]["blocks"][0]["plain"] for row in owed]
    return received.reading.text if received.reading else "", told


@needs_recognition
async def test_a_scan_of_two_pages_is_announced_once_and_read(
    database: Database, now: datetime, tmp_path: Path
) -> None:
    text, told = await _read(database, now, tmp_path, _scan(2))
    assert "Thanh tra Sở báo cáo kết quả" in text
    assert told == ["Tệp vừa gửi là bản chụp, 2 trang; Hệ thống đang nhận dạng chữ, xin chờ."]


async def test_a_text_is_read_without_a_word_before(
    database: Database, now: datetime, tmp_path: Path
) -> None:
    text, told = await _read(database, now, tmp_path, "Giao Thanh tra Sở báo cáo.".encode())
    assert "Thanh tra" in text
    assert told == []
