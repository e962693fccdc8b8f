"""What stands before a sentence and says on whose order, on what ground, with what thanks it is said."""

from collections.abc import Callable, Sequence
from functools import cache

from chat.sentences.counting import TASK_WORDS
from chat.sentences.sentence import answering, lexicon
from language.folding import fold
from language.lexicon import classes
from language.tokens import AnyOf, Token, agrees

_Past = Callable[[Sequence[Token], int], int]
LONGEST_NAME = 4
_LONGEST_AUTHORITY = 5
_LONGEST_INTRODUCTION = 7
_LONGEST_BASIS = 24
ENDS = frozenset(",.:;!-–—")


@cache
def any_of(*kinds: str) -> AnyOf:
    """The words of these classes."""
    return AnyOf(tuple(phrase for kind in kinds for phrase in classes("courtesy")[kind]))


@cache
def in_words(kind: str) -> tuple[list[str], ...]:
    """The phrases of the class, each as its words."""
    return tuple(phrase.split() for phrase in classes("courtesy")[kind])


@cache
def folded_words(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(phrase).split()) for phrase in classes("courtesy")[kind])


@cache
def _no_names() -> frozenset[str]:
    """Words that are never taken for somebody's name, with capitals or without."""
    return frozenset(classes("courtesy")["no_names"])


def begins(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    taken = tokens[at : at + len(phrase)]
    return len(taken) == len(phrase) and all(
        token.folded == fold(word) and agrees(token.text, word)
        for token, word in zip(taken, phrase, strict=True)
    )


def past_name(tokens: Sequence[Token], at: int, *, greets: bool) -> int:
    """Past somebody's name behind "anh", "chị", "đồng chí", and what is said behind it.

    A name is typed in capitals and small letters; without its capital it is one word behind a greeting.
    """
    end, longest = at, min(at + LONGEST_NAME, len(tokens))
    if at and tokens[at - 1] in any_of("before_a_name"):
        while end < longest and capitalised(tokens[end]):
            end += 1
        small = end == at < len(tokens) and tokens[at].text.islower()
        if greets and small and tokens[at].kind == "word" and may_be_a_name(tokens, at):
            end += 1
    while end < len(tokens) and tokens[end] in any_of("behind_a_name"):
        end += 1
    return end


def capitalised(token: Token) -> bool:
    named = token.kind == "word" and token.text.istitle() and len(token.text) > 1
    return named and token.text.casefold() not in _no_names()


def may_be_a_name(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text.casefold() not in _no_names() and _means_nothing(tokens, at)


def _means_nothing(tokens: Sequence[Token], at: int) -> bool:
    return not (lexicon().longest(tokens, at)[0] or answering().longest(tokens, at)[0])


def _past_authority(tokens: Sequence[Token], at: int) -> int:
    """Past "Theo chỉ đạo của Giám đốc Sở," and "theo ý kiến chị Hà,", which say who wants what follows."""
    said = [token.folded for token in tokens[at : at + _LONGEST_AUTHORITY]]
    order = next((words for words in authorities() if said[: len(words)] == words), None)
    if order is None:
        return at
    end = at + len(order)
    end += end < len(tokens) and tokens[end].folded == "cua"
    begins = end
    while end < len(tokens) and tokens[end] in any_of("addressed", "who_orders"):
        end += 1
    end = past_name(tokens, end, greets=False)
    return end + 1 if begins < end < len(tokens) and tokens[end].folded in ENDS else at


@cache
def authorities() -> tuple[list[str], ...]:
    """By what words somebody's order is named, folded."""
    return tuple(fold(phrase).split() for phrase in classes("courtesy")["authorities"])


def past_introduction(tokens: Sequence[Token], at: int) -> int:
    """Past "Em Phúc Ninh Sơn đây,": who writes."""
    end = at + 1
    while (
        at < len(tokens) and end < min(at + _LONGEST_INTRODUCTION, len(tokens)) and capitalised(tokens[end])
    ):
        end += 1
    named = tokens[at + 1].folded == "la" and _past_own_name(tokens, at + 2) if at + 1 < len(tokens) else 0
    if named and tokens[at] in any_of("introduces"):
        return named
    here = [token.folded for token in tokens[end : end + 2]] in (["day", ","], ["day", "."], ["day", ":"])
    return end + 2 if end > at + 1 and here and tokens[at] in any_of("introduces") else at


def _past_own_name(tokens: Sequence[Token], at: int) -> int:
    """Past "Bình NVY," behind "em là"; 0 where no name stands there."""
    end = at
    while end < min(at + _LONGEST_INTRODUCTION, len(tokens)) and tokens[end].text[:1].isupper():
        end += 1
    return end + 1 if at < end < len(tokens) and tokens[end].folded == "," else 0


def _past_basis(tokens: Sequence[Token], at: int) -> int:
    """Past "Thực hiện Công văn số 12/UBND-VX ngày 05/11 của UBND tỉnh," and "đến nay,"."""
    said = [token.folded for token in tokens[at : at + _LONGEST_BASIS]]
    end = next((n for n, word in enumerate(said) if word == ","), 0)
    if tuple(said[:end]) in folded_words("preambles"):
        return at + end + 1
    basis = tokens[at : at + end]
    named = any(token.kind == "doc" for token in basis) and all(
        token.kind in ("word", "doc", "date", "other") for token in basis
    )
    led = any(tuple(said[:size]) in folded_words("bases") for size in (1, 2, 3))
    return at + end + 1 if named and led else at


def _past_thanks(tokens: Sequence[Token], at: int) -> int:
    """Past "Cảm ơn chị đã nhắc," in front."""
    thanked = next((p for p in in_words("thanks") if begins(tokens, at, p)), ())
    end = at + len(thanked)
    while thanked and end < len(tokens) and tokens[end] in any_of("addressed", "with_thanks", "thanked_for"):
        end += 1
    return end + 1 if thanked and end + 1 < len(tokens) and tokens[end].folded in ENDS else at


def _past_report(tokens: Sequence[Token], at: int) -> int:
    """Past "em xin phép được báo cáo với anh là" before a task, or before who has done it."""
    end = at
    while end < len(tokens) and tokens[end] in any_of("leads_report"):
        end += 1
    asks = any(token.folded in ("xin", "kinh") for token in tokens[at:end])
    told = next((p for p in in_words("reports_to") if begins(tokens, end, p)), ())
    end += len(told)
    while told and end < len(tokens) and tokens[end] in any_of("told_to", "addressed"):
        end += 1
    behind = [token.folded for token in tokens[end:]]
    goes_on = bool(behind) and (behind[0] in TASK_WORDS or (behind[0],) in folded_words("told_of"))
    says = not _TELLING.isdisjoint(behind)
    return end if asks and told and goes_on and says else at


_TELLING = frozenset({"da", "xong", "dang", "chua"})
"""Without one of these the report itself is what is told of."""


def past_preface(tokens: Sequence[Token], at: int) -> int:
    """Past what says on whose order, on what ground or with what thanks the rest is said."""
    if at >= len(tokens):
        return at
    first = tokens[at].folded
    found = [past(tokens, at) for past, opening in _prefaces() if first in opening]
    return max(found, default=at)


@cache
def _prefaces() -> tuple[tuple[_Past, frozenset[str]], ...]:
    """What reads each preface, with the words that it begins with."""
    led = set(any_of("leads_report").folded)
    return (
        (_past_authority, frozenset(words[0] for words in authorities())),
        (_past_basis, frozenset(words[0] for kind in ("preambles", "bases") for words in folded_words(kind))),
        (_past_thanks, frozenset(fold(words[0]) for words in in_words("thanks"))),
        (_past_report, frozenset(led | {fold(words[0]) for words in in_words("reports_to")})),
    )
