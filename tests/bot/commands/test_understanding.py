import json
from io import StringIO
from pathlib import Path

import pytest

from bot.incoming.facts import in_database
from storage.database.engine import Database
from tests.bot.commands.typed import run, run_apart
from tests.bot.talk import Talk

NOW = "2026-11-18T09:00"
UNITS = """code,name,kind,aliases
VP,Văn phòng Sở,phòng,Văn phòng
NVY,Phòng Nghiệp vụ Y,phòng,P.NVY
KHTC,Phòng Kế hoạch - Tài chính,phòng,KH-TC
"""
PEOPLE = """code,name,title,honorific,roles,unit
CB1,Lê Thị Lan,Trưởng phòng,chị,head,NVY
CB2,Đỗ Văn Tuấn,Chánh Văn phòng,anh,office,VP
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def understood(folder: Path, text: str, *options: str) -> dict[str, object]:
    files = ("--units", "units.csv", "--people", "people.csv")
    code, said, error = run(folder, "understand", text, "--now", NOW, *files, *options, "--json")
    assert (code, error) == (0, "")
    found: dict[str, object] = json.loads(said)
    return found


def lines(folder: Path, monkeypatch: pytest.MonkeyPatch, *asked: object) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(json.dumps(each) for each in asked)))
    code, said, _ = run(folder, "understand", "--jsonl", "--units", "units.csv", "--people", "people.csv")
    assert code == 0
    return [json.loads(line) for line in said.splitlines()]


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("xong 12 ạ", ("--role", "head"), {"intent": "confirm_done", "acts": True, "tasks": [12]}),
        ("đã nhận", ("--role", "staff", "--reply-to", "7"), {"intent": "acknowledge", "tasks": [7]}),
        ("đồng ý", ("--role", "director", "--reply-to", "7"), {"intent": "approve", "tasks": [7]}),
        ("bỏ 3", ("--role", "office", "--review", "5"), {"intent": "drop_draft", "acts": True, "tasks": [3]}),
        (
            "chuyển 9 cho KH-TC",
            ("--role", "office"),
            {"intent": "reassign", "acts": False, "unit": "Phòng Kế hoạch - Tài chính"},
        ),
        (
            "đổi hạn 12 16h30 thứ sáu",
            ("--role", "office"),
            {"intent": "change_due", "due": "2026-11-20", "time": "16:30"},
        ),
        (
            "tuần sau có việc gì đến hạn",
            ("--role", "head", "--unit", "NVY"),
            {"intent": "ask_tasks", "from": "2026-11-23", "to": "2026-11-29"},
        ),
        (
            "việc của chị Lan",
            ("--role", "office"),
            {"intent": "ask_tasks", "person": "Lê Thị Lan", "acts": True},
        ),
    ],
)
def test_a_message_comes_to_an_intent_and_its_slots(
    folder: Path, text: str, options: tuple[str, ...], expected: dict[str, object]
) -> None:
    found = understood(folder, text, *options)
    assert {key: found.get(key) for key in expected} == expected


def test_what_is_not_wholly_understood_offers_what_could_be_meant(folder: Path) -> None:
    found = understood(folder, "xong 12 nhưng chưa ký", "--role", "head")
    assert found["acts"] is False
    assert found["offers"] == ["xong 12", "đang làm 12", "chưa xong 12"]


def test_further_acts_stand_in_their_order(folder: Path) -> None:
    found = understood(folder, "xác nhận 12 và trả lại 15 vì thiếu biểu", "--role", "office")
    assert found["tasks"] == [12]
    assert found["also"] == [{"intent": "return", "acts": True, "tasks": [15], "reason": "thiếu biểu"}]


def test_a_yes_does_what_the_message_before_it_asked_for(folder: Path) -> None:
    asked = ("--role", "office", "--after", "hủy 12")
    assert understood(folder, "hủy 12", "--role", "office")["acts"] is False
    found = understood(folder, "ừ", *asked)
    assert (found["intent"], found["acts"], found["tasks"]) == ("cancel_task", True, [12])


def test_a_reason_fills_the_question_that_was_left_open(folder: Path) -> None:
    found = understood(folder, "thiếu chữ ký của trưởng phòng", "--role", "office", "--after", "trả lại 12")
    assert (found["intent"], found["tasks"]) == ("return", [12])
    assert found["reason"] == "thiếu chữ ký của trưởng phòng"


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("xong 61", ("--role", "head")),
        ("xác nhận 12 và trả lại 75 vì thiếu biểu", ("--role", "office")),
        ("bỏ 6", ("--role", "office", "--review", "5")),
    ],
)
def test_nothing_is_done_to_what_is_not_there(folder: Path, text: str, options: tuple[str, ...]) -> None:
    assert understood(folder, text, *options)["acts"] is False


def test_lines_of_json_are_answered_line_by_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = lines(
        folder,
        monkeypatch,
        {"text": "xin gia hạn 12 đến mai", "role": "head", "unit": "NVY", "now": NOW},
        {"text": "bỏ 3", "role": "office", "review": 5, "reply_to": None, "unit": None},
        {"text": "ok", "role": "head", "reply_to": 4, "after": ""},
    )
    assert (first["intent"], first["due"]) == ("request_extension", "2026-11-19")
    assert (second["intent"], second["tasks"]) == ("drop_draft", [3])
    assert (third["intent"], third["tasks"]) == ("acknowledge", [4])


@pytest.mark.parametrize(
    "line",
    [
        "không phải JSON",
        "[]",
        '{"text": 3}',
        "{}",
        '{"text": "a", "role": "x"}',
        '{"text": "a", "review": "5"}',
    ],
)
def test_a_line_that_cannot_be_used_ends_it_with_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(line))
    code, said, error = run(folder, "understand", "--jsonl", "--units", "units.csv")
    assert (code, said) == (1, "")
    assert "Dòng 1" in error


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("xong", "--jsonl"),
        ("xong", "--role", "boss"),
        ("xong", "--now", "hôm qua"),
        ("xong", "--units", "no"),
    ],
)
def test_what_is_typed_wrong_is_said(folder: Path, given: tuple[str, ...]) -> None:
    code, said, error = run(folder, "understand", *given)
    assert (code, said) == (1, "")
    assert error


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("xong 12, 15", "báo đã xong, việc 12, 15: làm ngay"),
        (
            "xong 12 nhưng chưa ký",
            "báo đã xong, việc 12: hỏi lại trước, gợi ý «xong 12» | «đang làm 12» | «chưa xong 12»",
        ),
        ("12 xong, 15 chưa xong", "báo đã xong, việc 12; báo tiến độ, việc 15, vì 15 chưa xong: làm ngay"),
        ("xin gia hạn 12", "xin gia hạn, việc 12: hỏi lại trước"),
        ("mây trắng bay", "không hiểu"),
    ],
)
def test_a_person_is_told_in_words(folder: Path, text: str, sentence: str) -> None:
    assert run(folder, "understand", text, "--units", "units.csv")[1] == f"{sentence}\n"


def test_the_office_of_the_database_is_known(talk: Talk, database: Database) -> None:
    office = database.read(in_database)
    assert {unit.code for unit in office.units} >= {"TTR", "VP"}
    assert all(person.unit for person in office.people)
    assert 10**6 not in office.tasks


def test_it_needs_no_database_and_makes_none(tmp_path: Path) -> None:
    code, said, _ = run_apart(tmp_path, "understand", "xong 12", "--role", "head", "--json")
    assert (code, json.loads(said)["intent"]) == (0, "confirm_done")
    assert list(tmp_path.iterdir()) == []
