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


UNITS = "code,name,kind\nTTGS,Trung tâm Giám sát điều hành thông minh,trung tâm\n"
OF_A_UNIT = "Trung tâm Giám sát điều hành thông minh rà soát camera trước ngày 25/10/2024.\n"


def test_the_units_of_a_registry_file_are_known_by_their_names(tmp_path: Path) -> None:
    letter, units = tmp_path / "cv.txt", tmp_path / "units.csv"
    letter.write_text(OF_A_UNIT, encoding="utf-8")
    units.write_text(UNITS, encoding="utf-8")
    _, said, _ = run(tmp_path, "read", "--json", "--why", "--units", str(units), str(letter))
    (found,) = json.loads(said)
    assert found["tasks"][0]["assignees"] == ["Trung tâm Giám sát điều hành thông minh"]
    assert found["why"]["drafts"][0]["assignees"] == ["Trung tâm Giám sát điều hành thông minh"]
    units.write_text("nothing\n", encoding="utf-8")
    code, _, err = run(tmp_path, "read", "--units", str(units), str(letter))
    assert (code, bool(err)) == (1, True)


def test_an_evaluation_knows_them_too(tmp_path: Path) -> None:
    labels, documents, units = tmp_path / "labels", tmp_path / "docs", tmp_path / "units.csv"
    for folder in (labels, documents):
        folder.mkdir()
    (documents / "1.txt").write_text(OF_A_UNIT, encoding="utf-8")
    units.write_text(UNITS, encoding="utf-8")
    task = {
        "quote": OF_A_UNIT.strip(),
        "assignees": ["Trung tâm Giám sát điều hành thông minh"],
        "due": "2024-10-25",
    }
    (labels / "1.json").write_text(json.dumps({"tasks": [task]}), encoding="utf-8")
    asked = ("eval", "--json", str(labels), str(documents))
    assert json.loads(run(tmp_path, *asked)[1])["units"]["f1"] < 1
    assert json.loads(run(tmp_path, *asked, "--units", str(units))[1])["units"]["f1"] == 1
