"""What the words around a time say: is it a deadline of this document, or something else?

Every rule here refuses; where none refuses, a strong operator ("trước ngày") is enough, and a weak
one ("trong tháng 6") needs something to be done in its clause.
"""

from directives.deadlines.phrases_cues import PASSIVE_WORK, Cue
from directives.deadlines.recitals import (
    has_happened,
    is_asked_about,
    is_counted_up,
    is_in_title,
    is_missed,
    is_own_business,
    is_past_request,
    is_promised,
    is_recital,
    is_told_by_another,
    is_under_way,
    is_urged,
    turns_to_work,
)
from directives.deadlines.repeats import is_due_repeat, is_worked
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word
from tasks.deadline import Operator

_UNTIL = frozenset({"đến", "tới", "cho", "hết"})
# Before a colon these name goals and timetables; what stands under them is nobody's task.
_NO_WORK = frozenset({"lịch", "mục tiêu"})
_ADDRESSES = frozenset({"điện thoại", "hotline", "hotline :", "đường dây"})
# "nay được gia hạn đến": the new date of a deadline that is recited in the same breath.
_MOVED = frozenset({"gia", "lùi", "kéo"})


def is_deadline(candidate: Candidate, around: Surroundings, earlier: int | None, own: bool = False) -> bool:
    """Whether a time is a deadline; `earlier` is where the last deadline of the sentence ended.

    `own` is true where the sentence tells of the very document that is read ("UBND tỉnh đã có Công văn …").
    """
    if candidate.strength is Strength.BARE or _is_start_only(candidate, around):
        return False
    if _is_under(candidate, around, _NO_WORK) or is_asked_about(candidate, around):
        return False
    if _in_force(candidate, around) or _is_data(candidate, around) or _is_arrival(candidate, around):
        return False
    if is_told_by_another(candidate, around):
        return False
    if _is_moved(candidate, around) or _leads_orders(candidate, around):
        return True
    if candidate.introduced == "kéo":  # "nắng nóng kéo dài đến giữa tháng 8"
        return False
    if is_recital(candidate, around) or is_missed(candidate, around) or has_happened(candidate, around):
        return False
    if not own and (is_past_request(candidate, around) or is_in_title(candidate, around)):
        return False
    if is_promised(candidate, around) or is_counted_up(candidate, around) or is_under_way(candidate, around):
        return False
    if is_own_business(candidate, around, earlier) or _is_condition(candidate, around):
        return False
    if candidate.when.shape in {Shape.REPEAT, Shape.REGULAR}:
        return is_due_repeat(candidate, around)
    if candidate.strength is Strength.STRONG and candidate.introduced not in {"đến", "tới", "cho"}:
        return True
    return _is_done_within(candidate, around)


def _is_moved(candidate: Candidate, around: Surroundings) -> bool:
    """What is put off is a term; "nắng nóng kéo dài đến giữa tháng 8" is the weather."""
    if candidate.introduced != "kéo":
        return candidate.introduced in _MOVED
    start = max(around.clause_start(candidate.first), candidate.first - 16)
    return any(
        word(around.tokens, place) in {"hạn", "gian", "phép"} for place in range(start, candidate.first)
    )


def _is_under(candidate: Candidate, around: Surroundings, labels: frozenset[str]) -> bool:
    """Whether the sentence begins with a label of goals or of a timetable: "Mục tiêu: …", "Lịch thi: …"."""
    first = word(around.tokens, 0)
    second = f"{first} {word(around.tokens, 1)}"
    if first in _ADDRESSES or second in _ADDRESSES:
        return True
    if first not in labels and second not in labels:
        return False
    return any(word(around.tokens, place) == ":" for place in range(1, min(8, candidate.first)))


def _is_start_only(candidate: Candidate, around: Surroundings) -> bool:
    """ "từ tháng 6", "sau ngày 10/6"; "hoàn thành các việc sau trước ngày 10/6" has an operator."""
    before = word(around.tokens, candidate.first - 1)
    starts = before in {"từ", "kể"} or (before == "sau" and candidate.strength < Strength.LABEL)
    return starts and not candidate.when.ranged


def _in_force(candidate: Candidate, around: Surroundings) -> bool:
    """As in "có hiệu lực sau 10 ngày kể từ ngày ký", "áp dụng đến hết ngày"."""
    found = around.last(Cue.EFFECT, candidate.first, 10)
    return found is not None and around.last(Cue.DELIVERY, candidate.first, candidate.first - found) is None


def _is_data(candidate: Candidate, around: Surroundings) -> bool:
    """As in "số liệu tính đến ngày", "kết quả từ ngày … đến ngày …"."""
    sure = candidate.strength is Strength.STRONG and candidate.introduced not in _UNTIL
    at = candidate.first
    data = around.last(Cue.DATA, at, 3 if sure else 16)
    if candidate.when.shape in {Shape.REPEAT, Shape.REGULAR} and candidate.introduced not in _UNTIL:
        return False
    if data is not None and _reaches(data, at, around, sure):
        return True
    if sure:
        return False
    result = around.last(Cue.RESULT, at, 14)
    if result is None or around.last(Cue.DELIVERY, at, at - result) is not None:
        return False
    return candidate.strength is not Strength.LABEL and _speaks_of_past(candidate)


def _reaches(data: int, at: int, around: Surroundings, sure: bool) -> bool:
    """A cue of data holds until something is asked or sent: "số liệu … gửi về Sở đến hết ngày"."""
    if sure:  # only "tính … trước", "phát sinh trước", "chốt số liệu trước"
        return word(around.tokens, data) in {"tính", "phát", "chốt", "thời", "lấy", "được", "so", "mốc"}
    later = around.last(Cue.DELIVERY, at, at - data)
    return later is None or later < data


def _speaks_of_past(candidate: Candidate) -> bool:
    """With "kết quả" before them only ranges, years and ends of years are periods covered."""
    if candidate.when.ranged or candidate.introduced in _UNTIL:
        return True
    return candidate.when.shape is Shape.SPAN and "quarter" not in candidate.when.notes


def _is_arrival(candidate: Candidate, around: Surroundings) -> bool:
    """As in "có mặt trước 7h30", "khai mạc vào ngày", "Hội nghị … vào ngày"."""
    at = candidate.first
    if around.last(Cue.ARRIVAL, at, 10) is not None:
        return True
    if (
        candidate.vague_label
        and candidate.when.shape in {Shape.DAY, Shape.MONTH_DAY}
        and not candidate.when.ranged
    ):
        return True
    if candidate.strength is Strength.STRONG or candidate.when.shape is Shape.REPEAT:
        return False
    if around.last(Cue.PLANNED, at, 8) is not None:
        return True
    met = around.last(Cue.MEETING, at, 24)
    if met is None:
        return candidate.vague_label and around.next(Cue.MEETING, at) is not None
    held = candidate.introduced == "trong" and around.last(Cue.ACTION, at, 24) is not None
    held = held or _is_held_by_each(candidate, around, met)
    sent = around.last(Cue.DELIVERY, at, at - met)
    return not held and (sent is None or sent < met)


def _is_held_by_each(candidate: Candidate, around: Surroundings, met: int) -> bool:
    """ "Các trường tổ chức Hội thi cấp trường từ ngày … đến hết ngày …": days in which each is to."""
    first = next(
        (place for place in range(min(candidate.first, 4)) if word(around.tokens, place).isalpha()), 0
    )
    group = word(around.tokens, first) in {"các", "mỗi", "từng"} and first >= around.clause_start(met)
    return candidate.when.ranged and group and around.last(Cue.ACTION, met, met - first) is not None


def _is_condition(candidate: Candidate, around: Surroundings) -> bool:
    """As in "các hồ sơ đã tiếp nhận trước ngày", "được phê duyệt trước ngày": says which cases are meant."""
    if candidate.when.shape in {Shape.REPEAT, Shape.REGULAR, Shape.COUNT}:
        return False
    at = candidate.first
    start = around.clause_start(at)
    done = around.last(Cue.PAST, at, 6)
    passive = any(
        word(around.tokens, place) == "được" and word(around.tokens, place + 1) not in PASSIVE_WORK
        for place in range(max(start, at - 4), at)
    )
    if done is None and not passive:
        case = around.last(Cue.CONDITION, at, 14)
        if case is None or around.last(Cue.DELIVERY, at) is not None or is_urged(start - 1, at, around):
            return False
        return not turns_to_work(case, at, around)
    limit = done if done is not None else at - 4
    case = around.last(Cue.CONDITION, at, 14)
    ordered = around.last(Cue.DELIVERY, limit) is not None or around.last(Cue.ACTION, limit) is not None
    if case is not None and any(
        word(around.tokens, place) == "thì" for place in range(candidate.last, candidate.last + 20)
    ):
        return True
    return not ordered or _after_case(case, limit, around)


def _after_case(case: int | None, limit: int, around: Surroundings) -> bool:
    """As in "Rà soát các dự án đã phê duyệt trước ngày": the day belongs to the cases, not to the work."""
    return case is not None and case < limit


def _is_done_within(candidate: Candidate, around: Surroundings) -> bool:
    """A weak operator or a field's label: is there work that the time can belong to?"""
    at, when = candidate.first, candidate.when
    if (
        word(around.tokens, at - 1) in {"hơn", "đoạn", "học", "kỳ"}
        and candidate.strength < Strength.LABEL
        and candidate.introduced != "vào"
    ):
        return False
    if around.next(Cue.AND_ON, candidate.last, 2) is not None and candidate.strength < Strength.LABEL:
        return False
    if around.last(Cue.SPAN, at, 2) is not None:
        return False
    if candidate.strength is Strength.LABEL:
        return when.shape is not Shape.COUNT or candidate.introduced != "phấn"
    if around.last(Cue.STATEMENT, at) is not None:
        return False
    past = around.last(Cue.PAST, at, 14)
    if past is not None and not around.asked_between(past, at) and not is_urged(past, at, around):
        return False
    if candidate.vague_label:
        return when.ranged or when.shape is not Shape.DAY
    return _fits_operator(candidate, around)


def _leads_orders(candidate: Candidate, around: Surroundings) -> bool:
    """ "Về một số nhiệm vụ trong quý I, Chủ tịch yêu cầu …": what is asked then is due then."""
    start = around.clause_start(candidate.first)
    if candidate.introduced != "trong" or candidate.first - start > 14:
        return False
    lead = [word(around.tokens, place) for place in range(start, candidate.first)]
    if lead[:1] != ["về"] or "vụ" not in lead:
        return False
    return word(around.tokens, candidate.last) == "," and around.next(Cue.ACTION, candidate.last) is not None


def _fits_operator(candidate: Candidate, around: Surroundings) -> bool:
    at, when = candidate.first, candidate.when
    if when.ranged and at == 0 and candidate.last >= len(around.tokens) - 1:
        return True  # an item that says nothing but its time: the heading says the work
    if candidate.introduced in {"đến", "tới"} and candidate.strength is Strength.WEAK:
        ends = when.shape is Shape.DAY or word(around.tokens, at + 1) in {"cuối", "hết", "trước"}
        leads = at - around.clause_start(at) <= 3 and around.next(Cue.DELIVERY, candidate.last, 6) is not None
        return ends and (leads or around.last(Cue.DELIVERY, at, 20) is not None)
    if candidate.introduced == "vào" and when.shape is Shape.DAY:
        return around.last(Cue.DELIVERY, at, 25) is not None
    if candidate.operator is Operator.BY and candidate.introduced in {"cho", "đến", "hạn"}:
        return is_worked(candidate, around, 40) or around.next(Cue.TARGET, candidate.last, 12) is not None
    if when.shape is Shape.SPAN and "quarter" not in when.notes and not when.ranged:
        return is_worked(candidate, around, 22)
    return is_worked(candidate, around, 40)
