"""What a unit says beside its acts and answers: whose a task is, by when, a paper, a word to the office."""

from collections.abc import Sequence
from itertools import pairwise

from chat import intents as i
from chat.acts.frames import QUESTION
from chat.intents import AddEvidence, Ambiguous, Done, Doubt, Intent, NeedNumber, Note, RequestExtension, Wish
from chat.registry.known_people import unit_of
from chat.sentences.free_text import WITHIN_PAPERS
from chat.sentences.items import Item, length_of, when_of
from chat.sentences.sentence import Sentence, lexicon, strip
from chat.telling.answers import read_answer
from language.folding import fold

_BESIDE_OTHERS = frozenset(
    {
        "task",
        "this",
        "particle",
        "address",
        "of",
        "to",
        "unit",
        "own_unit",
        "self",
        "not_ours",
        "says_so",
        "and",
        "please",
        "decline",
        "move",
        "to_office",
        "carrying_out",
        "mistake",
        "mistaken",
        "retraction",
        "it",
        "competence",
    }
)
_OWNS = frozenset({"cua", "thuoc", "ben", "phan cua", "la cua", "do", "phia"})
_GIVES = frozenset({"move", "give"})


def read_belonging(said: Sentence) -> Ambiguous | None:
    """The refusal that is offered; None where it is not said that the task is of somebody else."""
    situation, items = said.situation, said.items(lexicon())
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    meant = numbers or (situation.replied_to if len(situation.replied_to) == 1 else ())
    owner = next((n for n, item in enumerate(items) if _other(item, said) and _owned(items, n)), None)
    if owner is None or not meant or items[-1].folded == "?":
        return None
    told = any(item.has("says_so", "not_ours", "this", "it") for item in items) or _is_told(items, owner)
    if not told or not all(_known(item, said) for item in items):
        return None
    return Ambiguous(Doubt.UNREAD, meant, (i.Decline(meant, said.between(items)),))


def read_handing_on(said: Sentence) -> Ambiguous | None:
    """ "đề nghị Văn phòng giao lại việc 50 cho KHTC": a unit cannot, and offers by that to refuse it."""
    items = said.items(lexicon())
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    asks = any(item.has("please") and "de nghi" in item.folded for item in items)
    to = any(
        _other(item, said) and n and items[n - 1].has("to", "unit", "move") for n, item in enumerate(items)
    )
    if not (asks and to and numbers and any(item.tags & _GIVES for item in items)):
        return None
    return Ambiguous(Doubt.UNREAD, numbers, (i.Decline(numbers, said.between(items)),))


def _other(item: Item, said: Sentence) -> bool:
    """Another unit than the own one and the office."""
    if item.unit is None:
        return item.has("others")
    return item.unit.code not in said.situation.own_units and not item.folded.startswith(("van phong", "vp"))


def _owned(items: tuple[Item, ...], n: int) -> bool:
    before = [item for item in items[max(0, n - 3) : n] if not item.has("unit")]
    return bool(before) and (before[-1].folded in _OWNS or items[n].folded.startswith("ben "))


def _is_told(items: tuple[Item, ...], owner: int) -> bool:
    """ "việc 8 là của KHTC", "việc 8 thuộc phòng KHTC"; "việc 8 của KHTC" only names one."""
    return any(item.folded in ("la", "thuoc") for item in items[:owner])


def _known(item: Item, said: Sentence) -> bool:
    return item.kind in ("numbers", "punct", "unit") or item.has("others") or bool(item.tags & _BESIDE_OTHERS)


_BESIDE_TIME = frozenset(
    {
        "please",
        "until",
        "self",
        "own_unit",
        "mine",
        "particle",
        "address",
        "to",
        "q_allowed",
        "too_late",
        "task",
    }
)
_ASKING = frozenset({"cho", "xin"})


def read_until(said: Sentence) -> RequestExtension | None:
    """The wish for more time; None where anything else is said."""
    items, replied = said.items(lexicon()), said.situation.replied_to
    cue = next((n for n, item in enumerate(items) if n and _says_why(items, n)), len(items))
    items, why = items[:cue], items[cue + 1 :]
    if any(item.has("condition", "contrast", "doubt") or item.folded == "?" for item in why):
        return None
    named = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    more = any(item.kind == "length" and item.folded.startswith("them ") for item in items)
    more = more or any(_until(a, b) for a, b in pairwise(items))
    meant = named if named and more else replied if not named and len(replied) == 1 else ()
    if not meant or items[-1].folded == "?":
        return None
    if not any(item.folded.split(" ")[0] in _ASKING and item.has("please", "to") for item in items):
        return None
    if not all(i.kind in ("punct", "date", "length", "numbers") or i.tags & _BESIDE_TIME for i in items):
        return None
    dates, lengths = [i for i in items if i.kind == "date"], [i for i in items if i.kind == "length"]
    if len(dates) + len(lengths) != 1:
        return None
    length = length_of(lengths[0]) if lengths else None
    when = when_of(dates, None)
    if length is not None:
        return RequestExtension(meant, None, said.between(why), length.days, length.working)
    to_come = when is not None and when.on > said.situation.today
    return RequestExtension(meant, when, said.between(why)) if to_come else None


def _says_why(items: Sequence[Item], n: int) -> bool:
    """ "…, thiếu số liệu", "… vì thiếu số liệu"."""
    hinders = any(item.has("hinders") for item in items[n + 1 : n + 2])
    return items[n].has("because") or (items[n].folded == "," and hinders)


def _until(asking: Item, day: Item) -> bool:
    """ "xin đến 30/12", "xin tới thứ sáu tuần sau": nothing else is asked for until a day."""
    operator = day.folded.startswith(("den ", "toi ", "sang ", "qua "))
    asks = asking.has("please", "extend") and asking.folded.endswith(("xin", "xin phep"))
    return asks and day.kind == "date" and operator


_OFFICE = ("van phong", "vp")
_NEAR = 4
"""Items at most between the office and what it is asked or told."""
_SHORTEST = 3  # words
_BEFORE_NOTE = frozenset(
    {"please", "self", "own_unit", "particle", "address", "to", "tells_office", "asks_office", "show"}
)


def read_note(said: Sentence) -> Note | None:
    """The words sent on, with the tasks that they name; None where the office is not spoken to.

    It begins with the office, or with who tells it something; what a unit reports or asks for itself is
    read before this.
    """
    items = said.items(lexicon())
    place = next((n for n, item in enumerate(items[: _NEAR + 1]) if _of_the_office(item, said)), None)
    if place is None or not all(_leads(item) for item in items[:place]):
        return None
    asks = next(
        (n for n, item in enumerate(items[: place + _NEAR]) if n > place and item.has("asks_office")), None
    )
    tells = any(item.has("tells_office") or _both(item, said) for item in items[: place + 1])
    if asks is None and not tells:
        return None
    words = items if asks is not None else _behind(items, place)
    text = strip(said.text[words[0].start :]) if words else ""
    if len(text.split()) < _SHORTEST:
        return None
    named = tuple(
        dict.fromkeys(
            n
            for before, item in pairwise(items)
            if before.has("task") and before.folded not in WITHIN_PAPERS
            for n in item.numbers
        )
    )
    replied = said.situation.replied_to
    return Note(text, named or (replied if len(replied) == 1 else ()))


def _of_the_office(item: Item, said: Sentence) -> bool:
    """The office, or somebody in it: "nhắn chị Lan …"."""
    if item.person is not None:
        unit = unit_of(said.situation, item.person)
        return unit is not None and fold(unit.text).startswith(_OFFICE)
    return item.folded.split(" ")[-1] == "vp" or any(
        item.folded.startswith(name) or item.folded.endswith(f" {name}") for name in _OFFICE
    )


def _both(item: Item, said: Sentence) -> bool:
    return item.has("note", "to_office") and _of_the_office(item, said) and item.folded not in _OFFICE


def _leads(item: Item) -> bool:
    return item.kind == "punct" or bool(item.tags & _BEFORE_NOTE)


def _behind(items: Sequence[Item], place: int) -> Sequence[Item]:
    """What is told, behind the office and the small words that follow it."""
    rest = items[place + 1 :]
    while rest and (
        rest[0].kind == "punct" or rest[0].folded in ("la", "rang", "giup em", "giup", "giup toi", "biet")
    ):
        rest = rest[1:]
    return rest


_TURNS = (
    "negation", "forbidding", "condition", "contrast", "promise", "will", "doubt", "hedge", "passive",
    "perfect", "others", "later", *QUESTION,
)  # fmt: skip


def read_paper(said: Sentence) -> Ambiguous | None:
    """The paper is offered to be added to the task named; None where that is not plainly meant."""
    items, replied = said.items(lexicon()), said.situation.replied_to
    verb = next((n for n, item in enumerate(items) if item.has("add_evidence")), None)
    numbers = tuple(dict.fromkeys(n for item in items for n in item.numbers))
    meant = numbers or (replied if len(replied) == 1 else ())
    if verb is None or not meant or any(item.has(*_TURNS) or item.folded == "?" for item in items):
        return None
    if not all(item.kind == "punct" or item.tags & _BEFORE_PAPER for item in items[:verb]):
        return None
    return Ambiguous(Doubt.UNREAD, meant, (AddEvidence(meant),))


_BEFORE_PAPER = frozenset({"self", "own_unit", "please", "particle", "address", "hand_over", "was_reported"})


def read_words(said: Sentence, act: Intent | None) -> Intent | None:
    """What is said beside `act`, the act read so far; None where that is plain, or nothing else is said.

    Who leads refuses no task and asks for no more time: they have words for the office alone.
    """
    if act is not None and not isinstance(act, Ambiguous | NeedNumber | Wish):
        return None
    handed = None if said.situation.leader else read_handing_on(said) or read_until(said)
    if handed is not None or isinstance(act, Wish):
        return handed
    told: Note | None = read_note(said)
    return told if told is not None and not isinstance(said.once(read_answer), Done) else None
