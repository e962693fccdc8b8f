"""The second and third step of a use case: decide by the life cycle, apply, and gather what to say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.actions.targets import MOST_NUMBERS, item_of, who
from bot.turn import Turn
from messages import refusals, vi
from messages.lines import message, name, numbered
from messages.text import Button, Text, plain
from storage import assignments, changes, people
from storage.assignments import Listed
from storage.changes import Words
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Action, Assignment, Due
from tasks.refusal import Refusal, RefusalCode
from tasks.rights import Act, alone_in_office, may_everywhere


@dataclass
class Tally:
    """What one answer will say: a block a task, then hints; offers and buttons with their rows."""

    turn: Turn
    blocks: list[Text] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    buttons: list[tuple[Button, ...]] = field(default_factory=list)

    def add(self, block: Text | str, number: int | None = None) -> None:
        """One more thing to say, about a task where a number is given."""
        self.blocks.append(plain(block) if isinstance(block, str) else block)
        if number is not None and number not in self.tasks:
            self.tasks.append(number)

    def first(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """As many tasks as one message may speak of; that there were more is said."""
        if len(numbers) > MOST_NUMBERS:
            self.hint(refusals.too_many(MOST_NUMBERS, numbers[MOST_NUMBERS]))
        return tuple(numbers[:MOST_NUMBERS])

    def hint(self, text: str) -> None:
        """What is said once at the end, however many tasks it holds for."""
        if text and text not in self.hints:
            self.hints.append(text)

    def ask(self, question: Text | str, offers: Sequence[str], shown: Sequence[str] = ()) -> None:
        """Ask, with offers of which one is chosen by its number; `shown` where they are not for reading."""
        first = len(self.turn.offered) + len(self.offers) + 1
        self.add(question)
        for line in numbered(shown or offers, first):
            self.add(line)
        self.offers += offers

    def send(self) -> None:
        """Answer, if there is anything to say."""
        blocks = [*self.blocks, *(plain(hint) for hint in self.hints)]
        if blocks:
            whole = message(*blocks, buttons=tuple(self.buttons))
            self.turn.answer(whole, tasks=self.tasks, offer=self.offers)


def attempt(
    turn: Turn,
    row: Listed,
    action: Action,
    words: Words | None = None,
    *,
    at: datetime | None = None,
    due: Due | None = None,
    unit_id: int | None = None,
    extension_cap: int | None = None,
) -> Change | Refusal:
    """Do it, or say why not; where somebody else was first, what it has become is what is said."""
    words, moment = words or Words(), at or turn.now

    def decide(share: Assignment) -> Change | Refusal:
        return advance(
            share,
            action,
            _actor(turn, share.unit_id, share.reported_by),
            moment,
            reason=words.reason,
            due=due,
            unit_id=unit_id,
            extension_cap=extension_cap,
        )

    decided = decide(row.assignment)
    if isinstance(decided, Refusal) or changes.apply(turn.session, decided, who(turn).id, moment, words):
        return decided
    fresh = assignments.assignment(turn.session, row.assignment.id)
    why = decide(fresh) if fresh is not None else None
    # What was said was said of another state: it is not done to this one unasked.
    return why if isinstance(why, Refusal) else Refusal(refusals.CHANGED_MEANWHILE)


def refuse(turn: Turn, tally: Tally, row: Listed, refusal: Refusal) -> None:
    """Say the refusal, with who reported or decided where that is known."""
    share = row.assignment
    by = refusal.params.get("by")
    person = people.person(turn.session, by) if isinstance(by, int) else None
    tally.add(
        refusals.sentence(
            refusal,
            share.task_number,
            what=name(item_of(turn, row)),
            by=vi.person(person) if person is not None else "",
        ),
        share.task_number,
    )


def _actor(turn: Turn, unit_id: int, reported_by: int | None) -> Actor:
    person = who(turn)
    office = tuple(people.office_people(turn.session))
    return Actor(person, alone=alone_in_office(person, office, unit_id, reported_by))


def office_may(turn: Turn, action: Action, act: Act) -> bool:
    """Whether the person may do this at all; said before anything is looked up, so that nothing is told."""
    if may_everywhere(who(turn), act):
        return True
    refusal = Refusal(RefusalCode.NOT_ALLOWED, {"action": action})
    turn.answer(refusals.only(refusals.sentence(refusal, 0)))
    return False
