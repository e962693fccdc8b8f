"""Deadlines that a directive only tells of: earlier letters, missed dates, the issuer's own duties."""

from itertools import pairwise

from directives.deadlines.phrases_cues import Cue
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word
from tasks.deadline import StartEvent

_CITATION = 20  # tokens of a document's kind, number and date
_INSIDE = 60  # tokens from a source's name to what it lays down
_LONGEST_TITLE = 40  # tokens of a cited letter's subject
_THEN_A_TERM = [(",", "thời"), ("thời", "hạn")]  # "Theo Luật …, thời hạn nộp là …"
_LAID_DOWN = frozenset({("được", "giao"), ("định", ":")})
_WHETHER = frozenset({("có", "nên"), ("có", "cần"), ("nên", "quy"), ("có", "được"), ("có", "phải")})


def is_urged(first: int, last: int, around: Surroundings) -> bool:
    urged = around.last(Cue.URGE, last, last - first)
    return urged is not None and urged > first


def turns_to_work(missed: int, at: int, around: Surroundings) -> bool:
    """Whether "chưa gửi báo cáo, …" or "chưa thực hiện thì …" goes on to what is to be done."""
    for place in range(at - 1, missed, -1):
        if word(around.tokens, place) in {",", "thì"}:
            work = (around.last(cue, at, at - place) for cue in (Cue.DELIVERY, Cue.ACTION))
            return any(found is not None for found in work)
    return False


def is_in_title(candidate: Candidate, around: Surroundings) -> bool:
    """ "đã ban hành Công văn … về việc rà soát … trước ngày": the time belongs to that letter's subject."""
    at = candidate.first
    cited = around.last(Cue.CITED, at, _LONGEST_TITLE)
    if cited is None or around.requested_between(cited, at):
        return False
    start = around.clause_start(at)
    opens = cited - start <= 1 or around.last(Cue.OPENER, cited, cited - start) == start
    if around.last(Cue.PAST, cited, 4) is None and not (opens and cited - start <= 3):
        return False
    words = [word(around.tokens, place) for place in range(cited, at)]
    about = next((i for i, (a, b) in enumerate(pairwise(words)) if (a, b) == ("về", "việc")), None)
    return about is not None and "," not in words[about:]


def is_of_a_title(candidate: Candidate, around: Surroundings) -> bool:
    """ "ban hành Công văn số … về báo cáo thống kê hàng tháng": how often is part of its subject."""
    at = candidate.first
    cited = around.last(Cue.CITED, at, _LONGEST_TITLE)
    if cited is None or around.requested_between(cited, at):
        return False
    words = [word(around.tokens, place) for place in range(cited, at)]
    return "về" in words and "," not in words[words.index("về") :]


_NEAR = 10  # tokens between a deadline and what became of it


_COUNTED = 4  # tokens from a number to what is overdue: "150 đồng hồ nước quá hạn"


def is_missed(candidate: Candidate, around: Surroundings) -> bool:
    """ "chưa nhận được báo cáo (thời hạn trước ngày …)", "thay vì trước ngày"."""
    at = candidate.first
    missed = around.last(Cue.MISSED, at)
    if missed is not None and (_is_reminded(missed, at, around) or _is_of_things(missed, at, around)):
        return False
    if missed is not None:
        asked = around.requested_between(missed, at)
        return not asked and not is_urged(missed, at, around) and not turns_to_work(missed, at, around)
    if _is_answered(candidate, around):
        return True
    later = around.next(Cue.MISSED, candidate.last, 30)
    if later is None:
        return False
    behind = candidate.last + (word(around.tokens, candidate.last) == ",")
    if later - candidate.last <= _NEAR and word(around.tokens, behind) in {"nhưng", "song", "mà", "tuy"}:
        return True
    return around.last(Cue.CITED, at) is not None and not around.asked_between(
        around.clause_start(at) - 1, at
    )


def _is_of_things(missed: int, at: int, around: Surroundings) -> bool:
    """ "giải trình 04 nhiệm vụ quá hạn, gửi …", "thay 150 đồng hồ quá hạn trong …": which are meant."""
    if word(around.tokens, missed) not in {"quá", "trễ"} or around.last(Cue.PAST, at) is not None:
        return False
    if any(around.last(cue, missed) is not None for cue in (Cue.DELIVERY, Cue.ACTION)):
        return True
    counted = range(max(around.clause_start(missed), missed - _COUNTED), missed - 1)
    return any(around.tokens[place].number is not None for place in counted)


def _is_reminded(missed: int, at: int, around: Surroundings) -> bool:
    """ "đề nghị các trường chưa nộp hoàn thành và gửi …": those in default are asked to do it now."""
    if word(around.tokens, missed) != "chưa" or not around.asked_between(missed - 12, missed):
        return False
    return around.next(Cue.DELIVERY, missed + 4, at - missed - 4) is not None


# What is given in writing: "ký lại cam kết tiến độ", "gửi bổ sung cam kết".
_A_PAPER = frozenset({"ký", "bản", "theo", "đúng", "lễ", "lại", "sung", "gửi", "nộp", "lập", "các", "văn"})


def is_promised(candidate: Candidate, around: Surroundings) -> bool:
    """ "đã cam kết hoàn thành trước ngày", "đã nhận đơn và hẹn trả lời trước ngày": somebody's word, told."""
    promised = around.last(Cue.PROMISE, candidate.first, 16)
    if promised is None or word(around.tokens, promised - 1) in _A_PAPER:
        return False
    start = around.clause_start(promised)
    if start == promised > 0 or around.requested_between(start - 1, promised):
        return False  # "…; cam kết hoàn thành trước ngày": a promise that is asked for
    if word(around.tokens, promised - 1) == "," and around.last(Cue.PAST, promised, promised - start) is None:
        return False  # "Ban A rà soát từng gói thầu, cam kết tiến độ trước ngày"
    return not around.asked_between(promised, candidate.first) and not is_urged(
        promised, candidate.first, around
    )


def is_told_by_another(candidate: Candidate, around: Surroundings) -> bool:
    """ "được kéo dài thời gian giải ngân đến ngày … theo Quyết định số": another document has ruled so."""
    start, end = around.clause_start(candidate.first), candidate.last
    if candidate.when.shape is Shape.COUNT and _is_stated_by_law(candidate, around, start):
        return True
    if _lays_down(candidate, around):
        return True
    if word(around.tokens, end) not in {"theo", "tại"} or around.next(Cue.CITED, end, 3) is None:
        return False
    allowed = any(word(around.tokens, place) == "được" for place in range(max(start, end - 16), end))
    return allowed and not around.requested_between(start - 1, candidate.first)


def _lays_down(candidate: Candidate, around: Surroundings) -> bool:
    """ "Theo Quyết định số 7, Bộ A được giao trình …", "Tại Thông tư … quy định: …": what a source says."""
    at, start = candidate.first, around.sentence_start(candidate.first)
    if word(around.tokens, start) not in {"theo", "tại"} or around.requested_between(start - 1, at):
        return False
    words = [word(around.tokens, place) for place in range(start, min(at, start + _INSIDE))]
    pairs = list(pairwise(words))
    laid = (n for n, pair in enumerate(pairs) if pair in _LAID_DOWN or pairs[n - 1 : n + 1] == _THEN_A_TERM)
    told = next(laid, 0)
    cited = around.next(Cue.CITED, start, told)
    return cited is not None and around.next(Cue.URGE, cited, at - cited) is None


def _is_stated_by_law(candidate: Candidate, around: Surroundings, start: int) -> bool:
    """ "Thời hạn quá cảnh tối đa là 30 ngày kể từ … theo quy định tại Luật": how long something may last."""
    if word(around.tokens, start) not in {"thời", "hạn"}:
        return False
    if around.last(Cue.DELIVERY, candidate.first) is not None or around.requested_between(
        start - 1, candidate.first
    ):
        return False
    measured = word(around.tokens, candidate.first - 1) in {"là", ":"}
    if measured and candidate.when.count is not None and candidate.when.count.start is StartEvent.EVENT:
        return True
    cited = around.next(Cue.CITED, candidate.first)
    words = [word(around.tokens, place) for place in range(max(start, (cited or 0) - 4), cited or 0)]
    return "định" in words and words[words.index("định") - 1] == "quy"


def is_asked_about(candidate: Candidate, around: Surroundings) -> bool:
    """ "Có nên quy định thời hạn … không quá 15 ngày hay không": a question about a rule, and no rule."""
    if "?" not in around.words and "hay" not in around.words:
        return False
    start = around.clause_start(candidate.first)
    words = [word(around.tokens, place) for place in range(start, min(start + 12, candidate.first))]
    opened = any(pair in _WHETHER for pair in pairwise(words))
    after = [word(around.tokens, place) for place in range(candidate.first, candidate.last + 25)]
    return opened and ("?" in after or ("hay", "không") in pairwise(after))


def is_counted_up(candidate: Candidate, around: Surroundings) -> bool:
    """ "Trong 5 tháng đầu năm, huyện tiếp nhận 1.250 hồ sơ": a number behind the verb tells what has been."""
    at, start = candidate.first, around.clause_start(candidate.first)
    if candidate.introduced != "trong" or at - start > 2 or candidate.strength is not Strength.WEAK:
        return False
    if candidate.when.shape not in {Shape.MONTH, Shape.SPAN}:
        return False
    if around.requested_between(start - 1, around.clause_end(at)) or around.next(Cue.URGE, start) is not None:
        return False
    done = (around.next(cue, candidate.last, 20) for cue in (Cue.DELIVERY, Cue.ACTION))
    return any(place is not None and _counts(place, around) for place in done)


def _counts(place: int, around: Surroundings) -> bool:
    numbers = (around.tokens[at] for at in range(place + 1, min(place + 5, len(around.tokens))))
    return any(token.digits and word(around.tokens, place) for token in numbers)


def _is_answered(candidate: Candidate, around: Surroundings) -> bool:
    """The next clause says that it is done, or answers it: "…; thực hiện chỉ đạo trên, Huyện ủy"."""
    end = around.clause_end(candidate.last)
    follows = [word(around.tokens, place) for place in range(end + 1, end + 8)]
    if follows[:2] == ["thực", "hiện"]:
        return "trên" in follows and follows[follows.index("trên") + 1 :][:1] == [","]
    if follows[:2] != ["đến", "nay"] or around.last(Cue.PAST, candidate.first) is None:
        return False
    return not around.asked_between(around.clause_start(candidate.first), candidate.first)


def is_under_way(candidate: Candidate, around: Surroundings) -> bool:
    """ "Sở đang hoàn thiện hồ sơ để trình Chính phủ trong quý II": says what somebody is at."""
    if "đang" not in around.words:
        return False
    start = around.clause_start(candidate.first)
    being = any(
        word(around.tokens, place) == "đang"
        for place in range(max(start, candidate.first - 20), candidate.first)
    )
    if not being or candidate.strength >= Strength.LABEL:
        return False
    return (
        not around.requested_between(start - 1, candidate.first)
        and around.last(Cue.URGE, candidate.first) is None
    )


def has_happened(candidate: Candidate, around: Surroundings) -> bool:
    """ "Đến hết tháng 9, toàn ngành đã …": the sentence goes on to tell what was done by then."""
    if candidate.introduced == "trước" or candidate.first - around.clause_start(candidate.first) > 3:
        return False
    done = around.next(Cue.PAST, candidate.last, 12)
    if done is None or is_urged(candidate.last, done, around):
        return False
    # "Hàng ngày, trước 15 giờ, báo cáo diện tích đã có nước": the past is that of what is reported.
    verb = around.next(Cue.DELIVERY, candidate.last, 3) or around.next(Cue.CITED, candidate.last, 3)
    return candidate.when.at is None or verb is None


def is_own_business(candidate: Candidate, around: Surroundings, earlier: int | None) -> bool:
    """In "… trước ngày 10/11 để Sở báo cáo UBND tỉnh trước ngày 15/11" the second is the issuer's."""
    at = candidate.first
    planned = around.last(Cue.PLANNED, at, 16)
    if planned is not None and word(around.tokens, planned) in {"sẽ", "có"}:
        return True
    purpose = around.last(Cue.PURPOSE, at)
    if purpose is None or earlier is None or earlier > purpose:
        return False
    return not around.asked_between(purpose, at)


def is_period_covered(candidate: Candidate, around: Surroundings) -> bool:
    """In "Báo cáo kết quả trong tháng 10 gửi trước ngày 05/11" the month is what the report covers."""
    if candidate.strength is not Strength.WEAK or candidate.when.shape not in {Shape.MONTH, Shape.SPAN}:
        return False
    covered = around.last(Cue.RESULT, candidate.first, 12) or around.last(Cue.CONDITION, candidate.first, 8)
    return (
        covered is not None and around.last(Cue.DELIVERY, candidate.first, candidate.first - covered) is None
    )


def is_over(candidate: Candidate, around: Surroundings) -> bool:
    """Of a day gone by: "ngày 31/10 (đã qua)", "theo Công văn số 5 ngày 26/02 (hạn 10/3)": only told."""
    at, end = candidate.first, candidate.last
    if word(around.tokens, end) in {"(", ","} and word(around.tokens, end + 1) == "đã":
        return True
    behind = (word(around.tokens, end), word(around.tokens, end + 1))
    if behind[0] in {"nhưng", "song"} or behind == ("đến", "nay"):
        return True  # "… phải xong trước ngày 28/02 nhưng mới đạt 60%"
    opened = next((place for place in range(at - 1, at - 4, -1) if word(around.tokens, place) == "("), None)
    cited = around.last(Cue.CITED, opened, _CITATION) if opened is not None else None
    return cited is not None and any(around.tokens[place].digits == 4 for place in range(cited, opened or 0))
