"""The order in which a message is tried: small talk, what was left open, acts, answers, questions."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeGuard

from chat import completing, memory
from chat.answers import read_answer, read_recorded
from chat.asking import read_question
from chat.courtesy import nothing_but_courtesy, without_courtesy
from chat.intents import (
    AddEvidence,
    Ambiguous,
    Ask,
    AskDirective,
    AskDirectives,
    AskPeople,
    AskTask,
    AskUnits,
    Cancel,
    Done,
    Doubt,
    Greeting,
    Help,
    Intent,
    MyData,
    NeedNumber,
    No,
    Note,
    PastedDirective,
    Pause,
    Plain,
    Reassign,
    Several,
    Thanks,
    Unknown,
    Urge,
    Wish,
    Yes,
)
from chat.known_names import known_words
from chat.orders_reading import OFFICE_FRAMES, OTHERS_FRAMES, UNIT_FRAMES, read_loosely, read_orders
from chat.question import Question
from chat.sentence import Sentence, lexicon, sentence
from chat.several import free_of_tasks, read_beside, sooner
from chat.situation import Situation
from chat.smalltalk import AROUND, read_of_the_bot, read_slash, read_whole
from chat.telling import without_closing
from chat.typed import command
from chat.typed_signs import tasks_of, weighed, without_list_numbers
from chat.words_of_a_unit import read_belonging, read_paper, read_words
from language.folding import clean, fold, plain
from language.repair import loosely

LONGEST_ORDER = 1000
"""Characters: what is longer is a document or a remark, and is not tried as an order."""
PASTED_LENGTH = 600
PASTED_LINES = 6
SHORT_DOCUMENT = 120
_LETTERHEAD = re.compile(
    r"(?im)^\s*số\s*:\s*\d+/[\w-]+|kính gửi\s*:"
    r"|(?:công văn|thông báo|kế hoạch|chỉ thị|quyết định|công điện|văn bản)\s+số\s*:?\s*\d+/[\w-]+\s+ngày"
)
_HARMLESS = (Ask, AskDirective, AskDirectives, AskPeople, AskTask, AskUnits, Greeting, Help, MyData, Wish)
_MOST_OFFERS = 3
_SHORT_QUESTION = 6  # items
_COURTESIES: Mapping[str, Plain] = {"greeting": Greeting(), "thanks": Thanks()}
SHOWN_FIRST = (Cancel, Pause, Reassign)
"""What is final."""


def understand(text: str, situation: Situation) -> Intent:
    """What the person means by a message. Never raises; in doubt Ambiguous, NeedNumber or Unknown.

    Over LONGEST_ORDER characters nothing is looked for: such a text is the office's directive, handed on
    whole, or Unknown.
    """
    meant = _understand(text, situation)
    if situation.chosen:
        return meant
    if memory.refuses(text, situation):
        return No()
    if memory.accepts(text, situation):
        return Yes()
    if situation.offered and isinstance(meant, Unknown) and (rest := memory.behind_yes(text, situation)):
        meant = _understand(rest, situation)  # "đúng, xong rồi"
    filled = _resumed(text, situation, meant) or _of_the_offered(text, meant, situation)
    if filled is not None:
        return filled
    unlisted, items = without_list_numbers(without_courtesy(plain(text).strip()))
    if items and (tasks := tasks_of(meant)) > set(items):
        again = _understand(unlisted, situation)
        meant = (
            again if tasks_of(again) | set(items) == tasks else Ambiguous(Doubt.MIXED, tuple(sorted(tasks)))
        )
    return _guessed(weighed(meant, text, situation), text, situation)


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
    guess = _understand(near, situation)
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
    readings = meant.readings if isinstance(meant, Ambiguous) else (meant,) if _shown_first(meant) else ()
    return replace(
        situation,
        offered=tuple(text for each in readings if (text := command(each))),
        asked=completing.left_open(meant),
        last_query=memory.last_query(meant),
        last_acted=() if completing.left_open(meant) is not None else tuple(tasks_of(meant)),
        replied_to=(),
    )


def _shown_first(meant: Intent) -> TypeGuard[Plain]:
    """What is final or wide is shown, and done once it was chosen."""
    return isinstance(meant, SHOWN_FIRST) or (isinstance(meant, Urge) and not meant.numbers)


def _of_the_offered(text: str, meant: Intent, situation: Situation) -> Intent | None:
    """ "xong rồi" without its task, or the task alone ("4 thôi"), of the only one that was offered."""
    if not situation.offered:
        return None
    chosen = replace(situation, offered=(), asked=None, chosen=True)
    offers = [understand(each, chosen) for each in situation.offered]
    if len(offers) == 1 and len(text) <= LONGEST_ORDER:
        said = sentence(without_courtesy(plain(text).strip()), situation)
        if (other := completing.corrected(said, offers[0])) is not None:
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


def _understand(text: str, situation: Situation) -> Intent:
    if len(text.strip()) > LONGEST_ORDER:
        return PastedDirective(clean(text)) if situation.office else Unknown(clean(text[:LONGEST_ORDER]))
    even = plain(text).strip()
    if not even:
        return Ambiguous(Doubt.FILE, situation.replied_to) if situation.has_file else Unknown("")
    slash = read_slash(even)
    if isinstance(slash, str):
        even = slash
    elif slash is not None:
        return slash
    if situation.office and _pasted(even):
        return PastedDirective(clean(text))
    typed, bare = sentence(even, situation), without_courtesy(even)
    said = typed if bare == even else sentence(bare, situation)
    whole = read_whole(typed) or _core(said)
    if whole is not None:
        return memory.replied(whole, situation)
    meant = _read(said)
    return meant or _COURTESIES.get(nothing_but_courtesy(even)) or Unknown(even)


def _core(said: Sentence) -> Plain | None:
    """ "hướng dẫn sử dụng giúp em với": what is asked without the words around it."""
    items = list(said.items(lexicon()))
    while items and (items[-1].tags & AROUND or items[-1].kind == "punct"):
        items.pop()
    for skipped in (0, 1, 2):
        if items[skipped:] and all(i.tags & (AROUND | {"show"}) for i in items[:skipped]):
            found = read_whole(sentence(said.between(items[skipped:]), said.situation))
            if isinstance(found, Help | MyData | Ask | Greeting):
                return found
    return None


def _pasted(text: str) -> bool:
    if len(text) > SHORT_DOCUMENT and _LETTERHEAD.search(text):
        return True
    lines = sum(1 for line in text.split("\n") if line.strip())
    return len(text) > PASTED_LENGTH or (lines >= PASTED_LINES and len(text) > PASTED_LENGTH // 2)


def _read(said: Sentence) -> Intent | None:
    if not said.situation.answers_for_a_unit:
        return _read_one(said)
    said = without_closing(said)
    return read_beside(said, _read_one) or _read_one(said)


def _read_one(said: Sentence) -> Intent | None:
    whole = read_whole(said) or read_of_the_bot(said)
    if whole is not None:
        return memory.replied(whole, said.situation)
    situation = said.situation
    office = situation.office or situation.leader
    recorded = read_recorded(said) if not office else None
    if recorded is not None:
        return recorded
    act = read_orders(said, OFFICE_FRAMES if office else UNIT_FRAMES)
    if not office and (told := read_words(said, act)) is not None and not _asks_the_bot(told, said):
        return told
    if act is not None and not isinstance(act, Ambiguous | NeedNumber):
        return act
    question = read_question(said)
    goes_on = memory.continued(said, question)
    if goes_on is not None:
        return goes_on
    if not situation.answers_for_a_unit:
        return _of_the_office(said, act, question)
    if (whose := read_belonging(said)) is not None:
        return whose
    answer = read_answer(said)
    if isinstance(answer, AskTask):
        return question or answer
    if answer is not None and not isinstance(answer, NeedNumber | Ambiguous):
        doubted = isinstance(act, Ambiguous) and not (isinstance(answer, Done) and _of_a_paper(act))
        return act if doubted else answer
    found = sooner(act or answer, question, said)
    # What only the office may order is understood of a unit too, and refused by right.
    found = found if found is not None else read_orders(said, OTHERS_FRAMES)
    undecided = found is None or _in_part(found) or _of_a_day(found)
    return read_loosely(said) or read_paper(said) or found if undecided else found


def _of_a_day(doubt: Intent) -> bool:
    """Whether it only asks if a day is a task: "nghỉ phép từ 30/11, mọi việc chị Hoa xử lý thay"."""
    return isinstance(doubt, Ambiguous) and doubt.kind is Doubt.DATE_OR_TASK


def _asks_the_bot(told: Intent, said: Sentence) -> bool:
    """ "nhờ VP cho biết nhiệm vụ nào …": what is wholly a question of tasks is answered, and not sent on."""
    question = read_question(said) if isinstance(told, Note) else None
    if isinstance(question, Ask):
        return not (question.not_applied or question.query.words) and Question(said).inquires
    asked = Question(said)
    short = len(asked.items) <= _SHORT_QUESTION and not asked.unknown
    return isinstance(question, AskTask) and short and asked.ends_asking


def _of_a_paper(doubt: Ambiguous) -> bool:
    """Whether only a paper's number is in doubt, which a report may name as well."""
    return bool(doubt.readings) and all(isinstance(each, AddEvidence) for each in doubt.readings)


def _of_the_office(said: Sentence, act: Intent | None, question: Intent | None) -> Intent | None:
    """Who answers for no unit reports nothing; what is plainly a report is refused by right."""
    found = sooner(act, question, said)
    if found is None or _in_part(found) or (isinstance(found, Ambiguous) and not found.readings):
        found = read_loosely(said) or found
    elif any(item.has("keep_alias", "typing") for item in said.items(lexicon())):
        found = read_loosely(said) or found  # what is in quotes is no words to look for
    elif isinstance(found, AskPeople | AskUnits):
        found = read_loosely(said, commanding=True) or found
    if found is not None:
        return found
    answer = read_answer(said)
    return answer if isinstance(answer, Done) else None


def _in_part(found: Intent) -> bool:
    """Whether it is a question of which something could not be applied, or a doubt that offers nothing."""
    if isinstance(found, Ambiguous):
        return found.kind is Doubt.UNREAD and not found.readings
    return isinstance(found, Ask) and bool(found.not_applied)
