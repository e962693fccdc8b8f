"""One assignment as the messages about answers and decisions speak of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages import vi
from messages.periods import period
from messages.text import Button, Message, Text, bold, plain
from tasks.model import Due, Share

_SHORT = 120


@dataclass(frozen=True, slots=True)
class Item:
    """An assignment: what it is, whose it is, and until when. `late` is as of the moment spoken of."""

    number: int
    assignment_id: int
    content: str
    unit: str = ""
    unit_code: str = ""
    period: str = ""
    due: Due | None = None
    share: Share = Share.LEAD
    late: bool = False


def name(item: Item) -> str:
    """ "việc 12", "việc 12 (kỳ báo cáo quý III/2026)"."""
    return f"việc {item.number}" + (f" (kỳ báo cáo {period(item.period)})" if item.period else "")


def titled(item: Item) -> Text:
    """ "Việc 12: nội dung", the number in bold."""
    return bold(vi.first_upper(name(item))) + f": {vi.shorten(item.content, _SHORT)}"


def due_words(item: Item) -> str:
    """ "hạn 30/11/2026", "không có hạn"."""
    return f"hạn {vi.due(item.due)}" if item.due else "không có hạn"


def subject(by: str) -> str:
    """Who does it, at the beginning of a sentence: "Đồng chí Kiều Đức Anh, Trưởng phòng,"."""
    return vi.first_upper(by) + ("," if "," in by else "")


def button(label: str, verb: str, item: Item, *, of_unit: bool = False) -> Button:
    """A button on the assignment; what can be typed instead is its label in small letters."""
    words = f"{label} {item.number}" + (f" {item.unit_code}" if of_unit else "")
    return Button(words, f"{verb}:{item.number}:{item.assignment_id}", words[:1].lower() + words[1:])


def numbered(offers: Sequence[str], first: int = 1) -> list[Text]:
    """Offers under their numbers, from which a bare number chooses next."""
    return [bold(f"{n}.") + f" {offer}" for n, offer in enumerate(offers, first)]


def message(*blocks: Text | str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Message:
    """A message of blocks that stay whole."""
    return Message(tuple(plain(b) if isinstance(b, str) else b for b in blocks), buttons)
