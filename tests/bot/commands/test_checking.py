"""`nhacviec check`: what the person who looks after the machine is told."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.actions.people.registry import import_units
from bot.commands.base import tell_what_gate_lacks
from bot.commands.exits import Exit
from storage.database.engine import Database
from storage.database.start import open_database
from storage.registry import people
from storage.tables import Address
from tests.bot.commands.test_bad_input import STORE, UNITS
from tests.bot.commands.typed import run
from tests.conftest import NOW
from tests.stores import Founded, Store


def _founded(folder: Path) -> Path:
    """A database with a unit in it, and so with an event or more."""
    registry = folder / "units.csv"
    registry.write_text(UNITS, encoding="utf-8")
    database: Database = open_database(folder / "nhacviec.db")
    database.write(lambda session: import_units(session, registry, NOW))
    database.close()
    return folder / "nhacviec.db"


def test_a_sound_installation_is_told_line_by_line(tmp_path: Path) -> None:
    _founded(tmp_path)
    code, said, error = run(tmp_path, "check")
    assert (code, error) == (Exit.HAND, "")
    for words in ("Cơ sở dữ liệu: tốt (SQLite 3.", "Nhật ký: nguyên vẹn", "1 đơn vị", "chưa có mã bot"):
        assert words in said


def test_an_event_that_was_changed_by_hand_is_found(tmp_path: Path) -> None:
    path = _founded(tmp_path)
    with sqlite3.connect(path) as raw:
        triggers = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            raw.execute(f'DROP TRIGGER "{name}"')
        assert raw.execute("UPDATE event SET kind = 'nothing'").rowcount > 0
    raw.close()
    code, said, _ = run(tmp_path, "check")
    assert code == STORE
    assert "NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN, từ sự kiện số 1." in said


@pytest.mark.parametrize("bent", ["data = '{\"a\" 1'", "at = 'hôm qua'", "data = '[1]'", "kind = x'ff'"])
def test_f56_an_event_that_nobody_can_read_is_told_by_check(tmp_path: Path, bent: str) -> None:
    path = _founded(tmp_path)
    with sqlite3.connect(path) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute(f"UPDATE event SET {bent} WHERE id = 2")  # noqa: S608
    raw.close()
    code, said, error = run(tmp_path, "check")
    assert (code, "Traceback" in said + error) == (STORE, False)


def test_telegram_out_of_reach_is_no_fault_of_the_installation(tmp_path: Path) -> None:
    open_database(tmp_path / "nhacviec.db").close()
    settings = {"telegram_token": "1:thu", "telegram_api": "http://127.0.0.1:9"}
    code, said, _ = run(tmp_path, "check", **settings)
    assert (code, "không kết nối được" in said) == (Exit.HAND, True)
    assert "CẦN XỬ LÝ: chưa có cán bộ nào trong danh mục" in said
    assert said.count("CẦN XỬ LÝ") == 1


PICTURES, OLD_WORD = "chưa xem được ảnh", "chưa xem được bên trong tệp DOC, RTF"


def _machine(folder: Path, *, models: str | None, office: bool) -> Path:
    """A folder of programs: tesseract with these models, or none, and LibreOffice or none."""
    programs = folder / "programs"
    programs.mkdir()
    held = (
        {"tesseract": f"echo 'List of available languages:'; printf '{models}'"} if models is not None else {}
    )
    held |= {"soffice": "exit 0"} if office else {}
    for name, does in held.items():
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    return programs


@pytest.mark.parametrize(
    ("models", "office", "lacking"),
    [
        (None, False, {PICTURES, OLD_WORD}),
        (None, True, {PICTURES}),
        ("eng\\nosd\\n", True, {PICTURES}),  # the program without its Vietnamese model reads no mark
        ("eng\\nvie\\n", False, {OLD_WORD}),
        ("osd\\nvie\\n", True, set()),
    ],
)
def test_f67_check_and_the_start_tell_what_the_gate_lacks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    models: str | None,
    office: bool,
    lacking: set[str],
) -> None:
    _founded(tmp_path)
    programs = _machine(tmp_path, models=models, office=office)
    monkeypatch.setenv("PATH", str(programs))
    code, said, _ = run(tmp_path, "check")
    tell_what_gate_lacks()
    started = capsys.readouterr().out
    for told in (said, started):
        assert {each for each in (PICTURES, OLD_WORD) if each in told} == lacking
        assert told.count("bị giữ lại để Văn phòng quyết định") == len(lacking)
    assert (code == Exit.CONFIG) == (PICTURES in lacking)


def test_what_needs_a_hand_is_named_and_ends_with_a_status_of_its_own(tmp_path: Path) -> None:
    path = _founded(tmp_path)
    path.chmod(0o644)
    backups = tmp_path / "sao-luu"
    backups.mkdir()
    code, said, _ = run(
        tmp_path, "check", telegram_token="1:thu", telegram_api="http://192.0.2.1:9", backups=str(backups)
    )
    assert code == Exit.HAND
    for words in (
        "(quyền 0644)",
        "không mã hóa http://192.0.2.1:9",
        "không có bản sao lưu",
        "chưa có cán bộ nào trong danh mục",
    ):
        assert words in said


def test_an_office_in_order_needs_no_hand(
    tmp_path: Path, files: Store, office_in: Callable[[Store], Founded]
) -> None:
    files.copy(office_in(files).url, tmp_path / "nhacviec.db")
    for path in (tmp_path, tmp_path / "nhacviec.db"):
        path.chmod(0o700)
    link_everybody(tmp_path / "nhacviec.db")
    code, said, _ = run(tmp_path, "check")
    assert [line for line in said.splitlines() if "CẦN" in line] == []
    assert code == Exit.OK


def link_everybody(path: Path) -> None:
    """Also the head whom the small office leaves unlinked."""
    database = open_database(path)

    def work(session: Session) -> None:
        for person, _ in people.unreached(session):
            session.add(
                Address(
                    person_id=person.id, channel="telegram", bot="1", user_id=str(900 + person.id),
                    chat_id=str(900 + person.id), linked_at=NOW,
                )
            )  # fmt: skip

    database.write(work)
    database.close()


def test_a_setting_that_nobody_reads_is_named(tmp_path: Path) -> None:
    _founded(tmp_path)
    env = tmp_path / ".env"
    env.write_text("NHACVIEC_TELGRAM_API=http://x\nNHACVIEC_PORT=8080\nOTHER=1\n", encoding="utf-8")
    env.chmod(0o600)
    code, said, _ = run(tmp_path, "check")
    assert code == Exit.HAND
    assert "gõ sai tên: NHACVIEC_TELGRAM_API." in said


def test_a_database_may_be_named_by_its_path(tmp_path: Path) -> None:
    path = _founded(tmp_path)
    code, said, error = run(tmp_path, "check", database=str(path))
    assert (code, error) == (Exit.HAND, "")
    assert "1 đơn vị" in said


def test_zalo_without_a_webhook_loses_what_comes_while_nobody_polls_which_is_said(tmp_path: Path) -> None:
    _founded(tmp_path)
    settings = {"zalo_token": "1:thu", "zalo_api": "http://127.0.0.1:9"}
    _, polled, _ = run(tmp_path, "check", **settings)
    hooked = settings | {"web_port": "8090", "web_url": "https://nhacviec.example.vn"}
    _, posted, _ = run(tmp_path, "check", **hooked)
    assert ["Zalo chưa gọi tới webhook" in said for said in (polled, posted)] == [True, False]
