"""`nhacviec people list`, `leave`, `unlink`, `forget`, and what an import says of people."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from storage import tables
from storage.database.start import open_database
from storage.record.audit import SEALED
from tests.bot.commands.test_bad_input import INPUT, told
from tests.bot.commands.typed import run

PEOPLE = """code,name,title,roles,unit
N05,Kiều Đức Anh,Trưởng phòng,head,QH
N06,Giang Thu Hiền,Phó phòng,deputy_head,QH
N04,Mạc Thị Nhàn,Chuyên viên,office,VP
"""


def founded(folder: Path, people: str = PEOPLE) -> None:
    """Two units and their people, by the command line."""
    (folder / "u.csv").write_text("code,name,kind\nQH,Phòng Quy hoạch,phòng\nVP,Văn phòng,phòng\n", "utf-8")
    (folder / "p.csv").write_text(people, encoding="utf-8")
    assert run(folder, "units", "import", str(folder / "u.csv"))[0] == 0
    assert run(folder, "people", "import", str(folder / "p.csv"))[0] == 0


def link(folder: Path, code: str, channel: str, chat: str, day: int = 1) -> None:
    """The person's account, as if a code had been typed there."""
    base = open_database(folder / "nhacviec.db")
    with_account = select(tables.Person).where(tables.Person.code == code)

    def work(session: Any) -> None:
        person = session.exec(with_account).one()
        at = datetime(2026, 11, day, tzinfo=UTC)
        session.add(
            tables.Address(
                person_id=person.id, channel=channel, bot="1", user_id=chat, chat_id=chat, linked_at=at
            )
        )

    base.write(work)
    base.close()


def events(folder: Path) -> list[tables.Event]:
    """All events but those that seal rows."""
    base = open_database(folder / "nhacviec.db")
    wanted = select(tables.Event).where(tables.Event.kind != SEALED).order_by(col(tables.Event.id))
    found = base.read(lambda s: list(s.exec(wanted)))
    base.close()
    return found


def owed(folder: Path) -> list[tables.Outbox]:
    """What is to be sent."""
    base = open_database(folder / "nhacviec.db")
    found = base.read(lambda s: list(s.exec(select(tables.Outbox).where(tables.Outbox.state == "due"))))
    base.close()
    return found


def test_an_import_is_events_of_people_and_roles_by_the_command_line(tmp_path: Path) -> None:
    founded(tmp_path)
    first = events(tmp_path)
    assert [event.kind for event in first if event.subject == "person:1"] == ["person_added", "role_granted"]
    founded(tmp_path, PEOPLE.replace("Phó phòng,deputy_head", "Trưởng phòng,head"))
    again = events(tmp_path)[len(first) :]
    assert [(event.kind, event.old, event.new) for event in again if event.subject == "person:2"] == [
        ("person_changed", "", ""),
        ("role_withdrawn", "deputy_head", ""),
        ("role_granted", "", "head"),
    ]
    assert {(event.actor_id, event.data["by"]) for event in events(tmp_path)} == {(None, "command line")}
    assert "Giang" not in str([event.data for event in events(tmp_path)])


def test_people_are_listed_with_their_accounts(tmp_path: Path) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "zalo", "z1")
    status, said, _ = run(tmp_path, "people", "list")
    assert status == 0
    assert (
        "N05 — Kiều Đức Anh, Trưởng phòng, Phòng Quy hoạch [Trưởng đơn vị]: Zalo, liên kết ngày 01/11/2026"
        in said
    )
    assert "N06 — Giang Thu Hiền, Phó phòng, Phòng Quy hoạch [Phó đơn vị]: chưa liên kết" in said


def test_who_leaves_is_out_at_once_and_everybody_concerned_is_owed_a_word(tmp_path: Path) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105")
    status, said, error = run(tmp_path, "people", "leave", "n05", "--yes")
    assert (status, error) == (0, "")
    assert "Giang Thu Hiền" in said
    assert {(row.chat_id, row.person_id) for row in owed(tmp_path)} == {("105", None), ("", 2), ("", 3)}
    listed = run(tmp_path, "people", "list")[1]
    assert "Không còn trong danh mục: 1" in listed
    told(run(tmp_path, "people", "leave", "N05", "--yes"), INPUT, "N05", "không đổi gì")
    told(run(tmp_path, "invite", "N05"), INPUT, "N05")
    told(run(tmp_path, "people", "leave", "N99", "--yes"), INPUT, "N99")


def test_what_will_become_of_whom_is_shown_and_nothing_is_done_before_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105")
    for answer in ("", "không\n", "\n", "N06\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        status, said, error = run(tmp_path, "people", "leave", "N05")
        assert (status, "Chưa làm gì" in error) == (INPUT, True)
        assert "Tài khoản Telegram, liên kết ngày 01/11/2026: sẽ đóng ngay" in said
        assert "trả lời thay sẽ là đồng chí Giang Thu Hiền" in said
    assert owed(tmp_path) == []
    monkeypatch.setattr(sys, "stdin", io.StringIO("đồng ý\n"))
    assert "Đã đưa ra khỏi danh mục" in run(tmp_path, "people", "leave", "N05")[1]


def test_what_will_be_erased_is_counted_before_it_is_erased(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105")
    assert run(tmp_path, "people", "leave", "N05", "--yes")[0] == 0
    before = events(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("thôi\n"))
    status, shown, _ = run(tmp_path, "people", "forget", "N05")
    assert (status, "Sẽ xóa dữ liệu cá nhân của N05" in shown) == (INPUT, True)
    assert "Kiều Đức Anh" in run(tmp_path, "people", "list")[1]
    assert len(events(tmp_path)) == len(before)
    monkeypatch.setattr(sys, "stdin", io.StringIO("n05\n"))
    said = run(tmp_path, "people", "forget", "N05")[1]
    assert "Đã xóa dữ liệu cá nhân của N05" in said
    for counted in ("1 tài khoản nhắn tin", "nội dung 0 tin nhắn", "0 báo cáo"):
        assert counted in shown
        assert counted in said.partition("Đã xóa")[2]
    assert run(tmp_path, "check")[1].count("khớp với nhật ký") == 1


def test_the_last_of_the_office_may_leave_and_that_is_said(tmp_path: Path) -> None:
    founded(tmp_path)
    status, _, error = run(tmp_path, "people", "leave", "N04", "--yes")
    assert status == 0
    assert "CẢNH BÁO" in error


def test_one_of_two_accounts_is_closed(tmp_path: Path) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105", day=1)
    link(tmp_path, "N05", "zalo", "z1", day=2)
    told(run(tmp_path, "people", "unlink", "N05", "viber"), INPUT, "Kiều Đức Anh")
    status, said, _ = run(tmp_path, "people", "unlink", "N05", "Zalo", "--yes")
    assert status == 0
    assert "Tài khoản Zalo, liên kết ngày 02/11/2026: đã đóng" in said
    assert "Tài khoản Telegram, liên kết ngày 01/11/2026: giữ nguyên" in said
    told(run(tmp_path, "people", "unlink", "N05", "--old", "--yes"), INPUT, "chỉ có một tài khoản")
    assert run(tmp_path, "people", "unlink", "N05", "--yes")[0] == 0
    told(run(tmp_path, "people", "unlink", "N05"), INPUT, "không có tài khoản nào")


def test_which_accounts_will_be_closed_is_shown_and_none_is_before_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105")
    for answer in ("", "không\n", "N06\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        status, said, error = run(tmp_path, "people", "unlink", "N05")
        assert (status, "Chưa làm gì" in error) == (INPUT, True)
        assert "Tài khoản Telegram, liên kết ngày 01/11/2026: sẽ đóng ngay" in said
    assert owed(tmp_path) == []
    monkeypatch.setattr(sys, "stdin", io.StringIO("đồng ý\n"))
    assert "đã đóng" in run(tmp_path, "people", "unlink", "N05")[1]


def test_whoever_is_forgotten_is_told_which_copies_still_hold_them(tmp_path: Path) -> None:
    founded(tmp_path)
    copies = tmp_path / "copies"
    copies.mkdir()
    assert run(tmp_path, "people", "leave", "N05", "--yes")[0] == 0
    assert run(tmp_path, "backup", str(copies))[0] == 0
    (archive,) = copies.glob("*.zip")
    (tmp_path / "nhacviec.db.0005").write_bytes(b"")
    status, said, _ = run(tmp_path, "people", "forget", "N05", "--yes", backups=str(copies))
    assert (status, f"- {archive.name}: " in said, "nhacviec.db.0005" in said) == (0, True, True)


def test_the_older_accounts_are_closed_where_a_new_one_is_linked(tmp_path: Path) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105", day=1)
    link(tmp_path, "N05", "telegram", "905", day=20)
    assert run(tmp_path, "people", "unlink", "N05", "--old", "--yes")[0] == 0
    assert [row.chat_id for row in owed(tmp_path) if row.person_id is None] == ["105"]
    assert "20/11/2026" in run(tmp_path, "people", "list")[1]


def test_who_has_left_is_forgotten_and_the_code_is_nobodys_again(tmp_path: Path) -> None:
    founded(tmp_path)
    told(run(tmp_path, "people", "forget", "N05", "--yes"), INPUT, "people leave N05")
    assert run(tmp_path, "people", "leave", "N05", "--yes")[0] == 0
    status, said, _ = run(tmp_path, "people", "forget", "N05", "--yes")
    assert status == 0
    assert "91/2025/QH15" in said
    assert "Giữ lại dưới mã N05" in said
    assert "Kiều Đức Anh" not in run(tmp_path, "people", "list")[1]
    told(run(tmp_path, "people", "forget", "N05", "--yes"), INPUT, "N05")
    status, _, error = run(tmp_path, "people", "import", str(tmp_path / "p.csv"))
    assert status == INPUT
    assert "Dòng 2: mã N05 đã xóa" in error


def test_who_left_comes_back_by_an_import_without_an_account(tmp_path: Path) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105")
    assert run(tmp_path, "people", "leave", "N05", "--yes")[0] == 0
    said = run(tmp_path, "people", "import", str(tmp_path / "p.csv"))[1]
    assert "N05 đã nghỉ nay có lại" in said
    assert "Phòng Quy hoạch [Trưởng đơn vị]: chưa liên kết" in run(tmp_path, "people", "list")[1]
    assert [event.kind for event in events(tmp_path)].count("person_returned") == 1


def test_settings_days_and_preferences_are_events_by_the_command_line(tmp_path: Path) -> None:
    founded(tmp_path)
    link(tmp_path, "N05", "telegram", "105")
    before = len(events(tmp_path))
    assert run(tmp_path, "settings", "set", "extension_cap", "1")[0] == 0
    assert run(tmp_path, "days", "off", "2027-01-04", "Nghỉ bù")[0] == 0
    assert run(tmp_path, "days", "forget", "2027-01-04")[0] == 0
    assert run(tmp_path, "people", "prefer", "N05", "telegram")[0] == 0
    assert run(tmp_path, "invite", "N06")[0] == 0
    assert [(event.kind, event.new, event.data["by"]) for event in events(tmp_path)[before:]] == [
        ("setting", "1", "command line"),
        ("day", "off", "command line"),
        ("day", "forgotten", "command line"),
        ("channel_preferred", "", "command line"),
        ("invited", "", "command line"),
    ]
