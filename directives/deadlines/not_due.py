"""Times that are nobody's deadline: of cited documents, meetings, earlier requests; mere frequencies."""

from itertools import pairwise

from directives.deadlines.days_alone import HELD
from directives.deadlines.phrases_cues import OWNED_BY, OWNER_AFTER, PASSIVE_WORK, Cue
from directives.deadlines.recitals import is_of_a_title, is_urged
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word

# What a letter tells of other documents: what they asked, ruled, forecast or left out.

# The second words of ý kiến, cuộc họp, kết luận, chỉ đạo, buổi làm việc.
_SOURCES = frozenset({"kiến", "họp", "luận", "đạo", "việc"})
_LONGEST_NAME = 30  # tokens of a cited document's name
_REACH = 100  # tokens looked back over: a sentence without end must not be gone through for each of its times


def follows_from_cited(candidate: Candidate, around: Surroundings) -> bool:
    """ "Thực hiện ý kiến …, theo đó Sở phải báo cáo trước ngày": what another has laid on somebody."""
    if "đó" not in around.words:
        return False
    at = candidate.first
    start = max(around.clause_start(at), at - _REACH)
    words = [word(around.tokens, place) for place in range(start, at)]
    then = next((i for i, pair in enumerate(pairwise(words)) if pair == ("theo", "đó")), None)
    if not then or around.asked_between(start + then, at):
        return False
    cited = around.next(Cue.CITED, start)
    named = cited is not None and cited < start + then
    return named or not _SOURCES.isdisjoint(words[:then])


def was_written_before(candidate: Candidate, around: Surroundings) -> bool:
    """ "Ngày 05/10, Cục có Công văn số 31 giao các chi cục báo cáo trước ngày": an earlier deadline."""
    at = candidate.first
    begin = max(around.sentence_start(at), at - _REACH)
    places = [place for place in around.places[Cue.CITED] if begin <= place < at]
    dated = word(around.tokens, around.sentence_start(at)) == "ngày"
    cited = next((place for place in reversed(places) if word(around.tokens, place - 1) == "có"), None)
    numbered = cited is not None and any(word(around.tokens, cited + i) == "số" for i in (1, 2))
    if cited is None or not (dated or numbered):
        return False
    asked = next((place for place in around.places[Cue.REQUEST] if place > cited), at)
    if asked >= min(at, cited + _LONGEST_NAME) and not (dated and numbered):
        return False
    return not around.requested_between(cited - 1, cited) and not around.asked_between(asked + 1, at)


# Times of meetings and events, which are nobody's deadline.


def is_of_a_meeting(candidate: Candidate, around: Surroundings) -> bool:
    """As in "có mặt trước 7h30", "khai mạc vào ngày", "Hội nghị … vào ngày"."""
    at = candidate.first
    if candidate.when.shape is Shape.COUNT or candidate.introduced == HELD:
        return False  # "có mặt trong vòng 24 giờ", "báo cáo tại cuộc họp ngày …"
    arrival = around.last(Cue.ARRIVAL, at, 10)
    if arrival is not None and not (
        _has_its_own_day(arrival, candidate, around) or _leads_a_report(candidate, around)
    ):
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
    some_time = candidate.introduced == "trong" or candidate.when.shape in {Shape.MONTH, Shape.SPAN}
    held = some_time and (around.last(Cue.ACTION, at, 24) is not None or _is_to_be_over(met, around))
    held = held or _is_held_by_each(candidate, around, met)
    sent = around.last(Cue.DELIVERY, at, at - met)
    return not held and (sent is None or sent < met)


def _leads_a_report(candidate: Candidate, around: Surroundings) -> bool:
    """ "Trong thời gian nghỉ Tết, trước 14h30 hằng ngày báo cáo …": its clause goes on to what is sent."""
    apart = word(around.tokens, candidate.first - 1) == ","
    return apart and around.next(Cue.DELIVERY, candidate.last, 3) is not None


def _has_its_own_day(arrival: int, candidate: Candidate, around: Surroundings) -> bool:
    """ "bắt đầu từ ngày 08/9 và kết thúc trước ngày 31/10": the beginning has a day of its own."""
    dated = any(around.tokens[place].number is not None for place in range(arrival, candidate.first))
    return dated and candidate.strength is Strength.STRONG


def _is_to_be_over(met: int, around: Surroundings) -> bool:
    """ "hoàn thành đại hội chi đoàn trong quý I": the meeting itself is the work."""
    sent = around.last(Cue.DELIVERY, met)
    return sent is not None and word(around.tokens, sent) == "hoàn"


def _is_held_by_each(candidate: Candidate, around: Surroundings, met: int) -> bool:
    """ "Các trường tổ chức Hội thi cấp trường từ ngày … đến hết ngày …": days in which each is to."""
    first = next(
        (place for place in range(min(candidate.first, 4)) if word(around.tokens, place).isalpha()), 0
    )
    group = word(around.tokens, first) in {"các", "mỗi", "từng"} and first >= around.clause_start(met)
    return candidate.when.ranged and group and around.last(Cue.ACTION, met, met - first) is not None


# Deadlines of earlier papers that a directive tells of: "Bộ đã có Công văn … yêu cầu … trước ngày".

_AT = frozenset({"tại", "ở", "trong"})


def is_past_request(candidate: Candidate, around: Surroundings) -> bool:
    """ "Bộ đã có Công văn … yêu cầu … trước ngày": an earlier letter's deadline."""
    at = candidate.first
    past = around.last(Cue.PAST, at)
    if past is None:
        return False
    asked = next((place for place in around.places[Cue.REQUEST] if past < place < at), None)
    cited = around.next(Cue.CITED, past, 6)
    if asked is not None and cited is not None and asked < cited and word(around.tokens, cited - 1) in _AT:
        return False  # "đề cương đã hướng dẫn tại công văn nói trên": says which one
    often = 2 * any(word(around.tokens, place) == "lần" for place in range(past, past + 4))
    told = asked is not None and asked <= past + 2 + often and _tells(asked, past, around)
    if not told and (cited is None or asked is None):
        return False
    if told and asked is not None and asked <= past + 2 and _asks_of_others(asked, at, around):
        return not around.asked_between(asked, at)
    return not around.asked_between(asked if told and asked else past, at) and not is_urged(past, at, around)


def _asks_of_others(asked: int, at: int, around: Surroundings) -> bool:
    """ "đã chỉ đạo các đơn vị khẩn trương …": whom it was asked of stands behind, and nothing new begins."""
    if word(around.tokens, asked) not in {"yêu", "đề", "chỉ", "nhắc", "đôn"}:
        return False
    following = word(around.tokens, asked + 2)
    if following in {",", ";", "tại", "ở", "trên", "nêu", "về", ""}:
        return False
    return all(word(around.tokens, place) not in {"nay", "tiếp"} for place in range(asked + 2, at))


def _tells(asked: int, past: int, around: Surroundings) -> bool:
    """ "đã yêu cầu" tells of a request; "nhiệm vụ đã giao" is a participle where work stands before it."""
    if word(around.tokens, asked) in {"yêu", "đề", "nhắc", "đôn", "thông", "chỉ"}:
        return True
    worked = around.last(Cue.DELIVERY, past) is not None or around.last(Cue.ACTION, past) is not None
    return not worked and around.last(Cue.URGE, past) is None


# Whether a recurrence says when something is due, or only how often something is.

_TIMES = frozenset({"kỳ", "lần", "đợt", "buổi", "lượt", "cuộc"})
# With these a unit that was given something to do is enough, whatever the verb.
_BY, _HOUR = frozenset({"trước", "lúc", "vào"}), frozenset({"giờ", "h"})
_INSIDE = frozenset({"trong", "ngay", "xong", "hết"})
_LED = 12  # tokens from "đến ngày 15 hằng tháng" over the unit to what it sends


def is_repeat(candidate: Candidate) -> bool:
    """Whether a time comes back."""
    return candidate.when.shape in {Shape.REPEAT, Shape.REGULAR}


def is_how_long(candidate: Candidate, around: Surroundings) -> bool:
    """What goes on until then; "đến ngày 15 hằng tháng, tổng hợp …" leads what is due on that day."""
    leads = candidate.first == around.clause_start(candidate.first)
    sent = around.next(Cue.DELIVERY, candidate.last, _LED) is not None
    return candidate.introduced in {"đến", "tới"} and not (leads and sent)


def is_of_a_regular_meeting(candidate: Candidate, around: Surroundings) -> bool:
    """As in "họp vào ngày 25 hàng tháng": people come together on that day."""
    repeat = candidate.when.repeat
    met = around.last(Cue.MEETING, candidate.first, 12) is not None
    if met and repeat is not None and repeat.has_day:
        return True
    return word(around.tokens, candidate.first - 1) == "họp" and not candidate.introduced


def is_regular_day(candidate: Candidate, around: Surroundings) -> bool:
    """As in "định kỳ trước ngày 25 hàng tháng"."""
    repeat = candidate.when.repeat
    regular = "định" in {word(around.tokens, candidate.first), candidate.introduced}
    return regular and repeat is not None and repeat.has_day


def is_owned(candidate: Candidate, around: Surroundings) -> bool:
    """As in "kế hoạch hàng năm", "báo cáo định kỳ": the recurrence belongs to a noun."""
    repeat, at = candidate.when.repeat, candidate.first
    if repeat is not None and (repeat.day is not None or repeat.weekday is not None):
        return False
    before = word(around.tokens, at - 1) if at else ""
    owner = f"{word(around.tokens, at - 2)} {before}" if at > 1 else before
    if before in {"này", "trên"}:
        return False  # "báo cáo việc thực hiện Thông báo này hằng tháng": the noun is closed
    if candidate.introduced == "" and (
        owner in OWNED_BY or _has_owner(candidate, around) or is_of_a_title(candidate, around)
    ):
        return True
    return candidate.when.shape is Shape.REGULAR and before in {"cáo", "tra", "tác"}


_PASSIVE = 8  # tokens from "được" over who gives it to how often: "được cấp có thẩm quyền giao hằng năm"


def _has_owner(candidate: Candidate, around: Surroundings) -> bool:
    """As in "kế hoạch hàng năm của phòng": the recurrence is a property; "định kỳ hằng năm cho" is not."""
    at = candidate.first
    passive = (place for place in range(max(0, at - _PASSIVE), at) if word(around.tokens, place) == "được")
    if any(_is_a_property(place, around) for place in passive):
        return True
    regular = word(around.tokens, at) == "định"
    if word(around.tokens, candidate.last) == "cho" and around.last(Cue.ACTION, at, 2) is not None:
        pairs = (f"{word(around.tokens, i)} {word(around.tokens, i + 1)}" for i in range(max(0, at - 8), at))
        return not OWNED_BY.isdisjoint(pairs)
    until = word(around.tokens, candidate.last + 1) in {"đến", "tới"}  # "01 lần/tháng cho đến khi …"
    return not regular and not until and word(around.tokens, candidate.last) in OWNER_AFTER


def _is_a_property(passive: int, around: Surroundings) -> bool:
    """ "nguồn vốn được giao hằng năm"; "phải được …" and "được cập nhật hằng tuần" ask for it."""
    return word(around.tokens, passive - 1) != "phải" and word(around.tokens, passive + 1) not in PASSIVE_WORK


def is_frequency(candidate: Candidate, around: Surroundings) -> bool:
    """Recurrences that say how often, for which report or what not: "không báo cáo hàng tháng"."""
    at, repeat = candidate.first, candidate.when.repeat
    if repeat is None:
        return False
    start = around.clause_start(at)
    if any(word(around.tokens, place) == "không" for place in range(max(start, at - 8), at)):
        return True
    if any(_is_dropped(place, around) for place in range(max(start, at - 8), at)):
        return True
    if word(around.tokens, at - 1) == "theo" and word(around.tokens, at) == "từng":
        return around.last(Cue.DELIVERY, at) is None  # "kịch bản theo từng tháng": how it is divided
    if repeat.day is not None or repeat.weekday is not None:
        return False
    if repeat.month is not None and not candidate.introduced and at - start > 2:
        return True
    if word(around.tokens, candidate.last) == "hãy":  # "mỗi tuần hãy dành 10 phút": said to everybody
        return True
    times = _times_behind(candidate, around)
    # "Mỗi tuần ít nhất 02 lần phát bản tin": so often it is to be done.
    return times is not None and not (at == start and word(around.tokens, times + 2).isalpha())


def _times_behind(candidate: Candidate, around: Surroundings) -> int | None:
    """Where "02 lần", "01 buổi" stands behind what comes back."""
    after = range(candidate.last, min(candidate.last + 6, len(around.tokens)))
    return next((n for n in after if around.tokens[n].number and word(around.tokens, n + 1) in _TIMES), None)


def _is_dropped(at: int, around: Surroundings) -> bool:
    """ "bỏ yêu cầu báo cáo hằng tháng", "bãi bỏ chế độ báo cáo quý"."""
    return word(around.tokens, at) == "bỏ" and word(around.tokens, at + 1) in {
        "yêu",
        "quy",
        "chế",
        "báo",
        "việc",
    }


_LONGEST_LIST = 10  # tokens of days before the last one: "ngày 5, 15, 25 hằng tháng lập phiếu"


def is_worked(candidate: Candidate, around: Surroundings, reach: int) -> bool:
    """Whether something is done in the clause, before the time or, where it leads, after it."""
    at, start = candidate.first, around.clause_start(candidate.first)
    for cue in (Cue.DELIVERY,) if around.tells_of_a_noun(at) else (Cue.DELIVERY, Cue.ACTION):
        if around.last(cue, at, reach) is not None:
            return True
        opening = _LONGEST_LIST if candidate.when.repeat is not None and candidate.when.repeat.has_day else 4
        if at - start <= opening and around.next(cue, candidate.last, reach) is not None:
            return True
        again = candidate.when.repeat is not None
        leads = word(around.tokens, at - 1) in {",", "("} or "định" in {
            word(around.tokens, at),
            candidate.introduced,
        }
        if again and leads and around.next(cue, candidate.last, 2) is not None:
            return True
    often = (
        word(around.tokens, candidate.last - 1) in _TIMES and word(around.tokens, candidate.last).isalpha()
    )
    if at == start and candidate.when.repeat and (often or _times_behind(candidate, around) is not None):
        return True  # "Mỗi tuần ít nhất 02 lần phát bản tin"
    daily = candidate.when.shape is Shape.REPEAT and candidate.when.at is not None and at == start
    if daily and word(around.tokens, candidate.last) in {",", ")"}:
        return True  # "Mỗi ngày 01 lần, trước 16 giờ, nhắn tin về nhóm của xã": each day's work has its hour
    if around.works_before(at, reach) or (at == start and around.works_at(candidate.last)):
        return True
    return candidate.introduced in _INSIDE and around.ordered_before(at)
