"""Whether a recurrence says when something is due, or only how often something is."""

from directives.deadlines.phrases_cues import GIVEN, OWNED_BY, OWNER_AFTER, Cue
from directives.deadlines.recitals import is_of_a_title
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate
from expressions.times.dates import Shape, word
from tasks.deadline import Period

_TIMES = frozenset({"kỳ", "lần", "đợt", "buổi", "lượt", "cuộc"})
# With these a unit that was given something to do is enough, whatever the verb.
_BY, _HOUR = frozenset({"trước", "lúc", "vào"}), frozenset({"giờ", "h"})
_INSIDE = frozenset({"trong", "ngay", "xong", "hết"})


def is_repeat(candidate: Candidate) -> bool:
    """Whether a time comes back."""
    return candidate.when.shape in {Shape.REPEAT, Shape.REGULAR}


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
    if candidate.introduced == "" and (
        owner in OWNED_BY or _has_owner(candidate, around) or is_of_a_title(candidate, around)
    ):
        return True
    return candidate.when.shape is Shape.REGULAR and before in {"cáo", "tra", "tác"}


def _has_owner(candidate: Candidate, around: Surroundings) -> bool:
    """As in "kế hoạch hàng năm của phòng": the recurrence is a property; "định kỳ hằng năm cho" is not."""
    at = candidate.first
    given = {word(around.tokens, place) for place in range(at - 2, at)} & GIVEN
    passive = [place for place in range(max(0, at - 3), at) if word(around.tokens, place) == "được"]
    if given and any(word(around.tokens, place - 1) != "phải" for place in passive):
        return True
    regular = word(around.tokens, at) == "định"
    if word(around.tokens, candidate.last) == "cho" and around.last(Cue.ACTION, at, 2) is not None:
        pairs = (f"{word(around.tokens, i)} {word(around.tokens, i + 1)}" for i in range(max(0, at - 8), at))
        return not OWNED_BY.isdisjoint(pairs)
    return not regular and word(around.tokens, candidate.last) in OWNER_AFTER


def is_frequency(candidate: Candidate, around: Surroundings) -> bool:
    """Recurrences that say how often, for which report or what not: "không báo cáo hàng tháng"."""
    at, repeat = candidate.first, candidate.when.repeat
    if repeat is None:
        return False
    start = around.clause_start(at)
    if any(word(around.tokens, place) == "không" for place in range(max(start, at - 8), at)):
        return True
    counted = around.tokens[at].number is not None and word(around.tokens, at + 1) in _TIMES
    if counted and word(around.tokens, at - 1) != "kỳ" and around.last(Cue.DELIVERY, at) is None:
        return True  # "vệ sinh tối thiểu 01 lần/tuần"
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
    after = range(candidate.last, min(candidate.last + 6, len(around.tokens)))
    if any(around.tokens[place].number and word(around.tokens, place + 1) in _TIMES for place in after):
        return True
    daily = repeat.period is Period.DAY and repeat.every == 1 and candidate.when.at is None
    return daily and around.last(Cue.DELIVERY, at) is None and not _is_by_an_hour(candidate, around)


def _is_by_an_hour(candidate: Candidate, around: Surroundings) -> bool:
    """ "Hàng ngày tổng hợp …, báo cáo Sở trước 16 giờ": each day's report has its hour."""
    sent = around.next(Cue.DELIVERY, candidate.last)
    if sent is None or candidate.first - around.clause_start(candidate.first) > 2:
        return False
    hours = (at for at in range(sent, around.clause_end(sent) - 2) if word(around.tokens, at) in _BY)
    return any(
        around.tokens[at + 1].number is not None and word(around.tokens, at + 2) in _HOUR for at in hours
    )


def _is_dropped(at: int, around: Surroundings) -> bool:
    """ "bỏ yêu cầu báo cáo hằng tháng", "bãi bỏ chế độ báo cáo quý"."""
    return word(around.tokens, at) == "bỏ" and word(around.tokens, at + 1) in {
        "yêu",
        "quy",
        "chế",
        "báo",
        "việc",
    }


def is_worked(candidate: Candidate, around: Surroundings, reach: int) -> bool:
    """Whether something is done in the clause, before the time or, where it leads, after it."""
    at = candidate.first
    for cue in (Cue.DELIVERY, Cue.ACTION):
        if around.last(cue, at, reach) is not None:
            return True
        if at - around.clause_start(at) <= 4 and around.next(cue, candidate.last, reach) is not None:
            return True
        again = candidate.when.repeat is not None
        leads = word(around.tokens, at - 1) == "," or "định" in {
            word(around.tokens, at),
            candidate.introduced,
        }
        if again and leads and around.next(cue, candidate.last, 2) is not None:
            return True
    return candidate.introduced in _INSIDE and around.ordered_before(at)
