"""The command that the bot's question left open, and how the next message completes it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from chat import intents as i
from chat.acts.frames import QUESTION
from chat.acts.new_task import read_new_task
from chat.acts.remarks import beyond_a_reason, gives_no_reason
from chat.intents import Intent
from chat.intents.catalog import command
from chat.left_open.corrections import corrected
from chat.left_open.missing_parts import filled
from chat.questions.question import Question
from chat.review.added_draft import read_added_draft
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon, sentence, strip
from chat.situation import Missing, OpenCommand
from chat.typed_signs import ACTS
from language.folding import fold
from language.lexicon import folded

# The reason, or a task's words, that the bot asked for: the next message, unless it is one of its own.


def words_said(said: Sentence, meant: Intent | None, items: Sequence[Item], whole: Any) -> Intent | None:
    """The words that were asked for: all of the message, unless it is plainly something of its own."""
    if is_its_own(said, meant, items) or is_of_another(meant, whole):
        return None
    if isinstance(whole, i.AddDraft):
        typed = sentence(f"{command(whole)} {said.text}", said.situation)
        added = read_added_draft(typed, typed.items(lexicon()))
        made: Any = added.draft if added is not None and added.draft.content else None
        sure = added is not None and added.plain
    elif isinstance(whole, i.NewTask):
        made, sure = _with_content(whole, said), True
    else:
        made, sure = replace(whole, content=strip(said.text)), True
    if made is None:
        return None
    weak = not sure or is_weak(whole, said, items)
    return i.Ambiguous(i.Doubt.UNREAD, (), (made,)) if weak else made


def _with_content(whole: i.NewTask, said: Sentence) -> i.NewTask:
    """The new task with these words, which may name its deadline; one that was named before stands behind."""
    head, _, until = command(whole).partition(", hạn ")
    text = f"{strip(said.text)}, hạn {until}" if until else strip(said.text)
    typed = sentence(f"{head}: {text}", said.situation)
    given = read_new_task(typed, typed.items(lexicon()))
    return (
        replace(given.task, cooperate=whole.cooperate) if given is not None else replace(whole, content=text)
    )


def is_its_own(said: Sentence, meant: Intent | None, items: Sequence[Item]) -> bool:
    """Whether a message is plainly no reason: an act, or a question whose every word is known."""
    if items and items[0].has("because"):
        return not any(item.kind not in ("punct",) for item in items[1:])
    asks = any(item.has("q_count", "q_who", "list", "show") or item.folded == "?" for item in items)
    asks = asks or (bool(items) and items[-1].has("q_what"))
    if _tells_of_a_lack(items) and not asks:
        return False
    if any(item.has("forbidding") or item.folded.startswith(("a nham", "a khoan")) for item in items[:2]):
        return True  # "à khoan, duyệt 8 luôn"
    if meant is None or isinstance(meant, i.Unknown | i.Ambiguous | i.NeedNumber | i.Note):
        return False
    if isinstance(meant, i.AskTask | i.AskEvidence | i.AskDirective):
        # "thiếu biểu số 2" tells what is lacking; "việc 2", "xem 2", "2 thế nào" ask.
        asks = any(item.has(*QUESTION, "ask") or item.folded == "?" for item in items)
        return asks or (bool(items) and (items[0].kind == "numbers" or items[0].has("task", "show", "list")))
    if _states(items):
        return False
    if isinstance(meant, i.Ask | i.AskDirectives | i.AskPeople):
        return not said.once(Question).unknown and not meant.query.words if isinstance(meant, i.Ask) else True
    return not isinstance(meant, i.NotDone | i.InProgress | i.Done | i.Decline)


def _states(items: Sequence[Item]) -> bool:
    """ "UBND tỉnh cần số liệu trong tuần": what others need is told; "em cần số liệu" asks for it."""
    told = any(
        item.folded in folded("counting", "demands") and not one.has("self", "address", "particle", "task")
        for one, item in pairwise(items)
    )
    return told and not any(item.has(*QUESTION, "list", "ask") or item.folded == "?" for item in items)


def _tells_of_a_lack(items: Sequence[Item]) -> bool:
    """ "chưa gửi gì mà báo xong"."""
    return len(items) > _SHORTEST_LACK and items[0].folded.split(" ")[0] in ("chua", "thieu")


_SHORTEST_LACK = 2  # items


def is_of_another(meant: Any, whole: Any) -> bool:
    """ "việc 17 xong rồi nhé" after «từ chối việc 10»: a report of another task is no reason."""
    if not isinstance(meant, i.Done | i.NotDone | i.InProgress | i.Acknowledge | i.Decline):
        return False
    return bool(meant.numbers) and not set(meant.numbers) <= set(getattr(whole, "numbers", ()))


_NO_REASON = frozenset(
    {
        "confirm", "agree", "weak_confirm", "retraction", "restore", "promise", "yes", "doubt", "receive",
        "done", "finished", "later",
    }
)  # fmt: skip
_NOT_NOW = (
    "cho chut",
    "cho ti",
    "cho xiu",
    "doi chut",
    "doi ti",
    "tu tu",
    "de hoi",
    "de xem",
    "de tinh",
    "de em hoi",
)
_PUT_OFF = ("doi", "cho ", "de ", "tu tu", "dang ", "ban", "hop")


def is_weak(whole: Any, said: Sentence, items: Sequence[Item]) -> bool:
    """Whether it may be no reason: a question, an act, a postponement; then it is shown back."""
    if items[0].has("because"):
        small = all(item.kind == "punct" or item.has(*QUESTION, "ask", "particle") for item in items[1:])
        return small or bool(beyond_a_reason(items[1:]))
    asks = any(item.has(*QUESTION, "ask", "state") and not item.has("negation") for item in items)
    if _tells_of_a_lack(items):
        asks = items[-1].has(*QUESTION)
    asks = asks or (items[-1].has("q_yesno") and len(items) > 1) or any(item.folded == "?" for item in items)
    first = next((item for item in items if not item.has("particle", "self", "address")), items[0])
    decides = isinstance(whole, i.Return | i.DecideExtension)
    puts_off = decides and (first.folded.startswith(_PUT_OFF) or items[0].kind == "person")
    dated = all(item.kind in ("date", "time", "numbers", "punct", "length") for item in items[1:])
    puts_off = puts_off or fold(said.text).startswith(_NOT_NOW)
    puts_off = puts_off or gives_no_reason(items, decides=not isinstance(whole, i.RequestExtension))
    explains = hasattr(whole, "reason")  # and asks for no words of a task
    turned = any(item.has("reason_turn") for item in items) or bool(beyond_a_reason(items))
    puts_off = puts_off or (explains and turned)
    return asks or puts_off or bool(first.tags & _NO_REASON) or (dated and items[-1].kind != "word")


def reason_said(said: Sentence, items: Sequence[Item]) -> str:
    start = items[1].start if len(items) > 1 and items[0].has("because") else items[0].start
    return strip(said.text[start:])


# The command that the bot's question left open, and how the next message completes it.
#
# It is kept with the chat as typed, with the part of it that is missing; the next message fills that part,
# unless it is plainly a command or a question of its own.

_OPENS_ANSWER = frozenset({"retraction", "negation"})


def left_open(meant: Intent) -> OpenCommand | None:
    """What the bot must ask to do it, and the command that the answer completes."""
    if isinstance(meant, i.NeedNumber):
        partial = meant.partial
        return (
            OpenCommand(command(partial), Missing.NUMBER)
            if partial is not None and command(partial)
            else None
        )
    if isinstance(meant, i.Ambiguous) and len(meant.readings) == 1:
        meant = meant.readings[0]
    undated = _without_doubtful_day(meant)
    whole = undated or meant
    missing = whole.row.missing(whole) if isinstance(whole, i.Plain) and whole.row.missing else None
    if isinstance(undated, i.DecideExtension):
        missing = Missing.DAY
    typed = command(whole)
    return OpenCommand(typed.strip(), missing) if missing is not None and typed else None


def _without_doubtful_day(meant: Any) -> Any:
    """The command without the day that must be shown back first: another day answers as well as a yes."""
    if isinstance(meant, i.ChangeDeadline) and meant.on is not None and not meant.on.certain:
        return replace(meant, on=None)
    granted = isinstance(meant, i.DecideExtension) and meant.grant
    if isinstance(meant, i.RequestExtension) or granted:
        return replace(meant, until=None) if meant.until is not None and not meant.until.certain else None
    return None


_OTHER_ACTS = frozenset({i.Cancel, i.Pause, i.Resume, i.Confirm, i.Return, i.Reassign, i.ChangeDeadline})
"""What may be meant in place of the act whose reason was asked for."""


def resumed(said: Sentence, meant: Intent | None, partial: Intent | None) -> Intent | None:
    """The command left open, filled from this message; None where the message is one of its own.

    `meant` is what the message says by itself, `partial` the command left open as understood.
    """
    asked = said.situation.asked
    if asked is None or partial is None:
        return None
    items: Sequence[Item] = said.items(lexicon())
    whole: Any = partial.partial if isinstance(partial, i.NeedNumber) else partial
    if whole is None or isinstance(whole, i.Ambiguous | i.Several):
        return None
    if asked.missing is Missing.REASON and (other := corrected(said, whole)) is not None:
        return other
    items = _answering(items) if asked.missing is not Missing.REASON else items
    noun = any(item.has("task") for item in items)
    if asked.missing is Missing.NUMBER and not any(item.numbers for item in items):
        named = sentence(f"việc {said.text}", said.situation)  # "mười bảy"
        said, items = named, named.items(lexicon())
    if asked.missing is Missing.CONTENT:
        return words_said(said, meant, items, whole)
    if asked.missing is not Missing.REASON:
        act = filled(asked.missing, whole, items, said)
        of_number = asked.missing is Missing.NUMBER
        return _only_if_offered(act, meant, items, asked, noun=noun) if of_number else act
    if is_its_own(said, meant, items) or is_of_another(meant, whole):
        return None
    if isinstance(meant, i.NeedNumber) and type(meant.partial) in _OTHER_ACTS - {type(whole)}:
        other_act: Any = meant.partial
        instead = replace(other_act, numbers=whole.numbers)  # «hủy việc 28», "tạm dừng thôi là được"
        return i.Ambiguous(i.Doubt.UNREAD, tuple(whole.numbers), (instead,))
    made: Any = replace(whole, reason=reason_said(said, items))
    return i.Ambiguous(i.Doubt.UNREAD, tuple(whole.numbers), (made,)) if is_weak(whole, said, items) else made


def _only_if_offered(
    made: Intent | None, meant: Intent | None, items: Sequence[Item], asked: OpenCommand, *, noun: bool
) -> Intent | None:
    """The act, where its tasks were offered, or none were, and the message is no look at them.

    «việc 3» looks at a task wherever it is typed, and does nothing to it; «3» chooses of what was offered,
    and of what was not it is asked. `noun`: the task was named with its noun.
    """
    if not isinstance(made, ACTS) or isinstance(made, i.AddEvidence):
        return made
    numbers = {n for item in items for n in item.numbers}
    doubt = i.Ambiguous(i.Doubt.UNREAD, tuple(sorted(numbers)), (made,))
    bare = all(
        item.kind in ("numbers", "punct") or item.has("and") or item.folded.startswith("viec")
        for item in items
    )
    if noun and (bare or asked.listed) and isinstance(meant, i.AskTask) and not meant.history:
        return replace(meant, instead=made)
    if noun and bare:
        return doubt
    return doubt if asked.listed and not numbers <= set(asked.listed) else made


def _answering(items: Sequence[Item]) -> Sequence[Item]:
    """Without "ý tôi là", "không," before the answer."""
    start = 0
    while start < len(items) - 1 and (items[start].tags & _OPENS_ANSWER or items[start].kind == "punct"):
        start += 1
    return (
        items[start:] if start and (items[start - 1].kind == "punct" or items[0].has("retraction")) else items
    )
