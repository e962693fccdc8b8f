"""The turns about the conversation itself: buttons, choices, what was not understood, bare files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions.audience import viewer_of
from bot.actions.review import importing
from bot.actions.work.carrying_out import carry_out, papers_of
from bot.actions.work.decision import Decision, ask_of_file
from bot.actions.work.effects import Papered
from bot.actions.work.which_task import ask_which
from bot.incoming.turn import Handler, Turn, who
from chat import intents as i
from chat.intents.catalog import command
from chat.message import LONGEST_ORDER
from messages import talk as words
from messages import vi
from messages.help import help_for
from messages.lines import Viewer
from messages.text import plain
from storage.incoming import inbox
from storage.questions import tracking
from storage.registry import people
from tasks.model import Act, Role, Status, own_units
from tasks.query import Query, Shape, Stand

LONGEST = 64
"""No button of ours bears more; what is longer is cut before it is looked at."""
ANSWERS = (i.Done, i.AddEvidence, i.InProgress, i.NotDone)
"""What a caption may say of the file that makes it evidence rather than a directive."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The intent, and the review or assignment that the button belongs to."""

    intent: i.Intent
    review_id: int | None = None
    assignment_id: int | None = None


def _of_task(make: Callable[[tuple[int, ...]], i.Intent]) -> Callable[[tuple[int, ...]], Pressed | None]:
    """`verb:<task number>` or `verb:<task number>:<assignment id>`."""

    def pressed(ids: tuple[int, ...]) -> Pressed | None:
        if not ids:
            return None
        return Pressed(make(ids[:1]), assignment_id=ids[1] if len(ids) > 1 else None)

    return pressed


def _of_tasks(make: Callable[[tuple[int, ...]], i.Intent]) -> Callable[[tuple[int, ...]], Pressed | None]:
    """`verb:<task number>:<task number>…`."""
    return lambda ids: Pressed(make(ids)) if ids else None


def _of_numbered(kind: Callable[..., i.Plain], *, final: bool) -> Callable[[tuple[int, ...]], Pressed | None]:
    return (_of_tasks if final else _of_task)(lambda numbers: kind(numbers))


def _of_review(make: Callable[[tuple[int, ...]], i.Intent]) -> Callable[[tuple[int, ...]], Pressed | None]:
    """`verb:<review id>` or `verb:<review id>:<draft or page>`."""

    def pressed(ids: tuple[int, ...]) -> Pressed | None:
        return Pressed(make(ids[1:]), review_id=ids[0]) if ids else None

    return pressed


def _asks(intent: i.Intent) -> Callable[[tuple[int, ...]], Pressed | None]:
    return lambda _ids: Pressed(intent)


PRESSES: Mapping[str, Callable[[tuple[int, ...]], Pressed | None]] = {
    **{kind.row.button: _of_numbered(kind, final=kind.row.final) for kind in i.PLAIN if kind.row.button},
    "grant": _of_task(lambda n: i.DecideExtension(n, grant=True)),
    "refuse": _of_task(lambda n: i.DecideExtension(n, grant=False)),
    "no": _asks(i.No()),
    "proof": _of_task(lambda n: i.AskEvidence(n[0])),
    "task": _of_task(lambda n: i.AskTask(n[0])),
    "history": _of_task(lambda n: i.AskTask(n[0], history=True)),
    "save": _of_review(lambda _: i.Save()),
    "reject": _of_review(lambda _: i.RejectReview()),
    "page": _of_review(lambda n: i.ShowReview(page=n[0] if n else None)),
    "drop": _of_review(lambda n: i.Drop(n)),
    "restore": _of_review(lambda n: i.Restore(n)),
    "undated": _of_review(lambda _: i.DropUndated()),
    "paper": lambda ids: Pressed(i.AskDirective(directive_id=ids[0], file=True)) if ids else None,
    "directive": lambda ids: Pressed(i.AskDirective(directive_id=ids[0])) if ids else None,
    "mine": _asks(i.Ask(Query(mine=True))),
    "overdue": _asks(i.Ask(Query(stands=(Stand.OVERDUE,)))),
    "outstanding": _asks(i.Ask(Query())),
    "week": _asks(i.AskWeek()),
    "waiting": _asks(i.Ask(Query(stands=(Stand.REPORTED,)))),
    "excel": _asks(i.Ask(Query(shape=Shape.XLSX))),
    "letpass": lambda ids: Pressed(i.LetPass(ids[0])) if ids else None,
    "keepout": lambda ids: Pressed(i.KeepOut(ids[0])) if ids else None,
    "putout": lambda ids: Pressed(i.LeavePerson(person_id=ids[0])) if ids else None,
    "unlink": lambda ids: Pressed(i.Unlink(accounts=ids)) if ids else None,
    "more": _asks(i.NextPage()),
    "help": _asks(i.Help()),
}


def read_press(data: str) -> Pressed | None:
    """What the button means; None for data that no button of ours bears."""
    verb, *rest = data[:LONGEST].split(":")
    make = PRESSES.get(verb)
    if make is None or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in rest):
        return None
    return make(tuple(int(part) for part in rest))


def takes_as_directive(turn: Turn, caption: i.Intent) -> bool:
    """Whether the file is a directive to import: sent by the office, and not as somebody's result."""
    person = turn.person
    return person is not None and person.has(Role.OFFICE) and not isinstance(caption, ANSWERS)


def take_file(turn: Turn, caption: i.Intent) -> None:
    """Import the file that came, or say why it cannot be read."""
    importing.take_file(turn, caption)


def refuse_edit(turn: Turn) -> None:
    """An edited message changes nothing; what the office heard of it before, it hears to have been edited."""
    person = who(turn)
    told = () if person.has(Role.OFFICE) else inbox.told_of(turn.session, turn.row_id)
    turn.answer(words.edited(office_told=bool(told)))
    if told:
        turn.tell_office(words.office_edited(vi.person(person), told, turn.inbound.text), tasks=told)


def refuse_recording(turn: Turn, recording: str) -> None:
    """Nobody listens to a voice, nor looks at a video: it is to be written."""
    inbound, person = turn.inbound, who(turn)
    other = [a.channel for a in people.addresses(turn.session, person.id) if a.channel != inbound.channel]
    over = "" if inbound.takes_files or not other else other[0]
    turn.answer(words.recording(recording, files=inbound.takes_files, over=over))


def leave_recording(turn: Turn, recording: str) -> None:
    """The words under a video hold, the video does not."""
    turn.hold(plain(words.recording_left(recording)))


def refuse_forward(turn: Turn) -> None:
    """A forwarded word is somebody else's and confirms nothing."""
    turn.answer(words.forwarded())


def stale_button(turn: Turn) -> None:
    """A press whose data no button of ours bears."""
    turn.answer(words.stale_button())


def unknown(turn: Turn, intent: i.Unknown) -> None:
    """Say that it was not understood, with what this person could type; a file waits for its word."""
    if turn.inbound.file is not None:
        _ask_of_file(turn, ())
        return
    turn.failed = True
    if len(intent.text) >= LONGEST_ORDER:
        turn.answer(words.too_long(LONGEST_ORDER))
        return
    turn.answer(words.not_understood(_viewer(turn)))


def nothing_changes(turn: Turn, _intent: i.No) -> None:
    """A no: to what was offered it leaves all as it is; what was done before is not taken back by it."""
    did: Any = turn.stands
    stands = _still_stands(turn, did) if did is not None else ()
    if stands:
        back = command(did.row.taken_back(stands))
        turn.answer(words.still_stands(did.row.acting(did), stands, back), tasks=stands)
        return
    turn.answer(words.left_alone())


def _still_stands(turn: Turn, did: Any) -> tuple[int, ...]:
    """The tasks on which it was done; of a report those that still wait, since no other is withdrawn."""
    if not isinstance(did, i.Done):
        return tuple(did.numbers)
    own = own_units(who(turn), Act.ANSWER)
    pictures = ((number, tracking.picture(turn.session, number)) for number in did.numbers)
    return tuple(
        number
        for number, picture in pictures
        if picture is not None
        and any(
            row.assignment.status is Status.REPORTED and row.assignment.unit_id in own
            for row in picture.assignments
        )
    )


def _viewer(turn: Turn) -> Viewer:
    """As whom the person is given examples; a stranger as somebody of a unit."""
    return viewer_of(turn.person) if turn.person is not None else Viewer.UNIT


def leave_rest(turn: Turn, count: int) -> None:
    """What follows a refusal in the same message is not done."""
    turn.answer(words.rest_left(count))


def ask_number(turn: Turn, intent: i.NeedNumber) -> None:
    """The verb is clear, the number is not."""
    _hold(turn, ())
    ask_which(turn, intent)


def ask_meaning(turn: Turn, intent: i.Ambiguous) -> None:
    """Offer the readings as commands that a number chooses from; do nothing yet."""
    turn.failed = True
    if intent.kind is i.Doubt.FILE and not intent.readings:
        _ask_of_file(turn, intent.numbers)
        return
    _hold(turn, intent.numbers)
    offers = tuple(filter(None, (command(reading) for reading in intent.readings)))
    turn.answer(words.ambiguous(intent.kind, intent.numbers, offers), offer=offers)


def thanks(turn: Turn, _intent: i.Thanks) -> None:
    """Courtesy for courtesy."""
    turn.answer(words.thanks())


def greeting(turn: Turn, _intent: i.Greeting) -> None:
    """A greeting, with the way to help."""
    person = turn.person
    turn.answer(words.greeting(person.honorific if person else "", person.name if person else ""))


def keep_file(turn: Turn, intent: i.Intent) -> None:
    """A file whose words were about something else waits for the task that they name, or the next."""
    numbers = tuple(getattr(intent, "numbers", ()))
    _ask_of_file(turn, numbers)


def _ask_of_file(turn: Turn, numbers: Sequence[int]) -> None:
    carry_out(turn, lambda _: ask_of_file(papers_of(turn), numbers))


def _hold(turn: Turn, numbers: Sequence[int]) -> None:
    """Keep the file that came, if one did, for the answer that follows; it belongs to the one task named.

    Why it is not kept is said before that answer.
    """
    if turn.inbound.file is None:
        return
    papers, task = papers_of(turn), numbers[0] if len(numbers) == 1 else None
    carry_out(turn, lambda _: Decision(None, (Papered(hold=papers.here, task=task),)))
    refused = papers.refusal
    if refused:
        turn.hold(plain(refused))


def help_(turn: Turn, _intent: i.Help) -> None:
    """What this person can ask and say."""
    person = who(turn)
    turn.answer(
        help_for(
            office=person.has(Role.OFFICE),
            leader=person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR),
            head=person.has(Role.HEAD) or person.has(Role.DEPUTY_HEAD),
            staff=person.has(Role.STAFF),
            files=turn.inbound.takes_files,
        )
    )


HANDLERS: Mapping[type, Handler] = {
    i.Unknown: unknown,
    i.No: nothing_changes,
    i.NeedNumber: ask_number,
    i.Ambiguous: ask_meaning,
    i.Thanks: thanks,
    i.Greeting: greeting,
    i.Help: help_,
}
