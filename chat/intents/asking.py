"""What a person asks, and what everybody may say. Where no unit is named, `unit` is None."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat.intents.values import Free, IntentRow, PersonName, Plain, UnitName, Verb, When, WishKind, numbers_of
from chat.situation import Missing
from tasks.query import FILES, Query, Shape, Span, Stand


@dataclass(frozen=True, slots=True)
class AskWeek(Plain):
    """What falls due this week: the button's question."""

    row = IntentRow("ask_tasks", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class AskDirective(Plain):
    """A directive by its number, or a part of it, or by words of its subject.

    `text` is as typed; empty asks for the list of directives. `directive_id` is given where one of them
    was chosen, `number` where the one is asked for that a task belongs to. `file`: its own file is wanted.
    """

    text: str = ""
    directive_id: int | None = None
    number: int | None = None
    file: bool = False

    row = IntentRow(
        lambda n: "document" if n.text or n.number is not None else "documents",
        Free.SIGHT,
        typed=lambda n: _directive(n),
    )


def _directive(intent: AskDirective) -> str:
    own = " gốc" if intent.file else ""
    if intent.number is not None:
        return f"văn bản{own} của việc {intent.number or ''}".rstrip()
    return f"văn bản{own} {intent.text}" if intent.text else ""


@dataclass(frozen=True, slots=True)
class AskTask(Plain):
    """One task, or its history; `instead` is what its number would have done as a bare answer."""

    number: int
    history: bool = False
    instead: Plain | None = None

    row = IntentRow(
        lambda n: "history" if n.history else "show_task",
        Free.SIGHT,
        typed=lambda n: f"lịch sử việc {n.number or ''}".rstrip() if n.history else f"việc {n.number}",
        stands={Verb.ASK_TASK: (Stand.OPEN, Stand.REPORTED)},
    )


@dataclass(frozen=True, slots=True)
class AskUnlinked(Plain):
    """Who has not linked a chat yet."""

    row = IntentRow("ask_people", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class AskUnreachable(Plain):
    """Who is linked and cannot be reached."""

    row = IntentRow("ask_people", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class Ask(Plain):
    """A question for tasks. `not_applied` are the words of it that no filter came of."""

    query: Query
    not_applied: tuple[str, ...] = ()

    row = IntentRow(lambda n: _question(n.query), Free.SIGHT, at_once=lambda n: not n.not_applied)


def _question(query: Query) -> str:
    if query.shape in FILES:
        return "export"
    if query.tasks and query == Query(tasks=query.tasks, mine=query.mine):
        return "show_task"
    if query.shape is Shape.PICTURE:
        return "chart"
    if query.shape in (Shape.COMPARE, Shape.RANK, Shape.RATE) or query.figures:
        return "ask_stats"
    return "ask_tasks"


@dataclass(frozen=True, slots=True)
class AskUnits(Plain):
    """The units with their codes, or one of them; with `kind` those of these codes, which are called so.

    With `in_charge` those that the person who asks is in charge of.
    """

    unit: UnitName | None = None
    codes: tuple[str, ...] = ()
    kind: str = ""
    in_charge: bool = False

    row = IntentRow("units", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class AskPeople(Plain):
    """Who is in the registry: of one unit, linked or not, within reach or not; with `leads` who heads it.

    `person` is given where one of them is asked about; `contact`: how to reach them.
    """

    unit: UnitName | None = None
    linked: bool | None = None
    reachable: bool | None = None
    leads: bool = False
    person: PersonName | None = None
    contact: bool = False

    row = IntentRow("ask_people", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class AskDirectives(Plain):
    """The directives, by span of their coming, issuer, words."""

    query: Query

    row = IntentRow("documents", Free.SIGHT)


# --- everybody ---


@dataclass(frozen=True, slots=True)
class Help(Plain):
    row = IntentRow("help", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class Start(Plain):
    """/start, with the code of a deep link or without."""

    code: str = ""

    row = IntentRow("help", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class LinkCode(Plain):
    """A one-time code, typed by itself or after "mã"."""

    code: str

    row = IntentRow("help", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class MyData(Plain):
    """What is kept of who asks; nothing is put right or erased by chat, where that was asked for."""

    changed: bool = False

    row = IntentRow("my_data", Free.EVERYBODY, at_once=lambda n: not n.changed)


@dataclass(frozen=True, slots=True)
class Yes(Plain):
    row = IntentRow("yes", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class No(Plain):
    row = IntentRow("no", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class Thanks(Plain):
    row = IntentRow("greet", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class Greeting(Plain):
    row = IntentRow("greet", Free.EVERYBODY)


@dataclass(frozen=True, slots=True)
class Unknown(Plain):
    """Not understood, as typed (at most MAX_TEXT characters)."""

    text: str

    row = IntentRow("unknown", Free.EVERYBODY, at_once=lambda _: False)


@dataclass(frozen=True, slots=True)
class AskEvidence(Plain):
    """The files that prove a task's result: "xem minh chứng 12"."""

    number: int

    row = IntentRow("show_task", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class ChooseNumber(Plain):
    """A bare number right after an offer, counted from 1."""

    number: int

    row = IntentRow("choose", Free.EVERYBODY)


_WISHES: Mapping[WishKind, str] = {
    WishKind.MUTE: "tắt nhắc việc",
    WishKind.SNOOZE: "nhắc lại sau việc",
    WishKind.DELEGATE: "ủy quyền việc",
    WishKind.SETTINGS: "đổi giờ nhắc",
}
"""What is done elsewhere, as far as the next message may say what was left out of it."""
_OF_TASKS = frozenset({WishKind.MUTE, WishKind.SNOOZE, WishKind.DELEGATE})


@dataclass(frozen=True, slots=True)
class Wish(Plain):
    """What is understood and has no use case here: it is answered with what can be done instead, by whom."""

    kind: WishKind
    numbers: tuple[int, ...] = ()
    unit: UnitName | None = None
    person: PersonName | None = None
    text: str = ""
    on: When | None = None
    days: Span | None = None
    units: tuple[UnitName, ...] = ()
    length: int = 0  # in days, as a rule names it: "nhắc trước 3 ngày"

    row = IntentRow(
        lambda n: "undo" if n.kind is WishKind.TAKE_BACK_REFUSAL else n.kind.value,
        Free.EVERYBODY,
        typed=lambda n: f"{_WISHES[n.kind]} {numbers_of(n)}".rstrip() if n.kind in _WISHES else "",
        at_once=lambda n: n.kind in (WishKind.QUOTA, WishKind.CLASSIFIED),
        missing=lambda n: _unsaid(n),
    )


def _unsaid(intent: Wish) -> Missing | None:
    """What was not said of what is done elsewhere."""
    if intent.kind in _OF_TASKS and not intent.numbers:
        return Missing.NUMBER
    if intent.kind is WishKind.DELEGATE:
        return None if intent.person is not None or intent.unit is not None else Missing.PERSON
    timed = intent.kind is not WishKind.SETTINGS or intent.text or intent.on is not None
    return None if timed else Missing.TIME
