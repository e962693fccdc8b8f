"""The cues of a sentence, and what stands before, after and between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from directives.deadlines.phrases_cues import (
    CUES,
    MAIN_REQUESTS,
    NO_SUBJECT,
    NOUN_AFTER,
    NOUN_BEFORE,
    SOURCE_OPENERS,
    Cue,
)
from expressions.names.duty_words import PREDICATES
from expressions.times.dates import word
from expressions.times.time_tokens import Lexicon, Token

_cues = Lexicon(CUES)
# Of the words that a unit's name ends before, these are no work: when, how, of what, what is, who comes.
_NO_WORK = frozenset(
    (
        "theo", "trước", "trong", "hằng", "hàng", "chậm", "đã", "được", "đang", "sẽ", "có", "là", "căn",
        "trên", "định", "vẫn", "chưa", "chỉ", "hiện", "vừa", "còn", "liên", "thường", "hợp", "dự", "bắt",
        "kết", "giảm", "tăng", "hạn", "đồng", "cấm", "cần", "can", "phải", "đến", "mời", "ngay", "sớm",
        "biết", "học", "cho", "lên", "gia", "cùng", "không", "nêu", "xin", "làm", "họp", "áp", "thay",
        "miễn", "giữ", "thi", "lần",
    )
)  # fmt: skip
_WORK_CUES = frozenset({Cue.DELIVERY, Cue.ACTION})  # these are asked for by themselves
_works = Lexicon(
    {
        verb: " " in verb
        for verb in PREDICATES
        if verb.split()[0] not in _NO_WORK and _WORK_CUES.isdisjoint(CUES.get(verb, ()))
    }
)
_OF_A_NOUN = frozenset({"công tác", "thời gian"})
_BREAKS = frozenset({";", ".", "!", "?", "•"})
_ENDS_PHRASE = frozenset({"(", ")", ",", ";", "."})
_CURRENT = frozenset({",", ";", ".", ":", "nay", "(", "-"})


class Surroundings:
    """The cues of a sentence, found once, and questions about what stands before or after a place.

    How far a cue reaches is a number of tokens that each rule gives: as far as it was seen to hold in real
    documents, and no further, since another clause may begin there without a sign.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.words = frozenset([token.word for token in tokens])  # to leave out what cannot be
        self.places: dict[Cue, list[int]] = {cue: [] for cue in Cue}
        self.breaks = [at for at, token in enumerate(tokens) if token.word in _BREAKS and self._is_break(at)]
        self.stops = [at for at in self.breaks if tokens[at].word != ";"]
        done = 0
        for at, token in enumerate(tokens):
            found = _cues.match(tokens, at) if at >= done and _cues.begins(token.word) else None
            if found is None:
                continue
            for cue in found[0]:
                self.places[cue].append(at)
            done = found[1]
        self.requests = [at for at in self.places[Cue.REQUEST] if self._is_request(at)]
        self.main_requests = [at for at in self.requests if self._is_main(at)]

    def _is_break(self, at: int) -> bool:
        """A full stop, but not one between two numbers."""
        inside = 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].number is not None
        return not (inside and self.tokens[at + 1].number is not None)

    def _is_request(self, at: int) -> bool:
        if word(self.tokens, at - 1) in NOUN_BEFORE or word(self.tokens, at + 2) in NOUN_AFTER:
            return False
        if word(self.tokens, at) == "giao" and word(self.tokens, at + 1) in _ENDS_PHRASE:
            return False  # "các nhiệm vụ UBND tỉnh giao (hạn 15/9)"
        return word(self.tokens, at + 1) not in NOUN_AFTER and word(self.tokens, at - 1) != "đã"

    def _is_main(self, at: int) -> bool:
        """A request of this document: its subject stands at the beginning or behind a comma, and is short."""
        if word(self.tokens, at) not in MAIN_REQUESTS or word(self.tokens, at + 2) == "được":
            return False  # "đề nghị được bàn giao …": what somebody else wishes for
        for place in range(at - 1, max(-1, at - 16), -1):
            if word(self.tokens, place) in _CURRENT and not self._inside_number(place):
                return word(self.tokens, place + 1) not in {"trong", "về"} and not self._is_cited(place + 1)
            if word(self.tokens, place) in NO_SUBJECT:
                return False
        cited = self.places[Cue.CITED]  # "Chỉ thị số 05 … yêu cầu": the cited document asks
        return at < 16 and word(self.tokens, 0) not in SOURCE_OPENERS and not (cited and cited[0] < at)

    def _is_cited(self, at: int) -> bool:
        """ "Nhắc lại: Công văn số 16/PGD yêu cầu …": a numbered document is who asks."""
        places = self.places[Cue.CITED]
        index = bisect_left(places, at)
        named = index < len(places) and places[index] == at
        return named and any(word(self.tokens, at + further) == "số" for further in (1, 2))

    def _inside_number(self, at: int) -> bool:
        """Whether a hyphen belongs to a document's number ("16/UBND-VX")."""
        return word(self.tokens, at) == "-" and self.tokens[at - 1].end == self.tokens[at].start

    def clause_start(self, at: int) -> int:
        """The first token after the last full stop or semicolon before a place."""
        index = bisect_left(self.breaks, at)
        return self.breaks[index - 1] + 1 if index else 0

    def sentence_start(self, at: int) -> int:
        """The first token after the last full stop before a place: what semicolons part is told together."""
        index = bisect_left(self.stops, at)
        return self.stops[index - 1] + 1 if index else 0

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

    def requested_between(self, first: int, last: int) -> bool:
        """Whether anybody asks for something between two places; "theo yêu cầu" asks for nothing."""
        index = bisect_right(self.requests, first)
        return index < len(self.requests) and self.requests[index] < last

    def ordered_before(self, at: int) -> bool:
        """Whether the clause gives somebody something to do: "Giao Phòng A chi trả … trong tuần này"."""
        start = self.clause_start(at)
        index = bisect_left(self.main_requests, start)
        given = self.main_requests[index : index + 3]
        return any(place < at and word(self.tokens, place) in {"giao", "yêu"} for place in given)

    def works_before(self, at: int, reach: int) -> bool:
        """Whether the clause names work by any verb: at its head by one word, further on by two."""
        start = self.clause_start(at)
        if self.tells_of_a_noun(at):
            return False
        found = ((place, _works.match(self.tokens, place)) for place in range(max(start, at - reach), at))
        return any(
            verb[1] <= at and (verb[0] or place == start) and word(self.tokens, place - 1) != "được"
            for place, verb in found
            if verb is not None
        )

    def tells_of_a_noun(self, at: int) -> bool:
        """ "Công tác vận động trong quý II …": what the clause begins with makes a noun of the verb."""
        start = self.clause_start(at)
        return f"{word(self.tokens, start)} {word(self.tokens, start + 1)}" in _OF_A_NOUN

    def is_closed_off(self, place: int, at: int) -> bool:
        """Whether a place stands in brackets that are closed before `at`."""
        between = [word(self.tokens, n) for n in range(place, at) if word(self.tokens, n) in {"(", ")"}]
        return between[:1] == [")"]

    def works_behind(self, at: int, reach: int) -> bool:
        """Whether work is named in the clause from a place on: "…: các tổ thu thập minh chứng"."""
        cues = (Cue.DELIVERY, Cue.ACTION)
        last = min(self.clause_end(at), at + reach)
        return any(self.next(cue, at, reach) is not None for cue in cues) or any(
            self.works_at(place) for place in range(at, last)
        )

    def works_at(self, at: int) -> bool:
        """Whether a verb of work stands at a place, perhaps behind a comma."""
        return _works.match(self.tokens, at + (word(self.tokens, at) == ",")) is not None

    def asks_after(self, at: int) -> int | None:
        """The next request of this document in the same clause."""
        index = bisect_left(self.main_requests, at)
        if index == len(self.main_requests) or self.main_requests[index] >= self.clause_end(at):
            return None
        return self.main_requests[index]
