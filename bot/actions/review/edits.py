"""The office rewrites what was read: words of drafts, one made of several, several of one, the letterhead."""

from collections.abc import Mapping
from dataclasses import replace

from bot.actions.review.case import (
    Append,
    Changed,
    Copy,
    Merge,
    ReviewAnswer,
    ReviewCase,
    ReviewDecision,
    SetContent,
    SetLetterhead,
    SetRecipients,
    meant,
)
from bot.actions.review.deadlines import read_deadline
from bot.actions.review.desk import on_desk
from bot.actions.review.units import found_units
from bot.incoming.turn import Handler
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import DocumentField, When, Which
from messages import vi
from messages.review import edits as answers
from tasks.deadline import Deadline
from tasks.model import Due

MOST_PARTS = 9


def edit_draft(case: ReviewCase, intent: i.EditDraft) -> ReviewDecision:
    """ "sửa nội dung 2: rà soát …"."""
    numbers = meant(case, intent.drafts, Which.NUMBERS)
    if isinstance(numbers, ReviewDecision):
        return numbers
    if not intent.content.strip():
        return ReviewDecision(ReviewAnswer(answers.ask_content(numbers), left_open=intent))
    content = vi.first_upper(intent.content.strip())
    return ReviewDecision(Changed(answers.content_edited(numbers), numbers), (SetContent(numbers, content),))


def add(case: ReviewCase, intent: i.AddDraft) -> ReviewDecision:
    """ "thêm một nhiệm vụ: …, giao KHTC, hạn 15/12": under the number that follows the last."""
    leads, helpers = found_units(case.book, intent.units), found_units(case.book, intent.cooperate)
    if isinstance(leads, ReviewDecision):
        return leads
    if isinstance(helpers, ReviewDecision):
        return helpers
    number = max((draft.number for draft in case.drafts), default=0) + 1
    if not intent.content:
        return ReviewDecision(ReviewAnswer(answers.ask_content_of_new(number), left_open=intent))
    deadline = _deadline_of(case, intent)
    if isinstance(deadline, ReviewDecision):
        return deadline
    lead_ids = tuple(unit.id for unit in leads)
    effect = Append(
        vi.first_upper(intent.content),
        lead_ids,
        tuple(unit.id for unit in helpers if unit.id not in lead_ids),
        deadline,
    )
    return ReviewDecision(Changed(answers.draft_added(number), (number,)), (effect,))


def _deadline_of(case: ReviewCase, intent: i.AddDraft) -> Deadline | ReviewDecision | None:
    """The deadline as told; what may be another day is shown back first."""
    on = intent.on
    if on is None and intent.recurrence is None:
        return None
    fixed = i.FixDeadline((), intent.phrase, on, intent.operator, intent.recurrence, at=intent.at)
    read = read_deadline(fixed, case.today, chosen=True)
    if on is not None and not case.chosen and (not on.certain or not isinstance(read, Deadline)):
        sure = command(replace(intent, on=When(on.on, at=on.at), phrase=""))
        shown = answers.new_deadline_read_back(Due(on.on, intent.operator, on.at), sure)
        return ReviewDecision(ReviewAnswer(shown, (sure,)))
    if isinstance(read, Deadline):
        return read
    if on is not None:
        return Deadline(intent.phrase, intent.operator, on.on, on.at)
    return Deadline(intent.phrase, intent.operator, at=intent.at, recurrence=intent.recurrence)


def split(case: ReviewCase, intent: i.SplitDraft) -> ReviewDecision:
    """ "tách 2": the same draft again under the next number, so that the words of each can be given."""
    numbers = meant(case, [intent.draft], Which.NUMBERS)
    if isinstance(numbers, ReviewDecision):
        return numbers
    if not 2 <= intent.parts <= MOST_PARTS:
        return ReviewDecision(ReviewAnswer(answers.too_many_parts(MOST_PARTS)))
    times = intent.parts - 1
    last = max(draft.number for draft in case.drafts)
    new = tuple(range(last + 1, last + times + 1))
    hint = answers.edit_each((intent.draft, *new))
    return ReviewDecision(
        Changed(answers.draft_split(intent.draft, new), (intent.draft, *new), (hint,)),
        (Copy(intent.draft, times),),
    )


def merge(case: ReviewCase, intent: i.MergeDrafts) -> ReviewDecision:
    """ "gộp 2, 3": the first keeps its number and its deadline, and takes the words and units of all."""
    numbers = meant(case, intent.drafts, Which.NUMBERS)
    if isinstance(numbers, ReviewDecision):
        return numbers
    shown = {draft.number: draft for draft in case.facts.drafts if not draft.dropped}
    kept = tuple(number for number in numbers if number in shown)
    if len(kept) < 2:
        return ReviewDecision(ReviewAnswer(answers.merge_needs_two()))
    first, *others = (next(draft for draft in case.drafts if draft.number == number) for number in kept)
    contents = dict.fromkeys(shown[number].content.strip().rstrip(" .;") for number in kept)
    merged = Merge(first.number, kept[1:], "; ".join(contents))
    apart = [draft.number for draft in others if draft.deadline != first.deadline]
    hints = (answers.deadline_of_first(first.number, apart),) if apart else ()
    return ReviewDecision(
        Changed(answers.drafts_merged(first.number, kept[1:]), kept[:1], warnings=hints), (merged,)
    )


def edit_document(case: ReviewCase, intent: i.EditDocument) -> ReviewDecision:
    """ "số văn bản là 12/UBND", "ngày văn bản 20/11/2026", "trích yếu: …"."""
    part, text, when = intent.part, intent.text.strip(), intent.on
    if part is not DocumentField.DAY:
        if not text:
            return ReviewDecision(ReviewAnswer(answers.ask_letterhead(part)))
        changed = Changed(answers.letterhead_corrected(part, text), ())
        return ReviewDecision(changed, (SetLetterhead(part, text),))
    if when is None:
        return ReviewDecision(ReviewAnswer(answers.ask_letterhead(part)))
    if when.on > case.today:
        return ReviewDecision(ReviewAnswer(answers.issued_in_future(when.on)))
    if not when.certain and not case.chosen:
        sure = command(replace(intent, on=When(when.on)))
        return ReviewDecision(ReviewAnswer(answers.issue_day_read_back(when.on, sure), (sure,)))
    changed = Changed(answers.letterhead_corrected(part, vi.day(when.on)), ())
    return ReviewDecision(changed, (SetLetterhead(part, on=when.on),))


def edit_recipients(case: ReviewCase, intent: i.EditRecipients) -> ReviewDecision:
    """ "thêm CDC vào nơi nhận": units that get the document to know of it when it is saved."""
    units = found_units(case.book, intent.units)
    if isinstance(units, ReviewDecision):
        return units
    changed, there = [unit.id for unit in units], case.recipients
    left = [each for each in there if each not in changed]
    new = tuple(left if intent.out else dict.fromkeys([*there, *changed]))
    names = [unit.name for unit in units]
    if new == there:
        return ReviewDecision(ReviewAnswer(answers.recipients_as_they_were(names, out=intent.out)))
    return ReviewDecision(
        Changed(answers.recipients_changed(names, out=intent.out), ()), (SetRecipients(new),)
    )


HANDLERS: Mapping[type, Handler] = {
    i.EditDraft: on_desk(edit_draft),
    i.EditDocument: on_desk(edit_document),
    i.EditRecipients: on_desk(edit_recipients),
    i.AddDraft: on_desk(add),
    i.SplitDraft: on_desk(split),
    i.MergeDrafts: on_desk(merge),
}
