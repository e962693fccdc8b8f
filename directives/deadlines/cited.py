"""What a letter tells of other documents: what they asked, ruled, forecast or left out."""

from itertools import pairwise

from directives.deadlines.phrases_cues import Cue
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate
from expressions.times.dates import Shape, word

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


def is_quoted_law(candidate: Candidate, around: Surroundings) -> bool:
    """ "Tại Thông tư … quy định: …; thời hạn bàn giao chậm nhất là 30 ngày": read out only."""
    if candidate.when.shape is not Shape.COUNT or word(around.tokens, 0) not in {"tại", "theo"}:
        return False
    cited = next(iter(around.places[Cue.CITED]), None)
    if cited is None or cited > 4:
        return False
    words = [
        word(around.tokens, place) for place in range(max(cited, candidate.first - _REACH), candidate.first)
    ]
    pairs = set(pairwise(words))
    return ("định", ":") in pairs and pairs.isdisjoint({("đề", "nghị"), ("yêu", "cầu")})
