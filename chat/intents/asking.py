"""What a person asks, and what everybody may say. Where no unit is named, `unit` is None."""

from dataclasses import dataclass

from chat.intents.values import PersonName, Plain, UnitName
from tasks.query import Query


@dataclass(frozen=True, slots=True)
class AskWeek(Plain):
    """What falls due this week: the button's question."""


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


@dataclass(frozen=True, slots=True)
class AskTask(Plain):
    number: int
    history: bool = False


@dataclass(frozen=True, slots=True)
class AskUnlinked(Plain):
    """Who has not linked a chat yet."""


@dataclass(frozen=True, slots=True)
class AskUnreachable(Plain):
    """Who is linked and cannot be reached."""


@dataclass(frozen=True, slots=True)
class Ask(Plain):
    """A question for tasks. `not_applied` are the words of it that no filter came of."""

    query: Query
    not_applied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskUnits(Plain):
    """The units with their codes, or one of them."""

    unit: UnitName | None = None


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


@dataclass(frozen=True, slots=True)
class AskDirectives(Plain):
    """The directives, by span of their coming, issuer, words."""

    query: Query


# --- everybody ---


@dataclass(frozen=True, slots=True)
class Help(Plain):
    pass


@dataclass(frozen=True, slots=True)
class Start(Plain):
    """/start, with the code of a deep link or without."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class LinkCode(Plain):
    """A one-time code, typed by itself or after "mã"."""

    code: str


@dataclass(frozen=True, slots=True)
class MyData(Plain):
    """What is kept of who asks; nothing is put right or erased by chat, where that was asked for."""

    changed: bool = False


@dataclass(frozen=True, slots=True)
class Yes(Plain):
    pass


@dataclass(frozen=True, slots=True)
class No(Plain):
    pass


@dataclass(frozen=True, slots=True)
class Thanks(Plain):
    pass


@dataclass(frozen=True, slots=True)
class Greeting(Plain):
    pass


@dataclass(frozen=True, slots=True)
class Unknown(Plain):
    """Not understood, as typed (at most MAX_TEXT characters)."""

    text: str


@dataclass(frozen=True, slots=True)
class AskEvidence(Plain):
    """The files that prove a task's result: "xem minh chứng 12"."""

    number: int
