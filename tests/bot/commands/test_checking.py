"""`nhacviec check`: what the person who looks after the machine is told."""

import sqlite3
from pathlib import Path

import pytest

from bot.actions.registry import import_units
from bot.commands.exits import Exit
from storage.engine import Database
from storage.start import open_database
from tests.bot.commands.test_bad_input import STORE, UNITS
from tests.bot.commands.typed import run
from tests.conftest import NOW


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
    assert (code, error) == (0, "")
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


def test_telegram_out_of_reach_is_no_fault_of_the_installation(tmp_path: Path) -> None:
    settings = {"telegram_token": "1:thu", "telegram_api": "http://127.0.0.1:9"}
    code, said, _ = run(tmp_path, "check", **settings)
    assert (code, "không kết nối được" in said) == (0, True)


def test_f67_a_machine_that_cannot_look_at_pictures_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _founded(tmp_path)
    monkeypatch.setenv("PATH", "/nonexistent")
    code, said, _ = run(tmp_path, "check")
    assert code == Exit.CONFIG
    assert "LỖI với việc chặn tài liệu mật" in said
    assert "Lưu ý với việc chặn tài liệu mật" in said
