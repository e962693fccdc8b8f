"""What a message means with what was said before it: what was left open, offered, shown or just done."""

from dataclasses import replace
from typing import Any

from chat.acts.known import OFFICE_FRAMES, UNIT_FRAMES
from chat.acts.reading import read_orders
from chat.acts.remarks import without_gone_by
from chat.intents import (
    Ambiguous,
    Ask,
    AskDirective,
    AskDirectives,
    AskPeople,
    AskTask,
    AskUnits,
    Done,
    Doubt,
    Drop,
    Greeting,
    Help,
    Intent,
    MyData,
    NeedNumber,
    No,
    PastedDirective,
    Plain,
    RequestExtension,
    Several,
    Undo,
    Unknown,
    Urge,
    Wish,
    WithdrawReport,
    WithdrawRequest,
    Yes,
)
from chat.intents.catalog import command, shown_first, typed_back
from chat.intents.values import UnitName
from chat.left_open import completing, memory
from chat.left_open.corrections import corrected, corrected_act, given_up, same_again, task_by_words
from chat.message import LONGEST_ORDER, read_message
from chat.offering import fitting
from chat.questions import following
from chat.questions.question import Question
from chat.registry.codes import settled
from chat.registry.known_names import known_words
from chat.sentences.courtesy import without_courtesy
from chat.sentences.sentence import sentence
from chat.several import free_of_tasks
from chat.situation import Situation
from chat.typed_signs import ACTS, tasks_of, weighed, without_list_numbers
from language.folding import fold, plain
from language.repair import loosely

_HARMLESS = (Ask, AskDirective, AskDirectives, AskPeople, AskTask, AskUnits, Greeting, Help, MyData, Wish)
_MOST_OFFERS = 3


def understand(text: str, situation: Situation) -> Intent:
    """What the person means by a message. Never raises; in doubt Ambiguous, NeedNumber or Unknown.

    Over LONGEST_ORDER characters nothing is looked for: such a text is the office's directive, handed on
    whole, or Unknown. What a code of the registry and a word read as two things is asked about.
    """
    return typed_back(text.strip(), situation) or worked_out(text, situation)


def worked_out(text: str, situation: Situation) -> Intent:
    """What it means by its words and what was said before, whether it is a typed form or not."""
    meant = fitting(_understand(text, situation), text, situation, _understand)
    return meant if situation.chosen else without_gone_by(meant, situation.today)


def _understand(text: str, situation: Situation) -> Intent:
    typed = settled(text, situation)
    meant = _understood(typed.likely, situation)
    if isinstance(meant, PastedDirective):
        return _understood(text, situation)
    if situation.chosen or typed.other == typed.likely or (typed.by_capitals and _is_whole(meant)):
        return meant
    other = _understood(typed.other, situation)
    asks = isinstance(meant, NeedNumber | Ambiguous) and not typed.by_capitals and not _is_empty(meant)
    silent = typed.by_capitals and not isinstance(other, _HARMLESS) and not command(other)
    return meant if asks or silent else _either(meant, other)


def _either(meant: Intent, other: Intent) -> Intent:
    """What is meant where a word may be a unit's code; two whole readings and any act are asked about."""
    if not _is_whole(other) or _same(meant, other):
        return meant
    if not _is_whole(meant) and isinstance(other, _HARMLESS):
        return other
    both = (meant, other) if _is_whole(meant) else (other,)
    readings = tuple(each for each in both if isinstance(each, Plain) and command(each))
    tasks = {n: n for each in readings for n in tasks_of(each)}
    return Ambiguous(Doubt.CODE_OR_WORD, tuple(tasks), readings)


def _same(one: Intent, other: Intent) -> bool:
    """Whether they are the same but for the capitals of free text."""
    return one == other or (bool(command(one)) and command(one).casefold() == command(other).casefold())


def _is_empty(meant: Intent) -> bool:
    """A doubt that says nothing of what is meant."""
    return isinstance(meant, Ambiguous) and meant.kind is Doubt.UNREAD and not meant.readings


def _is_whole(meant: Intent) -> bool:
    in_part = isinstance(meant, Ask) and meant.not_applied
    return not (isinstance(meant, Unknown | Ambiguous | NeedNumber) or in_part)


def _understood(text: str, situation: Situation) -> Intent:
    situation = memory.pointed(text, situation)
    meant = memory.decided(read_message(text, situation), situation)
    if situation.chosen:
        return meant
    instead = _instead(text, meant, situation)
    if instead is None and memory.refuses(text, situation):
        return No()
    meant = instead or meant
    if memory.accepts(text, situation):
        return Yes()
    if isinstance(meant, Unknown) and memory.takes_back(text):
        return No()
    if situation.offered and isinstance(meant, Unknown) and (rest := memory.behind_yes(text, situation)):
        meant = read_message(rest, situation)  # "đúng, xong rồi"
    filled = _resumed(text, situation, meant) or _of_the_offered(text, meant, situation)
    if filled is not None:
        return filled
    if (other := _put_right(text, meant, situation) or _of_the_shown(meant, situation)) is not None:
        return other
    unlisted, items = without_list_numbers(without_courtesy(plain(text).strip()))
    if items and (tasks := tasks_of(meant)) > set(items):
        again = read_message(unlisted, situation)
        meant = (
            again if tasks_of(again) | set(items) == tasks else Ambiguous(Doubt.MIXED, tuple(sorted(tasks)))
        )
    meant = _by_its_words(meant, text, situation) or meant
    return _guessed(weighed(meant, text, situation), text, situation)


def _by_its_words(meant: Intent, text: str, situation: Situation) -> NeedNumber | None:
    """The act on a task that is named by words, where the message says nothing else that is known."""
    told = isinstance(meant, Ask) and bool(meant.query.words) and "?" not in text
    asks = isinstance(meant, Ambiguous) and (not meant.readings or meant.kind is Doubt.DATE_OR_TASK)
    if not (told or asks or isinstance(meant, Unknown | NeedNumber)) or len(text) > LONGEST_ORDER:
        return None
    said = sentence(without_courtesy(plain(text).strip()), situation)
    return task_by_words(said, lambda instead: read_message(instead, situation))


def _instead(text: str, meant: Intent, situation: Situation) -> NeedNumber | None:
    """ "đừng hủy, chuyển cho KHTC", "tạm dừng thôi": another act than the one that was asked or offered."""
    if not (situation.asked or situation.offered):
        return None
    rest = memory.behind_refusal(text, situation)
    if not rest and not isinstance(meant, Ask):
        return None
    if not rest and Question(sentence(plain(text).strip(), situation)).inquires:
        return None
    office = situation.office or situation.leader
    said = sentence(plain(rest or text).strip(), situation)
    act = read_orders(said, OFFICE_FRAMES if office else UNIT_FRAMES)
    return act if isinstance(act, NeedNumber) and act.partial is not None else None


def _guessed(meant: Intent, text: str, situation: Situation) -> Intent:
    """What it means with each unknown word as the only known one near to it: asked, never done."""
    if not isinstance(meant, Unknown | Ambiguous | AskTask) or len(text) > LONGEST_ORDER:
        return meant
    if free_of_tasks(meant):
        return meant  # its content is free text
    even = plain(text).strip()
    near = loosely(even, known_words(situation))
    if near == even:
        return meant
    guess = read_message(near, situation)
    if isinstance(guess, Unknown | NeedNumber | Several):
        return meant
    if isinstance(guess, _HARMLESS):
        return guess if isinstance(meant, Unknown) else meant
    if isinstance(guess, Ambiguous):
        return guess if guess.readings else meant
    others = meant.readings if isinstance(meant, Ambiguous) else ()
    return Ambiguous(Doubt.UNREAD, tuple(tasks_of(guess)), (guess, *others)[:_MOST_OFFERS])


def _resumed(text: str, situation: Situation, meant: Intent) -> Intent | None:
    """The command that the bot's question left open, where the message answers it."""
    if situation.asked is None or len(text) > LONGEST_ORDER:
        return None
    partial = understand(situation.asked.command, replace(situation, asked=None, chosen=True, replied_to=()))
    said = sentence(without_courtesy(plain(text).strip()), situation)
    return completing.resumed(said, meant, partial) if said.tokens else None


def after(text: str, situation: Situation) -> Situation:
    """The situation that an earlier message of the same person leaves, where its answer was read."""
    meant = understand(text, situation)
    shown = shown_first(meant)
    readings = meant.readings if isinstance(meant, Ambiguous) else (shown,) if shown is not None else ()
    query, asked = following.last_query(meant), completing.left_open(meant)
    acted = tuple(tasks_of(meant)) if asked is None else ()
    spoken_of = query.tasks if query is not None else acted
    return replace(
        situation,
        offered=tuple(text for each in readings if (text := command(each))),
        asked=asked,
        last_query=query,
        last_dropped=meant.not_applied if isinstance(meant, Ask) else (),
        last_acted=acted,
        last_command=command(meant) if asked is None and isinstance(meant, ACTS) else "",
        this_task=spoken_of[0] if len(spoken_of) == 1 else None,
        left_out=meant.drafts if isinstance(meant, Drop) else (),
        replied_to=(),
    )


def _put_right(text: str, meant: Intent, situation: Situation) -> Intent | None:
    """What was just done, with a word of it put right, unless the message is an act of its own."""
    if not situation.last_command or len(text) > LONGEST_ORDER:
        return None
    if isinstance(meant, ACTS) and not isinstance(meant, Undo | WithdrawReport):
        return None
    done = understand(situation.last_command, replace(situation, chosen=True, replied_to=(), offered=()))
    said = sentence(without_courtesy(plain(text).strip()), situation)
    if isinstance(done, RequestExtension) and (back := _of_the_request(meant, text)) is not None:
        return back
    return corrected_act(said, done) or given_up(said, done) or same_again(said, done)


def _of_the_request(meant: Intent, text: str) -> Intent | None:
    """ "rút đi" after a wish for more time takes back that, and no report."""
    readings = meant.readings if isinstance(meant, Ambiguous) else (meant,)
    report = next((each for each in readings if isinstance(each, WithdrawReport)), None)
    return WithdrawRequest(report.numbers) if report is not None and "bao cao" not in fold(text) else None


def _of_the_shown(meant: Intent, situation: Situation) -> Intent | None:
    """An act without its task: offered of the one that was shown, or of the unit that was asked about."""
    query, partial = situation.last_query, meant.partial if isinstance(meant, NeedNumber) else None
    if query is None or partial is None or situation.asked is not None:
        return None
    if isinstance(partial, Urge) and len(query.units) == 1 and not query.tasks:
        unit = UnitName(query.units[0], query.units[0])
        return Ambiguous(Doubt.UNREAD, (), (replace(partial, unit=unit),))
    if query.tasks != (situation.this_task,) or not hasattr(partial, "numbers"):
        return None
    filled: Any = partial
    made = replace(filled, numbers=query.tasks)
    return Ambiguous(Doubt.UNREAD, made.numbers, (made,))


def _of_the_offered(text: str, meant: Intent, situation: Situation) -> Intent | None:
    """ "xong rồi" without its task, or the task alone ("4 thôi"), of the only one that was offered.

    "không, việc 6" puts another task in its place; that this one is done nobody has said, so it is asked.
    """
    if not situation.offered:
        return None
    chosen = replace(situation, offered=(), asked=None, chosen=True)
    offers = [understand(each, chosen) for each in situation.offered]
    if len(offers) == 1 and len(text) <= LONGEST_ORDER:
        said = sentence(without_courtesy(plain(text).strip()), situation)
        if (other := corrected(said, offers[0])) is not None:
            if isinstance(other, Done) and not set(other.numbers) <= tasks_of(offers[0]):
                return Ambiguous(Doubt.UNREAD, other.numbers, (other,))
            return other
    tasks = {n for offer in offers for n in tasks_of(offer)}
    if isinstance(meant, NeedNumber) and hasattr(meant.partial, "numbers") and len(tasks) == 1:
        partial: Any = meant.partial
        filled: Intent = replace(partial, numbers=tuple(tasks))
        return filled
    narrowed = fold(text).rstrip(" .!").endswith((" thoi", " thui"))
    if isinstance(meant, AskTask) and narrowed and len(offers) > 1:
        of_it = [offer for offer in offers if tasks_of(offer) == {meant.number}]
        return of_it[0] if len(of_it) == 1 else None
    return None
