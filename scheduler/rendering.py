"""How each kind of outbox row becomes a message: facts read in the claim's transaction, words outside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from messages import vi
from messages.people import groups as group_words
from messages.people.linking import Invitation, invited
from messages.text import Message, load_message
from messages.work import digests as digest_words
from messages.work import reminders
from messages.work.digests import Undelivered
from messages.work.reminders import Notice, holds_now
from scheduler.renderer import Gone, Rendered, Renderer
from scheduler.snapshot import Rules, Snapshot
from scheduler.tick import GROUP
from scheduler.together import Digests, GatheredNotices, PutTogether, changed_since
from storage import settings
from storage.database.engine import Session
from storage.delivery import settling
from storage.delivery.bursts import ASSIGNED, DEADLINE_CHANGED, NOTICES
from storage.delivery.digests import digest_day
from storage.delivery.outbox import ANSWER_KEY, DIGEST, UNDELIVERED
from storage.delivery.quota import TOGETHER
from storage.incoming.choices import NumberedChoices
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.registry import groups, invites, people
from storage.tables import Outbox
from storage.work import assignments, directives, reviews
from storage.work.assignments import Listed, standing_of
from tasks.deadline import Operator
from tasks.model import OPEN, Due
from tasks.query import Query
from tasks.standing import AsOf, Standing
from tasks.workdays import local_day

MESSAGE = "message"
URGE = "urge"
REVIEW_KEY = "review:"
"""How the keys of the news of a new review begin."""

INVITATION = "invitation"
GROUP_INVITATION = "group_invitation"


def renderers(rules: Rules) -> dict[str, Renderer]:
    """The renderer of every kind of row."""
    return {
        MESSAGE: WholeMessage(rules),
        DIGEST: Digests(rules),
        UNDELIVERED: UndeliveredNotes(),
        ASSIGNED: Notices(rules, reminders.assigned),
        DEADLINE_CHANGED: Notices(rules, reminders.deadline_changed),
        URGE: Notices(rules, reminders.urged),
        INVITATION: Invitations(),
        GROUP_INVITATION: GroupInvitations(),
        TOGETHER: PutTogether(rules, lambda: _inner(rules)),
        GROUP: GroupCounts(rules),
        NOTICES: GatheredNotices(rules, lambda: _inner(rules)),
    }


def _inner(rules: Rules) -> dict[str, Renderer]:
    """Those of messages that go with others: what has changed since is told once, below them all."""
    return {**renderers(rules), MESSAGE: WholeMessage()}


class WholeMessage:
    """An answer, or a notice that was written in full when it was owed.

    What a notice tells of may have changed while it waited: for others of a burst, for the morning, for a
    messenger that was out of reach. Then it says what holds now; news of a review that is over does not go.
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        if row.key.startswith(REVIEW_KEY) and not reviews.is_open(session, row.payload["review"]):
            return Gone()
        return row.payload, changed_since(session, [row], now, self._rules) if self._rules else ()

    def render(self, facts: Any) -> Rendered:
        facts, changed = facts
        first, choices, anew = facts.get("listed") or (1, (), True)
        message = holds_now(load_message(facts["message"]), changed)
        tasks = tuple(facts.get("tasks", ()))
        return Rendered(message, tasks, facts.get("review"), NumberedChoices(first, tuple(choices), anew))


class Notices:
    """Assignments that are new, changed or urged: payload {"assignments": [ids], "old": …, "note": …}."""

    def __init__(self, rules: Rules, words: Callable[[Notice], Message]) -> None:
        self._rules = rules
        self._words = words

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        calendar, policy = self._rules(session, now)
        person = people.person(session, row.person_id) if row.person_id is not None else None
        items = [
            item
            for item in assignments.listed_by_ids(session, row.payload["assignments"])
            if item.assignment.status in OPEN
        ]
        if person is None or not items:
            return Gone()
        at = Snapshot(now, calendar, policy)
        return Notice(
            person=person,
            lines=tuple(standing_of(item, at.as_of) for item in items),
            old=_due(row.payload.get("old")),
            note=row.payload.get("note", ""),
            papers=_papers(session, items, at.as_of),
        )

    def render(self, facts: Any) -> Rendered:
        return Rendered(self._words(facts), tuple(dict.fromkeys(line.number for line in facts.lines)))


class Invitations:
    """A code for linking: payload {"person": id, "by": id}. It is made as it is sent, and kept hashed alone.

    Another attempt makes another code, which withdraws the one before.
    """

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        person_id, by = row.payload["person"], row.payload["by"]
        person = people.person(session, person_id) if people.is_active(session, person_id) else None
        if person is None or not people.is_active(session, by):
            return Gone()
        office = settings.load(session)
        new = invites.create(session, person.id, by, now, office)
        unit = people.unit(session, person.unit_id)
        return Invitation(
            person=person,
            unit=unit.name if unit else "",
            code=new.code,
            link=new.link(office.bot_username),
            expires_at=new.expires_at,
            linked=bool(people.addresses(session, person.id)),
        )

    def render(self, facts: Any) -> Rendered:
        return Rendered(invited(facts))


class GroupInvitations:
    """A code for linking a group: payload {"by": id}; made as it is sent, as that of a person is."""

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        by = row.payload["by"]
        if not people.is_active(session, by):
            return Gone()
        code, until = groups.invite(session, by, now, settings.load(session))
        known = [
            group_words.KnownGroup(groups.number_of(each), each.channel, each.changed_at or each.created_at)
            for each in groups.linked(session)
        ]
        return code, until, known

    def render(self, facts: Any) -> Rendered:
        return Rendered(group_words.invited(*facts))


def _papers(session: Session, items: Sequence[Listed], at: AsOf) -> tuple[tuple[int, Standing], ...]:
    """The directives whose file is kept, each with the first of the tasks that came of it."""
    of = [row.directive_id for row in items if row.directive_id is not None]
    first = {row.directive_id: row for row in reversed(items)}
    kept = directives.with_files(session, of)
    return tuple((each, standing_of(first[each], at)) for each in dict.fromkeys(of) if each in kept)


def due_json(due: Due | None) -> list[str | None] | None:
    """A deadline as a payload keeps it."""
    if due is None:
        return None
    return [due.on.isoformat(), str(due.operator), due.at.isoformat() if due.at else None]


def _due(value: list[str | None] | None) -> Due | None:
    if not value or value[0] is None or value[1] is None:
        return None
    moment = datetime.fromisoformat(f"{value[0]}T{value[2] or '00:00'}")
    return Due(moment.date(), Operator(value[1]), moment.time() if value[2] else None)


class GroupCounts:
    """The morning's counts in a linked group: payload {"group": its number, "date": …}."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        calendar, policy = self._rules(session, now)
        linked = row.payload["group"] in map(groups.number_of, groups.linked(session))
        if not linked or digest_day(row) != local_day(now):
            return Gone()
        at = AsOf(now, calendar, policy.soon_days, policy.roll_forward)
        found = QueryAnswer(session, Query(), Seen(), at).total().counts
        return (found, now) if found.open or found.waiting else Gone()

    def render(self, facts: Any) -> Rendered:
        return Rendered(group_words.counts(*facts))


class UndeliveredNotes:
    """What the office must pass on by other means."""

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        person = people.person(session, row.person_id) if row.person_id is not None else None
        rows = settling.uncertain(session, row.payload["rows"])
        if person is None or not rows:
            return Gone()
        return vi.person(person), [
            Undelivered(
                people.person(session, lost.person_id) if lost.person_id is not None else None,
                lost.kind,
                lost.state,
                lost.reason,
                tuple(lost.payload.get("tasks", ())),
                lost.key.startswith(ANSWER_KEY),
                lost.part,
            )
            for lost in rows
        ]

    def render(self, facts: Any) -> Rendered:
        called, rows = facts
        return Rendered(digest_words.undelivered(called, rows))
