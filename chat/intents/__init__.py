"""What a person can mean by a message, gathered in one type.

Values only: no rights, no storage, no wording. An intent says what was typed; whether the person may do it,
and whether the number exists, is decided by who acts on it.
"""

from dataclasses import dataclass

from chat.intents.asking import *
from chat.intents.decided import *
from chat.intents.drafts import *
from chat.intents.orders import *
from chat.intents.review import *
from chat.intents.told import *
from chat.intents.values import *


@dataclass(frozen=True, slots=True)
class NeedNumber:
    """The verb is clear, the task or draft is not. Where `partial` is given, only its numbers are missing.

    `kind` is a `Verb`, or of a plain command its name; `words` name the task as the person called it.
    """

    kind: str
    partial: Plain | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The bot must ask. `readings` are what it may offer, best first; none of them is acted on."""

    kind: Doubt
    numbers: tuple[int, ...] = ()
    readings: tuple[Plain, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Several commands in one message, in the order typed: "bỏ 3; giao 1 cho NVY; lưu"."""

    intents: tuple[Plain, ...]


PLAIN = tuple(
    kind
    for kind in globals().values()
    if isinstance(kind, type) and issubclass(kind, Plain) and kind is not Plain
)
"""Everything that may be meant."""

Intent = Plain | NeedNumber | Ambiguous | Several
"""What `understand` answers."""
