"""What a conversation remembers: the question left open, tasks acted on, files that wait for a word."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from storage.delivery.outbox import Target
from storage.incoming.choices import QUESTION_HOLDS, chat_row, new_chat_row
from storage.tables import Bound, Offer, Report
from storage.work.reports import NewEvidence
from tasks.query import Query
from tasks.serializing import from_json, to_json

FILES_HOLD = timedelta(hours=1)
ACTED_HOLDS = timedelta(minutes=10)
MOST_FILES = 100  # no more than anybody sends in an hour: an older one would go without a word
_HOLD = {
    "acted": ACTED_HOLDS,
    "dropped": ACTED_HOLDS,
    "question": QUESTION_HOLDS,
    "rest": QUESTION_HOLDS,
    "review": QUESTION_HOLDS,
}
"""How long the parts hold that have a moment of their own."""


@dataclass(frozen=True, slots=True)
class Left:
    """What the last turn left in a chat.

    `asked` is the typed command that a question left open, with what it lacks (chat.situation.Missing),
    `listed` the tasks that it named to choose from;
    `acted` are the tasks on which something was done, `said` the command by which, as typed; `of_file`: it
    was asked which task a file belongs to; `dropped` the drafts that were left out last.
    """

    asked: tuple[str, str] | None = None
    acted: tuple[int, ...] = ()
    of_file: bool = False
    said: str = ""
    dropped: tuple[int, ...] = ()
    listed: tuple[int, ...] = ()


def remember_left(session: Session, chat: Target, left: Left, now: datetime) -> None:
    """Replace the question left open; tasks acted on and drafts left out only where there are any."""
    row = chat_row(session, chat.channel, chat.chat_id)
    if row is None:
        if left == Left():
            return
        row = new_chat_row(session, chat.channel, chat.chat_id, now)
    kept: dict[str, Any] = {k: v for k, v in row.context.items() if k not in ("asked", "of_file")}
    if left.of_file:
        kept["of_file"] = True
    if left.asked is not None:
        kept["asked"] = [*left.asked, *left.listed]
    if left.acted:
        kept["acted"] = {"tasks": list(left.acted), "at": now.isoformat(), "said": left.said}
    if left.dropped:
        kept["dropped"] = {"drafts": list(left.dropped), "at": now.isoformat()}
    row.context = kept
    session.add(row)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that waits: for a report on `task` where it was said whose it is.

    `passed`: something else was said since, so that it goes nowhere by itself.
    """

    file: NewEvidence
    task: int | None = None
    passed: bool = False


def hold_file(
    session: Session, chat: Target, file: NewEvidence, now: datetime, task: int | None = None
) -> None:
    """Keep the file for an hour, beside those that came before it."""
    row = _row_of(session, chat, now)
    files = [*_fresh(row, now), {**to_json(file), "at": now.isoformat(), "task": task}]
    row.context = {**row.context, "files": files[-MOST_FILES:]}
    session.add(row)
    session.flush()


def _row_of(session: Session, chat: Target, now: datetime) -> Offer:
    row = chat_row(session, chat.channel, chat.chat_id)
    return row or new_chat_row(session, chat.channel, chat.chat_id, now)


def waiting_files(session: Session, chat: Target, now: datetime) -> tuple[HeldFile, ...]:
    """The files that wait."""
    row = chat_row(session, chat.channel, chat.chat_id)
    return tuple(
        HeldFile(from_json(NewEvidence, file), file.get("task"), bool(file.get("passed")))
        for file in (_fresh(row, now) if row is not None else ())
    )


def let_files_go(session: Session, chat: Target, used: Collection[str]) -> None:
    """The files under these ids wait no longer."""
    _change_files(session, chat, lambda file: None if file["stored_as"] in used else file)


def claim_files(session: Session, chat: Target, files: Collection[str], task: int) -> None:
    """The files under these ids belong to the task."""
    _change_files(session, chat, lambda file: {**file, "task": task} if file["stored_as"] in files else file)


def pass_files(session: Session, chat: Target) -> None:
    """Something else was said: what nobody claimed goes nowhere by itself."""
    _change_files(session, chat, lambda file: {**file, "passed": True})


def _change_files(
    session: Session, chat: Target, change: Callable[[dict[str, Any]], dict[str, Any] | None]
) -> None:
    row = chat_row(session, chat.channel, chat.chat_id)
    files = row.context.get("files", []) if row is not None else []
    if row is not None and files:
        row.context = {**row.context, "files": [new for file in files if (new := change(file)) is not None]}
        session.add(row)


def just_reported(session: Session, person_id: int, now: datetime) -> list[int]:
    """The assignments that the person has reported within the hour, the last first."""
    wanted = select(Report.assignment_id).where(
        Report.person_id == person_id,
        col(Report.at) > now - FILES_HOLD,
        col(Report.decision).in_(("pending", "accepted")),
    )
    return list(dict.fromkeys(session.exec(wanted.order_by(col(Report.id).desc()))))


def _fresh(row: Offer, now: datetime) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = row.context.get("files", [])
    return [file for file in files if datetime.fromisoformat(str(file["at"])) > now - FILES_HOLD]


@dataclass(frozen=True, slots=True)
class LastQuery:
    """What was asked last in a chat; `more` is the row with which its next page begins, None for none.

    `listed` is the question in the caller's own form where it is no query for tasks, else "". `not_applied`
    are the words of a question that was not answered, since no filter came of them.
    """

    query: Query
    more: int | None = None
    listed: str = ""
    not_applied: tuple[str, ...] = ()


def remember_asked(session: Session, chat: Target, asked: LastQuery, now: datetime) -> None:
    """Keep the question for an hour."""
    row = _row_of(session, chat, now)
    row.context = {**row.context, "question": {**to_json(asked), "at": now.isoformat()}}
    session.add(row)


def remember_rest(session: Session, chat: Target, rest: dict[str, Any] | None, now: datetime) -> None:
    """Keep for an hour what of an answer did not go on the screen; None where all of it did."""
    row = chat_row(session, chat.channel, chat.chat_id)
    if row is None:
        if rest is None:
            return
        row = new_chat_row(session, chat.channel, chat.chat_id, now)
    if rest is None and "rest" not in row.context:
        return
    kept = {key: value for key, value in row.context.items() if key != "rest"}
    row.context = kept if rest is None else {**kept, "rest": {**rest, "at": now.isoformat()}}
    session.add(row)


def rest_of_answer(session: Session, chat: Target, now: datetime) -> dict[str, Any] | None:
    """What is left of the last answer, as it was kept."""
    row = chat_row(session, chat.channel, chat.chat_id)
    kept: dict[str, Any] | None = row.context.get("rest") if row is not None else None
    return kept if kept and datetime.fromisoformat(kept["at"]) > now - QUESTION_HOLDS else None


def end_paging(session: Session, chat: Target) -> None:
    """Something else was answered: «tiếp» no longer means the list, which is still remembered."""
    row = chat_row(session, chat.channel, chat.chat_id)
    if row is not None and row.context.get("question", {}).get("more") is not None:
        row.context = {**row.context, "question": {**row.context["question"], "more": None}}
        session.add(row)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last turn left, and the question that was asked within the hour.

    `this_task` is the only one that was shown or acted on last, if no message of ours has spoken of another
    since.
    """

    left: Left = Left()
    asked: LastQuery | None = None
    this_task: int | None = None


def remembered(session: Session, chat: Target, now: datetime) -> Remembered:
    """Tasks acted on, drafts left out and the task spoken of hold for ten minutes."""
    row = chat_row(session, chat.channel, chat.chat_id)
    if row is None:
        return Remembered()
    context = row.context
    return Remembered(_left(context, now), _asked(context, now), _spoken_of(session, chat, context, now))


def _left(context: dict[str, Any], now: datetime) -> Left:
    asked, acted, dropped = context.get("asked"), context.get("acted"), context.get("dropped")
    fresh = acted if acted is not None and _holds(acted, now) else {}
    return Left(
        (asked[0], asked[1]) if asked else None,
        tuple(fresh.get("tasks", ())),
        bool(context.get("of_file")),
        str(fresh.get("said", "")),
        tuple(dropped["drafts"]) if dropped is not None and _holds(dropped, now) else (),
        tuple(asked[2:]) if asked else (),
    )


def _holds(kept: dict[str, Any], now: datetime) -> bool:
    return datetime.fromisoformat(kept["at"]) > now - ACTED_HOLDS


def _spoken_of(session: Session, chat: Target, context: dict[str, Any], now: datetime) -> int | None:
    acted, question = context.get("acted"), context.get("question")
    kept = [(acted, acted["tasks"])] if acted is not None else []
    kept += [(question, question["query"].get("tasks", []))] if question else []
    at, tasks = max(((datetime.fromisoformat(each["at"]), tasks) for each, tasks in kept), default=(now, []))
    if len(tasks) != 1 or at <= now - ACTED_HOLDS:
        return None
    since = select(Bound.tasks).where(
        Bound.channel == chat.channel, Bound.bot == chat.bot, Bound.chat_id == chat.chat_id, Bound.at >= at
    )
    return int(tasks[0]) if all(tasks == others for others in session.exec(since) if others) else None


def last_asked(session: Session, chat: Target, now: datetime) -> LastQuery | None:
    """What was asked last, within the hour."""
    row = chat_row(session, chat.channel, chat.chat_id)
    return _asked(row.context, now) if row is not None else None


def _asked(context: dict[str, Any], now: datetime) -> LastQuery | None:
    kept = dict(context.get("question", {}))
    if not kept or datetime.fromisoformat(kept.pop("at")) <= now - QUESTION_HOLDS:
        return None
    return from_json(LastQuery, kept)


def _what_holds(row: Offer, now: datetime, oldest: datetime) -> tuple[list[str], dict[str, Any]]:
    """The choices and the context without what is over; a question left open ends with a silence from
    `oldest` on.
    """
    spoken_in = row.at > oldest
    kept = {
        key: value for key, value in row.context.items() if _holds_on(key, value, now, spoken_in=spoken_in)
    }
    if "files" in kept:
        kept["files"] = _fresh(row, now)
    return (row.choices if spoken_in else []), kept


def _holds_on(key: str, value: Any, now: datetime, *, spoken_in: bool) -> bool:
    if key in _HOLD:
        return datetime.fromisoformat(value["at"]) > now - _HOLD[key]
    if key == "closed_until":
        return datetime.fromisoformat(value) > now
    return spoken_in or key == "files"


def is_over(row: Offer, now: datetime, oldest: datetime) -> bool:
    """Whether the chat remembers something that does not hold any more."""
    return _what_holds(row, now, oldest) != (row.choices, row.context)


def forget_over(session: Session, row: Offer, now: datetime, oldest: datetime) -> list[str]:
    """Forget it; under which names of our own files waited for a word that never came."""
    before = {file["stored_as"] for file in row.context.get("files", ())}
    row.choices, row.context = _what_holds(row, now, oldest)
    session.add(row)
    return sorted(before - {file["stored_as"] for file in row.context.get("files", ())})


def files_of_chats(session: Session) -> set[str]:
    """The names of all files that wait in chats, also of those that have waited too long."""
    found = session.exec(select(Offer.context))
    return {file["stored_as"] for context in found for file in context.get("files", ())}
