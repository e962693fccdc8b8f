"""What the words around a time say: is it a deadline of this document, or something else?

Every rule here refuses; where none refuses, a strong operator ("trước ngày") is enough, and a weak
one ("trong tháng 6") needs something to be done in its clause.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from directives.candidates import Candidate, Strength
from directives.dates import Shape, word
from directives.lexicon import Lexicon
from directives.phrases_cues import CUES, OWNED_BY, OWNER_AFTER, Cue
from directives.time_tokens import Token
from tasks.deadline import Operator, Period

_cues = Lexicon(CUES)
# "theo yêu cầu", "ý kiến chỉ đạo", "kế hoạch được giao": nouns and participles, nobody is told anything.
_NOUN_BEFORE = frozenset(
    (
        "theo",
        "có",
        "các",
        "của",
        "ý",
        "kiến",
        "những",
        "sự",
        "nội",
        "dung",
        "được",
        "tại",
        "đúng",
        "này",
        "trên",
        "số",
    )
)
# Of those who ask, only these words speak for the document itself.
_MAIN = frozenset({"đề", "yêu", "giao", "có", "thông", "xin", "kính", "nhắc", "chỉ", "trân", "lưu"})
# Between a comma and a request these show another's letter: "gửi Sở … các tỉnh yêu cầu".
_NO_SUBJECT = frozenset({"đã", "gửi", "các", "cho", "trực", "theo", "tại"})
_SOURCE_OPENERS = frozenset(
    {"thực", "căn", "theo", "để", "nhằm", "tiếp", "phúc", "xét", "sau", "trên", "nhận"}
)
_NOUN_AFTER = frozenset({"của", "số", "tại", "nêu", "trên"})
_TIMES = frozenset({"kỳ", "lần", "đợt", "buổi", "lượt", "cuộc"})
_UNTIL = frozenset({"đến", "tới", "cho", "hết"})
# "nay được gia hạn đến": the new date of a deadline that is recited in the same breath.
_MOVED = frozenset({"gia", "lùi", "kéo"})
_BREAKS = frozenset({";", ".", "!", "?", "•"})
_CURRENT = frozenset({",", ";", ".", ":", "nay", "(", "-"})
_PASSIVE_WORK = frozenset(
    {"hoàn", "gửi", "nộp", "báo", "thực", "triển", "xử", "giải", "cập", "trình", "chuyển"}
)


class Surroundings:
    """The cues of a sentence, found once, and questions about what stands before or after a place."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.places: dict[Cue, list[int]] = {cue: [] for cue in Cue}
        self.breaks = [at for at in range(len(tokens)) if self._is_break(at)]
        at = 0
        while at < len(tokens):
            found = _cues.match(tokens, at)
            if found is None:
                at += 1
                continue
            for cue in found[0]:
                self.places[cue].append(at)
            at = found[1]
        self.requests = [at for at in self.places[Cue.REQUEST] if self._is_request(at)]
        self.main_requests = [at for at in self.requests if self._is_main(at)]

    def _is_break(self, at: int) -> bool:
        if word(self.tokens, at) not in _BREAKS:
            return False
        inside = 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].number is not None
        return not (inside and self.tokens[at + 1].number is not None)

    def _is_request(self, at: int) -> bool:
        if word(self.tokens, at - 1) in _NOUN_BEFORE or word(self.tokens, at + 2) in _NOUN_AFTER:
            return False
        return word(self.tokens, at + 1) not in _NOUN_AFTER and word(self.tokens, at - 1) != "đã"

    def _is_main(self, at: int) -> bool:
        """A request of this document: its subject stands at the beginning or behind a comma, and is short."""
        if word(self.tokens, at) not in _MAIN:
            return False
        for place in range(at - 1, max(-1, at - 16), -1):
            if word(self.tokens, place) in _CURRENT and not self._inside_number(place):
                return word(self.tokens, place + 1) not in {"trong", "về"}
            if word(self.tokens, place) in _NO_SUBJECT:
                return False
        cited = self.places[Cue.CITED]  # "Chỉ thị số 05 … yêu cầu": the cited document asks
        return at < 16 and word(self.tokens, 0) not in _SOURCE_OPENERS and not (cited and cited[0] < at)

    def _inside_number(self, at: int) -> bool:
        """Whether a hyphen belongs to a document's number ("16/UBND-VX")."""
        return word(self.tokens, at) == "-" and self.tokens[at - 1].end == self.tokens[at].start

    def clause_start(self, at: int) -> int:
        """The first token after the last full stop or semicolon before a place."""
        index = bisect_left(self.breaks, at)
        return self.breaks[index - 1] + 1 if index else 0

    def clause_end(self, at: int) -> int:
        """The next full stop or semicolon."""
        index = bisect_left(self.breaks, at)
        return self.breaks[index] if index < len(self.breaks) else len(self.tokens)

    def last(self, cue: Cue, before: int, reach: int = 10_000) -> int | None:
        """The last place of a cue before a token, no further back than `reach` and the clause."""
        places = self.places[cue]
        index = bisect_left(places, before)
        if not index:
            return None
        found = places[index - 1]
        return found if found >= max(self.clause_start(before), before - reach) else None

    def next(self, cue: Cue, after: int, reach: int = 10_000) -> int | None:
        """The next place of a cue from a token on, within the clause."""
        places = self.places[cue]
        index = bisect_left(places, after)
        if index == len(places) or places[index] >= min(self.clause_end(after), after + reach):
            return None
        return places[index]

    def asked_between(self, first: int, last: int) -> bool:
        """Whether this document asks for something between two places."""
        index = bisect_right(self.main_requests, first)
        return index < len(self.main_requests) and self.main_requests[index] < last

    def asks_after(self, at: int) -> int | None:
        """The next request of this document in the same clause."""
        index = bisect_left(self.main_requests, at)
        if index == len(self.main_requests) or self.main_requests[index] >= self.clause_end(at):
            return None
        return self.main_requests[index]


def is_deadline(candidate: Candidate, around: Surroundings, earlier: int | None) -> bool:
    """Whether a time is a deadline; `earlier` is where the last deadline of the sentence ended."""
    if candidate.strength is Strength.BARE or _is_start_only(candidate, around):
        return False
    if _in_force(candidate, around) or _is_data(candidate, around) or _is_arrival(candidate, around):
        return False
    if candidate.introduced in _MOVED:
        return True
    if _is_recital(candidate, around) or _is_past_request(candidate, around) or _is_missed(candidate, around):
        return False
    if _has_happened(candidate, around):
        return False
    if _is_own_business(candidate, around, earlier) or _is_condition(candidate, around):
        return False
    if candidate.when.shape in {Shape.REPEAT, Shape.REGULAR}:
        return _is_due_repeat(candidate, around)
    if candidate.strength is Strength.STRONG and candidate.introduced not in {"đến", "tới", "cho"}:
        return True
    return _is_done_within(candidate, around)


def _is_start_only(candidate: Candidate, around: Surroundings) -> bool:
    before = word(around.tokens, candidate.first - 1)
    return before in {"từ", "kể", "sau"} and not candidate.when.ranged


def _in_force(candidate: Candidate, around: Surroundings) -> bool:
    """ "có hiệu lực sau 10 ngày kể từ ngày ký", "áp dụng đến hết ngày"."""
    found = around.last(Cue.EFFECT, candidate.first, 10)
    return found is not None and around.last(Cue.DELIVERY, candidate.first, candidate.first - found) is None


def _is_data(candidate: Candidate, around: Surroundings) -> bool:
    """ "số liệu tính đến ngày", "kết quả từ ngày … đến ngày …"."""
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
    """ "có mặt trước 7h30", "khai mạc vào ngày", "Hội nghị … vào ngày"."""
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
    sent = around.last(Cue.DELIVERY, at, at - met)
    return not held and (sent is None or sent < met)


def _is_recital(candidate: Candidate, around: Surroundings) -> bool:
    """Before ", Sở Y tế đề nghị" what follows "Thực hiện Công văn …" or "Để …" is asked of nobody."""
    at = candidate.first
    start = around.clause_start(at)
    if at - start <= 2 or around.asked_between(start - 1, at):
        return False
    if word(around.tokens, start) == "căn":
        return True
    if around.asks_after(candidate.last) is None:
        return False
    opener = around.last(Cue.OPENER, start + 4, 4)
    if opener is not None and _names_source(opener, around, at):
        return True
    return around.last(Cue.PURPOSE, at) is not None


def _names_source(opener: int, around: Surroundings, at: int) -> bool:
    """ "Thực hiện" opens a recital where a document or somebody's will follows; "để" always does."""
    if word(around.tokens, opener) in {"để", "nhằm", "căn", "phúc", "vừa", "hiện", "tiếp", "xét", "nhận"}:
        return True
    cited = around.next(Cue.CITED, opener, 12)
    if cited is not None and cited < at:
        return True
    will = {"đạo", "luận", "nhiệm", "hoạch", "trình"}
    return any(word(around.tokens, place) in will for place in range(opener + 1, min(opener + 9, at)))


def _is_past_request(candidate: Candidate, around: Surroundings) -> bool:
    """ "Bộ đã có Công văn … yêu cầu … trước ngày": an earlier letter's deadline."""
    at = candidate.first
    past = around.last(Cue.PAST, at)
    if past is None:
        return False
    asked = next((place for place in around.places[Cue.REQUEST] if past < place < at), None)
    cited = around.next(Cue.CITED, past, 6)
    told = asked is not None and asked <= past + 2 and _tells(asked, past, around)
    if not told and (cited is None or asked is None):
        return False
    return not around.asked_between(asked if told and asked else past, at) and not _is_urged(past, at, around)


def _tells(asked: int, past: int, around: Surroundings) -> bool:
    """ "đã yêu cầu" tells of a request; "nhiệm vụ đã giao" is a participle where work stands before it."""
    if word(around.tokens, asked) in {"yêu", "đề", "nhắc", "đôn", "thông"}:
        return True
    worked = around.last(Cue.DELIVERY, past) is not None or around.last(Cue.ACTION, past) is not None
    return not worked and around.last(Cue.URGE, past) is None


def _is_urged(first: int, last: int, around: Surroundings) -> bool:
    urged = around.last(Cue.URGE, last, last - first)
    return urged is not None and urged > first


def _is_missed(candidate: Candidate, around: Surroundings) -> bool:
    """ "chưa nhận được báo cáo (thời hạn trước ngày …)", "thay vì trước ngày"."""
    at = candidate.first
    missed = around.last(Cue.MISSED, at)
    if missed is not None:
        return not around.asked_between(missed, at) and not _is_urged(missed, at, around)
    later = around.next(Cue.MISSED, candidate.last, 30)
    if later is None:
        return False
    return around.last(Cue.CITED, at) is not None and not around.asked_between(
        around.clause_start(at) - 1, at
    )


def _has_happened(candidate: Candidate, around: Surroundings) -> bool:
    """ "Đến hết tháng 9, toàn ngành đã …": the sentence goes on to tell what was done by then."""
    if candidate.introduced == "trước" or candidate.first - around.clause_start(candidate.first) > 3:
        return False
    done = around.next(Cue.PAST, candidate.last, 12)
    return done is not None and not _is_urged(candidate.last, done, around)


def _is_own_business(candidate: Candidate, around: Surroundings, earlier: int | None) -> bool:
    """In "… trước ngày 10/11 để Sở báo cáo UBND tỉnh trước ngày 15/11" the second is the issuer's."""
    at = candidate.first
    planned = around.last(Cue.PLANNED, at, 16)
    if planned is not None and word(around.tokens, planned) == "sẽ":
        return True
    purpose = around.last(Cue.PURPOSE, at)
    if purpose is None or earlier is None or earlier > purpose:
        return False
    return not around.asked_between(purpose, at)


def _is_condition(candidate: Candidate, around: Surroundings) -> bool:
    """ "các hồ sơ đã tiếp nhận trước ngày", "được phê duyệt trước ngày": says which cases are meant."""
    if candidate.when.shape in {Shape.REPEAT, Shape.REGULAR, Shape.COUNT}:
        return False
    at = candidate.first
    start = around.clause_start(at)
    done = around.last(Cue.PAST, at, 6)
    passive = any(
        word(around.tokens, place) == "được" and word(around.tokens, place + 1) not in _PASSIVE_WORK
        for place in range(max(start, at - 4), at)
    )
    if done is None and not passive:
        case = around.last(Cue.CONDITION, at, 14)
        return (
            case is not None
            and around.last(Cue.DELIVERY, at) is None
            and not _is_urged(start - 1, at, around)
        )
    limit = done if done is not None else at - 4
    case = around.last(Cue.CONDITION, at, 14)
    ordered = around.last(Cue.DELIVERY, limit) is not None or around.last(Cue.ACTION, limit) is not None
    if case is not None and any(
        word(around.tokens, place) == "thì" for place in range(candidate.last, candidate.last + 20)
    ):
        return True
    return not ordered or _after_case(case, limit, around)


def _after_case(case: int | None, limit: int, around: Surroundings) -> bool:
    """ "Rà soát các dự án đã phê duyệt trước ngày": the day belongs to the cases, not to the work."""
    return case is not None and case < limit


def _is_due_repeat(candidate: Candidate, around: Surroundings) -> bool:
    """A recurrence says when something is due, unless it belongs to a noun ("kế hoạch hàng năm")."""
    if candidate.strength >= Strength.LABEL:
        return True
    at = candidate.first
    repeat = candidate.when.repeat
    if candidate.introduced in {"đến", "tới"}:
        return False
    if repeat is not None and _is_no_due(candidate, around):
        return False
    if word(around.tokens, at) == "định" and repeat is not None and repeat.has_day:
        return True
    if repeat is not None and (repeat.day is not None or repeat.weekday is not None):
        return _is_worked(candidate, around, 40) and around.last(Cue.MEETING, at, 12) is None
    before = word(around.tokens, at - 1) if at else ""
    owner = f"{word(around.tokens, at - 2)} {before}" if at > 1 else before
    if candidate.introduced == "" and (
        owner in OWNED_BY or word(around.tokens, candidate.last) in OWNER_AFTER
    ):
        return False
    if candidate.when.shape is Shape.REGULAR and before in {"cáo", "tra", "tác"}:
        return False
    return _is_worked(candidate, around, 40)


def _is_no_due(candidate: Candidate, around: Surroundings) -> bool:
    """Recurrences that say how often, for which report or what not: "không báo cáo hàng tháng"."""
    at, repeat = candidate.first, candidate.when.repeat
    start = around.clause_start(at)
    if any(word(around.tokens, place) == "không" for place in range(max(start, at - 8), at)):
        return True
    if repeat is None or repeat.day is not None or repeat.weekday is not None:
        return False
    if repeat.month is not None and not candidate.introduced and at - start > 2:
        return True
    after = range(candidate.last, min(candidate.last + 6, len(around.tokens)))
    if any(around.tokens[place].number and word(around.tokens, place + 1) in _TIMES for place in after):
        return True
    return repeat.period is Period.DAY and around.last(Cue.DELIVERY, at) is None


def _is_worked(candidate: Candidate, around: Surroundings, reach: int) -> bool:
    """Whether something is done in the clause, before the time or, where it leads, after it."""
    at = candidate.first
    for cue in (Cue.DELIVERY, Cue.ACTION):
        if around.last(cue, at, reach) is not None:
            return True
        if at - around.clause_start(at) <= 4 and around.next(cue, candidate.last, reach) is not None:
            return True
    return False


def _is_done_within(candidate: Candidate, around: Surroundings) -> bool:
    """A weak operator or a field's label: is there work that the time can belong to?"""
    at, when = candidate.first, candidate.when
    if (
        word(around.tokens, at - 1) in {"hơn", "đoạn", "học", "kỳ"}
        and candidate.strength is not Strength.LABEL
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
    if past is not None and not around.asked_between(past, at) and not _is_urged(past, at, around):
        return False
    if candidate.vague_label:
        return when.ranged or when.shape is not Shape.DAY
    return _fits_operator(candidate, around)


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
        return _is_worked(candidate, around, 40) or around.next(Cue.TARGET, candidate.last, 12) is not None
    if when.shape is Shape.SPAN and "quarter" not in when.notes and not when.ranged:
        return _is_worked(candidate, around, 22)
    return _is_worked(candidate, around, 40)
