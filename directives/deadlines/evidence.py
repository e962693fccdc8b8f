"""What the words around a time say of it: a rule's force, numbers, a meeting, a cited document, or work.

Each question is asked by a rule of `rules`, which says what follows.
"""

from itertools import pairwise

from directives.deadlines.not_due import is_worked
from directives.deadlines.phrases_cues import MADE, PASSIVE_WORK, Cue
from directives.deadlines.recitals import is_urged, turns_to_work
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word
from tasks.deadline import Operator

_UNTIL = frozenset({"đến", "tới", "cho", "hết"})
# Before a colon these name goals and timetables; what stands under them is nobody's task.
_VERB = 2  # tokens of a verb that opens a clause: "Hỗ trợ các đối tượng …", "Ký hợp đồng …"
_OPENS_CASES = frozenset({"đối", "với", "trường", "nếu", "riêng", "còn", "cho", "của"})
_OBJECT = 12  # tokens from a verb of work to what it is done at
_NO_WORK = frozenset({"lịch", "mục tiêu", "chỉ tiêu"})
# What is begun on a day, and not only done by it: "phát động chiến dịch vào ngày 01/12".
_LAUNCHED = frozenset({"phát", "khởi", "ra"})
# Whose time is a timetable's: "thời gian kiểm tra", "thời gian tập huấn".
_EVENTS = frozenset(
    {"kiểm", "thanh", "giám", "làm", "khảo", "tập", "diễn", "họp", "nghỉ", "học", "thi", "trực", "tự"}
)
_ADDRESSES = frozenset({"điện thoại", "hotline", "hotline :", "đường dây"})
# Work that is named as a noun behind "kết quả", "tỷ lệ".
_NOUNS = frozenset({"giải", "thanh", "quyết", "nghiệm", "thu"})
# "nay được gia hạn đến": the new date of a deadline that is recited in the same breath.
_MOVED = frozenset({"gia", "lùi", "kéo"})


def is_moved(candidate: Candidate, around: Surroundings) -> bool:
    """What is put off is a term; "nắng nóng kéo dài đến giữa tháng 8" is the weather."""
    start = max(around.clause_start(candidate.first), candidate.first - 16)
    if candidate.introduced != "kéo":
        contract = any(word(around.tokens, place) == "đồng" for place in range(start, candidate.last))
        return candidate.introduced in _MOVED and not contract
    return any(
        word(around.tokens, place) in {"hạn", "gian", "phép"} for place in range(start, candidate.first)
    )


def is_goal_or_timetable(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the sentence begins with a label of goals or of a timetable: "Mục tiêu: …", "Lịch thi: …"."""
    first = word(around.tokens, 0)
    second = f"{first} {word(around.tokens, 1)}"
    if second in {"mục tiêu", "chỉ tiêu"} and candidate.introduced in _UNTIL and candidate.first <= 3:
        return True  # "Mục tiêu đến hết năm 2027 giảm …"
    if first in _ADDRESSES or second in _ADDRESSES:
        return True
    if candidate.when.ranged and second == "thời gian" and word(around.tokens, 2) in _EVENTS:
        return True  # "Thời gian kiểm tra: từ ngày … đến ngày …"
    if first not in _NO_WORK and second not in _NO_WORK:
        return False
    return any(word(around.tokens, place) == ":" for place in range(1, min(8, candidate.first)))


def is_start_only(candidate: Candidate, around: Surroundings) -> bool:
    """ "từ tháng 6", "sau ngày 10/6"; "hoàn thành các việc sau trước ngày 10/6" has an operator."""
    before = word(around.tokens, candidate.first - 1)
    starts = before in {"từ", "kể"} or (before == "sau" and candidate.strength < Strength.LABEL)
    return starts and not candidate.when.ranged


def is_in_force(candidate: Candidate, around: Surroundings) -> bool:
    """As in "có hiệu lực sau 10 ngày kể từ ngày ký", "áp dụng đến hết ngày"."""
    found = around.last(Cue.EFFECT, candidate.first, 10)
    if found is None or around.last(Cue.DELIVERY, candidate.first, candidate.first - found) is not None:
        return False
    # "Xử lý xong các vụ đã có quyết định có hiệu lực chậm nhất …": nothing comes into force at the latest.
    return not (candidate.introduced.startswith("chậm") and around.last(Cue.DELIVERY, found) is not None)


def is_put_off_to(candidate: Candidate, around: Surroundings) -> bool:
    """As in "không để dồn vào cuối năm", "không dồn việc sang năm 2027": when nothing is to be done."""
    start = max(around.clause_start(candidate.first), candidate.first - 5)
    return any(word(around.tokens, place) == "dồn" for place in range(start, candidate.first))


def is_of_data(candidate: Candidate, around: Surroundings) -> bool:
    """As in "số liệu tính đến ngày", "kết quả từ ngày … đến ngày …"."""
    sure = candidate.strength is Strength.STRONG and candidate.introduced not in _UNTIL
    at = candidate.first
    if candidate.when.ranged and (word(around.tokens, at - 2), word(around.tokens, at - 1)) == ("số", "liệu"):
        return True  # "báo cáo số liệu từ ngày 15/12 đến ngày 14/01"
    data = around.last(Cue.DATA, at, 3 if sure else 16)
    if data is not None and (around.is_closed_off(data, at) or _is_worked_on(data, candidate, around)):
        data = None  # "gửi số liệu (tính đến ngày 30/10) về Khu trong tối nay"
    if candidate.when.shape in {Shape.REPEAT, Shape.REGULAR} and candidate.introduced not in _UNTIL:
        return False
    if data is not None and _reaches(data, at, around, sure):
        return True
    if sure:
        return False
    result = around.last(Cue.RESULT, at, 14)
    if result is None or _sends_between(result, at, around):
        return False
    return candidate.strength is not Strength.LABEL and _speaks_of_past(candidate)


def _is_worked_on(data: int, candidate: Candidate, around: Surroundings) -> bool:
    """ "khôi phục dữ liệu vào quý II": they are what is worked on then."""
    done = around.last(Cue.ACTION, data, 3) or around.last(Cue.DELIVERY, data, 3)
    return candidate.introduced == "vào" and not candidate.when.ranged and done is not None


def _sends_between(result: int, at: int, around: Surroundings) -> bool:
    """Whether something is sent or finished behind "kết quả"; "tỷ lệ giải ngân" is a noun."""
    sent = around.last(Cue.DELIVERY, at, at - result)
    if sent is None or around.next(Cue.TARGET, at, 12) is not None:
        return sent is not None
    return word(around.tokens, sent) not in _NOUNS or any(
        result < place < sent for place in around.places[Cue.DELIVERY]
    )


def _reaches(data: int, at: int, around: Surroundings, sure: bool) -> bool:
    """A cue of data holds until something is asked or sent: "số liệu … gửi về Sở đến hết ngày"."""
    if sure:  # only "tính … trước", "phát sinh trước", "chốt số liệu trước"
        return word(around.tokens, data) in {"tính", "phát", "chốt", "thời", "lấy", "được", "so", "mốc"}
    later = around.last(Cue.DELIVERY, at, at - data)
    while later is not None and later > data and word(around.tokens, later - 1) == "kỳ":
        later = around.last(Cue.DELIVERY, later, later - data)  # "thuộc kỳ báo cáo" sends nothing
    return later is None or later < data


def _speaks_of_past(candidate: Candidate) -> bool:
    """With "kết quả" before them only ranges, years and ends of years are periods covered."""
    if candidate.when.ranged or candidate.introduced in _UNTIL:
        return True
    return candidate.when.shape is Shape.SPAN and "quarter" not in candidate.when.notes


def is_condition(candidate: Candidate, around: Surroundings) -> bool:
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
        return not _is_worked_at(case, at, around) and not turns_to_work(case, at, around)
    limit = done if done is not None else at - 4
    case = around.last(Cue.CONDITION, at, 14)
    ordered = around.last(Cue.DELIVERY, limit) is not None or around.last(Cue.ACTION, limit) is not None
    if case is not None and any(
        word(around.tokens, place) == "thì" for place in range(candidate.last, candidate.last + 20)
    ):
        return True
    return not ordered or _after_case(case, limit, around)


def _is_worked_at(case: int, at: int, around: Surroundings) -> bool:
    """ "rà soát các dự án trước ngày 15/12": what is worked at; "các dự án khởi công trước …" are cases."""
    start = around.clause_start(at)
    ordered = 0 < case - start <= _VERB and word(around.tokens, start) not in _OPENS_CASES
    if not ordered and around.last(Cue.ACTION, case) is None and not around.works_before(case, _OBJECT):
        return False
    between = [word(around.tokens, place) for place in range(case, at)]
    return MADE.isdisjoint(between) and MADE.isdisjoint(" ".join(pair) for pair in pairwise(between))


def _after_case(case: int | None, limit: int, around: Surroundings) -> bool:
    """As in "Rà soát các dự án đã phê duyệt trước ngày": the day belongs to the cases, not to the work."""
    return case is not None and case < limit


def tells_what_was(candidate: Candidate, around: Surroundings) -> bool:
    """ "các cơ sở trước 01/01/2025 là tuyến huyện": what somebody was then."""
    return (
        candidate.introduced == "trước"
        and candidate.when.shape is Shape.DAY
        and word(around.tokens, candidate.last) == "là"
        and word(around.tokens, candidate.last + 1) not in {"hạn", "thời", "ngày", "cuối", "chậm"}
    )


def names_a_span(candidate: Candidate, around: Surroundings) -> bool:
    """As in "giai đoạn 2021-2025", "năm học 2024-2025", "năm 2025 và các năm tiếp theo"."""
    at, labelled = candidate.first, candidate.strength >= Strength.LABEL
    before = word(around.tokens, at - 1) in {"hơn", "đoạn", "học", "kỳ"} and candidate.introduced != "vào"
    if not labelled and (before or around.next(Cue.AND_ON, candidate.last, 2) is not None):
        return True
    return around.last(Cue.SPAN, at, 2) is not None


def is_labelled(candidate: Candidate, around: Surroundings) -> bool:
    """As in "Thời gian hoàn thành: Quý III"; "phấn đấu trong 3 ngày" counts how long something takes."""
    if candidate.strength is not Strength.LABEL:
        return False
    return candidate.when.shape is not Shape.COUNT or candidate.introduced != "phấn"


def states(candidate: Candidate, around: Surroundings) -> bool:
    """The clause says how things are: "đạt được trong năm 2024"."""
    return around.last(Cue.STATEMENT, candidate.first) is not None


def has_been_done(candidate: Candidate, around: Surroundings) -> bool:
    """As in "đã triển khai trong tháng 6", where nobody asks for anything in between."""
    past = around.last(Cue.PAST, candidate.first, 14)
    if past is None:
        return False
    return not around.asked_between(past, candidate.first) and not is_urged(past, candidate.first, around)


def is_vaguely_labelled(candidate: Candidate, around: Surroundings) -> bool:
    """As in "Thời gian: từ ngày 1/6 đến ngày 15/6"; a single day is a meeting's."""
    return candidate.vague_label and (candidate.when.ranged or candidate.when.shape is not Shape.DAY)


def goes_on(at: int, around: Surroundings) -> bool:
    """Whether work is ordered to go on: "Chỉ đạo các doanh nghiệp mở bán hàng đến hết …"."""
    start = around.clause_start(at)
    return (
        around.next(Cue.REQUEST, start, 2) is not None or around.last(Cue.ACTION, at, at - start) is not None
    )


def _heads_work(candidate: Candidate, around: Surroundings) -> bool:
    """ "Tuần 6 - 8 (từ ngày … đến ngày …): các nhóm thu thập …": the days of what the line goes on to say."""
    behind = candidate.last + (word(around.tokens, candidate.last) == ")")
    if word(around.tokens, behind) != ":" or candidate.first - around.clause_start(candidate.first) > 8:
        return False
    return around.works_behind(behind + 1, 12)


def has_work(candidate: Candidate, around: Surroundings) -> bool:
    """Whether there is work in the clause that a weak operator's time can belong to."""
    at, when = candidate.first, candidate.when
    if when.ranged and at == 0 and candidate.last >= len(around.tokens) - 1:
        return True  # an item that says nothing but its time: the heading says the work
    if when.ranged and _heads_work(candidate, around):
        return True
    if when.ranged and when.shape is Shape.DAY and at > around.clause_start(at):
        from_now = word(around.tokens, at) == "từ" and word(around.tokens, at + 1) == "nay"
        if from_now or (at > around.clause_start(at) + 3 and around.ordered_before(at)):
            return True
    if (
        candidate.introduced in {"đến", "tới"}
        and word(around.tokens, at + 1) == "hết"
        and goes_on(at, around)
    ):
        return True
    if candidate.introduced in {"đến", "tới"} and candidate.strength is Strength.WEAK:
        ends = when.shape is Shape.DAY or word(around.tokens, at + 1) in {"cuối", "hết", "trước"}
        leads = at - around.clause_start(at) <= 3 and around.next(Cue.DELIVERY, candidate.last, 6) is not None
        return ends and (leads or around.last(Cue.DELIVERY, at, 20) is not None)
    if word(around.tokens, candidate.last) == "phải":
        return around.next(Cue.DELIVERY, candidate.last, 3) is not None  # "hết quý II phải xong"
    if candidate.introduced == "vào" and around.last(Cue.TARGET, at, 6) is not None:
        return True  # "tỷ lệ ký đạt 100% vào cuối tháng 02/2026"
    if candidate.introduced == "vào" and when.shape is Shape.DAY:
        begun = around.last(Cue.ACTION, at, 25)
        launched = begun is not None and any(
            word(around.tokens, place) in _LAUNCHED
            for place in around.places[Cue.ACTION]
            if at - 25 <= place < at
        )
        return launched or around.last(Cue.DELIVERY, at, 25) is not None
    if candidate.operator is Operator.BY and candidate.introduced in {"cho", "đến", "hạn"}:
        return is_worked(candidate, around, 40) or around.next(Cue.TARGET, candidate.last, 12) is not None
    if when.shape is Shape.SPAN and "quarter" not in when.notes and not when.ranged:
        return is_worked(candidate, around, 22)
    return is_worked(candidate, around, 40)
