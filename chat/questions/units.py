"""What is asked of the units themselves: those of a kind or in one's charge, and which one a code is."""

from chat import intents as i
from chat.questions.asked_part import STANDS
from chat.questions.question import Question
from chat.questions.whose import charge_places
from chat.registry.known_names import unit_names
from chat.sentences.items import Item
from chat.sentences.sentence import strip

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
