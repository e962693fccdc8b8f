"""Times as people type them; said on Wednesday 18/11/2026 at nine unless said otherwise."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expressions.times.marking import with_marks
from expressions.times.typed_phrases import TimeDoubt, TimeShape, TypedTime, read_typed, typed_times
from language.folding import fold, plain
from language.tokens import tokenize
from tasks.deadline import Period, Recurrence
from tasks.workdays import VIETNAM
from tests.every_row import every_row

NOW = datetime(2026, 11, 18, 9, tzinfo=VIETNAM)
TABLE = Path(__file__).parent / "tables" / "typed_times.tsv"
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
WORDS = [
    "ngày",
    "tháng",
    "quý",
    "năm",
    "tuần",
    "thứ",
    "giờ",
    "phút",
    "sau",
    "tới",
    "này",
    "trước",
    "qua",
    "nữa",
    "đầu",
    "giữa",
    "cuối",
    "hết",
    "từ",
    "đến",
    "trong",
    "hàng",
    "mỗi",
    "và",
    "mai",
    "mốt",
    "kia",
    "hôm",
    "nay",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "mười",
    "mươi",
    "lăm",
    "rằm",
    "tết",
    "âm",
    "lịch",
    "chạp",
    "giêng",
    "sáng",
    "chiều",
    "kém",
    "rưỡi",
    "khi",
    "làm",
    "việc",
    "1",
    "2",
    "5",
    "12",
    "25",
    "31",
    "2026",
    "30/11",
    "31/02",
    "12/2026",
    "16h30",
    "10-13",
    ",",
    "(",
    ")",
    "-",
    "/",
    ".",
    ":",
    "việc",
    "xong",
    "I",
    "III",
    "vài",
    "nửa",
    "tiếng",
    "lần",
    "định",
    "kỳ",
]


def read(phrase: str, now: datetime = NOW) -> TypedTime:
    """The time that a phrase is as a whole."""
    tokens = tokenize(plain(phrase))
    found = read_typed(tokens, 0, now)
    assert found is not None, phrase
    assert found.size == len(tokens), phrase
    return found


def morning(day: date) -> datetime:
    return datetime.combine(day, time(9), VIETNAM)


def row(phrase: str, found: TypedTime) -> tuple[str, ...]:
    shown = ["-" if day is None else day.isoformat() for day in (found.due, found.first, found.last)]
    clock = found.time.strftime("%H:%M") if found.time else "-"
    doubt = found.doubt.value if found.doubt else "-"
    certain = "yes" if found.certain else "no"
    return (phrase, shown[0], clock, *shown[1:], certain, doubt, found.shape.value, found.operator.value)


@every_row((row,) for row in ROWS)
def test_a_phrase_is_read_whole(expected: tuple[str, ...]) -> None:
    assert row(expected[0], read(expected[0])) == expected


@pytest.mark.parametrize(
    "typed", ["chị Mai", "chi mai", "anh Năm", "chị Tư", "Nguyễn Thị Mai", "Mai Lan", "cô Ba"]
)
def test_a_name_is_no_time(typed: str) -> None:
    assert typed_times(tokenize(typed), NOW) == ()


@pytest.mark.parametrize("typed", ["em mai gửi", "Mai em gửi", "mai nộp", "MAI NỘP BÁO CÁO"])
def test_tomorrow_is_no_name(typed: str) -> None:
    assert [found.due for _, found in typed_times(tokenize(typed), NOW)] == [date(2026, 11, 19)]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("xin gia hạn 12 đến 30/11 và 15 đến 05/12", [date(2026, 11, 30), date(2026, 12, 5)]),
        ("đổi hạn 12 ngày mai", [date(2026, 11, 19)]),
        ("rà soát 12 thủ tục trước 15/12", [date(2026, 12, 15)]),
        ("việc 12 tháng sau", [date(2026, 12, 31)]),
        ("đổi hạn 12 tuần sau", [date(2026, 11, 27)]),
        ("đổi hạn 12 tháng này", [date(2026, 11, 30)]),
        ("đổi hạn 12 năm sau", [date(2027, 12, 31)]),
        ("đổi hạn 12 t6", [date(2026, 11, 20)]),
        ("đổi hạn 12 hai tuần nữa", [date(2026, 12, 2)]),
        ("còn 3 việc 4 5 6", []),
        ("10-13 xong", []),
        ("10 đến 13 xong", []),
        ("công văn 26", []),
        ("năm việc", []),
        ("phía nam", []),
    ],
)
def test_numbers_of_tasks_stay_outside(typed: str, places: list[date]) -> None:
    assert [found.due for _, found in typed_times(tokenize(typed), NOW)] == places


@pytest.mark.parametrize(
    ("typed", "recurrence"),
    [
        ("ngày 25 hàng tháng", Recurrence(Period.MONTH, day=25)),
        ("trước ngày 10 hằng tháng", Recurrence(Period.MONTH, day=10)),
        ("thứ sáu hàng tuần", Recurrence(Period.WEEK, weekday=4)),
        ("thu sau hang tuan", Recurrence(Period.WEEK, weekday=4)),
        ("hàng tuần vào thứ sáu", Recurrence(Period.WEEK, weekday=4)),
        ("thứ 2 mỗi tuần", Recurrence(Period.WEEK, weekday=0)),
        ("hàng quý", Recurrence(Period.QUARTER)),
        ("3 ngày một lần", Recurrence(Period.DAY, every=3)),
        ("định kỳ 2 tuần/lần", Recurrence(Period.WEEK, every=2)),
        ("05/11 hàng năm", Recurrence(Period.YEAR, month=11, day=5)),
        ("định kỳ 6 tháng", Recurrence(Period.HALF_YEAR)),
        ("mỗi tháng vào ngày 20", Recurrence(Period.MONTH, day=20)),
        ("cuối mỗi tháng", Recurrence(Period.MONTH, day=-1)),
        ("ngày 20 tháng cuối quý", Recurrence(Period.QUARTER, month=3, day=20)),
    ],
)
def test_a_recurrence_keeps_its_day(typed: str, recurrence: Recurrence) -> None:
    found = read(typed)
    assert (found.shape, found.recurrence) == (TimeShape.RECURRENCE, recurrence)


@pytest.mark.parametrize("every", ["hàng", "hằng", "mỗi", "từng"])
@pytest.mark.parametrize("period", ["cuối tháng", "cuối quý", "cuối năm"])
def test_what_comes_back_says_how_often(period: str, every: str) -> None:
    """A message may be sent before its end, and "từng" may be of something else than a period."""
    for typed in (f"nộp {period} {every}", f"nộp {period} {every} phòng"):
        found = dict(typed_times(tokenize(typed), NOW))[1]
        assert (found.shape, found.size) == (TimeShape.PERIOD, 2)
    assert read(f"{period} {every} năm").shape is TimeShape.RECURRENCE


@pytest.mark.parametrize("typed", ["thứ năm ngày 18/12/2026", "18/12/2026 (thứ năm)"])
def test_a_weekday_that_is_not_the_dates_is_offered_beside_it(typed: str) -> None:
    found = read(typed)
    assert (found.due, found.other) == (date(2026, 12, 18), date(2026, 12, 17))


def test_a_length_is_exact_and_its_working_days_are_the_callers_to_count() -> None:
    found = read("5 ngày làm việc")
    assert (found.days, found.working_days, found.due) == (5, True, None)
    assert found.doubt is TimeDoubt.NO_START


@every_row((row,) for row in ROWS)
def test_marks_and_capitals_may_be_left_out(expected: tuple[str, ...]) -> None:
    phrase = expected[0]
    for typed in (fold(phrase), phrase.upper()):
        assert row(phrase, read(typed)) == expected, typed


MOMENTS = st.builds(morning, st.dates(date(2000, 1, 1), date(2150, 1, 1)))


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("truoc ngay 25 hang thang", "trước ngày 25 hàng tháng"),
        ("Thu sau hang tuan", "thứ sáu hàng tuần"),
        ("trong vong 5 ngay lam viec", "trong vòng 5 ngày làm việc"),
        ("Phòng KHTC 30/11, ok", "Phòng KHTC 30/11, ok"),
    ],
)
def test_marks_are_put_back_on_words_of_time(typed: str, whole: str) -> None:
    assert with_marks(typed) == whole


@given(st.lists(st.sampled_from(WORDS), max_size=14), MOMENTS)
def test_reading_never_raises_and_one_pass_agrees_with_a_place(words: list[str], now: datetime) -> None:
    tokens = tokenize(" ".join(words))
    for at in range(len(tokens)):
        found = read_typed(tokens, at, now)
        assert found is None or 1 <= found.size <= len(tokens) - at
    for at, found in typed_times(tokens, now):
        assert read_typed(tokens, at, now) == found


@given(st.text(max_size=60), MOMENTS)
def test_no_text_makes_it_raise(text: str, now: datetime) -> None:
    for at, found in typed_times(tokenize(plain(text)), now):
        assert at >= 0
        assert found.size >= 1


DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 31))
FORMS = (
    "{d:02}/{m:02}/{y}",
    "{d}/{m}/{y}",
    "{d:02}-{m:02}-{y}",
    "{d}.{m}.{y}",
    "ngày {d}/{m}/{y}",
    "ngày {d} tháng {m} năm {y}",
    "{d} tháng {m}/{y}",
    "trước ngày {d:02}/{m:02}/{y}",
    "chậm nhất là {d} tháng {m} năm {y}",
    "16h30 ngày {d}/{m}/{y}",
)


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_a_date_is_read_back_as_it_was_written(day: date, today: date, form: str) -> None:
    phrase = form.format(d=day.day, m=day.month, y=day.year)
    found = read(phrase, morning(today))
    assert found.due == day


@given(DAYS, st.integers(0, 180))
def test_a_day_without_its_year_is_the_next_one(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    found = read(f"{day.day}/{day.month}", morning(today))
    assert (found.due, found.certain) == (day, True)


@given(DAYS, DAYS)
def test_a_span_runs_from_its_first_day_to_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = read(f"từ {first:%d/%m/%Y} đến hết ngày {last:%d/%m/%Y}")
    assert (found.first, found.last) == (first, last)
