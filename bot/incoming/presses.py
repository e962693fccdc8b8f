"""What a bare number, a yes or a no chooses: of offers in words, or of buttons that are numbered lines.

The spinner of a button is stopped once the press is in the journal: what stands there will be done.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actions.talk import read_press
from bot.channels.messenger import Inbound, Messenger
from bot.incoming.turn import out_of_review
from chat import understand
from chat.intents import ChooseNumber, No, Yes
from chat.situation import OpenCommand, Situation
from messages.text import load_message
from storage.database.engine import Session
from storage.tables import Outbox

LONGEST_NUMBER = 20  # characters, courtesies included
HIGHEST_NUMBER = 100_000  # of a task
SHOWN_PEOPLE = ("putout", "unlink")
"""The buttons under what is shown of people: what is done is what was shown, whatever was typed for it."""


def number_of_list(
    text: str, situation: Situation, listed: Sequence[tuple[int, str]], asked: OpenCommand | None
) -> ChooseNumber | None:
    """A bare number where buttons stand as numbered lines, and no question of ours waits for one."""
    if not listed or asked is not None or len(text) > LONGEST_NUMBER:
        return None
    meant = understand(text, replace(situation, offered=("",) * _most(listed)))
    if not isinstance(meant, ChooseNumber):
        return None
    stood = meant.number in dict(listed)  # it may have ended, which is said
    return meant if stood or choice((), listed, meant) is not None else None


def choice(
    offered: Sequence[str], listed: Sequence[tuple[int, str]], intent: ChooseNumber | Yes | No
) -> str | None:
    """The typed command, or the button, that the number or the "đúng" chooses of what was offered last.

    `listed` are the buttons that stand under numbers. A number that stands before none of them is a task's,
    where one of them is about it: an offer in words is taken, of buttons the task is shown, since nobody has
    said that it is done. None for none.
    """
    if isinstance(intent, Yes):
        return offered[0] if len(offered) == 1 else None
    if isinstance(intent, No):
        return None
    wanted = intent.number
    if 1 <= wanted <= len(offered):
        return offered[wanted - 1]
    if wanted in dict(listed):
        return dict(listed)[wanted] or None
    about = [each for each in offered if str(wanted) in out_of_review(each)[1].split()]
    if len(about) == 1:
        return about[0]
    return f"task:{wanted}" if about or any(_is_about(data, wanted) for _, data in listed) else None


def was_shown(data: str, offered: Sequence[str]) -> bool:
    """Whether a button of people stands under what was shown last, and means just that."""
    return data.split(":")[0] in SHOWN_PEOPLE and data in offered


def _most(listed: Sequence[tuple[int, str]]) -> int:
    """The highest number by which something of a list may be chosen: its own, or its task's."""
    tasks = [int(part) for _, data in listed for part in data.split(":")[1:2] if part.isdecimal()]
    return min(max([number for number, _ in listed] + tasks), HIGHEST_NUMBER)


def _is_about(data: str, number: int) -> bool:
    pressed = read_press(data)
    if pressed is None or pressed.review_id is not None:
        return False
    return (
        getattr(pressed.intent, "numbers", ()) == (number,) or getattr(pressed.intent, "number", -1) == number
    )


class Spinners:
    """Answers presses beside everything else, each once."""

    def __init__(self) -> None:
        self._heard: set[str] = set()
        self._answering: set[asyncio.Task[None]] = set()

    def stop(self, messenger: Messenger, journalled: Iterable[Inbound | None]) -> None:
        """Those of presses that have just been journalled; waits for nothing."""
        for inbound in journalled:
            press = inbound.press_id if inbound is not None else None
            if press is not None:
                self._heard.add(press)
                self._answer(messenger, press)

    def done(self, messenger: Messenger, inbound: Inbound) -> None:
        """Its effect is there: one that a program journalled that has ended is answered now."""
        press = inbound.press_id
        if press is not None and press not in self._heard:
            self._answer(messenger, press)
        self._heard.discard(press or "")

    def _answer(self, messenger: Messenger, press: str) -> None:
        answering = asyncio.create_task(messenger.answer_press(press))
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)


def verbs_of(session: Session, outbox_id: int | None) -> frozenset[str]:
    """What the message's buttons do."""
    sent = session.get(Outbox, outbox_id) if outbox_id is not None else None
    if sent is None or not sent.payload.get("message"):
        return frozenset()
    rows = load_message(sent.payload["message"]).buttons
    return frozenset(button.data.partition(":")[0] for row in rows for button in row)
