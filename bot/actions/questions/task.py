"""One task with its history, one directive with its tasks: what this person may see of them."""

from collections.abc import Mapping
from dataclasses import replace

from bot.actions.audience import Sight, sight, standings
from bot.actions.choosing import still_standing
from bot.actions.questions.directives import document
from bot.incoming.turn import Handler, Turn
from chat import intents as i
from chat.intents.catalog import command
from messages import refusals, vi
from messages.questions.cards import CardFacts, EventFacts, ExtensionFacts, ReportFacts, card, history
from messages.questions.directives import named
from messages.talk import only_shown
from storage.incoming.chats import LastQuery
from storage.questions import tracking
from storage.questions.tracking import Picture
from storage.registry import people, roster
from storage.tables import Event
from storage.tables.base import known
from storage.work import reports
from storage.work.assignments import Listed
from storage.work.directives import with_files
from tasks.lifecycle import SELF_CONFIRMED
from tasks.model import OPEN, Person, Share, Status
from tasks.query import Query


def task(turn: Turn, intent: i.AskTask) -> None:
    """The card, or the history; another unit's task is not found, whether it exists or not."""
    seen = sight(turn)
    if seen is None:
        return
    picture = tracking.picture(turn.session, intent.number)
    rows = _visible(picture, seen) if picture is not None else []
    if picture is None or not rows:
        everything = seen.unit_ids is None
        say = refusals.no_task if everything else refusals.not_yours
        told, still = refusals.only(say(intent.number)), still_standing(turn)
        turn.answer(replace(told, blocks=(*told.blocks, still)) if still is not None else told)
        return
    facts = _Reading(turn, picture, seen, rows).facts()
    turn.asked = LastQuery(Query(tasks=(intent.number,)))
    said = history(facts) if intent.history else card(facts)
    if (instead := intent.instead) is not None:
        hint = only_shown(instead.row.acting(instead), intent.number, command(instead))
        said = replace(said, blocks=(*said.blocks, hint))
    turn.answer(said, tasks=(intent.number,))


def _visible(picture: Picture, seen: Sight) -> list[Listed]:
    """The shares that may be seen; what was handed to another unit only where nothing else is left."""
    rows = [
        row for row in picture.assignments if seen.unit_ids is None or row.assignment.unit_id in seen.unit_ids
    ]
    live = [row for row in rows if row.assignment.status is not Status.CANCELLED]
    return live or rows


class _Reading:
    """The picture as the card's facts, cut to what may be seen."""

    def __init__(self, turn: Turn, picture: Picture, seen: Sight, rows: list[Listed]) -> None:
        self._turn, self._picture, self._seen, self._rows = turn, picture, seen, rows
        everybody = roster.current(turn.session)
        self._units = {unit.id: unit.name for unit in everybody.units.values()}
        self._people: dict[int, Person | None] = {**everybody.by_id}
        shown = picture.assignments if seen.unit_ids is None else rows
        self._unit_of = {row.assignment.id: row.assignment.unit_id for row in shown}

    def facts(self) -> CardFacts:
        task = self._picture.task
        return CardFacts(
            number=known(task.number),
            content=task.content,
            viewer=self._seen.viewer,
            entries=standings(self._turn, self._rows),
            others=self._others(),
            quote=task.quote,
            place=task.place,
            directive=named(document(self._picture.directive)) if self._picture.directive else "",
            given_at=task.given_at,
            given_by=self._called(task.given_by),
            deadline=self._picture.deadline,
            product=task.product,
            report_to=tuple(task.report_to),
            reports=self._reports(),
            extensions=self._extensions(),
            events=self._events(),
            declined=self._declined(),
            past_at_import=task.past_at_import
            and any(r.assignment.status is not Status.DONE for r in self._rows),
            filed_as=self._filed_as(),
        )

    def _filed_as(self) -> int | None:
        of = self._picture.task.directive_id
        return of if of is not None and with_files(self._turn.session, [of]) else None

    def _others(self) -> tuple[tuple[str, Share], ...]:
        """Who else has a share, by name only: how they stand is not this viewer's."""
        if self._seen.unit_ids is None:
            return ()
        mine = {row.assignment.unit_id for row in self._rows}
        others = {
            row.assignment.unit_id: row.assignment.share
            for row in self._picture.assignments
            if row.assignment.unit_id not in mine and row.assignment.status is not Status.CANCELLED
        }
        return tuple((self._units.get(unit, ""), share) for unit, share in others.items())

    def _reports(self) -> tuple[ReportFacts, ...]:
        files: dict[int, list[str]] = {}
        for evidence in self._picture.evidence:
            files.setdefault(evidence.report_id, []).append(evidence.name)
        return tuple(
            ReportFacts(
                unit=self._unit(report.assignment_id),
                at=report.at,
                by=self._called(report.person_id),
                decision=report.decision,
                document_number=report.document_number or "",
                document_date=report.document_date,
                files=tuple(files.get(known(report.id), ())),
                note=report.note,
                late_reason=report.late_reason,
                reason=report.reason,
            )
            for report in self._picture.reports
            if report.assignment_id in self._unit_of
        )

    def _extensions(self) -> tuple[ExtensionFacts, ...]:
        return tuple(
            ExtensionFacts(
                unit=self._unit(request.assignment_id),
                at=request.at,
                old=request.old_due,
                new=request.new_due,
                decision=request.decision,
                reason=request.reason,
                decision_reason=request.decision_reason,
            )
            for request in self._picture.extensions
            if request.assignment_id in self._unit_of
        )

    def _declined(self) -> tuple[tuple[str, str], ...]:
        open_now = [row.assignment.id for row in self._rows if row.assignment.status in OPEN]
        waiting = reports.declined(self._turn.session, open_now)
        return tuple((self._unit(assignment), reason) for assignment, reason in waiting.items())

    def _events(self) -> tuple[EventFacts, ...]:
        return tuple(self._event(event) for event in self._picture.events if self._sees(event))

    def _sees(self, event: Event) -> bool:
        kind, _, number = event.subject.partition(":")
        if kind == "assignment":
            return int(number) in self._unit_of
        # The day on which the task was given opens the history by itself.
        return event.kind != "given"

    def _event(self, event: Event) -> EventFacts:
        kind, _, number = event.subject.partition(":")
        fact = str(event.data.get("fact", ""))
        old, new = event.old, event.new
        if fact == "due":
            old, new = vi.moment_of(old), vi.moment_of(new)
        elif fact == "unit":
            old, new = self._named(old), self._named(new)
        return EventFacts(
            at=event.at,
            by=self._called(event.actor_id),
            action=event.kind,
            unit=self._unit(int(number)) if kind == "assignment" else "",
            fact=fact,
            old=old,
            new=new,
            remark=self._picture.remarks.get(known(event.id), ""),
            self_confirmed=event.data.get("code") == SELF_CONFIRMED,
            percent=event.data.get("percent"),
        )

    def _unit(self, assignment_id: int) -> str:
        return self._units.get(self._unit_of.get(assignment_id, 0), "")

    def _named(self, unit_id: str) -> str:
        return self._units.get(int(unit_id), "") if unit_id.isdigit() else ""

    def _called(self, person_id: int | None) -> str:
        if not person_id:
            return ""
        if person_id not in self._people:  # who has left
            self._people[person_id] = people.person(self._turn.session, person_id)
        person = self._people[person_id]
        return vi.person(person) if person is not None else ""


HANDLERS: Mapping[type, Handler] = {
    i.AskTask: task,
}
