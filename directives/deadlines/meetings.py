"""Times of meetings and events, which are nobody's deadline."""

from directives.deadlines.phrases_cues import Cue
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word


def is_of_a_meeting(candidate: Candidate, around: Surroundings) -> bool:
    """As in "có mặt trước 7h30", "khai mạc vào ngày", "Hội nghị … vào ngày"."""
    at = candidate.first
    if candidate.when.shape is Shape.COUNT:
        return False  # "có mặt trong vòng 24 giờ"
    arrival = around.last(Cue.ARRIVAL, at, 10)
    if arrival is not None and not _has_its_own_day(arrival, candidate, around):
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


def _has_its_own_day(arrival: int, candidate: Candidate, around: Surroundings) -> bool:
    """ "bắt đầu từ ngày 08/9 và kết thúc trước ngày 31/10": the beginning has a day of its own."""
    dated = any(around.tokens[place].number is not None for place in range(arrival, candidate.first))
    return dated and candidate.strength is Strength.STRONG


def _is_held_by_each(candidate: Candidate, around: Surroundings, met: int) -> bool:
    """ "Các trường tổ chức Hội thi cấp trường từ ngày … đến hết ngày …": days in which each is to."""
    first = next(
        (place for place in range(min(candidate.first, 4)) if word(around.tokens, place).isalpha()), 0
    )
    group = word(around.tokens, first) in {"các", "mỗi", "từng"} and first >= around.clause_start(met)
    return candidate.when.ranged and group and around.last(Cue.ACTION, met, met - first) is not None
