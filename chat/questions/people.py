"""What is asked of people and of units themselves, of the office's days, and whose units are meant."""

from itertools import pairwise

from chat import intents as i
from chat.intents import PersonName, UnitName
from chat.questions.asked_part import STANDS
from chat.questions.question import Question
from chat.questions.stands import stands_of
from chat.registry.known_names import unit_names
from chat.sentences.items import Item
from chat.sentences.sentence import strip

# Whether the own units are asked about, or those in one's charge.


def mine(asked: Question) -> bool:
    """Whether it is of the units that the person answers for; of nobody else a unit's own people ask."""
    if asked.units or in_charge(asked):
        return False
    own = not (asked.situation.office or asked.situation.leader or asked.persons)
    pairs = pairwise(asked.items)
    by_all = any(item.has("everybody") and not after.has("given") for item, after in pairs)
    by_all = by_all or asked.items[-1].has("everybody")
    answers = own or asked.situation.head
    return (
        asked.has("mine")
        or (answers and charge_places(asked) != ())
        or (own and not by_all and not asked.has("q_who", "rank", "compare"))
    )


def in_charge(asked: Question) -> bool:
    """ "các đơn vị tôi phụ trách", "do tôi phụ trách": those that the registry puts in one's charge."""
    situation = asked.situation
    leads = situation.leader or (situation.office and not situation.head)
    return leads and not asked.persons and charge_places(asked) != ()


def charge_places(asked: Question) -> tuple[int, ...]:
    """The places of "tôi phụ trách"."""
    for n, item in enumerate(asked.items):
        if not _is_charge(item):
            continue
        before = n - 1
        while (
            before >= 0
            and asked.items[before].has("perfect", "particle")
            and not asked.items[before].has("self")
        ):
            before -= 1
        if before >= 0 and _is_self(asked.items[before]):
            return (before, n)
    return ()


def _is_charge(item: Item) -> bool:
    return item.kind == "word" and (item.has("in_charge") or "phu trach" in item.folded)


def _is_self(item: Item) -> bool:
    return item.has("self") or (item.has("mine") and item.folded.split(" ")[-1] in _SELF)


_SELF = frozenset({"toi", "em", "minh", "tui", "e"})


# What is asked of the units themselves: those of a kind or in one's charge, and which one a code is.

_OTHER = frozenset(
    {kind for kind, _ in STANDS}
    | {
        "task", "due", "given", "report", "document", "directives", "contact", "position", "person", "title",
        "focal", "stats", "rate", "rank", "compare", "chart", "about", "search", "recurring", "undated",
        "was_reported", "extension_waiting", "share_lead", "share_coop", "link", "linked", "unlinked",
        "excel", "export", "except", "carrying_out", "not_recurring", "by_unit", "negation", "quota",
        "unreachable",
    }
)  # fmt: skip
"""Classes of words with which something else is asked for than the units."""
_ENDS = ("q_who", "q_what", "state", "alias", "q_yesno")


def read_units(asked: Question) -> i.AskUnits | None:
    """ "Sở có mấy phòng", "liệt kê các đơn vị trực thuộc", "KHTC là phòng nào"; None for anything else."""
    if asked.persons or asked.numbers or asked.names_tasks or asked.has(*_OTHER):
        return None
    if any(item.kind not in ("word", "punct", "unit") for item in asked.items):
        return None
    if charge_places(asked):
        listed = asked.situation.leader and asked.has("q_who", "q_count", "list", "units_list", "unit")
        return i.AskUnits(in_charge=True) if listed else None
    if asked.has("leads_unit"):
        return None
    return _one(asked) or _of_a_kind(asked)


def _one(asked: Question) -> i.AskUnits | None:
    """ "KHTC là phòng nào", "TTPY viết tắt của gì", "tên đầy đủ của TTPY"."""
    named = [item for item in asked.items if item.unit is not None and item.unit.code]
    if len(named) != 1:
        return None
    place = asked.place(named[0])
    behind = [item for item in asked.items[place + 1 :] if not item.has("address")]
    told = bool(behind) and behind[0].folded.split(" ")[0] == "la" and any(x.has(*_ENDS) for x in behind)
    told = told or (asked.has("alias") and asked.has("q_what", "q_who"))
    told = told or (place > 0 and asked.says("ten day du", "ten goi day du"))
    return i.AskUnits(named[0].unit) if told else None


def _of_a_kind(asked: Question) -> i.AskUnits | None:
    """ "có bao nhiêu đơn vị trực thuộc", "kể tên các trung tâm y tế": those of the registry."""
    wanted = asked.has("q_count", "list") or (asked.has("q_what") and asked.has("everybody"))
    if not wanted or any(item.unit is not None for item in asked.items) or asked.unknown:
        return None
    nouns = [item for item in asked.items if item.group or item.has("unit_noun", "unit")]
    if len(nouns) != 1 or any(item.has("q_who") for item in asked.items if item is not nouns[0]):
        return None
    label = _noun(nouns[0])
    if label in _ANY:
        return i.AskUnits()
    codes = nouns[0].group or unit_names(asked.situation.units).of_noun(label.split(" "))
    typed = strip(asked.sentence.text[nouns[0].start : nouns[0].end])
    return i.AskUnits(codes=codes, kind=" ".join(typed.split(" ")[-len(label.split(" ")) :]))


_ANY = frozenset({"don vi", "dv"})
_BEFORE = frozenset({"cac", "nhung", "moi", "tung", "tat", "ca", "toan", "bo"})


def _noun(item: Item) -> str:
    words = item.folded.split(" ")
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return "phong" if " ".join(words) == "phong ban" else " ".join(words)


# What is asked of people and units, and of the office's days.


def read_people(asked: Question) -> i.Plain | None:
    """What is asked of people, units, the office's days; None for tasks."""
    if (of_the_office := _of_the_office(asked)) is not None:
        return of_the_office
    unit = _unit_asked(asked)
    coded = asked.has("code") and unit is not None and not asked.has("task")
    coded = coded and (asked.asks or asked.items[0].has("code"))
    every_code = asked.has("code") and unit is None and asked.has("q_who", "unit") and not asked.has("task")
    if (asked.has("units_list") or coded or every_code) and not stands_of(asked):
        return i.AskUnits(unit)
    if asked.has("unlinked") or (
        asked.has("link_word") and asked.has("negation", "q_yesno", "no_unit") and asked.has("q_who")
    ):
        return i.AskPeople(unit, linked=False) if unit is not None else i.AskUnlinked()
    if asked.has("unreachable") and not asked.numbers:
        return i.AskPeople(unit, reachable=False) if unit is not None else i.AskUnreachable()
    if asked.has("link", "link_word") and asked.has("q_yesno") and asked.asks and not asked.names_tasks:
        linked = _person_asked(asked)
        if unit is not None or linked is not None:
            return i.AskPeople(unit if linked is None else None, person=linked)
    if _accounts_listed(asked):
        return i.AskPeople(unit, linked=True)
    named = any(item.person is not None for item in asked.items)
    linked_yet = any(x.has("linked") and (asked.asks or x.folded.endswith("chua")) for x in asked.items)
    if not named and (asked.has("people_list") or linked_yet):
        return i.AskPeople(unit, linked=True if asked.has("linked") else None)
    if charge_places(asked):
        return None  # "thống kê các đơn vị tôi phụ trách"
    of_work = any(x.has("overdue", "open", "report", "document") for x in asked.items if x.unit is None)
    if asked.numbers or asked.names_tasks or of_work or asked.has("calendar"):
        return None
    person = _person_asked(asked)
    if person is not None and asked.has("contact", "position", "leads_unit", "linked", "people_list"):
        return i.AskPeople(person=person, contact=asked.has("contact"))
    if unit is not None and asked.has("person") and (asked.has("q_who") or asked.says("ten gi", "ten la gi")):
        return i.AskPeople(unit)
    if unit is None and not asked.has("unit"):
        return None
    leads = asked.has("leads_unit") and (_asks_who(asked) or asked.says("ten gi", "ten la gi"))
    leads = leads or (asked.has("focal") and not asked.has("q_what", "list"))
    contact = asked.has("contact")
    return i.AskPeople(unit, leads=True, contact=contact) if leads or contact else None


def _accounts_listed(asked: Question) -> bool:
    """ "danh sách liên kết", "ai đang liên kết zalo": who writes to us by which account."""
    linked = asked.has("link", "link_word", "account", "linked")
    other = asked.numbers or asked.names_tasks or asked.has("report", "document", "overdue", "open", "code")
    named = any(item.person is not None for item in asked.items)
    return linked and not other and not named and asked.has("list", "people_list", "q_who")


def _unit_asked(asked: Question) -> UnitName | None:
    """The unit of whose people is asked: the one behind "ai phụ trách", else the first, else the own."""
    places = [n for n, item in enumerate(asked.items) if item.unit is not None]
    leads = next((n for n, item in enumerate(asked.items) if item.has("leads_unit")), -1)
    place = next((n for n in places if n > leads), places[0] if places else -1)
    if place >= 0:
        return asked.items[place].unit
    own = asked.situation.own_units
    return UnitName(own[0], own[0]) if len(own) == 1 and asked.has("mine", "self") else None


def _asks_who(asked: Question) -> bool:
    titled = any(
        item.folded == "nao" and n and asked.items[n - 1].has("leads_unit")
        for n, item in enumerate(asked.items)
    )
    said = any(item.has("leads_unit") and item.folded.startswith("ai ") for item in asked.items)
    return titled or said or asked.has("q_who", "position")


def _person_asked(asked: Question) -> PersonName | None:
    """Who is named, by name or by the code of the registry: "CB011 là ai"."""
    person = next((item.person for item in asked.items if item.person is not None), None)
    if person is not None or not asked.situation.people:
        return person
    typed = {
        one.folded + other.folded
        for one, other in zip(asked.items, asked.items[1:], strict=False)
        if one.end == other.start
    } | {item.folded for item in asked.items if item.kind == "code"}
    known = next((who for who in asked.situation.people if who.code.casefold() in typed), None)
    return PersonName(known.name, known.code) if known is not None else None


def _of_the_office(asked: Question) -> i.Plain | None:
    """The quota of messages, and days off."""
    if asked.has("quota") or _counts_messages(asked):
        return i.Wish(i.WishKind.QUOTA)
    named = asked.numbers or asked.units or asked.persons or asked.docs
    if named or not asked.asks:
        return None
    off = any(item.kind == "date" and item.folded.startswith("nghi ") for item in asked.items)
    counted = any(item.kind == "length" and item.folded == "may ngay" for item in asked.items)
    if off and (counted or asked.has(*_ASKED_OF_DAYS)) and not asked.names_tasks:
        return i.Wish(i.WishKind.DAY_OFF)
    if asked.has("holiday") and asked.has(*_ASKED_OF_DAYS):
        return i.Wish(i.WishKind.DAY_OFF)
    return None


def _counts_messages(asked: Question) -> bool:
    """ "tháng này nhắn hết mấy tin rồi": how many are sent, or are left, whoever gets them."""
    named = asked.numbers or asked.units or asked.persons or asked.docs or asked.names_tasks
    counts = asked.has("q_count") or (asked.has("all", "rest", "still") and asked.has("q_yesno"))
    return asked.has("message") and counts and not named


_ASKED_OF_DAYS = ("q_what", "q_count", "q_yesno", "q_when", "q_have", "list", "show")
