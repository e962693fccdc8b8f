"""The office gives drafts a deadline, takes it away, or says when the document was received."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta

from bot.actions.review.case import (
    Changed,
    ReviewAnswer,
    ReviewCase,
    ReviewDecision,
    SetDraftDeadline,
    SetReceived,
    meant,
    shown_first,
)
from bot.actions.review.desk import on_desk
from bot.incoming.turn import Handler
from bot.loading import loaded
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import Which
from expressions.times.marking import with_marks
from language.folding import fold
from messages.lines import message
from messages.review import edits as answers
from messages.review.reading import DraftFacts
from messages.vi import CLOSINGS, recurrence_words
from tasks.deadline import ClosingRule, Deadline, Operator, Period, Recurrence, StartEvent
from tasks.model import Due
from tasks.recurrence import needs_day, proposed_day
from tasks.workdays import Calendar

_UNSURE = frozenset(
    {
        "unread_time",
        "continuous",
        "several_dates",
        "several_periods",
        "vague_period",
        "year_missing",
        "year_inferred",
        "month_inferred",
        "day_inferred",
        "repaired",
        "before_period",
        "event_unknown",
    }
)
"""Warnings of the grammar with which a typed deadline is not taken as it stands."""

_A_DAY = re.compile(r"(?:ngày |ngay )?(\d{1,2})", re.IGNORECASE)
_MONTHLY = frozenset({Period.MONTH, Period.QUARTER, Period.HALF_YEAR, Period.NINE_MONTHS})
DatedPhrases = list[tuple[str, date | None]]
"""Phrases that may be meant, to be chosen from, each with its date where it has one."""


def fix(case: ReviewCase, intent: i.FixDeadline) -> ReviewDecision:
    """ "sửa hạn 2 30/11", "sửa hạn 4 ngày 25 tháng cuối quý", "sửa hạn 5 không hạn"."""
    numbers = meant(case, intent.drafts, intent.which)
    if isinstance(numbers, ReviewDecision):
        return numbers
    if (shown := shown_first(case, numbers, intent.which, _of_these(intent, numbers))) is not None:
        return shown
    if intent.none:
        return _fixed(numbers, None, answers.deadline_taken_away(numbers))
    if intent.days:
        return _moved(case, intent, numbers)
    given = _day_of_period(case, numbers, intent.phrase)
    if given is not None:
        return given
    read = read_deadline(intent, case.today, chosen=case.chosen)
    if isinstance(read, Deadline):
        return _fixed(numbers, read, answers.deadline_fixed(numbers, read))
    if not read:
        return ReviewDecision(ReviewAnswer(answers.deadline_unclear(intent.phrase)))
    offers = [(command(i.FixDeadline(numbers, phrase)), on) for phrase, on in read]
    message = answers.deadline_read_back(numbers, offers)
    return ReviewDecision(ReviewAnswer(message, tuple(command for command, _ in offers)))


def _fixed(numbers: tuple[int, ...], deadline: Deadline | None, what: str) -> ReviewDecision:
    return ReviewDecision(Changed(what, numbers), (SetDraftDeadline(numbers, deadline),))


def _of_these(intent: i.FixDeadline, numbers: tuple[int, ...]) -> str:
    return command(replace(intent, drafts=numbers, which=Which.NUMBERS))


def _moved(case: ReviewCase, intent: i.FixDeadline, numbers: tuple[int, ...]) -> ReviewDecision:
    """ "lùi hạn mục 3 thêm 5 ngày": from the day that each draft has."""
    chosen = [draft for draft in case.drafts if draft.number in numbers]
    dated = [(draft, draft.due) for draft in chosen if draft.due is not None]
    without = tuple(draft.number for draft in chosen if draft.due is None)
    if not dated:
        return ReviewDecision(ReviewAnswer(message(answers.not_moved(without))))
    effects, moved = [], []
    for draft, due in dated:
        on = _later(due.on, intent.days, case.calendar if intent.working_days else None)
        phrase = draft.deadline.phrase if draft.deadline is not None else ""
        operator = due.operator if due.operator is not Operator.WITHIN else Operator.BY
        effects.append(SetDraftDeadline((draft.number,), Deadline(phrase, operator, on, due.at)))
        moved.append((draft.number, Due(on, operator, due.at)))
    what = answers.deadlines_moved(intent.days, moved, intent.working_days)
    hints = (answers.not_moved(without),) if without else ()
    return ReviewDecision(Changed(what, tuple(number for number, _ in moved), warnings=hints), tuple(effects))


def _later(on: date, days: int, calendar: Calendar | None) -> date:
    """So many days later, below zero sooner; with a calendar, working days."""
    if calendar is None:
        return on + timedelta(days=days)
    step, left = timedelta(days=1 if days > 0 else -1), abs(days)
    while left:
        on += step
        left -= calendar.is_working(on)
    return on


def read_deadline(intent: i.FixDeadline, today: date, *, chosen: bool = False) -> Deadline | DatedPhrases:
    """The deadline typed; or what it may mean, to be asked; an empty list where nothing was read.

    Only the grammar of documents, where it takes the whole phrase, is believed at once. What the reader
    of typed dates makes of it is shown back, until the person has `chosen` it.
    """
    phrase, closing = closing_of(intent.phrase)
    own = _by_grammar(phrase, today) or _by_grammar(with_marks(phrase), today)
    if closing is not None:
        return _closed(own, closing)
    typed = intent.on
    if own is not None:
        if own.on is not None and typed is not None and typed.on != own.on:
            return [_shown(own.on, own.operator, own.at), _shown(typed.on, intent.operator, typed.at)]
        counted = own.on is not None and own.operator is Operator.WITHIN
        return replace(own, operator=intent.operator) if counted else own
    if intent.recurrence is not None:
        return _recurring(intent, intent.recurrence)
    if typed is None:
        return []
    if chosen:
        return Deadline(intent.phrase, intent.operator, typed.on, typed.at)
    return [_shown(typed.on, intent.operator, typed.at)]


def _recurring(intent: i.FixDeadline, recurrence: Recurrence) -> Deadline | DatedPhrases:
    """Taken at once where it is typed as the office is shown it; else shown back; nothing without a day."""
    if needs_day(recurrence):
        return []
    shown = recurrence_words(recurrence, intent.at)
    if fold(intent.phrase) == fold(shown):
        operator = Operator.ON if intent.operator is Operator.BY else intent.operator
        return Deadline(intent.phrase, operator, at=intent.at, recurrence=recurrence)
    return [(shown, None)]


def closing_of(phrase: str) -> tuple[str, ClosingRule | None]:
    """What was typed without the words behind it that say how a report's data close, and the rule."""
    folded = fold(phrase)
    for rule, said in CLOSINGS.items():
        if folded.endswith(fold(said)) and len(folded) == len(phrase):
            return phrase[: -len(said)].rstrip(" ,;"), rule
    return phrase, None


def _closed(deadline: Deadline | None, closing: ClosingRule) -> Deadline | DatedPhrases:
    """The recurring deadline with its closing rule; nothing where what is left does not recur."""
    if deadline is None or deadline.recurrence is None or needs_day(deadline.recurrence):
        return []
    return replace(deadline, recurrence=replace(deadline.recurrence, closing=closing))


def _shown(on: date, operator: Operator, at: time | None) -> tuple[str, date]:
    return answers.typed_due(Due(on, operator, at)), on


def _by_grammar(phrase: str, today: date) -> Deadline | None:
    """The phrase as the reader of documents takes it; None unless it takes the whole and is sure of it.

    A table may tell of a term that has just ended; who types one that is past is asked.
    """
    # Only a review needs the grammar of documents in this process: reading is done in a child.
    context = loaded("directives.deadlines.deadlines:Context")(issued=today)
    found = loaded("directives.deadlines.deadlines:read_cell")(phrase[:200], context)
    if found is None or any(warning.code in _UNSURE for warning in found.warnings):
        return None
    if phrase[: found.start].strip(" ,.;:") or phrase[found.end :].strip(" ,.;:"):
        return None
    deadline: Deadline = found.deadline
    if deadline.on is not None and deadline.on < today:
        return None
    if deadline.relative is not None and deadline.relative.start is StartEvent.EVENT:
        return None
    return deadline


def _day_of_period(case: ReviewCase, numbers: tuple[int, ...], phrase: str) -> ReviewDecision | None:
    """ "sửa hạn 4 ngày 25" of a report that recurs and lacks its day: that day of each period."""
    chosen = [draft for draft in case.facts.drafts if draft.number in numbers]
    phrase, closing = closing_of(phrase)
    day = _A_DAY.fullmatch(phrase.strip())
    if day is None or not 1 <= int(day.group(1)) <= 31 or not chosen or not all(map(_lacks_day, chosen)):
        return None
    effects = []
    for draft in case.drafts:
        deadline = draft.deadline
        if draft.number in numbers and deadline is not None and deadline.recurrence is not None:
            recurrence = proposed_day(replace(deadline.recurrence, day=int(day.group(1)), month=None))
            recurrence = replace(recurrence, closing=closing)
            if needs_day(deadline.recurrence) and deadline.recurrence.period is not Period.MONTH:
                recurrence = replace(recurrence, month=_last_month(deadline.recurrence.period))
            fixed = replace(deadline, operator=Operator.ON, recurrence=recurrence)
            effects.append(SetDraftDeadline((draft.number,), fixed))
    return ReviewDecision(Changed(answers.deadline_fixed(numbers), numbers), tuple(effects))


def _last_month(period: Period) -> int | None:
    return {Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.NINE_MONTHS: 9}.get(period)


def _lacks_day(draft: DraftFacts) -> bool:
    return draft.needs_day and draft.recurrence is not None and draft.recurrence.period in _MONTHLY


def received(case: ReviewCase, intent: i.Received) -> ReviewDecision:
    """ "ngày nhận 22/11/2026": deadlines that count from the receipt are counted again."""
    if intent.on is None:
        return ReviewDecision(ReviewAnswer(answers.received_unclear()))
    on, issued = intent.on.on, case.facts.issued
    if not intent.on.certain and not case.chosen:
        command = answers.receipt_command(on)
        return ReviewDecision(ReviewAnswer(answers.receipt_read_back(on, command), (command,)))
    if on > case.today or (issued is not None and on < issued):
        return ReviewDecision(ReviewAnswer(answers.receipt_impossible(on, issued, case.today)))
    counted = tuple(draft.number for draft in case.drafts if _from_receipt(draft.deadline))
    return ReviewDecision(Changed(answers.received_set(on, counted), counted), (SetReceived(on),))


def _from_receipt(deadline: Deadline | None) -> bool:
    relative = deadline.relative if deadline is not None else None
    return relative is not None and relative.start is StartEvent.RECEIVED


HANDLERS: Mapping[type, Handler] = {i.FixDeadline: on_desk(fix), i.Received: on_desk(received)}
