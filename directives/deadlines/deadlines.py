"""Which times of a text are deadlines, and what they come to; cells that name several terms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from directives.deadlines.belonging import goes_on_to_tell, qualifies
from directives.deadlines.days_alone import is_ahead, is_far, placed
from directives.deadlines.evidence import has_been_done
from directives.deadlines.mentions import NEEDLESS, Mention, without_idle
from directives.deadlines.recitals import is_over
from directives.deadlines.rules import Sighting, Verdict, deciding
from directives.deadlines.surroundings import Surroundings
from expressions.times.candidates import Candidate, Strength, is_continuous, scan
from expressions.times.dates import Shape, read_weekday, word
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
_ENDING = frozenset({Shape.DAY, Shape.MONTH, Shape.SPAN})
_EARLIER = re.compile(r"(?:trước (?:đó|đây)|lần trước|tuy nhiên|đến nay)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A time of a sentence, and the rule that made it a deadline or refused it."""

    start: int
    end: int
    rule: str
    mention: Mention | None = None


def find_deadlines(sentence: str, context: Context) -> tuple[Mention, ...]:
    """Deadlines in running text, in order.

    Cited documents, meetings, effect, data cut-offs and recited deadlines are not among them.
    """
    return tuple(judged.mention for judged in judge(sentence, context) if judged.mention is not None)


def judge(sentence: str, context: Context) -> tuple[Judgement, ...]:
    """Every time of a sentence, in order, with the rule that decided on it.

    The rules are those of `rules`, then `long_past` and `qualifies` of what a time comes to, and
    `said_in_particular`, `frequency_beside` and `idle` of what another deadline there makes needless.
    """
    if not _HINT.search(sentence.casefold()):
        return ()
    tokens = tokenise(sentence)
    candidates = join(tokens, scan(tokens))
    if all(one.strength is Strength.BARE and not is_ahead(one, context) for one in candidates):
        return tuple(_judgement(tokens, candidate, "no_operator") for candidate in candidates)
    around = Surroundings(tokens)
    candidates = placed(candidates, around, context)
    own = context.telling and _tells_of_itself(sentence, context)
    sure = any(candidate.strength is Strength.STRONG for candidate in candidates)
    found: list[Judgement] = []
    earlier: int | None = None
    for candidate in candidates:
        rule = deciding(
            Sighting(candidate, around, earlier, own, sure, is_far(candidate, context)), context.telling
        )
        name, mention = rule.name, None
        if rule.verdict is Verdict.DEADLINE:
            refused, mention = _mention(sentence, tokens, candidate, context)
            name = refused or name
        if mention is not None and _has_gone_by(mention.deadline.on, context):
            told = has_been_done(candidate, around) or is_over(candidate, around)
            name, mention = ("done", None) if told else (name, mention)
        if mention is not None:
            mention = replace(mention, to_do=_to_do(sentence, tokens, candidate))
            earlier = candidate.last
        found.append(_judgement(tokens, candidate, name, mention))
    return tuple(_without_needless(sentence, found))


def _has_gone_by(due: date | None, context: Context) -> bool:
    return due is not None and context.issued is not None and due < context.issued


def _judgement(
    tokens: Sequence[Token], candidate: Candidate, rule: str, mention: Mention | None = None
) -> Judgement:
    return Judgement(tokens[candidate.first].start, tokens[candidate.last - 1].end, rule, mention)


def _without_needless(sentence: str, found: list[Judgement]) -> list[Judgement]:
    """The judgements, those of deadlines refused that another one of the sentence makes needless."""
    mentions = [judged.mention for judged in found if judged.mention is not None]
    if len(mentions) < 2:
        return found
    needless: dict[int, str] = {}
    for name, left_of in NEEDLESS:
        left = left_of(sentence, mentions)
        if len(left) < len(mentions):
            kept = {mention.start for mention in left}
            needless.update((mention.start, name) for mention in mentions if mention.start not in kept)
        mentions = left
    return [
        replace(judged, rule=needless[judged.start], mention=None) if judged.start in needless else judged
        for judged in found
    ]


def read_cell(cell: str, context: Context) -> Mention | None:
    """A table's time cell, where a bare "Quý III/2025", "2025" or "Hàng năm" is a deadline."""
    tokens = tokenise(cell)
    words = [token for token in tokens if token.number is not None or token.word.isalpha()]
    if not words:
        return None
    found = [
        c
        for c in _ranges(tokens, join(tokens, scan(tokens)))
        if word(tokens, c.first - 1) not in {"từ", "sau", "kể"}
    ]
    labelled = [replace(c, strength=max(c.strength, Strength.LABEL)) for c in found]
    mentions = [m for c in labelled if (m := _mention(cell, tokens, c, context)[1]) is not None]
    mentions = without_idle(cell, mentions)
    whole = (words[0].start, words[-1].end)
    if not mentions:
        code = "continuous" if is_continuous(tokens) else "unread_time"
        deadline = Deadline(cell[whole[0] : whole[1]], Operator.WITHIN)
        return Mention(*whole, deadline, (Warning(code),))
    first = mentions[0]
    if len({mention.deadline.on for mention in mentions}) > 1:
        return replace(first, warnings=(*first.warnings, Warning("several_dates", {"n": len(mentions)})))
    return first


def _ranges(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "Quý IV/2025 - Quý II/2026" in a cell is one time, due at its end."""
    joined: list[Candidate] = []
    for candidate in found:
        between = [word(tokens, place) for place in range(joined[-1].last, candidate.first)] if joined else []
        if len(between) == 1 and between[0] in {"-", "–", "—"} and candidate.when.shape in _ENDING:
            first = joined.pop().first
            candidate = replace(candidate, first=first, when=replace(candidate.when, ranged=True))
        joined.append(candidate)
    return joined


def _tells_of_itself(sentence: str, context: Context) -> bool:
    """Whether a digest's sentence speaks of the document that the digest is about, and of no earlier one."""
    if _EARLIER.search(sentence):
        return False
    numbers = _CITED_NUMBER.findall(sentence)
    return not numbers or (context.number is not None and context.number in re.sub(r"\s", "", sentence))


def _to_do(sentence: str, tokens: Sequence[Token], candidate: Candidate) -> tuple[str, ...]:
    """The words after a deadline that hand it to a part: up to the next comma or semicolon."""
    if word(tokens, candidate.last) not in {"đối", "với", "cho"}:
        return ()
    last = candidate.last
    while last < min(len(tokens), candidate.last + 20) and tokens[last].word not in {",", ";", ".", "(", ")"}:
        last += 1
    return (sentence[tokens[candidate.last].start : tokens[last - 1].end],)


def _mention(
    text: str, tokens: Sequence[Token], candidate: Candidate, context: Context
) -> tuple[str, Mention | None]:
    """What a time comes to; or the name of the rule by which it comes to nothing."""
    when = candidate.when
    start, end = tokens[candidate.first].start, tokens[candidate.last - 1].end
    due, warnings = due_of(when, context)
    operator = candidate.operator
    if due is not None and _long_past(due, candidate, context):
        return "long_past", None
    past = _has_gone_by(due, context)
    if past and qualifies(tokens, candidate.first):
        return "qualifies", None
    if past and candidate.first < 3 and goes_on_to_tell(tokens, candidate.last):
        return "happened", None
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
    if due is not None and when.shape is Shape.DAY and _is_other_weekday(tokens, candidate, due):
        warnings.append(Warning("other_weekday", {"due": due.isoformat()}))
    relative = when.count if when.shape is Shape.COUNT else None
    deadline = Deadline(text[start:end], operator, due, when.at, when.repeat, relative)
    return "", Mention(start, end, deadline, tuple(warnings))


def _is_other_weekday(tokens: Sequence[Token], candidate: Candidate, due: date) -> bool:
    """ "ngày 27/11/2026 (thứ Năm)", which is a Friday: one of the two is a slip."""
    behind = candidate.last + (word(tokens, candidate.last) in {"(", ","})
    named = (read_weekday(tokens, place) for place in (*range(candidate.first, candidate.last), behind))
    return any(found is not None and found[0] != due.weekday() for found in named)


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


# Time cells that name several terms: "15/6/2026 và 15/11/2026", "Tháng 6 và tháng 11/2026".

_AND = re.compile(r"\s(?:và|;)\s|;\s")
_PERIOD = re.compile(r"\s*(quý|tháng)\s", re.IGNORECASE)
_YEAR = re.compile(r"/(20\d\d)\W*\Z")


def read_cells(cell: str, context: Context) -> tuple[Mention | None, ...]:
    """The terms of a time cell, each by itself where all are dates; else the one that `read_cell` finds.

    Those without a year have that of the last one. A mention's place is that in its own term.
    """
    terms = _AND.split(cell)
    last = _YEAR.search(cell)
    found = [_term(term, last.group(1) if last else "", context) for term in terms]
    if len(found) > 1 and all(one is not None and one.deadline.on and not one.warnings for one in found):
        return (read_cell(cell, context),) if _are_one_span(terms, found) else tuple(found)
    return (read_cell(cell, context),)


def _are_one_span(terms: Sequence[str], found: Sequence[Mention | None]) -> bool:
    """ "Quý II và Quý III năm 2026", "Tháng 11 và tháng 12": periods one behind the other, with one end."""
    spans = [_PERIOD.match(term) for term in terms]
    days = [one.deadline.on for one in found if one is not None and one.deadline.on is not None]
    if None in spans or len({span[1].lower() for span in spans if span}) > 1 or len(days) < len(terms):
        return False
    months = 3 if terms[0].strip().lower().startswith("quý") else 1
    return all((b.year - a.year) * 12 + b.month - a.month == months for a, b in pairwise(days))


def _term(term: str, year: str, context: Context) -> Mention | None:
    if not year or _YEAR.search(term):
        return read_cell(term, context)
    found = read_cell(f"{term}/{year}", context)
    if found is None:
        return None
    phrase = found.deadline.phrase.removesuffix(f"/{year}")
    return replace(found, end=found.start + len(phrase), deadline=replace(found.deadline, phrase=phrase))
