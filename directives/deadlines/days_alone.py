"""Days to come that bear no word of a deadline, and that their place in the sentence makes one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from directives.deadlines.phrases_cues import Cue
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Shape, word
from expressions.times.resolving import Context, due_of
from tasks.deadline import Operator

SENT, FIELD, ROUND, HELD = "ngày", ":", "đợt", "tại"
"""The words that such a day is introduced by: what is sent on it, its field, its round, where it is told."""

_FAR = timedelta(days=45)
_REACH = 25  # tokens back to what is sent
_LONGEST_LABEL = 9  # tokens of a field's name
_ROUNDS = frozenset({"đợt", "kỳ", "kì", "lần", "mốc", "giai"})
_PARTS = frozenset({"bản", "lần", "đợt", "phần", "file", "tệp"})
_LONGEST_HEAD = 8  # tokens of what a line's time in brackets stands behind
_LED = 12  # tokens from "Tháng 4/2026:" over a unit to its work
_APART = 3  # tokens between two days of a list
_ROUND_REACH = 5  # tokens from "theo 02 đợt" to the bracket
_BREAKS_LABEL = frozenset({".", ";", "!", "?", "•", ":"})
_ENDS = frozenset({"", ".", ";", ",", "(", ")", "để", "nhằm", "qua", "bằng", "kèm", "và", "theo", "–", "-"})
# What is told by its day, and not done on it: "kết quả đợt ra quân ngày", "đơn của ông A ngày".
_OF_EVENTS = frozenset(
    {"đợt", "vụ", "trận", "cơn", "buổi", "chuyến", "ngày", "phiên", "số", "của", "tại", "hội", "lịch", "đề"}
)
_COMING = frozenset({"dự", "mời"})


def is_ahead(candidate: Candidate, context: Context) -> bool:
    """Whether a day lies behind that of issue; a cited document's never does."""
    period = candidate.when.shape is Shape.MONTH or "quarter" in candidate.when.notes
    if not (period or candidate.when.shape in {Shape.DAY, Shape.NEAR}) or context.issued is None:
        return False
    due = _due(candidate, context)
    return due is not None and due > context.issued


def is_far(candidate: Candidate, context: Context) -> bool:
    """Whether a period ends so long behind the issue that nothing can be told of it: "6 tháng cuối năm"."""
    if candidate.when.shape not in {Shape.MONTH, Shape.SPAN} or context.issued is None:
        return False
    due = _due(candidate, context)
    return due is not None and due > context.issued + _FAR


def _due(candidate: Candidate, context: Context) -> date | None:
    return due_of(candidate.when, context)[0]


def placed(found: Sequence[Candidate], around: Surroundings, context: Context) -> list[Candidate]:
    """The times of a sentence, those introduced that stand where a term is due and name a day to come."""
    made: list[Candidate] = []
    for candidate in found:
        weak = candidate.strength is Strength.WEAK and candidate.introduced == "vào"
        if not (candidate.strength is Strength.BARE or weak) or not is_ahead(candidate, context):
            made.append(candidate)
            continue
        made.append(_placed(candidate, around, made[-1] if made else None))
    return made


def _placed(candidate: Candidate, around: Surroundings, before: Candidate | None) -> Candidate:
    if _is_told_at_a_meeting(candidate, around):
        return replace(candidate, operator=Operator.ON, strength=Strength.WEAK, introduced=HELD)
    if candidate.strength is not Strength.BARE:
        return candidate
    if _goes_on(candidate, around, before):
        return replace(candidate, operator=Operator.BY, strength=Strength.LABEL, introduced=ROUND)
    if _heads_its_line(candidate, around):
        return replace(candidate, operator=Operator.WITHIN, strength=Strength.WEAK, introduced=FIELD)
    if candidate.when.shape not in {Shape.DAY, Shape.NEAR}:
        return candidate
    if _is_a_round(candidate, around, before):
        return replace(candidate, operator=Operator.BY, strength=Strength.LABEL, introduced=ROUND)
    if _fills_a_field(candidate, around):
        return replace(candidate, operator=Operator.BY, strength=Strength.WEAK, introduced=FIELD)
    if _is_sent_then(candidate, around):
        return replace(candidate, operator=Operator.ON, strength=Strength.WEAK, introduced=SENT)
    return candidate


def _is_told_at_a_meeting(candidate: Candidate, around: Surroundings) -> bool:
    """ "báo cáo Giám đốc tại giao ban thứ Hai tuần sau (13/4)": what is told there is due then."""
    at = candidate.first
    met = around.last(Cue.MEETING, at, 8)
    if met is None or word(around.tokens, met - 1) not in {"tại", "vào", "trong"}:
        return False
    sent = around.last(Cue.DELIVERY, met, _REACH)
    if sent is None or word(around.tokens, sent) not in {"báo", "trình", "nộp", "gửi"}:
        return False
    start = around.clause_start(at)
    return not any(word(around.tokens, place) in _COMING for place in range(max(start, sent - 12), met))


def _is_a_round(candidate: Candidate, around: Surroundings, before: Candidate | None) -> bool:
    """ "cuối mỗi đợt (15/11, 30/11)", "theo 2 đợt (đợt 1: ngày 05/5; đợt 2: ngày 03/8)": one of the days."""
    at, tokens = candidate.first, around.tokens
    named = word(tokens, at - 1) == ":" and word(tokens, at - 3) in _ROUNDS
    if named:
        return _works_in_sentence(at, around)
    if word(tokens, at - 1) == "(":
        several = any(word(tokens, place) in _ROUNDS for place in range(max(0, at - _ROUND_REACH), at - 1))
        return several and word(tokens, candidate.last) in {",", "và", ";"} and _works_in_sentence(at, around)
    if before is None or before.introduced != ROUND or at - before.last > _APART:
        return False
    return all(word(tokens, place) in {",", "và", ";", "ngày"} for place in range(before.last, at))


def _works_in_sentence(at: int, around: Surroundings) -> bool:
    """Whether something is sent or done in the sentence, on either side of a bracket, and nobody meets."""
    start = around.sentence_start(at)
    end = next((stop for stop in around.stops if stop > at), len(around.tokens))
    held = [place for place in around.places[Cue.MEETING] if start <= place < at]
    return not held and any(
        start <= place < end for cue in (Cue.DELIVERY, Cue.ACTION) for place in around.places[cue]
    )


def _heads_its_line(candidate: Candidate, around: Surroundings) -> bool:
    """ "Tháng 4/2026: rà soát …", "Bước 1 (tháng 4): các xã lập …": when the rest is to be done."""
    start = around.sentence_start(candidate.first)
    inside = word(around.tokens, candidate.first - 1) == "(" and word(around.tokens, candidate.last) == ")"
    colon = candidate.last + inside
    if word(around.tokens, colon) != ":" or candidate.first - start > (_LONGEST_HEAD if inside else 1):
        return False
    return around.works_behind(colon + 1, _LED)


def _goes_on(candidate: Candidate, around: Surroundings, before: Candidate | None) -> bool:
    """ "nộp dự thảo ngày 20/4, bản chính thức ngày 05/5", "chậm nhất 16/4 …, 20/4 Phòng A trình"."""
    if before is None or before.strength is Strength.BARE or not before.introduced:
        return False
    at, tokens = candidate.first, around.tokens
    if before.when.shape is not Shape.DAY or candidate.when.shape is not Shape.DAY or candidate.when.ranged:
        return False
    comma = next((n for n in range(at - 1, max(before.last, at - 6) - 1, -1) if word(tokens, n) == ","), None)
    if comma is None or around.clause_start(at) > before.last:
        return False
    if comma < at - 1:
        return word(tokens, comma + 1) in _PARTS
    again = word(tokens, comma - 1) == ")" and word(tokens, candidate.last) == "("
    return again or around.works_behind(candidate.last, _LED)


def _fills_a_field(candidate: Candidate, around: Surroundings) -> bool:
    """ "Ngày nộp: 15/4/2026.", "Tổng hợp chung: 09h00 ngày 23/4.": a label of what is sent, and its day."""
    at = candidate.first
    if word(around.tokens, at - 1) != ":" or word(around.tokens, candidate.last) not in {
        "",
        ".",
        ";",
        "(",
        ",",
    }:
        return False
    begin = at - 2
    while begin >= 0 and word(around.tokens, begin) not in _BREAKS_LABEL:
        begin -= 1
    if at - 2 - begin > _LONGEST_LABEL:
        return False
    inside = range(begin + 1, at - 1)
    told = (Cue.MEETING, Cue.ARRIVAL, Cue.EFFECT, Cue.CITED, Cue.PAST)
    if any(place in inside for cue in told for place in around.places[cue]):
        return False
    return any(place in inside for place in around.places[Cue.DELIVERY])


def _is_sent_then(candidate: Candidate, around: Surroundings) -> bool:
    """ "báo cáo về Phòng Kinh tế ngày 09/12/2025": the day stands right behind to whom something goes."""
    at, tokens = candidate.first, around.tokens
    if word(tokens, at) != "ngày" or word(tokens, candidate.last) not in _ENDS:
        return False
    sent = around.last(Cue.DELIVERY, at, _REACH)
    if sent is None or around.last(Cue.PAST, at, at - sent + 4) is not None:
        return False
    between = range(sent + 1, at)
    told = (Cue.CITED, Cue.MEETING, Cue.EFFECT, Cue.DATA, Cue.PLANNED, Cue.ARRIVAL)
    if any(place in between for cue in told for place in around.places[cue]):
        return False
    if any(word(tokens, place) in {"về", "gửi", "cho", "lên"} for place in range(sent, at)):
        return not _OF_EVENTS & {word(tokens, place) for place in range(max(sent + 1, at - 6), at)}
    return not _OF_EVENTS & {word(tokens, place) for place in between}
