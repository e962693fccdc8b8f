"""The longest time at a place: operator, hour, day or period, span, length or recurrence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from expressions.times.dates import word
from expressions.times.phrases import STRONG_OPERATORS, WEAK_OPERATORS
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_days import read_day_named
from expressions.times.typed_lengths import read_away, read_length
from expressions.times.typed_parts import read_edge, read_year_first
from expressions.times.typed_periods import read_period_named
from expressions.times.typed_recurrences import SaidHour, read_hour, read_recurrence
from expressions.times.typed_spans import read_span
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime, longest_of
from tasks.deadline import Operator

# Words that are a request's own ("gia hạn đến", "hạn:") stand outside the time.
_OPENS = frozenset(
    {"trước", "chậm", "muộn", "trễ", "lâu", "không", "đến", "cho", "tới", "trong", "ngay", "vào", "hết"}
)
_OPERATORS = Lexicon(
    {
        **{
            phrase: how
            for phrase, how in {**WEAK_OPERATORS, **STRONG_OPERATORS}.items()
            if phrase.split()[0] in _OPENS and phrase != "vào cuối"
        },
        "nội trong": Operator.WITHIN,
        "[cho] đến/tới [tận] hết": Operator.BY,
        "cho tới": Operator.BY,
        "trước hết": Operator.BY,
    }
)
_ONLY_INTRODUCE = frozenset({"đến", "tới", "cho"})  # no time begins with them but behind an operator
_BEFORE_FROM = frozenset({"sau", "ra", "qua"})
_ROUGHLY = frozenset({"khoảng", "chừng", "độ", "tầm", "cỡ"})
_FILLERS = frozenset({":", "là", "vào", "lúc", *_ROUGHLY})
_FIRSTS = (
    "ngày tháng quý năm tuần thứ chủ chúa cn từ kể tính đầu giữa cuối hết nửa thượng trung hạ sáng "
    "trưa chiều tối đêm khuya buổi hôm bữa mai mốt sớm nay hàng hằng mỗi từng định theo thường mùng "
    "mồng rằm tết giao tất noel giáng quốc giỗ vu ông trong thêm sau trước chậm muộn trễ lâu không "
    "đến cho tới ngay vào lúc khoảng tầm hồi nội sang vài mấy ít dăm cách một hai ba bốn tư sáu bảy "
    "bẩy tám chín mười giêng khi các những kỳ dịp nghỉ lễ nguyên bán tối chừng độ cỡ ra qua âm lịch"
)
FIRST_WORDS = frozenset(_FIRSTS.split())
_BEHIND_AT_ONCE = frozenset({"trong", "sáng", "chiều", "tối", "trưa", "đêm", "tuần", "tháng"})
_COUNTED = (
    "ngày tháng quý năm tuần giờ phút g h p ph ngay hôm bữa buổi đêm tiếng đồng kém rưỡi đến tới và hay hoặc "
    "này sáng chiều tối trưa khuya âm tết tây dương mùng mồng rằm giêng chạp vào trước sau nửa ngàn nghìn "
    "trăm mươi mười lăm mốt hai ba bốn tư sáu bảy bẩy tám chín một đầu cuối giữa kia mai nay qua th t q hết "
    "trở cách"
)
BEHIND_NUMBERS = frozenset(_COUNTED.split())
_LONGEST_DASHED = 12  # tokens of a day with its hour
_BETWEEN = frozenset({",", "của", "vào", "hôm", "trong", "-", "–"})
_BEHIND_DAY = frozenset({",", "vào", "lúc", "trước", "(", "-", "–", "khoảng", "tầm"})


def may_begin(token: Token) -> bool:
    """Whether a time may begin with this token."""
    return token.number is not None or token.word in FIRST_WORDS


def read_time(tokens: Sequence[Token], at: int, now: datetime) -> TimeFound | None:
    """The longest time at a place, its operator included."""
    if not may_begin(tokens[at]) or _is_bare(tokens, at) or _is_anothers(tokens, at):
        return None
    if word(tokens, at) == "ngày" and word(tokens, at + 1) in _BEHIND_AT_ONCE:
        at += 1  # "ngay chiều nay": what reads like "ngày" is "at once"
    plain = _plain(tokens, at, now) if tokens[at].word not in _ONLY_INTRODUCE else None
    introduced = _introduced(tokens, at, now) if _introduces(tokens[at].word) else None
    if introduced is not None and (plain is None or introduced[1] >= plain[1]):
        counted = plain is not None and plain[0].length is not None and plain[1] == introduced[1]
        found = plain if counted else introduced
    else:
        found = plain
    return _roughly(tokens, at, found) if found is not None else None


def _introduces(first: str) -> bool:
    return first in _ROUGHLY or first in _BEFORE_FROM or _OPERATORS.begins(first)


def _is_anothers(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a number with a word behind it that stands behind no number of a time: "12 vì"."""
    if tokens[at].number is None:
        return False
    behind = word(tokens, at + 1)
    return behind.isalpha() and behind not in BEHIND_NUMBERS


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is a number with nothing behind it, which is the commonest end of a message and no time."""
    return tokens[at].number is not None and at + 1 == len(tokens)


def _roughly(tokens: Sequence[Token], at: int, found: TimeFound) -> TimeFound:
    """A time with "khoảng", "chừng" in it is none that is certain."""
    typed, end = found
    rough = any(word(tokens, n) in _ROUGHLY for n in range(at, end)) and typed.shape is not TimeShape.SPAN
    return (replace(typed, certain=False, doubt=typed.doubt or TimeDoubt.VAGUE), end) if rough else found


def _introduced(tokens: Sequence[Token], at: int, now: datetime) -> TimeFound | None:
    """An operator with its time; "trước" before a period means the day before it."""
    if word(tokens, at) in _ROUGHLY and word(tokens, at + 1) not in _ROUGHLY:
        return _plain(tokens, at + 1, now)
    if word(tokens, at) in _BEFORE_FROM:
        return _after(tokens, at + 1, now)
    opened = _OPERATORS.match(tokens, at)
    if opened is None:
        return None
    operator, place = opened
    place = _past_fillers(tokens, place)
    second = _OPERATORS.match(tokens, place)
    if second is not None and word(tokens, place) not in {"trong", "hết"}:
        operator, place = second[0], _past_fillers(tokens, second[1])
    if (
        word(tokens, place) == "ngày"
        and word(tokens, place - 1) in {"trong", "hết"}
        and not _counted(tokens, place + 1)
    ):
        return _today(tokens, place, now, operator)
    found = _plain(tokens, place, now) or _dashed(tokens, place, now)
    if found is None:
        return None
    typed, end = found
    if typed.shape is TimeShape.RECURRENCE:
        return replace(typed, operator=operator if operator is Operator.BEFORE else typed.operator), end
    away = read_away(tokens, end) if operator is Operator.BEFORE and typed.first is not None else None
    if away is not None and typed.first is not None:
        return _moved_by(typed, typed.first, -away[0]), away[1]
    whole = typed.shape is TimeShape.PERIOD and word(tokens, place) not in {"đầu", "giữa", "cuối"}
    if operator is Operator.BEFORE and whole:
        return _before_period(typed), end
    if operator is Operator.ON and typed.shape is TimeShape.PERIOD:
        operator = Operator.WITHIN
    return replace(typed, operator=operator), end


def _dashed(tokens: Sequence[Token], at: int, now: datetime) -> TimeFound | None:
    """ "đến 24-12": behind an operator two numbers are a day and its month."""
    if word(tokens, at + 1) not in {"-", "–"} or at + 2 >= len(tokens):
        return None
    named = Token("ngày", None, tokens[at].start, tokens[at].start)
    ahead = [named, *tokens[at : at + _LONGEST_DASHED]]
    found = _dated(ahead, 0, now, _core(ahead, 0, now.date()))
    return (found[0], found[1] + at - 1) if found is not None and found[1] > 1 + 1 else None


def _after(tokens: Sequence[Token], at: int, now: datetime) -> TimeFound | None:
    """ "sau 30/11", "sau Tết": from the day behind it on; as a deadline it names no day."""
    found = _core(tokens, at, now.date())
    last = found[0].last if found is not None else None
    if found is None or last is None or word(tokens, found[1]) in {"nữa", "tới"}:
        return None
    away = read_away(tokens, found[1])
    if away is not None:
        return _moved_by(found[0], last, away[0]), away[1]
    if word(tokens, at - 1) != "sau" and found[0].doubt is not TimeDoubt.VAGUE:
        return None  # "qua 30/11" says less than "qua Tết"
    first = last + timedelta(days=1)
    return replace(found[0], due=None, first=first, last=None, shape=TimeShape.SPAN), found[1]


def _moved_by(typed: TypedTime, day: date, days: int) -> TypedTime:
    """ "trước Tết 1 tuần", "sau 30/11 5 ngày": so many days from a day; it is shown back."""
    on = day + timedelta(days=days)
    doubt = typed.doubt or TimeDoubt.VAGUE
    return TypedTime(due=on, first=on, last=on, certain=False, doubt=doubt, has_year=typed.has_year)


def _past_fillers(tokens: Sequence[Token], at: int) -> int:
    for _ in range(2):
        at += word(tokens, at) in _FILLERS
    return at


def _counted(tokens: Sequence[Token], at: int) -> bool:
    return (at < len(tokens) and tokens[at].number is not None) or word(tokens, at) in {
        "hôm",
        "mai",
        "kia",
        "mốt",
    }


def _today(tokens: Sequence[Token], at: int, now: datetime, operator: Operator) -> TimeFound:
    """ "trong ngày", "nội trong ngày", "hết ngày"."""
    end = at + 1 + (word(tokens, at + 1) == "nay")
    today = now.date()
    return TypedTime(due=today, first=today, last=today, operator=operator), end


def _before_period(typed: TypedTime) -> TypedTime:
    """ "trước tháng 12" is the last of November, "trước quý I" of December; it is shown back."""
    if typed.first is None or typed.due is None:
        return typed
    moved = typed.due.year - (typed.last or typed.due).year
    first = typed.first.replace(year=typed.first.year + moved)
    due = first - timedelta(days=1)
    return replace(typed, due=due, first=None, last=due, certain=False, doubt=typed.doubt or TimeDoubt.VAGUE)


def _plain(tokens: Sequence[Token], at: int, now: datetime) -> TimeFound | None:
    """The longest of the readings without an operator; of two as long the first."""
    if at >= len(tokens):
        return None
    today = now.date()
    day, period = read_day_named(tokens, at, today), read_period_named(tokens, at, today)
    return longest_of(
        _dated(
            tokens,
            at,
            now,
            longest_of(read_year_first(tokens, at, today), day, period, read_edge(tokens, at, today)),
        ),
        read_recurrence(tokens, at),
        read_length(tokens, at, now),
        read_span(tokens, at, today, day or period),
    )


def _dated(tokens: Sequence[Token], at: int, now: datetime, direct: TimeFound | None) -> TimeFound | None:
    """A day or period, read as `direct`, with the hour before or behind it, or an hour alone."""
    hour = read_hour(tokens, at)
    if hour is not None:
        behind = _behind_hour(tokens, hour, now)
        if behind is not None and (direct is None or behind[1] > direct[1]):
            return behind
    return _with_hour(tokens, direct, now) if direct is not None else None


def _core(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    named = read_day_named(tokens, at, today), read_period_named(tokens, at, today)
    return longest_of(read_year_first(tokens, at, today), *named, read_edge(tokens, at, today))


def _behind_hour(tokens: Sequence[Token], hour: tuple[SaidHour, int], now: datetime) -> TimeFound | None:
    """The day behind the hour ("17 giờ chiều thứ sáu"), or today."""
    said, place = hour
    again = read_hour(tokens, place) if said.at is not None or not said.alone else None
    if again is not None and again[0].at is None:
        place = again[1]
    elif again is not None and said.at is None:
        said, place = again
    for _ in range(3):
        core = _core(tokens, place, now.date()) or _dashed(tokens, place, now)  # "mười rưỡi sáng 1-12"
        if core is not None and core[0].due is not None:
            if said.at is None:  # "chiều mai 2h"
                return _with_hour(tokens, core, now, word(tokens, hour[1] - 1))
            return _timed(core[0], said, now), core[1]
        if word(tokens, place) not in _BETWEEN:
            break
        place += 1
    return _alone(said, said.at, hour[1], now) if said.at is not None and said.alone else None


def _alone(said: SaidHour, at: time, end: int, now: datetime) -> TimeFound:
    """An hour without a day is today's, or tomorrow's where it has passed: then it is asked about."""
    today = now.date()
    passed = at <= now.time()
    on = today + timedelta(days=1) if passed else today
    doubt = TimeDoubt.GONE_BY if passed else None if said.sure else TimeDoubt.VAGUE
    return TypedTime(
        due=on, time=at, first=on, last=on, certain=doubt is None, doubt=doubt, shape=TimeShape.MOMENT
    ), end


def _with_hour(tokens: Sequence[Token], found: TimeFound, now: datetime, part: str = "") -> TimeFound:
    """ "ngày 30/11, lúc 16h", "thứ sáu trước 17h", "mai buổi chiều"; `part` of the day was said before it."""
    typed, end = found
    if typed.due is None:
        return found
    place = end
    for _ in range(2):
        place += word(tokens, place) in _BEHIND_DAY
    hour = read_hour(tokens, place, part)
    if hour is None:
        return found
    said, last = hour
    if said.at is None:
        return (typed, last) if place == end or word(tokens, place) == "buổi" else found
    if place > end and _core(tokens, last, now.date()) is not None:
        return found  # "30/11, 17h ngày 1/12": the hour is the next day's
    last += word(tokens, last) == ")" and "(" in {word(tokens, n) for n in range(end, place)}
    return _timed(typed, said, now), last


def _timed(typed: TypedTime, said: SaidHour, now: datetime) -> TypedTime:
    """The day with its hour; today's that has passed is asked about."""
    if said.at is None:
        return typed
    passed = typed.due == now.date() and said.at <= now.time()
    doubt = typed.doubt or (TimeDoubt.GONE_BY if passed else None if said.sure else TimeDoubt.VAGUE)
    return replace(typed, time=said.at, certain=typed.certain and not passed and said.sure, doubt=doubt)
