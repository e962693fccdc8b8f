"""One frame for every act: its verb, its objects, its slots, and what of the sentence is left over.

An act is meant only where nothing is left over. Free text begins at a cue ("vì", the colon, the act's
object) and ends with the sentence; before the cue everything is accounted for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from chat.intents import Ambiguous, Plain, Several, UnitName, When
from chat.intents.values import PersonName, Which
from chat.sentences.items import Item, Length, when_of
from chat.sentences.sentence import Sentence, strip
from language.lexicon import classes

HARMLESS = frozenset({"particle", "address", "please", "self", "order_particle", "and", "so_that"})
QUOTES = frozenset("\"“”'‘’«»`?")
QUESTION = frozenset({"q_what", "q_who", "q_count", "q_when", "q_why", "q_yesno"})
TARGET, SOURCE, OWNER = "to", "from", "of"


@cache
def object_classes() -> frozenset[str]:
    """The classes of what an act can be about."""
    return frozenset(classes("objects"))


def tags(*names: str) -> frozenset[str]:
    """Classes of words, slots or kinds of entities: what an act's fields hold."""
    return frozenset(names)


@dataclass(frozen=True, slots=True)
class ActFrame:
    """A kind of act.

    `verbs` are the classes of its verb, `wants` of words one of which must stand in the sentence as
    well. `objects` are what it can be about, `also` the further classes that may stand beside it.
    `slots` are the entities it takes: numbers, unit, person, date, length, doc, percent, code.
    `reason` is "" (none), "cue" (behind "vì") or "clause" (behind a comma as well), "free"
    (whatever stands behind the object). `content` is text "behind" a colon or "thành", "words" with the
    tasks named in it, the whole "rest" behind the verb, or the name of a "unit" that nobody bears.
    `kinds` of entities must be named. `subject` allows a unit before the verb; with `takes_last` what was
    last done in the chat is meant where nothing is named. Of a `loose` one words may be left over:
    nothing is done here, and what can be done instead is said. A `narrow` one that makes nothing of the
    sentence is no doubt about it either. An `asked` one is offered, however plainly it was said. Of one that
    `narrows`, a unit only says whose share of the numbered tasks is meant, and a part of its name will do.
    """

    name: str
    verbs: frozenset[str]
    make: Callable[["Slots"], Plain | Several | Ambiguous | None]
    verb: str | None = None
    wants: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset({"task"})
    also: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset({"numbers"})
    reason: str = ""
    content: str = ""
    kinds: frozenset[str] = frozenset()
    subject: bool = False
    takes_last: bool = False
    loose: bool = False
    narrow: bool = False
    asked: bool = False
    narrows: bool = False

    accounted: frozenset[str] = field(init=False, compare=False, repr=False)
    """The classes of words that may stand in its sentence."""

    def __post_init__(self) -> None:
        units = self.slots & {"unit", "person"}
        named = frozenset({"of", "to", "from", "unit"}) if units else frozenset()
        days = frozenset({"until"}) if self.slots & {"date", "length"} else frozenset()
        known = HARMLESS | {"all"} | self.verbs | self.wants | self.objects | self.also | named | days
        object.__setattr__(self, "accounted", known)


@dataclass(slots=True)
class Slots:
    """What a sentence filled in. `left` is what is not accounted for."""

    frame: ActFrame
    sentence: Sentence
    place: int
    items: Sequence[Item] = ()
    begun: int = 0  # where it begins behind a reason that stands first
    numbers: list[int] = field(default_factory=list)
    units: list[tuple[UnitName, str]] = field(default_factory=list)
    persons: list[PersonName] = field(default_factory=list)
    dates: list[Item] = field(default_factory=list)
    clock: Item | None = None
    length: Length | None = None
    docs: list[str] = field(default_factory=list)
    percent: str = ""
    codes: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    reason: str = ""
    text: str = ""
    left: list[Item] = field(default_factory=list)
    operator_before: bool = False
    excepted: list[int] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    shared: list[Item] = field(default_factory=list)
    spoken: list[Item] = field(default_factory=list)

    @property
    def phrase(self) -> str:
        """The deadline as typed, from its first word to its last."""
        words = self.spoken
        return strip(self.sentence.text[words[0].start : words[-1].end]) if words else ""

    @property
    def meant(self) -> tuple[int, ...]:
        """The tasks named, each once; else the only one that the replied message spoke of."""
        situation = self.sentence.situation
        if self.numbers:
            return tuple(dict.fromkeys(self.numbers))
        last = situation.last_acted if self.frame.takes_last else ()
        return situation.replied_to if len(situation.replied_to) == 1 else last

    @property
    def when(self) -> When | None:
        """The day named, with its hour."""
        return when_of(self.dates, self.clock)

    @property
    def target(self) -> UnitName | None:
        """The unit that it goes to; else the one named."""
        to = [unit for unit, role in self.units if role == TARGET]
        named = to or [unit for unit, role in self.units if role != SOURCE]
        return named[0] if len(named) == 1 else None

    @property
    def source(self) -> UnitName | None:
        found = [unit for unit, role in self.units if role == SOURCE]
        return found[0] if found else None

    @property
    def unit(self) -> UnitName | None:
        """The only unit named."""
        named = {unit.code or unit.text: unit for unit, _ in reversed(self.units)}
        return next(iter(named.values())) if len(named) == 1 else None

    @property
    def which(self) -> Which:
        if "undated" in self.tags:
            return Which.UNDATED
        if self.tags & {"no_unit", "rest"}:
            return Which.NO_UNIT
        return Which.ALL if "all" in self.tags and not self.numbers else Which.NUMBERS
