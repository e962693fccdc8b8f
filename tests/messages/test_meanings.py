"""Whatever can be understood has a name, and the name its words (`nhacviec understand`)."""

from chat.intents import PLAIN
from chat.intents.catalog import NAMES
from chat.intents.values import WishKind
from messages.command_line.meaning import MEANINGS
from messages.refusals import ACTS


def test_every_kind_of_meaning_has_its_words() -> None:
    wished = {kind.value for kind in WishKind} - {WishKind.TAKE_BACK_REFUSAL.value}  # told as "undo"
    named = {*NAMES.values(), *wished}
    named |= {
        "show_task",
        "history",
        "document",
        "export",
        "chart",
        "ask_stats",
        "ask_tasks",
        "yes",
        "choose",
    }
    assert named - MEANINGS.keys() - ACTS.keys() == set()


def test_every_intent_has_a_kind_of_meaning_or_its_parts_tell_one() -> None:
    without = {kind.__name__ for kind in PLAIN if kind not in NAMES}
    assert without == {"Wish", "DecideExtension", "GiveUnit", "AskTask", "AskDirective", "Ask", "ForAll"}
