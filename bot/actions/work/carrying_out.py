"""The first and the last step of a use case about tasks: what it needs is read, what it decided is done."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

from bot.actions.audience import owe_assigned, owe_new_deadline
from bot.actions.work.decision import Decision
from bot.actions.work.effects import (
    AddShare,
    CancelTask,
    DecidePast,
    EditContent,
    Effect,
    NoteEvent,
    Papered,
    Tell,
    TellAssigned,
    TellDeadline,
    Write,
)
from bot.actions.work.task_facts import Papers, Request, TaskFacts
from bot.incoming.turn import Turn, who
from bot.reading.gate import RECORDING
from language.folding import shown_name
from storage.database.engine import Session
from storage.incoming import chats
from storage.incoming.filespace import NoRoom
from storage.record import audit
from storage.registry import people, roster
from storage.registry.roster import Roster
from storage.work import assignments, changes, reports, tasks
from storage.work.assignments import Filter, Listed
from storage.work.reports import NewEvidence
from tasks.model import LIVE, OPEN, Person, Status, may_send_files

Decide = Callable[[TaskFacts, Any], Decision]
More = Callable[[Turn, TaskFacts], TaskFacts]
"""Adds to the facts what few use cases ask for."""


@dataclass(frozen=True, slots=True)
class UseCase:
    """The handler that gathers, decides and carries out."""

    decide: Decide
    more: More | None = None

    def __call__(self, turn: Turn, intent: Any) -> None:
        def decided(changed: frozenset[int]) -> Decision:
            facts = gather(turn, intent.numbers, changed)
            return self.decide(self.more(turn, facts) if self.more is not None else facts, intent)

        carry_out(turn, decided)


def gather(turn: Turn, numbers: Collection[int], changed: frozenset[int] = frozenset()) -> TaskFacts:
    """What is known of the tasks, the office and the person at this turn."""
    session = turn.session
    rows, office = rows_of(session, numbers), roster.current(session)
    return TaskFacts(
        person=who(turn),
        as_of=turn.as_of,
        said_at=turn.said_at,
        rows=rows,
        people=_people(session, office, (row for shares in rows.values() for row in shares)),
        assignment_id=turn.assignment_id,
        chosen=turn.chosen,
        extension_cap=turn.settings.extension_cap,
        changed=changed,
        offers_before=len(turn.offered),
        reached=office.reached,
        office=office.office,
    )


def rows_of(session: Session, numbers: Collection[int]) -> dict[int, tuple[Listed, ...]]:
    """All shares of the tasks, by number."""
    rows = assignments.of_tasks(session, numbers) if numbers else []
    return {n: tuple(row for row in rows if row.assignment.task_number == n) for n in numbers}


def with_units(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the registry's units, which the office may name."""
    return replace(facts, units=tuple(roster.current(turn.session).units.values()))


def with_decided(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the units, what was cancelled as it was before, and the extensions that were granted last."""
    shares = [row.assignment for rows in facts.rows.values() for row in rows]
    gone = [share.id for share in shares if share.status is Status.CANCELLED]
    extended = [share.id for share in shares if share.status in LIVE and share.extensions]
    return replace(
        with_units(turn, facts),
        cancelled=changes.before_cancelling(turn.session, gone),
        granted=changes.last_grants(turn.session, extended),
    )


def with_papers(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the files that may prove a result."""
    return replace(facts, papers=papers_of(turn))


def papers_of(turn: Turn) -> Papers:
    """The file that came with the message, and those that wait in the chat."""
    waiting = chats.waiting_files(turn.session, turn.target, turn.now)
    turn.file_seen = True
    received = turn.received
    recording = turn.inbound.recording or ""
    if received is None:
        return Papers(waiting=waiting, recording=recording)
    barred = not may_send_files(who(turn))
    here = tuple(
        NewEvidence(one.stored_as, shown_name(one.file.name), one.file.size, one.file.file_id)
        for one in (() if barred else received.kept)
    )
    return Papers(
        here=here,
        waiting=waiting,
        lost=None if here else shown_name(received.file.name),
        recording=recording or ("video" if received.recordings or received.problem == RECORDING else ""),
        barred=barred,
        no_room=received.problem if received.problem in set(NoRoom) else "",
        most=int((received.params or {}).get("most", 0)),
    )


def with_recent_reports(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the files, and where no task was named, with what the person has reported within the hour."""
    ids = chats.just_reported(turn.session, facts.person.id, turn.now)
    recent = tuple(
        dict.fromkeys(row.assignment.task_number for row in assignments.listed_by_ids(turn.session, ids))
    )
    rows = facts.rows or rows_of(turn.session, recent)
    return with_papers(turn, replace(facts, just_reported=recent, rows=rows))


def with_requests(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the extensions that wait for the office."""
    waiting = reports.pending_extensions(turn.session)
    return replace(
        with_units(turn, facts),
        requests={each.assignment_id: Request(each.person_id, each.new_due) for each in waiting},
    )


def carry_out(turn: Turn, decided: Callable[[frozenset[int]], Decision]) -> None:
    """Do what was decided. Where somebody else was first, nothing of it is done, and it is decided anew.

    `decided` is given the assignments that have changed meanwhile, on which it must not act unasked.
    """
    changed: frozenset[int] = frozenset()
    while True:
        decision = decided(changed)
        lost = _write(turn, decision.effects)
        if lost is None:
            break
        changed |= {lost}
    reply(turn, decision)
    turn.acted += acted_on(decision)
    for effect in decision.effects:
        _tell(turn, effect)


def acted_on(decision: Decision) -> list[int]:
    """The tasks to which something was done."""
    noted = [effect.data["task"] for effect in decision.effects if isinstance(effect, NoteEvent)]
    amended = [effect.number for effect in decision.effects if isinstance(effect, EditContent | AddShare)]
    return [*(number for number, _ in decision.changes), *noted, *amended]


def reply(turn: Turn, decision: Decision) -> None:
    """Say the answer, if there is one."""
    answer = decision.answer
    turn.failed = decision.failed
    turn.left_open = decision.left_open or turn.left_open
    if answer is not None:
        turn.answer(answer.message, tasks=answer.tasks, offer=answer.offers)


def _write(turn: Turn, effects: Sequence[Effect]) -> int | None:
    """All of it, or nothing and the assignment that somebody else has changed first."""
    # A change that somebody else was before leaves nothing, so what comes first needs nothing taken back.
    alone = not any(isinstance(effect, Write) for effect in effects[1:])
    with nullcontext(_nothing) if alone else audit.whole(turn.session) as take_back:
        for effect in effects:
            if isinstance(effect, Write):
                made, actor = effect.change, who(turn).id
                if not changes.apply(turn.session, made, actor, effect.at, effect.words):
                    take_back()
                    return made.before.id
            else:
                _keep(turn, effect)
    return None


def _nothing() -> None:
    """Nothing has been written that would have to be taken back."""


def _keep(turn: Turn, effect: Effect) -> None:
    match effect:
        case NoteEvent():
            audit.record(
                turn.session,
                effect.kind,
                f"assignment:{effect.assignment_id}",
                now=turn.now,
                actor_id=who(turn).id,
                data=dict(effect.data),
                remark=effect.remark,
            )
        case DecidePast():
            tasks.decide_past(turn.session, effect.number)
        case EditContent():
            changes.edit_content(turn.session, effect.number, effect.new, actor_id=who(turn).id, now=turn.now)
        case AddShare():
            by = who(turn).id
            changes.add_cooperating(turn.session, effect.number, effect.unit_id, actor_id=by, now=turn.now)
        case CancelTask():
            tasks.mark_cancelled(turn.session, effect.number, None if effect.taken_back else turn.now)
        case Papered():
            _settle_papers(turn, effect)
        case _:
            pass  # told once all is written


def _settle_papers(turn: Turn, effect: Papered) -> None:
    if effect.used:
        chats.let_files_go(turn.session, turn.target, effect.used)
    if effect.claimed and effect.task is not None:
        chats.claim_files(turn.session, turn.target, effect.claimed, effect.task)
    for file in effect.hold:
        chats.hold_file(turn.session, turn.target, file, turn.now, effect.task)
        turn.asked_of_file = effect.task is None


def _tell(turn: Turn, effect: Effect) -> None:
    match effect:
        case Tell():
            turn.tell(effect.person_id, effect.message, tasks=effect.tasks)
        case TellAssigned():
            chosen = Filter(statuses=OPEN, task_numbers=[effect.number], unit_ids=[effect.unit_id])
            owe_assigned(turn, assignments.listed(turn.session, chosen)[:1])
        case TellDeadline():
            for row in assignments.listed_by_ids(turn.session, [effect.assignment_id]):
                owe_new_deadline(turn, row, effect.old, effect.note)
        case _:
            pass


def _people(session: Session, office: Roster, rows: Iterable[Listed]) -> dict[int, Person]:
    """Everybody who is active, by code, and whoever else has reported or decided."""
    known = dict(office.by_id)
    shares = [row.assignment for row in rows]
    for person_id in {*(s.reported_by for s in shares), *(s.decided_by for s in shares)} - {None}:
        gone = people.person(session, person_id) if person_id not in known and person_id is not None else None
        if gone is not None:
            known[gone.id] = gone
    return known
