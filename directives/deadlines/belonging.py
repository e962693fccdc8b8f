"""To what a time belongs that is no work: a topic, a duration, a thing, a plan, somebody else's words."""

from collections.abc import Sequence
from itertools import pairwise

from directives.deadlines.phrases_cues import MADE, Cue
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word
from expressions.times.time_tokens import Token

_THIS = frozenset({"đây", "đó"})
_REACH = 30  # tokens looked back over for what a time stands under
_TOPICS = frozenset({"đối", "riêng"})
# What a time is counted from; without it "trong thời gian 15 ngày" says how long something goes on.
_FROM = frozenset({"kể", "sau", "nhận", "ký", "khi"})
_ASKS = frozenset({("đề", "nghị"), ("yêu", "cầu"), ("kiến", "nghị")})
_UNTIL = frozenset({"đến", "tới", "cho", "hết"})
_PLANS = frozenset({"tuần", "tháng", "ngày"})
_ENACTS = frozenset({("phê", "duyệt"), ("ban", "hành"), ("thành", "lập"), ("công", "nhận"), ("công", "bố")})
_MISPRINTED = frozenset(
    {("in", "là"), ("ghi", "là"), ("viết", "là"), ("in", ":"), ("ghi", ":"), ("viết", ":")}
)
_FAR = 60  # tokens from "đã in là" to a time in what was printed
_SAYING = 12  # tokens of a slogan on either side of its time
_BEFORE_NUMBER = frozenset({"i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5"})


def runs_out(candidate: Candidate, around: Surroundings) -> bool:
    """As in "giấy phép hết hạn trước ngày", "thẻ hết hạn ngày": what runs out then."""
    return [word(around.tokens, candidate.first + i) for i in range(2)] == ["hết", "hạn"]


def says_what_is(candidate: Candidate, around: Surroundings) -> bool:
    """ "Đây là vụ thứ ba trong vòng 12 tháng", "Qua đợt rà soát từ ngày …", "Đợt tuần tra kết thúc vào …"."""
    start = around.clause_start(candidate.first)
    if word(around.tokens, 0) == "qua" and not around.requested_between(0, candidate.last):
        return True
    if word(around.tokens, start) in _THIS and word(around.tokens, start + 1) == "là":
        return True
    if candidate.first == start and word(around.tokens, candidate.last) in {"còn", "chỉ"}:
        return True  # "Từ nay đến ngày 19/12 chỉ còn một tháng"
    return candidate.strength < Strength.STRONG and _ends_by_itself(candidate, around, start)


def _ends_by_itself(candidate: Candidate, around: Surroundings, start: int) -> bool:
    subject = [word(around.tokens, place) for place in range(start, candidate.first)]
    ended = subject[-2:] == ["kết", "thúc"]
    subject = subject[:-2] if ended else subject
    asked = {",", "và", "để", "phải", ":", "hạn", "nhận", "nộp", "ký", "gian"} & set(subject)
    known = candidate.introduced == "kết" or (ended and candidate.introduced == "vào")
    return known and bool(subject) and not asked


def lasts(candidate: Candidate, around: Surroundings) -> bool:
    """ "niêm yết trong thời gian 15 ngày": how long, and not by when."""
    at = candidate.first
    if candidate.when.ranged:
        start = max(around.clause_start(at), at - _SAYING)
        told = {*pairwise(word(around.tokens, place) for place in range(start, at))}
        return told >= {("tham", "mưu"), ("phát", "động")}  # so long goes on what is to be launched
    if candidate.when.shape is not Shape.COUNT or word(around.tokens, at) != "trong":
        return False
    if (word(around.tokens, at + 1), word(around.tokens, at + 2)) != ("thời", "gian"):
        return False
    if any(word(around.tokens, place) in _FROM for place in range(at, candidate.last + 3)):
        return False
    return around.last(Cue.DELIVERY, at, 4) is None


def is_of_a_topic(candidate: Candidate, around: Surroundings) -> bool:
    """ "Đối với các đề án của năm 2025, các sở …": says which ones."""
    at, start = candidate.first, around.clause_start(candidate.first)
    if candidate.strength >= Strength.LABEL or word(around.tokens, start) not in _TOPICS:
        return False
    if word(around.tokens, candidate.last) != "," or at - start > _REACH:
        return False
    return all(word(around.tokens, place) not in {",", ":"} for place in range(start, at))


def is_of_a_plan(candidate: Candidate, around: Surroundings) -> bool:
    """ "Chương trình công tác tuần (từ ngày … đến ngày …), UBND họp", "giai đoạn I: từ năm 2025 đến"."""
    at = candidate.first
    if not candidate.when.ranged:
        return False
    before = word(around.tokens, at - 1)
    phase = (word(around.tokens, at - 4), word(around.tokens, at - 3)) == ("giai", "đoạn")
    if before == ":" and phase and word(around.tokens, at - 2) in _BEFORE_NUMBER:
        return True
    named = (
        word(around.tokens, place) in _PLANS and word(around.tokens, place - 1) == "tác"
        for place in range(at - 2, max(0, at - 9), -1)
    )
    return before == "(" and any(named)


def is_a_goal_beside(candidate: Candidate, around: Surroundings) -> bool:
    """ "đăng ký sản phẩm phấn đấu năm 2026 … trước ngày": what is striven for has a year of its own."""
    before = word(around.tokens, candidate.first - 3) if candidate.introduced == "phấn" else ""
    return before.isalpha() and candidate.when.shape is Shape.SPAN and not candidate.when.ranged


def is_a_manner(candidate: Candidate, around: Surroundings) -> bool:
    """ "lập tiến độ theo từng tuần, gửi … trước ngày", "phương án thu từng tháng": how fine it is to be."""
    at, repeat = candidate.first, candidate.when.repeat
    each = word(around.tokens, at) == "từng" or word(around.tokens, at + 1) == "từng"
    if each and repeat is not None and not repeat.has_day and around.last(Cue.DELIVERY, at, 4) is None:
        return True
    return each and "theo" in {word(around.tokens, at), word(around.tokens, at - 1)}


def is_forbidden(candidate: Candidate, around: Surroundings) -> bool:
    """ "không cắt điện từ ngày … đến ngày …": when something is not to be done."""
    start = around.clause_start(candidate.first)
    first = (word(around.tokens, start), word(around.tokens, start + 1))
    barred = first[0] in {"không", "cấm"} or first in {("nghiêm", "cấm"), ("tuyệt", "đối")}
    return barred and (candidate.when.ranged or candidate.introduced in _UNTIL)


def is_of_its_noun(candidate: Candidate, around: Surroundings) -> bool:
    """ "lập lịch trực (từ ngày … đến ngày …), gửi trước ngày": in brackets, the days of what is made."""
    near = range(candidate.first - 1, candidate.first + 3)
    return candidate.when.ranged and "(" in {word(around.tokens, place) for place in near}


def is_throughout(candidate: Candidate, around: Surroundings) -> bool:
    """ "trực trong suốt thời gian cao điểm từ ngày … đến ngày …": how long something goes on."""
    before = (word(around.tokens, candidate.first - 2), word(around.tokens, candidate.first - 1))
    if before == ("liên", "tục"):
        return True  # "thông báo liên tục trong 10 ngày"
    start = max(around.clause_start(candidate.first), candidate.first - 7)
    return candidate.when.ranged and any(
        word(around.tokens, place) == "suốt" for place in range(start, candidate.first + 2)
    )


def is_told_in_brackets(candidate: Candidate, around: Surroundings) -> bool:
    """ "đã được nhắc nhở (yêu cầu khắc phục xong trước ngày …) nhưng": what was asked then."""
    at = candidate.first
    begin = max(around.clause_start(at), at - _REACH)
    opened = next((place for place in range(at - 1, begin, -1) if word(around.tokens, place) == "("), None)
    closes = any(word(around.tokens, place) == ")" for place in range(candidate.last, candidate.last + 3))
    if opened is None or not closes:
        return False
    if (word(around.tokens, opened + 1), word(around.tokens, opened + 2)) not in _ASKS:
        return False
    past = around.last(Cue.PAST, opened) or around.last(Cue.CITED, opened)
    return past is not None and around.last(Cue.URGE, opened, opened - past) is None


def is_of_an_event_told(candidate: Candidate, around: Surroundings) -> bool:
    """ "Đợt rét trước (từ ngày … đến ngày …) đã làm chết": in brackets, when what has happened did."""
    at = candidate.first
    opens = word(around.tokens, at - 1) == "(" or word(around.tokens, at + 1) == "("
    if not (candidate.when.ranged and opens and word(around.tokens, candidate.last) == ")"):
        return False
    past = around.next(Cue.PAST, candidate.last, 12)
    return past is not None and around.next(Cue.REQUEST, candidate.last, past - candidate.last) is None


def is_enacted(candidate: Candidate, around: Surroundings) -> bool:
    """ "Phê duyệt Phương án …, thời gian thực hiện từ … đến …": of what the document itself lays down."""
    first = (word(around.tokens, 0), word(around.tokens, 1))
    return candidate.when.ranged and candidate.strength is Strength.LABEL and first in _ENACTS


def is_corrected(candidate: Candidate, around: Surroundings) -> bool:
    """ "Đã in là: “… trước ngày 20/3”": what another says now."""
    begin = max(around.sentence_start(candidate.first), candidate.first - _FAR)
    told = [word(around.tokens, place) for place in range(begin, candidate.first)]
    places = [at for at, pair in enumerate(pairwise(told)) if pair in _MISPRINTED]
    return bool(places) and not {"nay", "lại"} & set(told[places[-1] :])


def is_quoted(candidate: Candidate, around: Surroundings) -> bool:
    """ "“đề nghị tỉnh sửa cầu trước ngày …”", "“mỗi ngày một việc tốt”": somebody's words, a slogan."""
    tokens, first = around.tokens, candidate.first
    back = (place for place in range(first - 1, max(-1, first - 120), -1) if _is_quote(tokens, place))
    on = (n for n in range(candidate.last, min(len(tokens), candidate.last + 120)) if _is_quote(tokens, n))
    opened, closed = next(back, None), next(on, None)
    if closed is None or word(tokens, closed) == "“" or (opened and word(tokens, opened) == "”"):
        return False
    if opened is not None and closed - opened <= _SAYING:
        return candidate.when.shape is Shape.REPEAT
    begin = opened + 1 if opened is not None else 0
    asks = any((word(tokens, place), word(tokens, place + 1)) in _ASKS for place in range(begin, begin + 4))
    return asks and word(tokens, closed) == "”"


def _is_quote(tokens: Sequence[Token], place: int) -> bool:
    return word(tokens, place) in {"“", "”", '"'}


def goes_on_to_tell(tokens: Sequence[Token], at: int) -> bool:
    """ "Trước ngày 15/11, huyện đã bàn giao": with a day gone by, what had been done by then."""
    following = [word(tokens, place) for place in range(at, at + 8)]
    return following[0] == "," and "đã" in following and not {"phải", "cần"} & set(following)


def qualifies(tokens: Sequence[Token], at: int) -> bool:
    """ "các văn bản ban hành trước ngày" with a day gone by: says which ones are meant."""
    return f"{word(tokens, at - 2)} {word(tokens, at - 1)}" in MADE or word(tokens, at - 1) in MADE
