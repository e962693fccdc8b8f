"""What a use case about tasks decides: changes, an answer and notices, as values. Pure.

A decision is made of facts (bot.actions.work.task_facts) and carried out by bot.actions.work.carrying_out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.actions.work.effects import Effect, Papered, Tell, Write
from bot.actions.work.task_facts import Papers, Pick, TaskFacts, ids, names, over
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import UnitName
from messages import refusals, vi
from messages.lines import message, name, numbered
from messages.text import Button, Message, Text, plain
from messages.work import decisions as words_of_decisions
from messages.work import reports as words_of_reports
from storage.work.assignments import Listed
from storage.work.changes import GivenWords
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Act, Action, Due, Status, alone_in_office
from tasks.standing import Standing
from tasks.transitions import TRANSITIONS, Before, Refusal, RefusalCode

MOST_NUMBERS = 40
_OF_A_UNIT = frozenset({Act.ANSWER, Act.START, Act.REQUEST_EXTENSION})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person hears, the tasks it speaks of, and the commands that a bare number chooses from."""

    message: Message
    tasks: tuple[int, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, the effects in their order, and what was refused, by task number.

    `failed`: something of it was refused or is still to be asked. `left_open` is the intent of which the
    answer asks for a missing part.
    """

    answer: Answer | None
    effects: tuple[Effect, ...] = ()
    refused: tuple[tuple[int, Refusal], ...] = ()
    failed: bool = False
    left_open: Any = None

    @property
    def changes(self) -> list[tuple[int, Action]]:
        """Which task, which action."""
        writes = [effect.change for effect in self.effects if isinstance(effect, Write)]
        return [(change.before.task_number, change.action) for change in writes]


@dataclass
class Tally:
    """A decision in the making: a block a task, then hints; effects; offers."""

    facts: TaskFacts
    blocks: list[Text] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    buttons: list[tuple[Button, ...]] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    refused: list[tuple[int, Refusal]] = field(default_factory=list)
    failed: bool = False
    left_open: Any = None

    def add(self, block: Text | str, number: int | None = None) -> None:
        """One more thing to say, about a task where a number is given."""
        self.blocks.append(plain(block) if isinstance(block, str) else block)
        if number is not None and number not in self.tasks:
            self.tasks.append(number)

    def first(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """As many tasks as one message may speak of, each once; that there were more is said."""
        if len(numbers) > MOST_NUMBERS:
            self.hint(refusals.too_many(MOST_NUMBERS, numbers[MOST_NUMBERS]))
        return tuple(dict.fromkeys(numbers[:MOST_NUMBERS]))

    def hint(self, text: str) -> None:
        """What is said once at the end, however many tasks it holds for."""
        if text and text not in self.hints:
            self.hints.append(text)

    def ask(self, question: Text | str, offers: Sequence[str], shown: Sequence[str] = ()) -> None:
        """Ask, with offers of which one is chosen by its number; `shown` where they are not for reading."""
        first = self.facts.offers_before + len(self.offers) + 1
        self.failed = True
        self.add(question)
        for line in numbered(shown or offers, first):
            self.add(line)
        self.offers += offers

    def miss(self, said: Text | str, number: int | None = None) -> None:
        """Say why it cannot be done, or not yet."""
        self.add(said, number)
        self.failed = True

    def lack(self, question: Text | str, intent: Any, number: int, unit: UnitName | None = None) -> None:
        """Ask for what is missing to do it to the task; the next message may say it.

        `unit` is named where the number alone would not say whose share is meant.
        """
        before = self.left_open.numbers if self.left_open is not None else ()
        named = {"unit": unit} if unit is not None and not before else {}
        self.left_open = replace(intent, numbers=(*before, number), **named)
        self.miss(question, number)

    def open_for_reason(self, intent: Any, number: int) -> None:
        """The next message may say the reason, where it was for want of one that it was refused."""
        last, refusal = self.refused[-1] if self.refused else (None, None)
        if refusal is not None and last == number and refusal.code == RefusalCode.REASON_REQUIRED:
            before = self.left_open.numbers if self.left_open is not None else ()
            self.left_open = replace(intent, numbers=(*before, number))

    def attempt(
        self,
        row: Listed,
        action: Action,
        words: GivenWords | None = None,
        *,
        at: datetime | None = None,
        due: Due | None = None,
        unit_id: int | None = None,
        before: Before | None = None,
    ) -> Change | None:
        """The change that the life cycle makes of it; None where it refuses, which is said."""
        made = self.weigh(row, action, words, at=at, due=due, unit_id=unit_id, before=before)
        if isinstance(made, Refusal):
            self.refuse(row, made)
            return None
        self.write(made, words, at)
        return made

    def write(self, made: Change, words: GivenWords | None = None, at: datetime | None = None) -> None:
        """The change is to be made."""
        self.effects.append(Write(made, words or GivenWords(), at or self.facts.now))

    def weigh(
        self,
        row: Listed,
        action: Action,
        words: GivenWords | None = None,
        *,
        at: datetime | None = None,
        due: Due | None = None,
        unit_id: int | None = None,
        before: Before | None = None,
    ) -> Change | Refusal:
        """What the life cycle would make of it."""
        share, facts = row.assignment, self.facts
        if over(row) and TRANSITIONS[action].act in _OF_A_UNIT:
            return Refusal(RefusalCode.CLOSED)
        alone = alone_in_office(facts.person, facts.office, share.unit_id, share.reported_by)
        made = advance(
            share,
            action,
            Actor(facts.person, alone=alone),
            at or facts.now,
            reason=words.reason if words is not None else "",
            due=due,
            unit_id=unit_id,
            extension_cap=facts.extension_cap,
            before=before,
        )
        if isinstance(made, Change) and share.id in facts.changed:
            # What was said was said of another state: it is not done to this one unasked.
            return Refusal(refusals.CHANGED_MEANWHILE)
        return made

    def refuse(self, row: Listed, refusal: Refusal) -> None:
        """Say the refusal, with who reported or decided where that is known."""
        number, by = row.assignment.task_number, refusal.params.get("by")
        person = self.facts.people.get(by) if isinstance(by, int) else None
        said = vi.person(person) if person is not None else ""
        sentence = refusals.sentence(refusal, number, what=name(self.facts.standing(row)), by=said)
        self.miss(sentence, number)
        self.refused.append((number, refusal))

    def own_row(self, number: int, found: Pick, verb: str) -> Listed | None:
        """The row that a unit means; where it is none or several, that is said or asked."""
        if found.row is not None:
            return found.row
        if not found.among:
            self.miss(refusals.not_yours(number))
            return None
        items = [self.facts.standing(row) for row in found.among]
        data = [f"{verb}:{item.number}:{item.assignment_id}" for item in items]
        self.ask(words_of_reports.which_unit(number), data, [item.unit for item in items])
        return None

    def office_row(
        self, number: int, found: Pick, intent: Any, unit: UnitName | None = None
    ) -> Listed | None:
        """The row that the office means; where several units are possible, each is offered as a command."""
        if found.row is not None:
            return found.row
        if found.among:
            items = [self.facts.standing(row) for row in found.among]
            offers = [
                command(replace(intent, numbers=(number,), unit=UnitName(n.unit, n.unit_code))) for n in items
            ]
            self.ask(words_of_decisions.which_unit(number), offers)
        else:
            self.say_none(number, unit)
        return None

    def say_none(self, number: int, unit: UnitName | None) -> None:
        """There is no such task, or that unit has no share of it."""
        if unit is not None and not unit.code:
            self.miss(refusals.unknown_unit(unit.text))
        elif unit is not None and self.facts.office_rows(number, Act.SEE):
            named = self.facts.named(unit)
            self.miss(refusals.not_given_to(number, named.name if named is not None else unit.text))
        else:
            self.miss(refusals.no_task(number))

    def beside(self, items: Sequence[Standing]) -> list[Standing]:
        """The other units' shares of the same occurrences."""
        mine = {item.assignment_id for item in items}
        same = {item.occurrence_id for item in items}
        rows = [row for item in items for row in self.facts.rows.get(item.number, ())]
        live = [row for row in rows if row.assignment.status is not Status.CANCELLED]
        found = [self.facts.standing(row) for row in live if row.assignment.occurrence_id in same]
        return [each for each in found if each.assignment_id not in mine]

    def tell_office(self, notice: Message, items: Sequence[Standing]) -> None:
        """Tell everybody of the office but the person who acts."""
        for member in self.facts.office_told:
            if member.id != self.facts.person.id:
                self.effects.append(Tell(member.id, notice, tuple(item.number for item in items)))

    def tell_unit(
        self, unit_id: int, notice: Message, numbers: Sequence[int], also: int | None = None
    ) -> set[int]:
        """Tell those who answer for the unit, and the person `also` (who gave the report); who is told."""
        told = {person.id for person in self.facts.answering_for(unit_id)} | ({also} if also else set())
        told -= {self.facts.person.id}
        self.effects += [Tell(person_id, notice, tuple(numbers)) for person_id in sorted(told)]
        return told

    def decision(self) -> Decision:
        """What has been decided."""
        blocks = [*self.blocks, *(plain(hint) for hint in self.hints)]
        whole = message(*blocks, buttons=tuple(self.buttons))
        answer = Answer(whole, tuple(self.tasks), tuple(self.offers)) if blocks else None
        return Decision(answer, tuple(self.effects), tuple(self.refused), self.failed, self.left_open)


# What becomes of a file that came: whose it is, and what is asked of it.


def claim(tally: Tally, row: Listed) -> None:
    """The task has not been reported: the files are kept for it, and whether it is done is asked."""
    papers, item = tally.facts.papers, tally.facts.standing(row)
    held = ids(papers.held_for((item.number,), everything=True))
    tally.effects.append(Papered(claimed=held, hold=papers.here, task=item.number))
    called = [file.name for file in papers.proving((item.number,), everything=True)]
    offers = [command(i.Done((item.number,))), command(i.InProgress((item.number,)))]
    tally.ask(words_of_reports.file_of_task(item, called, tally.facts.said_at), offers)
    tally.tasks.append(item.number)


def offer_unclaimed(tally: Tally, item: Standing) -> None:
    """A file from before goes to no report by itself."""
    failed = tally.failed
    shown = [words_of_reports.this_one(item.number)]
    tally.ask(words_of_reports.unclaimed(tally.facts.papers.unclaimed), [f"evidence:{item.number}"], shown)
    tally.failed = failed


def ask_of_file(papers: Papers, numbers: Sequence[int]) -> Decision:
    """Files came without a word: they are kept, and asked what they are; or it is said why they are not."""
    if not papers.here:
        return Decision(Answer(message(papers.refusal)))
    task = numbers[0] if len(numbers) == 1 else None
    answer = Answer(words_of_reports.file_kept(names(papers.here), numbers), tuple(numbers))
    return Decision(answer, (Papered(hold=papers.here, task=task),))
