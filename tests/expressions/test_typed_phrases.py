"""Phrases that are a time as a whole, as «nhacviec when» and a slot for a date take them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from expressions.times.typed_phrases import TimeDoubt, parse_phrase, split_deadline
from tasks.workdays import VIETNAM
from tests.every_row import every_row

TABLE = Path(__file__).parent / "tables" / "typed_phrases.tsv"
ROWS = [
    line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
NOW = datetime(2026, 11, 18, 9, tzinfo=VIETNAM)


@every_row(tuple(row) for row in ROWS)
def test_a_phrase_comes_to_its_day(at: str, phrase: str, day: str, hour: str, certain: str) -> None:
    found = parse_phrase(phrase, datetime.fromisoformat(at).replace(tzinfo=VIETNAM))
    sure = found is not None and not found.shown_back
    assert ("yes" if sure else "no") == certain
    if day == "?":
        return
    assert found is not None
    assert ("-" if found.due is None else found.due.isoformat()) == day
    assert (found.time.strftime("%H:%M") if found.time else "-") == hour


@pytest.mark.parametrize(
    "phrase", ["15 tháng 12 năm 2026 mười bảy gì đó", "30/11 nếu kịp", "30/11 trừ khi mưa"]
)
def test_with_words_left_over_nothing_is_certain(phrase: str) -> None:
    found = parse_phrase(phrase, NOW)
    assert found is not None
    assert not found.certain


def test_dateparser_is_asked_last_and_never_certain() -> None:
    found = parse_phrase("30 11 2026", NOW)
    assert found is not None
    assert (found.due, found.certain, found.doubt) == (date(2026, 11, 30), False, TimeDoubt.PARSED)


@pytest.mark.parametrize("phrase", ["", "   ", "khi nào rảnh", "12", "0", "…", "chị Mai"])
def test_what_is_no_time_is_none_or_asked(phrase: str) -> None:
    found = parse_phrase(phrase, NOW)
    assert found is None or not found.certain


@pytest.mark.parametrize("phrase", [
    "trước ngày 15/12/2026", "hạn 15/12", "han mai", "hạn thứ sáu tuần sau", "truoc 16h ngay 9/12",
    "hạn chót 9/12", "xong trước thứ 6", "chậm nhất cuối tháng", "trong tuần này", "đến hết 30/11 nhé",
])  # fmt: skip
@pytest.mark.parametrize("between", [" ", ", "])
def test_the_words_of_a_deadline_are_cut_from_the_end_of_a_task(phrase: str, between: str) -> None:
    assert split_deadline(f"rà soát dự án{between}{phrase}", NOW) == ("rà soát dự án", phrase)


@pytest.mark.parametrize("content", [
    "rà soát hạn mức đất ở", "trước 15/12", "rà soát việc đến hạn", "họp trước 15/12 về đất công",
    "đo hạn hán 2026",
])  # fmt: skip
def test_what_is_no_deadline_to_the_end_stays_in_a_task(content: str) -> None:
    assert split_deadline(content, NOW) == (content, "")
