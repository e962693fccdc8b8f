"""Times that belong to what a directive rests on: papers it carries out, purposes, what it received."""

from collections.abc import Sequence
from itertools import pairwise

from directives.deadlines.phrases_cues import SOURCE_OPENERS, Cue
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import word
from expressions.times.time_tokens import Token

_INSIDE = 60  # tokens from a source's name to what it lays down
_OPENS = 14  # tokens of who received a paper
_RECITES = frozenset({"để", "nhằm", "căn", "phúc", "vừa", "hiện", "tiếp", "xét", "nhận", "do", "vì"})


def is_recital(candidate: Candidate, around: Surroundings) -> bool:
    """Before ", Sở Y tế đề nghị" what follows "Thực hiện Công văn …" or "Để …" is asked of nobody."""
    at = candidate.first
    start = around.clause_start(at)
    leads = at - start <= 2 and word(around.tokens, start) not in _RECITES
    if _tells_of_a_paper_received(candidate, around) or _is_of_a_source(candidate, around):
        return True
    if leads or around.asked_between(start - 1, at):
        return False
    if word(around.tokens, start) == "căn" and _is_basis(candidate, around):
        return True
    leads_on = word(around.tokens, len(around.tokens) - 1) == ":"
    if word(around.tokens, start) in {"để", "nhằm"} and (
        leads_on or around.asked_between(candidate.last, len(around.tokens))
    ):
        return True
    if around.asks_after(candidate.last) is None and around.next(Cue.AS_FOLLOWS, candidate.last) is None:
        return False
    opener = around.last(Cue.OPENER, start + 4, 4)
    if opener is not None and _names_source(opener, around, at):
        return True
    return around.last(Cue.PURPOSE, at) is not None


def _is_of_a_source(candidate: Candidate, around: Surroundings) -> bool:
    """ "Thực hiện Công điện số 2 (Công ty báo cáo trước ngày …), Giám đốc chỉ thị:", "…, trong đó A phải …".

    What a sentence that leads on cites is told in brackets or behind "trong đó", whoever is asked there.
    """
    tokens, at, start = around.tokens, candidate.first, around.sentence_start(candidate.first)
    if word(tokens, len(tokens) - 1) != ":" or word(tokens, start) not in SOURCE_OPENERS:
        return False
    begin = next((place for place in range(at - 1, max(start, at - _INSIDE), -1) if _opens(place, tokens)), 0)
    cited = around.places[Cue.CITED]
    return begin > 0 and any(start < place < begin for place in cited)


def _opens(place: int, tokens: Sequence[Token]) -> bool:
    return word(tokens, place) == "(" or (word(tokens, place), word(tokens, place + 1)) == ("trong", "đó")


def _tells_of_a_paper_received(candidate: Candidate, around: Surroundings) -> bool:
    """ "Cục nhận được Văn bản số … của Bộ giao …, kết quả báo cáo Bộ trước ngày": what that paper asks."""
    at, start = candidate.first, around.sentence_start(candidate.first)
    got = [word(around.tokens, place) for place in range(start, min(at, start + _OPENS))]
    received = next((n for n, pair in enumerate(pairwise(got)) if pair == ("nhận", "được")), None)
    cited = around.next(Cue.CITED, start + received, 4) if received is not None else None
    if cited is None or not any(word(around.tokens, cited + n) == "số" for n in (1, 2)):
        return False
    asked = [place for place in around.main_requests if cited < place < at]
    own = any(word(around.tokens, place) in {",", ";"} for end in asked for place in range(cited, end))
    return not own


def _names_source(opener: int, around: Surroundings, at: int) -> bool:
    """ "Thực hiện" opens a recital where a document or somebody's will follows; "để" always does."""
    if word(around.tokens, opener) in _RECITES:
        return True
    cited = around.next(Cue.CITED, opener, 12)
    if cited is not None and cited < at:
        return True
    will = {"đạo", "luận", "nhiệm", "hoạch", "trình"}
    return any(word(around.tokens, place) in will for place in range(opener + 1, min(opener + 9, at)))


def _is_basis(candidate: Candidate, around: Surroundings) -> bool:
    """Whether a time belongs to the document that "Căn cứ" names: no comma parts it from that."""
    cited = around.last(Cue.CITED, candidate.first)
    if cited is None:
        return False
    apart = any(word(around.tokens, place) == "," for place in range(cited, candidate.first))
    return candidate.strength < Strength.STRONG or not apart
