"""What a unit says to the office beside its reports; and what people wish for that is done elsewhere."""

from collections.abc import Mapping

from bot.actions.work.carrying_out import UseCase, with_papers, with_units
from bot.actions.work.decision import Decision, Tally
from bot.actions.work.effects import NoteEvent, Papered
from bot.actions.work.task_facts import TaskFacts, names, one_lead
from bot.incoming.turn import Handler, Turn, who
from chat import intents as i
from messages import refusals, vi
from messages.people import linking
from messages.work import remarks as words
from messages.work.reports import file_kept
from storage.delivery import quota
from storage.registry import people
from storage.work.assignments import Listed
from tasks.model import Act, Action, Assignment, Role, may_everywhere
from tasks.standing import Standing


def note(facts: TaskFacts, intent: i.Note) -> Decision:
    """A question or a remark: kept with its tasks, and delivered to the office's people."""
    tally, items = Tally(facts), list[Standing]()
    for number in tally.first(intent.numbers):
        row = _seen(facts, number)
        if row is None:
            everywhere = may_everywhere(facts.person, Act.SEE)
            tally.miss(refusals.no_task(number) if everywhere else refusals.not_yours(number))
            continue
        tally.effects.append(NoteEvent("note", row.assignment.id, {"task": number}, intent.text))
        tally.tasks.append(number)
        items.append(facts.standing(row))
    if intent.numbers and not items:
        return tally.decision()
    if not any(member.id != facts.person.id for member in facts.office):
        tally.miss(words.nobody_to_tell())
        return tally.decision()
    unit = next((unit.name for unit in facts.units if unit.id == facts.person.unit_id), "")
    tally.tell_office(words.office_note(vi.person(facts.person), unit, intent.text, items), items)
    tally.add(words.note_sent(items))
    if facts.papers.here:
        numbers = tuple(item.number for item in items)
        task = numbers[0] if len(numbers) == 1 else None
        tally.effects.append(Papered(hold=facts.papers.here, task=task))
        tally.add(file_kept(names(facts.papers.here), numbers).text)
    else:
        tally.hint(facts.papers.refusal)
    return tally.decision()


def _seen(facts: TaskFacts, number: int) -> Listed | None:
    """The share that the remark speaks of: the unit's own, else any where the person sees all."""
    rows = facts.own_rows(number, Act.SEE) or facts.office_rows(number, Act.SEE)
    found = one_lead(facts.pick(rows, lambda _: True))
    return found.row or (found.among[0] if found.among else None)


def withdraw_request(facts: TaskFacts, intent: i.WithdrawRequest) -> Decision:
    """The unit wants no more time after all, before the office has decided."""
    tally, taken = Tally(facts), list[Standing]()
    for number in tally.first(intent.numbers):
        found = facts.pick(facts.own_rows(number, Act.REQUEST_EXTENSION), _asks)
        row = tally.own_row(number, one_lead(found), "task")
        if row is not None and not row.assignment.pending_extension:
            tally.miss(words.no_request(facts.standing(row)), number)
        elif row is not None and tally.attempt(row, Action.WITHDRAW_REQUEST):
            item = facts.standing(row)
            tally.add(words.request_withdrawn(item), number)
            taken.append(item)
    if taken:
        tally.tell_office(words.office_request_withdrawn(taken, vi.person(facts.person)), taken)
    return tally.decision()


def _asks(share: Assignment) -> bool:
    return share.pending_extension


def wish(turn: Turn, intent: i.Wish) -> None:
    """Say what can be done instead, and by whom."""
    person = who(turn)
    if intent.kind is i.WishKind.QUOTA and person.has(Role.OFFICE):
        _tell_quota(turn)
        return
    told = words.Wisher(
        office=person.has(Role.OFFICE),
        unit=person.has(Role.HEAD) or person.has(Role.DEPUTY_HEAD),
        number=intent.numbers[0] if intent.numbers else None,
        managers=tuple(p.name for p in people.office_people(turn.session) if p.id != person.id),
    )
    if intent.kind is not i.WishKind.CLASSIFIED:  # a question, which is answered
        turn.left_open, turn.failed = intent, True
    turn.answer(words.instead(intent.kind, told), tasks=intent.numbers)


def _tell_quota(turn: Turn) -> None:
    """How much of the messengers' plans is used."""
    found = quota.quotas(turn.session, quota.metered_bots(turn.session), turn.now)
    for each in found:
        turn.answer(linking.quota(each.channel, each.sent, each.most, each.users, each.most_users))
    if not found:
        turn.answer(linking.no_quota())


def _with_file(turn: Turn, facts: TaskFacts) -> TaskFacts:
    return with_papers(turn, with_units(turn, facts))


HANDLERS: Mapping[type, Handler] = {
    i.Note: UseCase(note, _with_file),
    i.WithdrawRequest: UseCase(withdraw_request),
    i.Wish: wish,
}
