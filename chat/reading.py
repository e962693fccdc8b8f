"""The order in which a message is tried: small talk, commands, answers, questions."""

from chat.answers import read_answer
from chat.commands import read_command
from chat.intents import (
    Ambiguous,
    AskTask,
    Doubt,
    Intent,
    NeedNumber,
    PastedDirective,
    Unknown,
)
from chat.questions import read_question
from chat.sentence import Sentence, sentence
from chat.situation import Situation
from chat.smalltalk import read_slash, read_whole
from language.folding import clean, plain

LONGEST_ORDER = 1000
"""Characters: what is longer is a document or a remark, and is not tried as an order."""
PASTED_LENGTH = 600
PASTED_LINES = 6


def understand(text: str, situation: Situation) -> Intent:
    """What the person means by a message. Never raises; in doubt Ambiguous, NeedNumber or Unknown.

    Over LONGEST_ORDER characters nothing is looked for: such a text is the office's directive, handed on
    whole, or Unknown.
    """
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
    said = sentence(even, situation)
    return _read(said) or Unknown(even)


def _pasted(text: str) -> bool:
    lines = sum(1 for line in text.split("\n") if line.strip())
    return len(text) > PASTED_LENGTH or (lines >= PASTED_LINES and len(text) > PASTED_LENGTH // 2)


def _read(said: Sentence) -> Intent | None:
    whole = read_whole(said)
    if whole is not None:
        return whole
    situation = said.situation
    if situation.office or situation.leader:
        command = read_command(said)
        if command is not None:
            return command
    answer = read_answer(said)
    if isinstance(answer, AskTask):
        return read_question(said) or answer
    if answer is not None and not isinstance(answer, NeedNumber | Ambiguous):
        return answer
    # A doubt about an answer gives way to a clear question.
    return _sooner(answer, said) if answer is not None else read_question(said)


def _sooner(answer: NeedNumber | Ambiguous, said: Sentence) -> Intent:
    numbers = answer.numbers if isinstance(answer, Ambiguous) else ()
    question = read_question(said)
    if numbers and said.situation.head and "?" not in said.text:
        history = isinstance(question, AskTask) and question.history
        return question if history and question is not None else answer
    return question if question is not None else answer
