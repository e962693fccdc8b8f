"""Deadline phrases of a sentence, and which of them another one there makes needless."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeGuard

from tasks.deadline import Deadline
from tasks.warning import Warning

_DAY = re.compile(r"(?:ngày|mùng|mồng)\s\d|\d\s?[/.-]\s?\d|\d tháng \d|\d ngày")
_AT_LAST = re.compile(r"(?:chậm|muộn|trễ) nhất|không (?:muộn|chậm|trễ|quá|sau)", re.IGNORECASE)
_PARTICULARS = re.compile(r"[\s,;:(–-]{0,4}(?:cụ thể|như sau|gồm|chia (?:làm|thành))(?!\w)")


_LEADS = re.compile(
    r",\s[^;.]{0,90}"
)  # "từ ngày 15/01 đến ngày 25/02, báo cáo về Cục trước 15 giờ hằng ngày"


@dataclass(frozen=True, slots=True)
class Mention:
    """A deadline phrase: `deadline.phrase == text[start:end]`.

    `to_do` are the words that hand the deadline to a part of the work ("đối với báo cáo 06 tháng").
    """

    start: int
    end: int
    deadline: Deadline
    warnings: tuple[Warning, ...] = ()
    to_do: tuple[str, ...] = ()


def _in_particular(sentence: str, mentions: list[Mention]) -> list[Mention]:
    """ "định kỳ 4 lần/năm, cụ thể: Đợt 1 … trước ngày 15/11": the days that follow say when."""
    return [
        mention
        for mention, later in zip_longest(mentions, mentions[1:])
        if not (later and later.deadline.on and _is_dayless(mention.deadline))
        or not _PARTICULARS.match(sentence, mention.end)
    ]


def _without_frequency(sentence: str, mentions: list[Mention]) -> list[Mention]:
    """ "từ ngày 01/3 đến ngày 30/3, mỗi tuần 01 lần": how often, and no deadline."""
    return [
        mention
        for before, mention in zip([None, *mentions], mentions, strict=False)
        if before is None
        or mention.deadline.recurrence is None
        or not before.deadline.phrase.lower().startswith("từ ")
        or sentence[before.end : mention.start].strip() != ","
    ]


def _without_span_of_repeat(sentence: str, mentions: list[Mention]) -> list[Mention]:
    """ "trước 15 giờ hằng ngày, từ ngày 26 đến ngày 30": how long it comes back, said behind it or before."""
    return [
        mention
        for before, mention, later in zip([None, *mentions], mentions, [*mentions[1:], None], strict=False)
        if not mention.deadline.phrase.lower().startswith("từ ")
        or not (
            (_comes_back(before) and sentence[before.end : mention.start].strip() in {"", ",", "("})
            or (_comes_back(later) and _LEADS.fullmatch(sentence, mention.end, later.start))
        )
    ]


def _comes_back(mention: Mention | None) -> TypeGuard[Mention]:
    return mention is not None and mention.deadline.recurrence is not None


def without_idle(_sentence: str, mentions: list[Mention]) -> list[Mention]:
    """A bare "định kỳ" and an event without its day say nothing beside another deadline."""
    return [mention for mention in mentions if not _is_idle(mention)] or mentions


def _without_told_again(sentence: str, mentions: list[Mention]) -> list[Mention]:
    """ "trong tuần này (trước 10/10)", "trong nửa đầu tháng 8, chậm nhất ngày 15/8": said more closely."""
    return [
        mention
        for mention, later in zip_longest(mentions, mentions[1:])
        if later is None
        or not _says_more(sentence[mention.end : later.start].strip(), later.deadline.phrase)
        or not _names_a_day(later.deadline)
        or _names_a_day(mention.deadline)
    ]


def _says_more(between: str, phrase: str) -> bool:
    return between == "(" or (between == "," and _AT_LAST.match(phrase) is not None)


NEEDLESS: tuple[tuple[str, Callable[[str, list[Mention]], list[Mention]]], ...] = (
    ("said_in_particular", _in_particular),
    ("told_again", _without_told_again),
    ("frequency_beside", _without_frequency),
    ("span_of_repeat", _without_span_of_repeat),
    ("idle", without_idle),
)


def _names_a_day(deadline: Deadline) -> bool:
    """Whether it says which day: "trong tuần này", "định kỳ 6 tháng" do not."""
    repeat = deadline.recurrence
    return repeat.has_day if repeat is not None else _DAY.search(deadline.phrase) is not None


def _is_dayless(deadline: Deadline) -> bool:
    return deadline.recurrence is not None and not deadline.recurrence.has_day


def _is_idle(mention: Mention) -> bool:
    return any(warning.code in {"no_period", "event_unknown"} for warning in mention.warnings)
