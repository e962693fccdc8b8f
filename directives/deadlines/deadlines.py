"""Which times of a text are deadlines, and what they come to.

    tokens -> candidates (a time with the words that introduce it) -> evidence -> deadline

Codes of the warnings on a mention: `year_missing`, `year_inferred` (another year than that of
issue), `month_inferred`, `day_inferred`
("thứ Sáu tuần này"), `before_issue`, `vague_period` ("đầu tháng 9"), `several_periods` (of "quý, 6
tháng, năm" only the shortest is kept), `no_period` ("định kỳ" alone), `recurring_without_day`
(a recurrence without a day), `start_unknown` (a count without its start), `event_unknown` ("trước kỳ họp
cuối năm"), `repaired` (letters read as digits, marks restored), `before_period` ("trước tháng 6"),
`continuous` and `unread_time` (a time cell without a date, a date that no calendar has), `several_dates`
(a time cell with more than one).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from directives.deadlines.evidence import is_deadline
from directives.deadlines.others import is_of_another
from directives.deadlines.phrases_cues import MADE
from directives.deadlines.recitals import is_period_covered
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength, is_continuous, scan
from expressions.times.dates import Shape, word
from expressions.times.joining import join
from expressions.times.resolving import PAST_SLACK, before_period, due_of
from expressions.times.resolving import Context as Context
from expressions.times.time_tokens import Token, tokenise
from tasks.deadline import Deadline, Operator
from tasks.warning import Warning

# No deadline does without one of these; most sentences of a directive have none of them.
_HINT = re.compile(
    "\\d|h[àằ]ng|mỗi|từng|đ[ịi]nh|th[áa]ng|tu[ầa]n|qu[ýí]|cuối|kể từ|v[òo]ng|nay|mai|thứ|nhật|hạn|trước"
)


_CITED_NUMBER = re.compile(r"\d{1,6}\s?/(?:\d{4}/)?[A-ZĐ]{2}")
_PARTICULARS = re.compile(r"[\s,;:(–-]{0,4}(?:cụ thể|như sau|gồm|chia (?:làm|thành))(?!\w)")
_EARLIER = re.compile(r"(?:trước (?:đó|đây)|lần trước|tuy nhiên|đến nay)(?!\w)", re.IGNORECASE)


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


def find_deadlines(sentence: str, context: Context) -> tuple[Mention, ...]:
    """Deadlines in running text, in order.

    Cited documents, meetings, effect, data cut-offs and recited deadlines are not among them.
    """
    if not _HINT.search(sentence.casefold()):
        return ()
    tokens = tokenise(sentence)
    candidates = join(tokens, scan(tokens))
    if all(candidate.strength is Strength.BARE for candidate in candidates):
        return ()
    around = Surroundings(tokens)
    telling = context.telling
    own = telling and _tells_of_itself(sentence, context)
    sure = any(candidate.strength is Strength.STRONG for candidate in candidates)
    mentions: list[Mention] = []
    earlier: int | None = None
    for candidate in candidates:
        if (sure and is_period_covered(candidate, around)) or not is_deadline(
            candidate, around, earlier, own
        ):
            continue
        if not telling and is_of_another(candidate, around):
            continue
        mention = _mention(sentence, tokens, candidate, context)
        if mention is None:
            continue
        mentions.append(replace(mention, to_do=_to_do(sentence, tokens, candidate)))
        earlier = candidate.last
    mentions = _without_frequency(sentence, _in_particular(sentence, mentions))
    dated = [mention for mention in mentions if not _is_idle(mention)]
    return tuple(dated or mentions)


def read_cell(cell: str, context: Context) -> Mention | None:
    """A table's time cell, where a bare "Quý III/2025", "2025" or "Hàng năm" is a deadline."""
    tokens = tokenise(cell)
    words = [token for token in tokens if token.number is not None or token.word.isalpha()]
    if not words:
        return None
    found = [c for c in join(tokens, scan(tokens)) if word(tokens, c.first - 1) not in {"từ", "sau", "kể"}]
    mentions = [m for c in found if (m := _mention(cell, tokens, c, context)) is not None]
    whole = (words[0].start, words[-1].end)
    if not mentions:
        code = "continuous" if is_continuous(tokens) else "unread_time"
        deadline = Deadline(cell[whole[0] : whole[1]], Operator.WITHIN)
        return Mention(*whole, deadline, (Warning(code),))
    first = mentions[0]
    if len({mention.deadline.on for mention in mentions}) > 1:
        return replace(first, warnings=(*first.warnings, Warning("several_dates", {"n": len(mentions)})))
    return first


def _tells_of_itself(sentence: str, context: Context) -> bool:
    """Whether a digest's sentence speaks of the document that the digest is about, and of no earlier one."""
    if _EARLIER.search(sentence):
        return False
    numbers = _CITED_NUMBER.findall(sentence)
    return not numbers or (context.number is not None and context.number in re.sub(r"\s", "", sentence))


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


def _is_dayless(deadline: Deadline) -> bool:
    return deadline.recurrence is not None and not deadline.recurrence.has_day


def _is_idle(mention: Mention) -> bool:
    """A bare "định kỳ" and an event without its day: they say nothing beside another deadline."""
    return any(warning.code in {"no_period", "event_unknown"} for warning in mention.warnings)


def _to_do(sentence: str, tokens: Sequence[Token], candidate: Candidate) -> tuple[str, ...]:
    """The words after a deadline that hand it to a part: up to the next comma or semicolon."""
    if word(tokens, candidate.last) not in {"đối", "với", "cho"}:
        return ()
    last = candidate.last
    while last < min(len(tokens), candidate.last + 20) and tokens[last].word not in {",", ";", ".", "(", ")"}:
        last += 1
    return (sentence[tokens[candidate.last].start : tokens[last - 1].end],)


def _mention(text: str, tokens: Sequence[Token], candidate: Candidate, context: Context) -> Mention | None:
    when = candidate.when
    start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
    due, warnings = due_of(when, context)
    operator = candidate.operator
    if due is not None and _long_past(due, candidate, context):
        return None
    if due is not None and context.issued and due < context.issued and _qualifies(tokens, candidate):
        return None
    if (
        operator is Operator.BEFORE
        and due is not None
        and when.shape in {Shape.MONTH, Shape.SPAN}
        and when.day is None
    ):
        due, operator = before_period(when, due), Operator.BY
        warnings.append(Warning("before_period"))
    if when.repaired:
        warnings.append(Warning("repaired"))
    if candidate.when.repeat is not None and not candidate.when.repeat.has_day:
        warnings.append(Warning("recurring_without_day"))
    if when.shape is Shape.REGULAR:
        warnings.append(Warning("no_period"))
    base = context.issued
    if due is not None and base is not None and due < base:
        warnings.append(Warning("before_issue", {"due": due.isoformat(), "issued": base.isoformat()}))
    deadline = Deadline(text[start:end], operator, due, when.at, when.repeat, when.count)
    return Mention(start, end, deadline, tuple(warnings))


def _qualifies(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """ "các văn bản ban hành trước ngày" with a day gone by: says which ones are meant."""
    before = f"{word(tokens, candidate.first - 2)} {word(tokens, candidate.first - 1)}"
    return before in MADE or word(tokens, candidate.first - 1) in MADE


def _long_past(due: date, candidate: Candidate, context: Context) -> bool:
    """A date well before the issue says which cases are meant or what has been; none is due then."""
    base = context.base()
    if base is None:
        return False
    if context.issued is None:
        base = base.replace(day=1)
    sure = candidate.strength >= Strength.LABEL and candidate.introduced not in {"đến", "tới", "cho"}
    slack = PAST_SLACK if sure else timedelta(0)
    return due < base - slack
