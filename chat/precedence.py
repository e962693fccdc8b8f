"""Which is meant, where words can be both a doubtful act and a question."""

from chat.intents import (
    Ambiguous,
    Ask,
    AskDirective,
    AskPeople,
    AskTask,
    Doubt,
    Intent,
    NeedNumber,
    NewTask,
    RejectReview,
    Save,
    Verb,
    Wish,
)
from chat.question import Question
from chat.sentence import Sentence


def sooner(doubt: Intent | None, question: Intent | None, said: Sentence) -> Intent | None:
    """A doubt about an act gives way to a clear question."""
    if doubt is None or question is None or free_of_tasks(doubt):
        return doubt or question
    asked = Question(said)
    if isinstance(doubt, Ambiguous) and doubt.kind is Doubt.NOT_A_TASK:
        return question if isinstance(question, AskDirective | AskPeople | Wish) else doubt
    if isinstance(question, Ask) and question.not_applied:
        return doubt
    of_list = isinstance(doubt, NeedNumber) and asked.of_tasks and not asked.unknown
    of_list = of_list and not said.situation.answers_for_a_unit
    if of_list or (isinstance(doubt, NeedNumber) and doubt.kind is Verb.ASK_TASK):
        return question  # "nhiệm vụ giao từ 1/10 mà chưa xong" is of tasks, and orders none
    if (
        isinstance(question, Ask)
        and question.query.share
        and isinstance(doubt, NeedNumber)
        and asked.of_tasks
    ):
        return question  # "việc CDC phối hợp"
    if isinstance(question, AskDirective) and asked.wants_to_see:
        return question
    if said.situation.answers_for_a_unit and not asked.inquires:
        return doubt
    if asked.inquires and isinstance(doubt, Ambiguous) and not asked.numbers:
        return question
    if asked.ends_asking and isinstance(doubt, Ambiguous) and doubt.kind is Doubt.UNREAD:
        return question
    if isinstance(doubt, NeedNumber) and not asked.asks:
        return doubt
    numbers = doubt.numbers if isinstance(doubt, Ambiguous) else ()
    if isinstance(doubt, NeedNumber) or not numbers or "?" in said.text:
        return question
    history = isinstance(question, AskTask) and question.history
    return question if history else doubt


def free_of_tasks(doubt: Intent) -> bool:
    """Whether a new task is offered, or an act on the whole review: no question is nearer."""
    whole = (NewTask, Save, RejectReview)
    return isinstance(doubt, Ambiguous) and isinstance(next(iter(doubt.readings), None), whole)
