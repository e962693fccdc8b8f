"""A ZIP of several directives, sent in chat or read by command: each is a document of its own."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from storage import tables
from tests.directives.made_files import archive
from tests.journeys.conftest import CLERK
from tests.program import Program
from tests.servers import Sandbox, text_of

LETTER = """UBND TỈNH AN HÒA
SỞ XÂY DỰNG
Số: {number}/SXD-VP
An Hòa, ngày 20 tháng 11 năm 2026
V/v báo cáo {what}
Kính gửi: Các phòng thuộc Sở.
1. {unit} báo cáo {what}, gửi Văn phòng Sở trước ngày 30/11/2026.
"""
FIRST = LETTER.format(number=301, unit="Phòng Quy hoạch", what="công tác quy hoạch").encode()
SECOND = LETTER.format(number=302, unit="Thanh tra Sở", what="kết quả thanh tra").encode()
SECRET = ("TỐI MẬT\n" + LETTER.format(number=303, unit="Thanh tra Sở", what="vụ việc X")).encode()
CLEAN = [("cv-301.txt", FIRST), ("cv-302.txt", SECOND)]
ENTRIES = [
    ("cv-301.txt", FIRST),
    ("kem/anh.bin", bytes(range(256)) * 40),
    ("vu-viec-x.txt", SECRET),
    ("cv-302.txt", SECOND),
]


@pytest.mark.needs("files")
def test_each_document_in_an_archive_gets_its_own_review(program: Program, sandbox: Sandbox) -> None:
    sent = sandbox.send_file(CLERK, ("tuan-47.zip", archive(CLEAN)), "")
    told = text_of(sandbox.wait_for(CLERK, contains="tuan-47.zip", after=sent["message_id"]))
    assert "Tệp nén tuan-47.zip có 2 văn bản" in told
    for number in ("301/SXD-VP", "302/SXD-VP"):
        review = text_of(sandbox.wait_for(CLERK, contains=number, after=sent["message_id"]))
        assert "Soát văn bản" in review
    assert [name for name, _ in _stored(program)] == ["cv-301.txt", "cv-302.txt"]


@pytest.mark.needs("files", "deleting")
def test_an_archive_with_a_secret_in_it_is_refused_whole(program: Program, sandbox: Sandbox) -> None:
    sent = sandbox.send_file(CLERK, ("tuan-48.zip", archive(ENTRIES)), "gửi tuần bốn tám")
    sandbox.wait_for(CLERK, contains="Hệ thống đã xóa tin nhắn", after=sent["message_id"])
    assert sent["message_id"] not in {message["message_id"] for message in sandbox.messages(CLERK)}
    assert _stored(program) == []
    hidden = ("vu-viec-x", "vụ việc X", "tuan-48", "301/SXD-VP", "gửi tuần bốn tám")
    kept = b"".join(path.read_bytes() for path in program.folder.rglob("*") if path.is_file())
    forms = {word: (word.encode(), word.encode("unicode_escape")) for word in hidden}
    assert [word for word, ways in forms.items() if any(way in kept for way in ways)] == []


@pytest.mark.on("telegram")
def test_the_command_line_answers_for_each_document_in_an_archive(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "tuan-47.zip"
    path.write_bytes(archive(ENTRIES))
    done = program.command("read", str(path), "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    names = ["cv-301.txt", "anh.bin", "vu-viec-x.txt", "cv-302.txt"]
    assert [each["file"] for each in found] == [f"{path}/{name}" for name in names]
    assert [each.get("number") for each in found] == ["301/SXD-VP", None, None, "302/SXD-VP"]
    assert "không phải loại văn bản" in found[1]["error"]
    assert found[2]["classification"] == "tối mật"
    assert "vụ việc X" not in done.stdout


def _stored(program: Program) -> list[tuple[str, str]]:
    rows = program.look(lambda s: list(s.exec(select(tables.Directive).order_by("id"))))
    return [(row.file_name, row.text) for row in rows]
