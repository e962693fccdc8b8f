"""The order in which a message is tried: small talk, commands, answers, questions."""

from chat.answers import read_answer
from chat.commands import read_command
from chat.courtesy import without_courtesy
from chat.dates import is_lunar
from chat.intents import (
    Acknowledge,
    Ambiguous,
    AskDue,
    AskTask,
    AskToday,
    AskWeek,
    ChangeDeadline,
    DecideExtension,
    Decline,
    Done,
    Doubt,
    FixDeadline,
    Intent,
    NeedNumber,
    NewTask,
    NotDone,
    PastedDirective,
    Received,
    RequestExtension,
    Unknown,
    Verb,
    WithdrawReport,
)
from chat.questions import read_question
from chat.sentence import Sentence, sentence
from chat.situation import Situation
from chat.smalltalk import read_slash, read_whole
from chat.typed_signs import tasks_of, weighed, without_list_numbers
from language.folding import clean, plain
from language.tokens import tokenize

LONGEST_ORDER = 1000
"""Characters: what is longer is a document or a remark, and is not tried as an order."""
PASTED_LENGTH = 600
PASTED_LINES = 6


def understand(text: str, situation: Situation) -> Intent:
    """What the person means by a message. Never raises; in doubt Ambiguous, NeedNumber or Unknown.

    Over LONGEST_ORDER characters nothing is looked for: such a text is the office's directive, handed on
    whole, or Unknown.
    """
    meant = _understand(text, situation)
    if situation.chosen:
        return meant
    unlisted, items = without_list_numbers(without_courtesy(plain(text).strip()))
    if items and (tasks := tasks_of(meant)) > set(items):
        again = _understand(unlisted, situation)
        meant = (
            again if tasks_of(again) | set(items) == tasks else Ambiguous(Doubt.MIXED, tuple(sorted(tasks)))
        )
    return weighed(meant, text, situation)


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
    whole = read_whole(sentence(even, situation))
    if whole is not None:
        return whole
    said = sentence(without_courtesy(even), situation)
    meant = _read(said)
    return (_lunar(said, meant) if meant is not None else None) or meant or Unknown(even)


def _pasted(text: str) -> bool:
    lines = sum(1 for line in text.split("\n") if line.strip())
    return len(text) > PASTED_LENGTH or (lines >= PASTED_LINES and len(text) > PASTED_LENGTH // 2)


def _lunar(said: Sentence, meant: Intent) -> Intent | None:
    """A day of the lunar calendar is no solar date: it is asked about, and none is put in its place."""
    if not is_lunar(said.tokens) or not isinstance(meant, _WITH_A_DAY):
        return None
    reason = getattr(meant, "reason", "")
    if reason and not is_lunar(said.tokens[: -len(tokenize(reason))]):
        return None
    numbers = getattr(meant, "numbers", getattr(meant, "drafts", ()))
    return Ambiguous(Doubt.LUNAR, numbers)


_OF_A_UNIT = (Verb.EXTENSION, Verb.DECLINE, Verb.WITHDRAW, Verb.ACKNOWLEDGE)
_WITH_A_DAY = (
    Ambiguous,
    AskDue,
    AskToday,
    AskWeek,
    ChangeDeadline,
    DecideExtension,
    Done,
    FixDeadline,
    NewTask,
    NotDone,
    Received,
    RequestExtension,
)


def _read(said: Sentence) -> Intent | None:
    whole = read_whole(said)
    if whole is not None:
        return whole
    situation = said.situation
    if situation.office or situation.leader:
        command = read_command(said)
        if command is not None:
            return command
    answer = _of_a_head(read_answer(said), situation)
    if isinstance(answer, AskTask):
        return read_question(said) or answer
    if answer is not None and not isinstance(answer, NeedNumber | Ambiguous):
        return answer
    # A doubt about an answer gives way to a clear question.
    return _sooner(answer, said) if answer is not None else read_question(said)


def _of_a_head(answer: Intent | None, situation: Situation) -> Intent | None:
    """Who answers for no unit has received no task, asks for no more time, and gives nothing back."""
    if situation.head or situation.staff:
        return answer
    kind = answer.kind if isinstance(answer, NeedNumber) else None
    readings = answer.readings if isinstance(answer, Ambiguous) else (answer,)
    requests = any(isinstance(r, RequestExtension | Decline | WithdrawReport | Acknowledge) for r in readings)
    return None if requests or kind in _OF_A_UNIT else answer


def _sooner(answer: NeedNumber | Ambiguous, said: Sentence) -> Intent:
    numbers = answer.numbers if isinstance(answer, Ambiguous) else ()
    question = read_question(said)
    if numbers and said.situation.head and "?" not in said.text:
        history = isinstance(question, AskTask) and question.history
        return question if history and question is not None else answer
    return question if question is not None else answer
