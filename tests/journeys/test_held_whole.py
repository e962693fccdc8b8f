"""Documents that come in several messages, and messages that are edited, over real HTTP: judged whole."""

import io
from collections.abc import Sequence

import pytest
from sqlmodel import select

from storage.tables import Directive, Inbox
from tests.directives.made_files import picture_of, stamp_of
from tests.directives.test_files_pictures import needs_recognition
from tests.journeys.conftest import CLERK, HEAD
from tests.journeys.test_canary import FILLER, Sender, left, settled
from tests.journeys.test_zalo import CLERK as ZALO_CLERK
from tests.journeys.test_zalo import zalo as zalo
from tests.program import Program
from tests.servers import Sandbox, text_of

pytestmark = pytest.mark.on("telegram")  # Zalo cannot delete a message, and has no albums

FIRST_PAGE = (
    "UBND TỈNH AN HÒA",
    "SỞ XÂY DỰNG",
    "Số: 301/SXD-VP",
    "An Hòa, ngày 20 tháng 11 năm 2026",
    "Kính gửi: Các phòng thuộc Sở.",
    "1. Phòng Quy hoạch báo cáo công tác quy hoạch, gửi Văn phòng Sở",
    "trước ngày 30/11/2026.",
)
SECOND_PAGE = (
    "2. Thanh tra Sở báo cáo kết quả thanh tra, gửi Văn phòng Sở",
    "trước ngày 02/12/2026.",
    "GIÁM ĐỐC",
    "Trần Quốc Hòa",
)


def photo(lines: Sequence[str], mark: str = "") -> bytes:
    """A photo of a page, perhaps with a stamp below its words."""
    page = picture_of(lines).convert("RGB")
    if mark:
        page.paste(stamp_of(mark), (900, 700))
    kept = io.BytesIO()
    page.save(kept, "JPEG", quality=90)
    return kept.getvalue()


def taken(program: Program) -> list[str | None]:
    """The numbers of the documents that were taken in."""
    return program.look(lambda s: list(s.exec(select(Directive.number))))


def files_kept(program: Program) -> int:
    """How many files were kept."""
    folder = program.folder / "tep"
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_photos_sent_one_by_one_are_one_document(program: Program, sandbox: Sandbox) -> None:
    needs_recognition()
    for n, page in enumerate((FIRST_PAGE, SECOND_PAGE)):
        sandbox.send_file(CLERK, (f"{n}.jpg", photo(page)), photo=True)
    review = text_of(sandbox.wait_for(CLERK, contains="301/SXD-VP", timeout=120))
    assert "công tác quy hoạch" in review
    assert "kết quả thanh tra" in review
    settled(program, sandbox)
    assert taken(program) == ["301/SXD-VP"]
    assert files_kept(program) == 2


def test_a_stamp_on_the_second_of_photos_sent_one_by_one_holds_the_first_too(
    program: Program, sandbox: Sandbox
) -> None:
    needs_recognition()
    for n, (page, mark) in enumerate(((FIRST_PAGE, ""), (SECOND_PAGE, "TUYỆT MẬT"))):
        sandbox.send_file(CLERK, (f"{n}.jpg", photo(page, mark)), photo=True)
    sandbox.wait_for(CLERK, contains="Hệ thống đã xóa tin nhắn", timeout=120)
    settled(program, sandbox)
    assert (taken(program), files_kept(program)) == ([], 0)
    assert [m for m in sandbox.messages(CLERK) if not m["from"]["is_bot"]] == []


def test_a_stamp_on_the_fourth_photo_of_an_album_holds_all_five(program: Program, sandbox: Sandbox) -> None:
    needs_recognition()
    sender = Sender(sandbox, HEAD, "MẬT")
    for n in range(5):
        page = photo(FIRST_PAGE if n == 0 else SECOND_PAGE, "MẬT" if n == 3 else "")
        caption = sender.word if n == 0 else ""
        sandbox.send_file(HEAD, (f"{n}.jpg", page), caption, photo=True, album="bo-anh")
    sandbox.wait_for(HEAD, contains="Hệ thống đã xóa tin nhắn", timeout=120)
    settled(program, sandbox)
    assert (left(program, [sender]), files_kept(program)) == ({}, 0)
    told = text_of(sandbox.wait_for(CLERK, contains="bí mật nhà nước"))
    assert sender.word not in told
    assert [m for m in sandbox.messages(HEAD) if not m["from"]["is_bot"]] == []


def test_what_follows_a_refused_paste_is_held_and_that_is_said(program: Program, sandbox: Sandbox) -> None:
    sender = Sender(sandbox, HEAD, "MẬT")
    sender.say(f"{sender.word}\n" + FILLER * 96 + f"\n{sender.marked}")
    sandbox.wait_for(HEAD, contains="Hệ thống từ chối")
    sender.say(f"xong 1, {sender.word}")
    sandbox.wait_for(HEAD, contains="Tin này chưa được nhận")
    settled(program, sandbox)
    assert left(program, [sender]) == {}
    told = text_of(sandbox.wait_for(CLERK, contains="dấu hiệu bí mật nhà nước"))
    assert "Kiều Đức Anh" in told


def test_what_is_typed_behind_a_doubt_waits_with_it_and_a_report_is_taken(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    sender = Sender(sandbox, HEAD, "MẬT")
    sandbox.say(HEAD, "Giấy này đóng dấu MẬT, em không chụp mà gõ lại ở dưới")
    sandbox.wait_for(HEAD, contains="Văn phòng được hỏi")
    sender.say(f"Tổ công tác của {sender.word} xuất phát lúc 22 giờ, 14 người")
    sandbox.wait_for(HEAD, contains="có thể là phần tiếp theo")
    sandbox.say(HEAD, "xong 1")
    sandbox.wait_for(HEAD, contains="Đã ghi nhận")
    settled(program, sandbox)
    assert left(program, [sender]) == {}
    sandbox.say(CLERK, "giữ lại tài liệu 1")
    sandbox.wait_for(CLERK, contains="1 tài liệu gửi ngay sau đó")
    settled(program, sandbox)
    assert [m for m in sandbox.messages(HEAD) if sender.word in text_of(m)] == []


def test_a_mark_that_an_edit_adds_takes_the_words_before_it_too_and_the_office_hears_of_them(
    program: Program, sandbox: Sandbox
) -> None:
    sandbox.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    said = sandbox.say(HEAD, "xong 1")
    sandbox.wait_for(HEAD, contains="Đã ghi nhận")
    sandbox.edit(HEAD, said["message_id"], "TỐI MẬT\nxong 1")
    told = text_of(sandbox.wait_for(HEAD, contains="Hệ thống từ chối"))
    assert "bản trước khi sửa đã được tiếp nhận" in told
    sandbox.wait_for(CLERK, contains="đã được tiếp nhận trước khi người gửi sửa")
    settled(program, sandbox)
    of_head = select(Inbox.raw).where(Inbox.chat_id == str(HEAD))
    assert program.look(lambda s: list(s.exec(of_head))) == [None, None]


def test_an_officers_letter_loses_its_words_in_the_journal_when_an_edit_marks_it(
    program: Program, sandbox: Sandbox
) -> None:
    letter = "\n".join((*FIRST_PAGE, *SECOND_PAGE))
    said = sandbox.say(CLERK, letter)
    sandbox.wait_for(CLERK, contains="301/SXD-VP")
    sandbox.edit(CLERK, said["message_id"], f"TỐI MẬT\n{letter}")
    sandbox.wait_for(CLERK, contains="cần kiểm tra những gì đã ghi nhận từ đó")
    settled(program, sandbox)
    assert program.look(lambda s: list(s.exec(select(Inbox.raw)))) == [None, None]


def test_an_edit_that_adds_nothing_secret_leaves_what_was_said(program: Program, sandbox: Sandbox) -> None:
    assert program.command("settings", "set", "journal_days", "1").returncode == 0
    said = sandbox.say(CLERK, "việc đang mở")
    sandbox.wait_for(CLERK, after=said["message_id"])
    sandbox.edit(CLERK, said["message_id"], "việc quá hạn")
    settled(program, sandbox)
    kept = program.look(lambda s: [row.raw for row in s.exec(select(Inbox).where(Inbox.kind == ""))])
    assert None not in kept


@pytest.mark.parametrize("marked", [False, True])
def test_a_text_in_parts_on_zalo_is_one_document(zalo: Program, server: Sandbox, marked: bool) -> None:
    letter = "\n".join((*FIRST_PAGE, *SECOND_PAGE))
    whole = "\n".join((letter, FILLER * 50, "TỐI MẬT" if marked else "Hết"))
    parts = [whole[at : at + 2000] for at in range(0, len(whole), 2000)]
    assert len(parts) == 3
    for part in parts:
        server.say(ZALO_CLERK, part)
    server.wait_for(ZALO_CLERK, contains="Hệ thống từ chối" if marked else "301/SXD-VP")
    settled(zalo, server)
    assert taken(zalo) == ([] if marked else ["301/SXD-VP"])


def test_a_picture_with_a_stamp_on_zalo_is_kept_nowhere(zalo: Program, server: Sandbox) -> None:
    needs_recognition()
    server.settings(zalo_pictures=server.url)
    sender = Sender(server, 0, "MẬT")
    server.send_file(ZALO_CLERK, ("vb.jpg", photo(FIRST_PAGE, "MẬT")), sender.word, photo=True)
    server.wait_for(ZALO_CLERK, contains="đồng chí tự xóa ngay", timeout=120)
    settled(zalo, server)
    assert (taken(zalo), files_kept(zalo), left(zalo, [sender])) == ([], 0, {})
