"""What follows from the gate's word: refusals, doubts that an officer settles, and who is told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.incoming.turn import ANSWER, MESSAGE_KIND, Handler, Turn, who
from bot.reading.gate import ReceivedFile
from chat import intents as i
from messages import secrecy as words
from messages import vi
from messages.text import Message, message_payload, plain
from scheduler.notices import tell_office
from storage.delivery.outbox import enqueue
from storage.incoming import doubts, inbox
from storage.record import audit
from storage.registry import people
from storage.tables import HeldDoubt
from tasks.model import Role

FOLLOWS_HELD = timedelta(minutes=3)
"""How long nothing is taken from a chat in which something was refused: it may be the rest of it."""


@dataclass(frozen=True, slots=True)
class DoubtfulDocument:
    """What may be kept of it: keyed hashes, ids of the channel, the task named, why nobody looked inside."""

    digest: str
    words_digest: str = ""
    files: tuple[str, ...] = ()
    message_ids: tuple[str, ...] = ()
    task: int | None = None
    unread: str = ""


def refuse(turn: Turn, *, deleted: bool) -> None:
    """Tell who sent it and the office; a stranger hears nothing of it."""
    taken = inbox.was_taken(turn.session, turn.row_id)
    until = doubts.close_chat(turn.session, turn.target, turn.now, FOLLOWS_HELD)
    record(turn, "secret_refused", deleted=deleted)
    if turn.person is None or not turn.inbound.private:
        return
    turn.answer(words.refused(until, deleted=deleted, taken=taken))
    by = vi.person(turn.person)
    turn.tell_office(words.office_refused(by, turn.said_at, deleted=deleted, taken=taken))


def hold_following(turn: Turn, *, once: bool, deleted: bool) -> None:
    """What comes after a refused message is not taken; of the parts of a document that is said `once`."""
    chat = turn.target
    until = doubts.closed_until(turn.session, chat.channel, chat.chat_id, turn.now) or turn.now
    record(turn, "followed_refusal")
    if turn.person is None or not turn.inbound.private:
        return
    if not once:
        turn.answer(words.follows(until, deleted=deleted))
        return
    enqueue(
        turn.session,
        f"follows:{chat.channel}:{chat.bot}:{chat.chat_id}:{until.isoformat()}",
        MESSAGE_KIND,
        now=turn.now,
        to=chat,
        person_id=turn.person.id,
        payload=message_payload(words.follows(until, deleted=deleted)),
        priority=ANSWER,
    )


def hold(turn: Turn, document: DoubtfulDocument | None, *, behind: bool = False) -> None:
    """Keep nothing of a doubtful document but its hash, and ask the office; the same is said to everybody.

    None: its content is no longer here, so that nothing can be asked. `behind`: it is in doubt only because
    it came behind another, with which it is decided.
    """
    record(turn, "doubt_held")
    if turn.person is None or not turn.inbound.private:
        return
    if document is None or not document.digest:
        turn.answer(words.held_unasked())
        return
    before = doubts.undecided(turn.session, turn.target, turn.said_at) if behind else None
    doubt_id, new = doubts.ask(
        turn.session,
        HeldDoubt(
            digest=document.digest,
            words_digest=document.words_digest,
            channel=turn.target.channel,
            bot=turn.target.bot,
            chat_id=turn.target.chat_id,
            user_id=turn.inbound.user_id,
            person_id=turn.person.id,
            message_ids=list(document.message_ids),
            files=list(document.files),
            task=document.task,
            asked_at=turn.said_at,
            state="follows" if before is not None else "open",
        ),
    )
    if before is not None:
        turn.answer(words.held_behind(before.asked_at, files=len(document.files)))
        return
    turn.answer(words.held(document.unread))
    if new:
        _ask_office(turn, doubt_id, document)


def _ask_office(turn: Turn, doubt_id: int, document: DoubtfulDocument) -> None:
    by = vi.person(who(turn))
    asked = words.ask(doubt_id, by, turn.said_at, files=len(document.files), unread=document.unread)
    tell_office(turn.session, f"doubt:{doubt_id}", asked, turn.now)


def let_pass(turn: Turn, intent: i.LetPass) -> None:
    """An officer clears it and what came behind it: files are fetched again, a text is asked for again."""
    decided = _decided(turn, intent.number, "cleared")
    if not decided:
        return
    turn.answer(words.cleared(intent.number, files=len(decided[0].files), behind=len(decided) - 1))
    for doubt in decided:
        if doubt.files:
            turn.follow_up.append(doubts.follow_up(turn.session, doubt, turn.now))
        else:
            turn.tell(doubt.person_id, words.sender_send_again(doubt.asked_at))


def keep_out(turn: Turn, intent: i.KeepOut) -> None:
    """An officer keeps it out, and what came behind it: the messages are deleted where that is possible."""
    decided = _decided(turn, intent.number, "kept")
    if decided:
        turn.answer(words.kept_out(intent.number, behind=len(decided) - 1))
    turn.follow_up.extend(doubts.follow_up(turn.session, doubt, turn.now) for doubt in decided)


def _decided(turn: Turn, doubt_id: int, state: str) -> list[HeldDoubt]:
    """The doubt and what came behind it, where this person is the first to decide on it."""
    officer = who(turn)
    won = doubts.decide(turn.session, doubt_id, state, officer.id, turn.now)
    doubt = doubts.found(turn.session, doubt_id)
    if doubt is None:
        turn.failed = True
        turn.answer(words.no_such(doubt_id))
        return []
    if not won:
        turn.failed = True
        turn.answer(_by_whom(turn, doubt))
        return []
    kind = "doubt_cleared" if state == "cleared" else "doubt_kept_out"
    decided = [doubt, *doubts.decide_followers(turn.session, doubt, state, officer.id, turn.now)]
    for each in decided:
        audit.record(turn.session, kind, f"doubt:{each.id}", now=turn.now, actor_id=officer.id)
    return decided


def _by_whom(turn: Turn, doubt: HeldDoubt) -> Message:
    by = people.person(turn.session, doubt.decided_by) if doubt.decided_by is not None else None
    name = vi.person(by) if by is not None else None
    return words.decided_before(
        doubt.id or 0, name, doubt.decided_at or turn.now, cleared=doubt.state == "cleared"
    )


def introduce(
    turn: Turn, doubt: HeldDoubt | None, *, cut_short: bool = False, received: ReceivedFile | None = None
) -> None:
    """What is to be known before the answer: that an officer cleared it, and what of it is not there."""
    if turn.person is None:
        return
    if doubt is not None:
        turn.hold(plain(words.sender_cleared(doubt.asked_at)))
    if cut_short and turn.person.has(Role.OFFICE):
        turn.hold(plain(words.cut_short()))
    if received is not None and received.recordings:
        turn.hold(plain(words.recordings_left(received.recordings)))


def ask_for_cleared(turn: Turn, doubt: HeldDoubt) -> None:
    """An officer has cleared a file that the channel does not give again."""
    turn.answer(words.sender_send_again(doubt.asked_at))


def tell_kept_out(turn: Turn, doubt: HeldDoubt, *, deleted: bool) -> None:
    """An officer keeps it out, and who sent it is told."""
    turn.answer(words.sender_kept_out(doubt.asked_at, deleted=deleted))


def send_again(turn: Turn) -> None:
    """It waited in the memory of a program that has ended."""
    record(turn, "parts_lost")
    if turn.person is not None and turn.inbound.private:
        turn.answer(words.send_again())


def record(turn: Turn, kind: str, **data: bool) -> None:
    """Keep that it happened, when and from whom, and nothing of what it was."""
    audit.record(
        turn.session,
        kind,
        f"inbox:{turn.row_id}",
        now=turn.now,
        actor_id=turn.person.id if turn.person else None,
        data=data,
    )


def incomplete(turn: Turn, missing: Sequence[int], total: int) -> None:
    """Some files of an album did not come: nothing of it is taken."""
    if turn.person is not None and turn.inbound.private:
        turn.answer(words.album_incomplete(missing, total))


HANDLERS: Mapping[type, Handler] = {
    i.LetPass: let_pass,
    i.KeepOut: keep_out,
}
