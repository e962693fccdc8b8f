"""Dates as people type them in chat; today is Sunday 22/11/2026 unless said otherwise."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.acts.deadlines import TypedDeadline, deadline_in
from chat.sentences.sentence import lexicon, sentence
from expressions.times.typed_phrases import TimeDoubt, parse_phrase, read_typed
from language.tokens import tokenize
from tasks.deadline import Operator, Period, Recurrence
from tests.chat.understanding import HEAD, TODAY

NOW = datetime.combine(TODAY, time(9))

WRITTEN = [
    ("30/11", date(2026, 11, 30)),
    ("30/11/2026", date(2026, 11, 30)),
    ("30-11-2026", date(2026, 11, 30)),
    ("30.11.2026", date(2026, 11, 30)),
    ("30/11/26", date(2026, 11, 30)),
    ("ngày 30/11", date(2026, 11, 30)),
    ("ngày 30 tháng 11", date(2026, 11, 30)),
    ("ngày 30 tháng 11 năm 2027", date(2027, 11, 30)),
    ("5 tháng 12", date(2026, 12, 5)),
    ("mùng 5 tháng 12", date(2026, 12, 5)),
    ("20/11", date(2027, 11, 20)),
    ("22/11", date(2026, 11, 22)),
    ("05/01", date(2027, 1, 5)),
    ("hôm nay", date(2026, 11, 22)),
    ("mai", date(2026, 11, 23)),
    ("ngày mai", date(2026, 11, 23)),
    ("ngày kia", date(2026, 11, 24)),
    ("hom qua", date(2026, 11, 21)),
    ("thứ sáu tuần này", date(2026, 11, 20)),
    ("thứ 6 tuần sau", date(2026, 11, 27)),
    ("thứ hai", date(2026, 11, 23)),
    ("t5", date(2026, 11, 26)),
    ("cuối tháng", date(2026, 11, 30)),
    ("hết tháng này", date(2026, 11, 30)),
    ("cuối tháng 2", date(2027, 2, 28)),
    ("giữa tháng 12", date(2026, 12, 15)),
    ("tháng sau", date(2026, 12, 31)),
    ("cuối năm", date(2026, 12, 31)),
    ("giữa năm 2027", date(2027, 6, 30)),
    ("hết quý này", date(2026, 12, 31)),
    ("cuối tuần sau", date(2026, 11, 27)),
    ("3 ngày nữa", date(2026, 11, 25)),
    ("sau 2 tuần", date(2026, 12, 6)),
    ("ngày 25", date(2026, 11, 25)),
    ("ngày 5", date(2026, 12, 5)),
]


def deadline_of_phrase(typed: str) -> TypedDeadline:
    """The deadline that the times of a phrase come to."""
    items = sentence(typed, HEAD).items(lexicon())
    times = [item for item in items if item.kind in ("date", "recurrence")]
    return deadline_in(times, None, before=any(item.folded.startswith("truoc") for item in items))


@pytest.mark.parametrize(("typed", "expected"), WRITTEN)
def test_a_date_is_read_whole(typed: str, expected: date) -> None:
    tokens = tokenize(typed)
    found = read_typed(tokens, 0, NOW)
    assert found is not None
    assert (found.due, found.size) == (expected, len(tokens))


@pytest.mark.parametrize("typed", ["31/11", "30/02/2026", "12/15", "ngày 31 tháng 4", "00/12"])
def test_a_day_that_does_not_exist_is_no_date_and_says_so(typed: str) -> None:
    found = read_typed(tokenize(typed), 0, NOW)
    assert found is not None
    assert found.due is None
    assert found.doubt is TimeDoubt.NO_SUCH_DAY


@pytest.mark.parametrize("typed", ["cuối tuần", "tuần sau", "3 ngày", "chủ nhật"])
def test_what_can_be_read_in_two_ways_is_not_certain(typed: str) -> None:
    found = read_typed(tokenize(typed), 0, NOW)
    assert found is not None
    assert not found.certain


@pytest.mark.parametrize(("typed", "certain"), [("20/11", False), ("ngày 1 tháng 7", False), ("05/01", True)])
def test_a_day_just_gone_by_is_asked_about_before_next_year_s_is_taken(typed: str, certain: bool) -> None:
    found = read_typed(tokenize(typed), 0, NOW)
    assert found is not None
    assert found.due is not None
    assert (found.due.year, found.certain) == (2027, certain)


@pytest.mark.parametrize("typed", ["việc", "12", "năm", "thứ", "t", "ngày", "tháng", "một"])
def test_a_word_or_number_alone_is_no_date(typed: str) -> None:
    assert read_typed(tokenize(typed), 0, NOW) is None


def test_the_29th_of_february_waits_for_a_leap_year_only_when_it_is_near() -> None:
    assert read_typed(tokenize("29/2"), 0, datetime.combine(date(2027, 6, 1), time(9))) is not None
    found = read_typed(tokenize("29/2"), 0, datetime.combine(date(2027, 6, 1), time(9)))
    assert found is not None
    assert found.due == date(2028, 2, 29)


def test_what_dateparser_reads_is_never_certain() -> None:
    found = parse_phrase("15 tháng 12 năm 2026 nhé bạn", NOW)
    assert found is not None
    assert found.due == date(2026, 12, 15)
    assert not found.certain


def test_dateparser_is_not_certain_about_words_that_are_no_date() -> None:
    assert parse_phrase("khi nào rảnh", NOW) is None


@pytest.mark.parametrize(
    ("typed", "operator", "on"),
    [
        ("trước ngày 30/11", Operator.BEFORE, date(2026, 11, 30)),
        ("chậm nhất 30/11", Operator.BY, date(2026, 11, 30)),
        ("trong tháng 12", Operator.WITHIN, date(2026, 12, 31)),
        ("16h30 ngày 25/11/2026", Operator.BY, date(2026, 11, 25)),
    ],
)
def test_a_typed_deadline_keeps_its_operator(typed: str, operator: Operator, on: date) -> None:
    read = deadline_of_phrase(typed)
    assert read.on is not None
    assert (read.operator, read.on.on) == (operator, on)


@pytest.mark.parametrize(
    ("typed", "recurrence"),
    [
        ("ngày 25 hàng tháng", Recurrence(Period.MONTH, day=25)),
        ("trước ngày 10 hằng tháng", Recurrence(Period.MONTH, day=10)),
        ("thứ sáu hàng tuần", Recurrence(Period.WEEK, weekday=4)),
        ("hàng quý", Recurrence(Period.QUARTER)),
        ("3 ngày một lần", Recurrence(Period.DAY, every=3)),
        ("định kỳ 2 tuần/lần", Recurrence(Period.WEEK, every=2)),
        ("05/11 hàng năm", Recurrence(Period.YEAR, month=11, day=5)),
        ("định kỳ 6 tháng", Recurrence(Period.HALF_YEAR)),
        ("mỗi tháng vào ngày 20", Recurrence(Period.MONTH, day=20)),
    ],
)
def test_a_typed_recurrence_keeps_its_day(typed: str, recurrence: Recurrence) -> None:
    assert deadline_of_phrase(typed).recurrence == recurrence


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2150, 1, 1)))
def test_reading_a_date_never_raises_and_takes_at_least_one_token(text: str, today: date) -> None:
    tokens = tokenize(text)
    for at in range(len(tokens)):
        found = read_typed(tokens, at, datetime.combine(today, time(9)))
        assert found is None or 1 <= found.size <= len(tokens) - at


@given(st.dates(date(2001, 1, 1), date(2150, 1, 1)), st.dates(date(2001, 1, 1), date(2150, 1, 1)))
def test_a_full_date_is_read_back_as_it_was_written(day: date, today: date) -> None:
    found = read_typed(tokenize(f"{day:%d/%m/%Y}"), 0, datetime.combine(today, time(9)))
    assert found is not None
    assert found.due == day
