"""Times in a sentence with the words that introduce them: what may be a deadline, before any doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from expressions.times.counts import read_count
from expressions.times.dates import Shape, When, read_day, word
from expressions.times.deictic import read_event, read_misprint, read_near
from expressions.times.periods import read_period, read_range
from expressions.times.phrases import (
    CONTINUOUS,
    COUNT_OPENERS,
    DAY_PARTS,
    EVERY,
    FILLERS,
    FIRST_DAY,
    LAST_DAY,
    LOOSE_LABELS,
    NUMERALS,
    OCCASIONS,
    REGULARLY,
    STRONG_OPERATORS,
    TIME_LABELS,
    WEAK_LABELS,
    WEAK_OPERATORS,
    WEEKDAYS,
)
from expressions.times.recurrences import read_every
from expressions.times.recurring_days import read_recurring_day
from expressions.times.time_tokens import Lexicon, Token, spellings
from expressions.times.weekdays import read_weekday_of_month
from tasks.deadline import Operator


class Strength(IntEnum):
    """How surely the words before a time make it a deadline."""

    BARE = 0  # nothing before it
    WEAK = 1  # "trong", "vào", "đến": only where something is to be done
    LABEL = 2  # "thời gian hoàn thành: "
    STRONG = 3  # "trước", "chậm nhất"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time and its operator; `first` to `last` are the tokens of the whole phrase."""

    first: int
    last: int
    operator: Operator
    when: When
    strength: Strength
    introduced: str = ""  # the operator's first word, or the label's
    vague_label: bool = False


_strong = Lexicon(STRONG_OPERATORS)
_weak = Lexicon(WEAK_OPERATORS)
_labels = Lexicon({**dict.fromkeys(TIME_LABELS, False), **dict.fromkeys(WEAK_LABELS, True)})
_TIME_WORDS = (
    "ngày", "tháng", "quý", "năm", "tuần", "thứ", "từ", "đầu", "giữa", "cuối", "nửa", "chủ", "chúa", "sáng",
    "chiều", "thượng", "trung", "hạ", "một", "hai", "ba", "sáu",
)  # fmt: skip
_loose = Lexicon(dict.fromkeys(LOOSE_LABELS, True))
_LONGEST_LABEL = 14  # tokens of what is due, between "thời hạn" and its colon
_LONGEST_SAYING = 9  # tokens between an operator and the day in brackets
_occasions = Lexicon(dict.fromkeys(OCCASIONS, True))
_FIRST_WORDS = frozenset(
    words[0]
    for phrases in (STRONG_OPERATORS, WEAK_OPERATORS, TIME_LABELS, WEAK_LABELS, COUNT_OPENERS, REGULARLY)
    for phrase in phrases
    for words in spellings(phrase)
) | frozenset((*_TIME_WORDS, *EVERY))
_continuous = Lexicon(dict.fromkeys(CONTINUOUS, True))
# A time begins with a number or with one of these; at any other word none of the readings need be tried.
_FIRST_OF_TIMES = frozenset(
    words[0]
    for phrases in (REGULARLY, FIRST_DAY, LAST_DAY, WEEKDAYS)
    for phrase in phrases
    for words in spellings(phrase)
) | frozenset(
    (
        *_TIME_WORDS, *EVERY, *DAY_PARTS, *NUMERALS, "hết", "hôm", "nay", "cùng", "buổi", "các", "những",
        "mùng", "mồng", ",", "*", "(",
    )
)  # fmt: skip


def read_when(tokens: Sequence[Token], at: int) -> When | None:
    """The time at a place, the most telling reading first."""
    if at >= len(tokens) or (tokens[at].number is None and tokens[at].word not in _FIRST_OF_TIMES):
        return None
    return (
        read_weekday_of_month(tokens, at)
        or read_recurring_day(tokens, at)
        or read_every(tokens, at)
        or read_near(tokens, at)
        or read_range(tokens, at)
        or read_day(tokens, at)
        or read_period(tokens, at)
    )


def _past_fillers(tokens: Sequence[Token], at: int, kept: str = "") -> int:
    for _ in range(4):
        if word(tokens, at) not in FILLERS or word(tokens, at) == kept:
            break
        at += 1
    return at


def _introduced(tokens: Sequence[Token], at: int) -> Candidate | None:
    """An operator with its time: "chậm nhất là ngày 10/11", "trước: 17 giờ ngày 10/11"."""
    for lexicon, strength in ((_strong, Strength.STRONG), (_weak, Strength.WEAK)):
        found = lexicon.match(tokens, at)
        if found is None:
            continue
        operator, place = found
        place = _past_fillers(tokens, place)
        second = _strong.match(tokens, place)
        if second:
            operator, place, strength = second[0], _past_fillers(tokens, second[1]), Strength.STRONG
        when = read_when(tokens, _past_occasion(tokens, place))
        if when is not None and when.shape is not Shape.REGULAR:
            return Candidate(at, when.last, operator, when, strength, word(tokens, at))
    return None


def _past_occasion(tokens: Sequence[Token], at: int) -> int:
    """ "ngày khai giảng 05/9/2027": the place of the date behind what the day is known for, else the same."""
    if word(tokens, at) == "tại":  # "chậm nhất là tại phiên họp tháng 5/2026"
        period = range(at + 3, min(at + _LONGEST_SAYING, len(tokens)))
        return next((n for n in period if word(tokens, n) in {"tháng", "quý"}), at)
    occasion = _occasions.match(tokens, at + 1) if word(tokens, at) in {"ngày", "dịp"} else None
    place = occasion[1] if occasion else at + 1 if word(tokens, at) == "dịp" else at
    if place == at:
        return at
    last = place + 3 * (occasion is not None)
    while place < last and word(tokens, place).isalpha() and word(tokens, place) != "ngày":
        place += 1
    place += word(tokens, place) in {"(", ","}
    day = read_day(tokens, place)
    return place if day is not None and day.shape is Shape.DAY else at


def _day_in_brackets(tokens: Sequence[Token], at: int) -> When | None:
    """ "mùng 6 Tết (ngày 22/02/2026)": the day that is said once more."""
    for place in range(at + 1, min(at + _LONGEST_SAYING, len(tokens))):
        if word(tokens, place) in {",", ";", ".", ":", "đây", "đó"}:
            return None
        if word(tokens, place) == "(":
            day = read_day(tokens, place + 1)
            whole = day is not None and day.shape is Shape.DAY and word(tokens, day.last) == ")"
            return day if whole else None
    return None


def _dateless(tokens: Sequence[Token], at: int) -> Candidate | None:
    """What a sure operator may stand before and that is no date: an event, a misprint."""
    found = _strong.match(tokens, at)
    if found is None:
        return None
    operator, place = found[0], _past_fillers(tokens, found[1])
    event = read_event(tokens, place) if operator is Operator.BEFORE else None
    day = _day_in_brackets(tokens, place)
    if day is not None:
        return Candidate(at, day.last, operator, day, Strength.STRONG, word(tokens, at))
    when = event or read_misprint(tokens, place)
    if when is None:
        return None
    strength = Strength.WEAK if event else Strength.STRONG
    return Candidate(at, when.last, operator, when, strength, word(tokens, at))


def _loosely(tokens: Sequence[Token], at: int) -> tuple[bool, int] | None:
    """A field's label with its object: "Hạn chót nộp bài: ", "thời hạn cuối cùng nộp hồ sơ là "."""
    found = _loose.match(tokens, at)
    if found is None:
        return None
    for place in range(found[1], min(found[1] + _LONGEST_LABEL, len(tokens))):
        if word(tokens, place) in {":", "là"}:
            return False, place + 1
        if not word(tokens, place).isalpha() or _strong.match(tokens, place):
            break
    return None


def _labelled(tokens: Sequence[Token], at: int) -> Candidate | None:
    """A time field: "Thời gian hoàn thành: Quý III/2025", "hoàn thành tháng 6/2025"."""
    found = _labels.match(tokens, at) or _loosely(tokens, at)
    if found is None:
        return None
    vague, place = found
    if word(tokens, at) == "kết" and at and word(tokens, place) != ":" and word(tokens, at - 1).isalpha():
        return None  # "Học kỳ II kết thúc ngày 31/5": says when, and asks nothing
    place = _past_fillers(tokens, place, kept="vào")
    if vague and place == found[1]:
        return None
    label = word(tokens, at)
    inner = _introduced(tokens, place)
    if inner:
        strength = max(inner.strength, Strength.WEAK if vague else Strength.LABEL)
        if inner.strength is Strength.WEAK and inner.introduced in {"đến", "tới"} and label == "phấn":
            strength = Strength.WEAK
        return replace(inner, strength=strength, vague_label=vague and inner.strength < Strength.STRONG)
    counted = read_count(tokens, place)
    when = counted[1] if counted else read_when(tokens, place)
    if when is None or when.shape is Shape.REGULAR:
        return None
    operator = counted[0] if counted else _unsaid(when, Operator.BY)
    return Candidate(place, when.last, operator, when, Strength.LABEL, label, vague)


def _unsaid(when: When, day: Operator) -> Operator:
    """The operator of a time that has none: a range is due by its end, a recurrence on its day."""
    if when.shape in {Shape.REPEAT, Shape.REGULAR}:
        return Operator.ON
    if when.ranged:
        return Operator.BY
    return Operator.WITHIN if when.shape in {Shape.MONTH, Shape.SPAN} else day


# "cho thuê ngắn hạn, xong trước ngày …": the second half of a word is no label.
_BEFORE_TERM = frozenset({"trung", "dài", "ngắn", "có", "vô"})


def _read(tokens: Sequence[Token], at: int) -> Candidate | None:
    if word(tokens, at) == "hạn" and word(tokens, at - 1) in _BEFORE_TERM:
        return None
    found = _labelled(tokens, at) or _introduced(tokens, at)
    if found:
        return found
    counted = read_count(tokens, at)
    if counted:
        strength = Strength.WEAK if counted[1].near or counted[1].ranged else Strength.STRONG
        return Candidate(at, counted[1].last, counted[0], counted[1], strength, word(tokens, at))
    dateless = _dateless(tokens, at)
    if dateless:
        return dateless
    when = read_when(tokens, at)
    if when is None:
        return None
    if when.shape is Shape.REGULAR:
        day = read_day(tokens, when.last)
        if day is not None and day.shape is Shape.MONTH_DAY:
            return Candidate(at, day.last, Operator.ON, day, Strength.WEAK, word(tokens, at))
    said = word(tokens, at - 1) in {"nộp", "gửi"} or word(tokens, at) in DAY_PARTS
    if when.shape is Shape.DAY and not when.ranged and said:
        return Candidate(at, when.last, Operator.ON, when, Strength.WEAK, "vào")
    operator = _unsaid(when, Operator.WITHIN)
    placed = _stands_in_brackets(tokens, at, when) or _ends_its_clause(tokens, at, when)
    ready = when.ranged or placed or when.shape in {Shape.REPEAT, Shape.REGULAR, Shape.UNREAD}
    return Candidate(at, when.last, operator, when, Strength.WEAK if ready else Strength.BARE)


def _ends_its_clause(tokens: Sequence[Token], at: int, when: When) -> bool:
    """ "gửi kết quả về Phòng cuối tháng 5/2026."; "những tháng cuối năm", "nhiệm vụ cuối năm" are no time."""
    part = word(tokens, at) in {"đầu", "giữa", "cuối"} and when.day is not None and when.year is not None
    return (
        part
        and word(tokens, at - 1) not in {"tháng", "ngày", "tuần", "dịp", "họp", "vụ", "tác", "kỳ"}
        and word(tokens, when.last) in {"", ".", ";"}
    )


def _stands_in_brackets(tokens: Sequence[Token], at: int, when: When) -> bool:
    """ "Ban hành quy chế (Quý IV/2025).": by when, behind the work."""
    period = when.shape is Shape.MONTH or "quarter" in when.notes
    closed = word(tokens, at - 1) == "(" and word(tokens, when.last) == ")"
    return period and closed and word(tokens, when.last + 1) in {"", ".", ";"}


def scan(tokens: Sequence[Token]) -> list[Candidate]:
    """Every time of a sentence, in order, none inside another."""
    found: list[Candidate] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        opens = token.number is not None or token.word in _FIRST_WORDS
        opens = opens or (token.word == "các" and word(tokens, at + 1) == "ngày")
        candidate = _read(tokens, at) if opens else None
        if candidate is None:
            at += 1
            continue
        found.append(candidate)
        at = max(candidate.last, at + 1)
    return found


def is_continuous(tokens: Sequence[Token]) -> bool:
    """Whether a time cell says no more than "Thường xuyên"."""
    found = _continuous.match(tokens, 0)
    return found is not None and found[1] == len(tokens)
