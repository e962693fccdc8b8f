"""Subjects that a clause narrows: "Các trường chưa nộp hồ sơ khẩn trương …", "12 xã được giao đất … phải …".

The clause has verbs of its own; whom it narrows are some of many, and what is asked of them follows it.
"""

import re

from directives.duties.bearer import PREDICATE, Bearer, does_at
from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES
from expressions.names.name_words import GROUP_HEADS
from expressions.names.shared_heads import tidy_name
from language.spelling import LOWER, UPPER, alternatives

_LONGEST_HEAD, _LONGEST_CLAUSE = 70, 200  # letters
_OFFICERS = r"(?:Thủ trưởng|Người đứng đầu|Lãnh đạo|Giám đốc|Chủ tịch|Hiệu trưởng|Trưởng|Bí thư)\s"
_OFFICES = r"(?:UBND|Ủy ban nhân dân|Công an|Đảng ủy|Trạm [Yy] tế|Hội đồng nhân dân|HĐND)\s"
_MANY = re.compile(
    rf"(?:(?:{_OFFICERS})?(?:{_OFFICES})?(?:[Cc]ác|[Nn]hững)\s(?:\d{{1,3}}\s)?|\d{{1,3}}\s)"
    rf"(?=[{UPPER}]\w|(?:{alternatives(GROUP_HEADS)})(?!\w))"
)
_NO_OBJECTS = (
    r"liên quan|thẩm quyền|trách nhiệm|nhiệm vụ|kế hoạch|phương án|biện pháp|giải pháp|văn bản|báo cáo"
    r"|hình thức|lộ trình|chương trình|hướng dẫn|cam kết|đánh giá|nghĩa vụ|ý kiến|sự|thể|quyền|cơ chế"
    r"|chính sách|công văn|tờ trình|Công văn|Tờ trình|Văn bản|Kế hoạch|Báo cáo|mặt|nhiều cố gắng"
)
_NARROWED = re.compile(
    r"\s(?P<how>được\s(?:giao|phân công|lựa chọn|chọn|chỉ định|cấp|hỗ trợ|kiểm tra|thanh tra|thụ hưởng)"
    r"|(?:tại|theo|ở|có tên (?:tại|trong|ở)) (?:[Pp]hụ lục|[Dd]anh sách|[Bb]iểu)(?:\ssố)?"
    rf"|đã|chưa|đang|chậm(?!\snhất)|có(?!\s(?:{_NO_OBJECTS})(?!\w)))\s"
)
_WORK = rf"(?:{alternatives(PREDICATES)})(?!\w)"
_DUTY = re.compile(r"\s(?:có trách nhiệm|chịu trách nhiệm|phải|cần)(?!\w)")
_PRESSED = re.compile(
    r"\s(?:khẩn trương|nghiêm túc|chủ động|tiếp tục|tập trung|kịp thời|sớm|nhanh chóng|gấp rút)"
    rf"\s(?={_WORK})"
)
_DOUBTFUL = rf"(?:{alternatives(DOUBTFUL_PREDICATES)})\s"
# "máy bơm", "máy phát": verbs of one syllable are parts of other words.
_CLEAR = tuple(verb for verb in PREDICATES if " " in verb)
_OFTEN_NAMES = tuple(verb for verb in DOUBTFUL_PREDICATES if " " in verb)
_CARRIES_OUT = rf"(?:tổ chức|hướng dẫn|hỗ trợ|xây dựng|bổ sung)\s(?:{alternatives(DOUBTFUL_PREDICATES)})"
_WORKS = re.compile(rf"\s(?:{_CARRIES_OUT}|(?:{_DOUBTFUL})?(?:{alternatives(_CLEAR)}))(?!\w)")
_ANY_WORK = re.compile(rf"\s(?:{alternatives(_CLEAR)}|{alternatives(_OFTEN_NAMES)})(?!\w)")
_GO_ON = re.compile(rf"\stiếp tục\s(?={_WORK})")
_WHEN = re.compile(r",\s(?:khi|nếu|trường hợp|trong trường hợp|sau khi)\Z")
_ENDS_IN_WORK = re.compile(rf"(?:\A|\s)(?:{alternatives(_CLEAR)})\Z")
# Where a clause only tells how things stand, or goes on to something else.
_TELLS = re.compile(
    r"[.;:“”\"]|\s(?:mặc dù|do|vì|nên|nhưng|song|tuy|mà|thì|để|nếu|khi|đề nghị|yêu cầu|giao cho)\s"
    r"|,\s(?:chưa|còn|không)\s"
)
_JOINT = re.compile(
    r"(?:[,(–-]|\s(?:và|hoặc|hay|với|của|cho|về|là|bị|được|không|chưa|đã|các|những|việc"
    r"|trong|trên|(?<!kèm )theo|tại))\Z"
)
_WORD = re.compile(rf"[{LOWER}{UPPER}\d/%-]+")
_LISTS = ("lục", "sách", "iểu", "số")  # a list that names them
_LEAST_WORDS = 3  # of the clause behind its first word, its own verb of two syllables among them


# "Sở A trong khi chờ kết quả, tăng cường …", "UBND xã B, trên cơ sở hồ sơ được duyệt, niêm yết …".
_ASIDE = re.compile(
    r"(?:,\s|\s|(?<=\s))(?:trong (?:khi|thời gian|quá trình)|trên cơ sở|sau khi|trước khi|khi|nếu)\s"
    r"[^,;.:()]{3,90},"
    rf"(?=\s{_WORK})"
)


def works_at(text: str, at: int) -> bool:
    """Whether work follows a name that is over at `at`, maybe behind a circumstance between commas."""
    return PREDICATE.match(text, at) is not None or _ASIDE.match(text, at) is not None


def described_subject(text: str, at: int, small: bool) -> Bearer | None:
    """The subject at `at` that a clause narrows, or None. `small`: it may begin with a small letter."""
    if text[at : at + 1].islower() and not small:
        return None
    called, does_from = described(text, at)
    return Bearer(at, does_from, (tidy_name(text[at:called]),), False, True) if called else None


def described(text: str, at: int) -> tuple[int, int]:
    """Where the name of a subject that a clause narrows is over, and where what it is to do follows.

    They are the same but for "Các trường vùng lũ, khi có báo động phải …"; 0 and 0 where none begins at `at`.
    """
    many = _MANY.match(text, at)
    narrowed = _NARROWED.search(text, many.end(), many.end() + _LONGEST_HEAD) if many else None
    if narrowed is None:
        return 0, 0
    head = text[at : narrowed.start()]
    when = _WHEN.search(head)
    if _TELLS.search(head) or "(" in head or _WORKS.search(head):
        return 0, 0
    if when:
        end = _first(_DUTY, text, narrowed.end(), _limit(text, narrowed.end()), 1)
        return (at + when.start(), end) if end else (0, 0)
    end = _clause_end(text, narrowed)
    return end, end


def _clause_end(text: str, narrowed: re.Match[str]) -> int:
    begin = narrowed.end()
    limit = _limit(text, begin)
    if limit > begin and text[limit : limit + 1] == ":" and does_at(text, limit + 2):
        return limit  # "Các trường đã nộp: rà soát lại …"
    if narrowed["how"].endswith(_LISTS):
        found = (_first(ending, text, begin, limit, 1) for ending in (_DUTY, _PRESSED, _ANY_WORK))
        return min(filter(None, found), default=0)
    by_duty = _first(_DUTY, text, begin, limit, 1)
    if by_duty or narrowed["how"] == "đã":
        return by_duty or _first(_GO_ON, text, begin, limit, _LEAST_WORDS - 1)
    pressed = _first(_PRESSED, text, begin, limit, _LEAST_WORDS - 1)
    if pressed or narrowed["how"] in ("có", "chậm"):
        return pressed
    return _first(_WORKS, text, begin, limit, _LEAST_WORDS)


def _limit(text: str, begin: int) -> int:
    limit = min(len(text), begin + _LONGEST_CLAUSE)
    told = (one for one in _TELLS.finditer(text, begin - 1, limit) if _is_outside(text, begin, one))
    return next((one.start() for one in told), limit)


def _is_outside(text: str, begin: int, sign: re.Match[str]) -> bool:
    return text.count("(", begin, sign.start()) <= text.count(")", begin, sign.start())


def _first(ending: re.Pattern[str], text: str, begin: int, limit: int, least: int) -> int:
    """The first place where such words follow a clause of so many words, and go on with none of its own."""
    for found in ending.finditer(text, begin, limit):
        clause = text[begin : found.start()]
        if not _is_outside(text, begin, found) or _JOINT.search(clause.rstrip()):
            continue
        if len(_WORD.findall(clause)) < least or (
            ending not in (_DUTY, _GO_ON) and _ENDS_IN_WORK.search(clause)
        ):
            continue
        return found.start()
    return 0
