import json
from pathlib import Path

from tests.bot.commands.typed import run

LETTER = "Phòng Tổ chức báo cáo kết quả về Văn phòng Sở trước ngày 25/10/2024.\n"


def test_why_is_printed_by_line_and_as_a_key_of_the_json(tmp_path: Path) -> None:
    letter = tmp_path / "cv.txt"
    letter.write_text(LETTER, encoding="utf-8")
    code, said, _ = run(tmp_path, "read", "--why", str(letter))
    assert code == 0
    assert "dòng 1" in said
    assert "[operator]" in said
    code, said, _ = run(tmp_path, "read", "--why", "--json", str(letter))
    (found,) = json.loads(said)
    assert (code, found["why"]["dates"][0]["rule"]) == (0, "operator")
    assert found["why"]["drafts"][0]["step"] == "named"


def test_of_a_secret_no_word_is_explained(tmp_path: Path) -> None:
    letter = tmp_path / "cv.txt"
    letter.write_text(f"MẬT\n{LETTER}", encoding="utf-8")
    _, said, _ = run(tmp_path, "read", "--why", "--json", str(letter))
    (found,) = json.loads(said)
    assert found["why"] is None
    assert "25/10/2024" not in said


def test_how_a_task_recurs_is_printed_in_words(tmp_path: Path) -> None:
    letter = tmp_path / "cv.txt"
    text = "Phòng Tổ chức báo cáo kết quả về Văn phòng Sở trước ngày 25 của tháng cuối quý.\n"
    letter.write_text(text, encoding="utf-8")
    _, said, _ = run(tmp_path, "read", str(letter))
    assert "quý" in said.partition("(")[2]
    assert "FREQ" not in said
    (found,) = json.loads(run(tmp_path, "read", "--json", str(letter))[1])
    assert found["tasks"][0]["recurrence"].startswith("FREQ=")


def test_of_what_is_in_doubt_it_is_said_who_can_clear_it_and_where(tmp_path: Path) -> None:
    letter = tmp_path / "cv.txt"
    letter.write_text(f"Mật\n{LETTER}", encoding="utf-8")
    code, said, _ = run(tmp_path, "read", str(letter))
    assert code != 0
    assert "dòng lệnh không bỏ qua được" in said
    assert "trong hội thoại" in said
    assert "25/10/2024" not in said
