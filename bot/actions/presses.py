"""What a button says: a short ASCII verb and ids. It is never trusted: the intent that it stands for
passes the same checks as a typed command.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chat import intents as i

LONGEST = 64
"""No button of ours bears more; what is longer is cut before it is looked at."""


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


def _of_review(make: Callable[[tuple[int, ...]], i.Intent]) -> Callable[[tuple[int, ...]], Pressed | None]:
    """`verb:<review id>` or `verb:<review id>:<draft or page>`."""

    def pressed(ids: tuple[int, ...]) -> Pressed | None:
        return Pressed(make(ids[1:]), review_id=ids[0]) if ids else None

    return pressed


def _asks(intent: i.Intent) -> Callable[[tuple[int, ...]], Pressed | None]:
    return lambda _ids: Pressed(intent)


PRESSES: Mapping[str, Callable[[tuple[int, ...]], Pressed | None]] = {
    "done": _of_task(lambda n: i.Done(n)),
    "doing": _of_task(lambda n: i.InProgress(n)),
    "got": _of_task(lambda n: i.Acknowledge(n)),
    "extend": _of_task(lambda n: i.RequestExtension(n)),
    "confirm": _of_task(lambda n: i.Confirm(n)),
    "return": _of_task(lambda n: i.Return(n)),
    "grant": _of_task(lambda n: i.DecideExtension(n, grant=True)),
    "refuse": _of_task(lambda n: i.DecideExtension(n, grant=False)),
    "urge": _of_task(lambda n: i.Urge(n)),
    "cancel": _of_tasks(lambda n: i.Cancel(n)),
    "pause": _of_tasks(lambda n: i.Pause(n)),
    "no": _asks(i.No()),
    "task": _of_task(lambda n: i.AskTask(n[0])),
    "history": _of_task(lambda n: i.AskTask(n[0], history=True)),
    "save": _of_review(lambda _: i.Save()),
    "reject": _of_review(lambda _: i.RejectReview()),
    "page": _of_review(lambda n: i.ShowReview(page=n[0] if n else None)),
    "drop": _of_review(lambda n: i.Drop(n)),
    "restore": _of_review(lambda n: i.Restore(n)),
    "undated": _of_review(lambda _: i.DropUndated()),
    "directive": lambda ids: Pressed(i.AskDirective(directive_id=ids[0])) if ids else None,
    "mine": _asks(i.MyTasks()),
    "overdue": _asks(i.AskOverdue()),
    "outstanding": _asks(i.AskOutstanding()),
    "week": _asks(i.AskWeek()),
    "waiting": _asks(i.AskWaiting()),
    "excel": _asks(i.ExportExcel()),
    "help": _asks(i.Help()),
}


def read_press(data: str) -> Pressed | None:
    """What the button means; None for data that no button of ours bears."""
    verb, *rest = data[:LONGEST].split(":")
    make = PRESSES.get(verb)
    if make is None or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in rest):
        return None
    return make(tuple(int(part) for part in rest))
