"""Deadlines of earlier papers that a directive tells of: "Bộ đã có Công văn … yêu cầu … trước ngày"."""

from directives.deadlines.phrases_cues import Cue
from directives.deadlines.recitals import is_urged
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate
from expressions.times.dates import word

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
