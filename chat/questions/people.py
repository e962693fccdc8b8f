"""What is asked of people and units, and of the office's days."""

from chat import intents as i
from chat.intents import PersonName, UnitName
from chat.questions.question import Question
from chat.questions.stands import stands_of
from chat.questions.whose import charge_places


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
