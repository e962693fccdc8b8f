import json
from io import StringIO
from pathlib import Path

import pytest

from tests.bot.commands.typed import run, run_apart

NOW = "2026-11-18T09:00"


def told(folder: Path, phrase: str, now: str = NOW) -> dict[str, object]:
    code, said, _ = run(folder, "when", phrase, "--now", now, "--json")
    assert code == 0
    found: dict[str, object] = json.loads(said)
    return found


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("thứ sáu tuần sau", ("2026-11-27", None, None, None, True, "grammar")),
        ("17 giờ hôm nay", ("2026-11-18", "17:00", None, None, True, "grammar")),
        ("đến hết quý I/2027", ("2027-03-31", None, "2027-01-01", "2027-03-31", True, "grammar")),
        ("thứ năm ngày 18/12/2026", ("2026-12-18", None, None, None, False, "grammar")),
        ("hạn là 30/11 nhé", ("2026-11-30", None, None, None, True, "grammar")),
        ("30/11 nếu kịp", ("2026-11-30", None, None, None, False, "grammar")),
        ("20/10/2026", ("2026-10-20", None, None, None, False, "grammar")),
        ("31/02", (None, None, None, None, False, "grammar")),
        ("thứ sáu hàng tuần", ("2026-11-20", None, None, None, True, "grammar")),
        ("ngày 25 hàng tháng", ("2026-11-25", None, None, None, True, "grammar")),
        ("ngày 18 hàng tháng", ("2026-11-18", None, None, None, True, "grammar")),
        ("05/11 hàng năm", ("2027-11-05", None, None, None, True, "grammar")),
        ("hàng tháng", (None, None, None, None, True, "grammar")),
        ("khi nào rảnh", (None,) * 6),
    ],
)
def test_a_phrase_comes_to_a_day_an_hour_a_span(
    tmp_path: Path, phrase: str, expected: tuple[object, ...]
) -> None:
    assert tuple(told(tmp_path, phrase).values()) == expected


def test_working_days_are_counted_by_the_calendar_of_the_nation(tmp_path: Path) -> None:
    # 02/09/2026 and the day beside it are off.
    assert told(tmp_path, "2 ngày làm việc", "2026-08-31T09:00")["due"] == "2026-09-04"
    since = told(tmp_path, "4 ngày làm việc kể từ ngày 02/12/2026", "2026-11-26T09:00")
    assert since["due"] == "2026-12-08"  # from the day that is named, which is not counted itself


def test_a_day_alone_begins_at_midnight_and_another_zone_is_turned_into_vietnams(tmp_path: Path) -> None:
    assert told(tmp_path, "hôm nay 8h", "2026-11-18")["certain"] is True
    assert told(tmp_path, "hôm nay", "2026-11-17T20:00+00:00")["due"] == "2026-11-18"


def test_what_only_dateparser_reads_says_so_and_is_never_certain(tmp_path: Path) -> None:
    found = told(tmp_path, "15 thg mười hai, 2026 lúc nào đó")
    assert found["certain"] is not True


def test_lines_of_json_are_answered_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ['{"text": "17h mai", "now": "2026-11-18T10:00"}', "", '{"phrase": "mốt"}']
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(lines)))
    code, said, _ = run(tmp_path, "when", "--jsonl", "--now", NOW)
    first, second = (json.loads(line) for line in said.splitlines())
    assert code == 0
    assert (first["due"], first["time"]) == ("2026-11-19", "17:00")
    assert second["due"] == "2026-11-20"


@pytest.mark.parametrize("line", ["không phải JSON", "[]", '{"phrase": 3}', "{}"])
def test_a_line_without_a_phrase_ends_it_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(line))
    code, said, error = run(tmp_path, "when", "--jsonl")
    assert (code, said) == (1, "")
    assert "Dòng 1" in error


@pytest.mark.parametrize("given", [(), ("mai", "--jsonl"), ("mai", "--now", "hôm qua")])
def test_what_is_typed_wrong_is_said(tmp_path: Path, given: tuple[str, ...]) -> None:
    code, said, error = run(tmp_path, "when", *given)
    assert (code, said) == (1, "")
    assert error.count("\n") == 2


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("16h30 thứ sáu", "20/11/2026, 16 giờ 30"),
        ("đầu tuần sau", "23/11/2026, từ 23/11/2026 đến 24/11/2026 (cần hỏi lại)"),
        ("hàng quý", "không nêu một ngày nào"),
        ("khi nào rảnh", "Không rõ “khi nào rảnh” là ngày nào."),
    ],
)
def test_a_person_is_told_in_words(tmp_path: Path, phrase: str, sentence: str) -> None:
    assert run(tmp_path, "when", phrase, "--now", NOW)[1] == f"{sentence}\n"


def test_it_needs_no_database_and_makes_none(tmp_path: Path) -> None:
    code, _, _ = run_apart(tmp_path, "when", "mai", "--json")
    assert code == 0
    assert list(tmp_path.iterdir()) == []
